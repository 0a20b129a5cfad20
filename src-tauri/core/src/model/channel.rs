//! A channel: an account on a platform. Each channel has a lane in the calendar.

use serde::{Deserialize, Serialize};

use super::id::id;
use super::named::named;
use super::platform::{known_or_other, platform};
use super::text_rule::Draft;
use super::utm_word::utm_value;
use super::{
    MAX_TEXT, ObjectiveId, Stage, Zone, absent_or_null, brief, checked_line, checked_text,
    line_or_empty, text,
};
use crate::{Code, Error, Result};

id!(ChannelId);

/// The most posts a week that a cadence can name.
const MOST_A_WEEK: u32 = 1_000;

/// An account on a platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Channel {
    pub id: ChannelId,
    /// The id of a platform. A platform that this version doesn't know is shown as `other`.
    pub platform: String,
    pub name: String,
    pub handle: String,
    /// `#rrggbb`; `None` means the platform's colour.
    pub colour: Option<String>,
    /// `None` means the plan's zone.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub zone: Option<Zone>,
    /// The channel's place among the lanes, from 0.
    pub position: u32,
    pub archived: bool,
    /// The longest text that the account or its server takes, in the unit of the platform; `None` means the
    /// platform's limit.
    pub text_limit: Option<u32>,
    /// The `utm_source` of the channel's links; `None` means the plan's, or the platform's id.
    pub utm_source: Option<String>,
    /// The `utm_medium` of the channel's links; `None` means the plan's, or the usual one of the platform.
    pub utm_medium: Option<String>,
    /// What the channel is for.
    #[serde(default)]
    pub roles: Roles,
    #[serde(default)]
    pub strengths: String,
    #[serde(default)]
    pub limits: String,
    /// The objective that the channel works for first.
    #[serde(default)]
    pub goal: Option<ObjectiveId>,
    /// The fewest and the most posts a week; `None` if there is no such number.
    #[serde(default)]
    pub cadence_min: Option<u32>,
    #[serde(default)]
    pub cadence_max: Option<u32>,
    /// The share of posts that are made for this channel and not adapted from another, in percent.
    #[serde(default)]
    pub originals: Option<u8>,
}

named!(
    /// What a channel is for.
    ChannelRole, "a role", "roles", {
        /// To be found by strangers.
        Reach = "reach",
        /// To talk with people.
        Talk = "talk",
        /// To help those who have it already.
        Serve = "serve",
        Sell = "sell",
    }
);

/// The roles of a channel, in the order of the enum, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Roles(pub Vec<ChannelRole>);

/// The input for a new channel.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct NewChannel {
    pub platform: String,
    /// Empty or absent means the platform's name.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub name: String,
    pub handle: Option<String>,
    pub zone: Option<String>,
}

/// A change to a channel. An absent field stays as it is, null clears it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct ChannelEdit {
    pub name: Option<String>,
    pub handle: Option<String>,
    #[serde(deserialize_with = "absent_or_null")]
    pub colour: Option<Option<String>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub zone: Option<Option<String>>,
    pub archived: Option<bool>,
    /// The new place among the lanes, from 0.
    pub position: Option<u32>,
    /// The longest text that the account or its server takes, 1 to [`MAX_TEXT`]; null means the platform's limit.
    #[serde(deserialize_with = "absent_or_null")]
    pub text_limit: Option<Option<u32>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub utm_source: Option<Option<String>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub utm_medium: Option<Option<String>>,
    pub roles: Option<Roles>,
    pub strengths: Option<String>,
    pub limits: Option<String>,
    #[serde(deserialize_with = "absent_or_null")]
    pub goal: Option<Option<ObjectiveId>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub cadence_min: Option<Option<u32>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub cadence_max: Option<Option<u32>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub originals: Option<Option<u8>>,
}

impl Channel {
    /// Returns a new channel. An unknown platform or zone is an error.
    pub fn new(id: ChannelId, new: &NewChannel, position: u32) -> Result<Self> {
        let platform = platform(&new.platform).ok_or_else(|| unknown_platform(&new.platform))?;
        let name = match new.name.trim() {
            "" => platform.name.en.as_str(),
            name => name,
        };
        Ok(Self {
            id,
            platform: platform.id.clone(),
            name: checked_line("name", name)?,
            handle: line_or_empty("handle", new.handle.as_deref().unwrap_or_default())?,
            colour: None,
            zone: zone(new.zone.as_deref())?,
            position,
            archived: false,
            text_limit: None,
            utm_source: None,
            utm_medium: None,
            roles: Roles::default(),
            strengths: String::new(),
            limits: String::new(),
            goal: None,
            cadence_min: None,
            cadence_max: None,
            originals: None,
        })
    }

