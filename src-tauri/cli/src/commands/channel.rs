//! `channel`: adds, lists, edits and archives channels, and sets their slots.

mod strategy;

use std::path::Path;

use clap::{Args, Subcommand};
use daymark_core::model::{self, ChannelEdit, ChannelId, NewChannel, parse_slots};
use daymark_core::{Code, Error, Planner, Result as CoreResult};

use super::plan::{self, PlanArgs, open_or_create};
use crate::failure::Result;
use crate::find::or_cleared;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add a channel and print its id
    Add {
        /// A platform's id, as `platforms` lists them
        #[arg(long)]
        platform: String,
        #[arg(long, allow_hyphen_values = true)]
        name: String,
        #[arg(long)]
        handle: Option<String>,
        /// An IANA time zone [default: the plan's]
        #[arg(long)]
        zone: Option<String>,
    },
    /// All channels, in the order of the lanes
    List,
    /// Change a channel
    Edit {
        id: String,
        #[command(flatten)]
        change: Box<Change>,
    },
    /// Hide a channel; its posts stay
    Archive { id: String },
    /// A channel's weekly posting slots, in its own zone
    Slots {
        id: String,
        /// Replace all slots, as "mon 09:00, tue 12:30"; empty for none
        #[arg(long, value_name = "SLOTS")]
        set: Option<String>,
    },
}

#[derive(Args)]
#[group(id = "channel_change", required = true, multiple = true, args = [
    "name", "handle", "colour", "zone", "position", "archived", "text_limit", "utm_source", "utm_medium", "roles",
    "strengths", "limits", "goal", "cadence_min", "cadence_max", "originals",
])]
pub(crate) struct Change {
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) name: Option<String>,
    #[arg(long)]
    pub(crate) handle: Option<String>,
    /// As #rrggbb; empty for the platform's colour
    #[arg(long)]
    pub(crate) colour: Option<String>,
    /// An IANA time zone; empty for the plan's. Posts keep their local times
    #[arg(long)]
    pub(crate) zone: Option<String>,
    /// Its place among the lanes, from 0
    #[arg(long, value_name = "N")]
    pub(crate) position: Option<u32>,
    /// `false` restores an archived channel
    #[arg(long, value_name = "BOOL")]
    pub(crate) archived: Option<bool>,
    /// The longest text that the account or its server takes, in the platform's unit; empty for the platform's limit
    #[arg(long, value_name = "N")]
    pub(crate) text_limit: Option<String>,
    /// The utm_source of its links; empty for the plan's, or else the platform's
    #[arg(long, value_name = "WORD")]
    pub(crate) utm_source: Option<String>,
    /// The utm_medium of its links; empty for the plan's, or else the platform's
    #[arg(long, value_name = "WORD")]
    pub(crate) utm_medium: Option<String>,
    #[command(flatten)]
    pub(crate) strategy: strategy::Strategy,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    match command {
        Command::Add {
            platform,
            name,
            handle,
            zone,
        } => {
            let new = NewChannel {
                platform,
                name,
                handle,
                zone,
            };
            add(path, &new, out)
        }
        Command::List => list(path, out),
        Command::Edit { id, change } => {
            let planner = plan::open(path)?;
            let edited = edit_of(&planner, *change)?;
            edit(planner, &id, &edited, out)
        }
        Command::Archive { id } => {
            let archived = Some(true);
            let archive = ChannelEdit {
                archived,
                ..ChannelEdit::default()
            };
            edit(plan::open(path)?, &id, &archive, out)
        }
        Command::Slots { id, set: None } => list_slots(path, &id, out),
        Command::Slots { id, set: Some(set) } => set_slots(path, &id, &set, out),
    }
}

fn add(path: &Path, new: &NewChannel, out: &mut Output) -> Result<()> {
    // Checked before the plan is created, so that a refused channel leaves no new file.
    model::Channel::new(ChannelId::from(""), new, 0)?;
    let mut planner = open_or_create(path, &PlanArgs::default())?;
    let (changes, ids) = planner.add_channels(std::slice::from_ref(new))?;
    out.print_created(&ids, &changes)
}

fn list(path: &Path, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    let zone = planner.plan()?.zone;
    out.list(&planner.channels()?, |channel| {
        vec![
            channel.id.to_string(),
            channel.platform.clone(),
            channel.zone.unwrap_or(zone).to_string(),
            if channel.archived { "archived" } else { "" }.to_owned(),
            format!("{} {}", channel.name, channel.handle),
        ]
    })
}

fn edit(mut planner: Planner, id: &str, edit: &ChannelEdit, out: &mut Output) -> Result<()> {
    let id = planner.channel_id(id)?;
    let changes = planner.edit_channel(&id, edit)?;
    out.changed(&[id], &changes)
}

fn list_slots(path: &Path, id: &str, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    let slots = planner.slots(&planner.channel_id(id)?)?;
    out.list(&slots, |slot| vec![slot.to_string()])
}

fn set_slots(path: &Path, id: &str, set: &str, out: &mut Output) -> Result<()> {
    let slots = parse_slots(set)?;
    let mut planner = plan::open(path)?;
    let id = planner.channel_id(id)?;
    let changes = planner.set_slots(&id, &slots)?;
    out.changed(&[id], &changes)
}

fn edit_of(planner: &Planner, change: Change) -> CoreResult<ChannelEdit> {
    let clearable =
        |value: Option<String>| value.map(|value| or_cleared(&value).map(str::to_owned));
    let text_limit = change.text_limit.as_deref().map(or_cleared);
    Ok(ChannelEdit {
        name: change.name,
        handle: change.handle,
        colour: clearable(change.colour),
        zone: clearable(change.zone),
        utm_source: clearable(change.utm_source),
        utm_medium: clearable(change.utm_medium),
        archived: change.archived,
        position: change.position,
        text_limit: text_limit
            .map(|limit| limit.map(text_limit_of).transpose())
            .transpose()?,
        ..strategy::edit(planner, change.strategy)?
    })
}

fn text_limit_of(typed: &str) -> CoreResult<u32> {
    typed.parse().map_err(|error| {
        let message = format!(
            "“{typed}” is not a limit of a text: write a number, such as 5000, or leave it empty for the platform's"
        );
        Error::new(Code::BadValue, message)
            .field("text_limit")
            .caused_by(error)
    })
}
