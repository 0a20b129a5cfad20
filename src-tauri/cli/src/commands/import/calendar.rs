//! What a person says of a calendar that is imported.

use clap::Args;
use daymark_core::planner::{CalendarOptions, CategoryUse};
use daymark_core::{Code, Error, Planner, Result};

use super::new_channels::{channel, new_channels};
use crate::find;

#[derive(Args)]
pub(crate) struct CalendarChoices {
    /// The channel of events that name none
    #[arg(long, value_name = "ID")]
    channel: Option<String>,
    /// A channel to add with the posts, unless the plan has it; other options may name it. May be given several times
    #[arg(long, value_name = "PLATFORM=NAME")]
    add_channel: Vec<String>,
    /// The time of events on whole days [default: 09:00]
    #[arg(long, value_name = "HH:MM")]
    time: Option<String>,
    /// What a category is taken for: channel:ID, campaign, pillar, label or nothing; may be given several times [default: what
    /// the plan has of its name, or else a label]
    #[arg(long, value_name = "NAME=USE")]
    category: Vec<String>,
}

impl CalendarChoices {
    pub(super) fn of(
        channel: Option<String>,
        add_channel: Vec<String>,
        time: Option<String>,
    ) -> Self {
        Self {
            channel,
            add_channel,
            time,
            category: Vec::new(),
        }
    }

    pub(super) fn options(&self, planner: &Planner) -> Result<CalendarOptions> {
        let new_channels = new_channels(&self.add_channel)?;
        let id_of = |told: &str| channel(planner, &new_channels, told);
        let categories = self.category.iter().map(|told| category(told, &id_of));
        Ok(CalendarOptions {
            channel: self.channel.as_deref().map(id_of).transpose()?,
            minute: self.time.as_deref().map(find::minute).transpose()?,
            categories: categories.collect::<Result<_>>()?,
            new_channels: new_channels.clone(),
        })
    }
}

fn category(told: &str, id_of: &dyn Fn(&str) -> Result<String>) -> Result<(String, CategoryUse)> {
    let (name, wanted) = find::pair(told, "category")?;
    let named = name.clone();
    let taken = match wanted.split_once(':').unwrap_or((&wanted, "")) {
        ("channel", id) => {
            let id = id_of(id)?;
            CategoryUse::Channel { id }
        }
        ("campaign", "") => CategoryUse::Campaign { name: named },
        ("pillar", "") => CategoryUse::Pillar { name: named },
        ("label", "") => CategoryUse::Label { name: named },
        ("nothing", "") => CategoryUse::Nothing,
        _ => {
            let message = format!(
                "“{wanted}” is nothing that a category is taken for: use channel:ID, campaign, pillar, label or nothing"
            );
            return Err(Error::new(Code::BadValue, message).field("category"));
        }
    };
    Ok((name, taken))
}