    /// Returns the channel with the edit applied, except for the position, which affects other channels too, and the
    /// goal, which the planner knows to exist.
    pub fn edited(&self, edit: &ChannelEdit) -> Result<Self> {
        let mut channel = self.clone();
        if let Some(name) = &edit.name {
            channel.name = checked_line("name", name)?;
        }
        if let Some(new) = &edit.handle {
            channel.handle = line_or_empty("handle", new)?;
        }
        if let Some(colour) = &edit.colour {
            channel.colour = colour.as_deref().map(text::colour).transpose()?;
        }
        if let Some(new) = &edit.zone {
            channel.zone = zone(new.as_deref())?;
        }
        if let Some(new) = edit.text_limit {
            channel.text_limit = new.map(text_limit).transpose()?;
        }
        if let Some(source) = &edit.utm_source {
            channel.utm_source = utm_value("utm_source", source.as_deref().unwrap_or_default())?;
        }
        if let Some(medium) = &edit.utm_medium {
            channel.utm_medium = utm_value("utm_medium", medium.as_deref().unwrap_or_default())?;
        }
        channel.archived = edit.archived.unwrap_or(channel.archived);
        channel.edit_strategy(edit)?;
        Ok(channel)
    }

    fn edit_strategy(&mut self, edit: &ChannelEdit) -> Result<()> {
        if let Some(roles) = &edit.roles {
            self.roles = roles.in_order();
        }
        if let Some(strengths) = &edit.strengths {
            self.strengths = checked_text("strengths", strengths)?;
        }
        if let Some(limits) = &edit.limits {
            self.limits = checked_text("limits", limits)?;
        }
        self.cadence_min = edit.cadence_min.unwrap_or(self.cadence_min);
        self.cadence_max = edit.cadence_max.unwrap_or(self.cadence_max);
        self.originals = edit.originals.unwrap_or(self.originals);
        check_cadence(self.cadence_min, self.cadence_max)?;
        match self.originals {
            Some(share @ 101..) => {
                let message = format!("{share} is not a share: 0 to 100 percent");
                Err(Error::new(Code::BadValue, message).field("originals"))
            }
            _ => Ok(()),
        }
    }

    /// Returns the stages of the journey that the channel's roles name.
    pub(crate) fn stages(&self) -> Vec<Stage> {
        use ChannelRole::{Reach, Sell, Serve, Talk};
        let roles = self.roles.0.iter();
        let stages = roles.flat_map(|role| match role {
            Reach => [Stage::Awareness, Stage::Consideration],
            Talk => [Stage::Consideration, Stage::Advocacy],
            Serve => [Stage::Use, Stage::Advocacy],
            Sell => [Stage::Consideration, Stage::Decision],
        });
        stages.collect()
    }

    /// Returns true if a text without media is within the channel's limit, or if no limit is known.
    pub(crate) fn takes(&self, text: &str) -> bool {
        self.excess(text, false) == 0
    }

    /// Returns how far a text is over the channel's limit, in the units of its platform; 0 if it is within or no limit is
    /// known. `has_media` is true if pictures or a video go with it.
    pub(crate) fn excess(&self, text: &str, has_media: bool) -> u32 {
        let draft = Draft {
            text,
            media: has_media,
            own_limit: self.text_limit,
            ..Draft::default()
        };
        known_or_other(&self.platform).text.measure(draft).app.over
    }
}

fn text_limit(limit: u32) -> Result<u32> {
    if (1..=MAX_TEXT as u32).contains(&limit) {
        return Ok(limit);
    }
    let message = format!(
        "{limit} is not a limit of a text: use 1 to {MAX_TEXT}, or leave it empty for the platform's"
    );
    Err(Error::new(Code::BadValue, message).field("text_limit"))
}

fn check_cadence(min: Option<u32>, max: Option<u32>) -> Result<()> {
    if let Some(most) = min.max(max).filter(|most| *most > MOST_A_WEEK) {
        let message = format!("{most} posts a week are too many: {MOST_A_WEEK} are the most");
        return Err(Error::new(Code::BadValue, message).field("cadence_max"));
    }
    match (min, max) {
        (Some(min), Some(max)) if max < min => {
            let message = format!("the most posts a week, {max}, are fewer than the fewest, {min}");
            Err(Error::new(Code::BadValue, message).field("cadence_max"))
        }
        _ => Ok(()),
    }
}

impl Roles {
    fn in_order(&self) -> Self {
        let all = ChannelRole::ALL.iter();
        Self(all.filter(|role| self.0.contains(role)).copied().collect())
    }
}

fn zone(name: Option<&str>) -> Result<Option<Zone>> {
    match name.map(str::trim) {
        None | Some("") => Ok(None),
        Some(name) => name.parse().map(Some),
    }
}

fn unknown_platform(id: &str) -> Error {
    let known: Vec<&str> = super::platform::platforms()
        .iter()
        .map(|platform| platform.id.as_str())
        .collect();
    let (id, known) = (brief(id), known.join(", "));
    let message = format!("“{id}” is not a platform: use one of {known}");
    Error::new(Code::BadValue, message).field("platform")
}
