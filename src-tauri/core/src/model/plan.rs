//! The plan: one file for one brand, and its settings.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::facets::not_negative;
use super::utm_word::utm_value;
use super::{Amount, Stage, Zone, absent_or_null, brief, checked_line, line_or_empty};
use crate::{Code, Error, Result};

/// The possible values of `snap`, in minutes; all of them divide an hour.
const SNAPS: [u8; 4] = [5, 10, 15, 30];

/// The longest language tag accepted: every program must accept tags of 35 characters (RFC 5646).
const LONGEST_TAG: usize = 35;

/// Names of stages.
pub type StageNames = BTreeMap<Stage, String>;

/// The settings of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Plan {
    pub name: String,
    #[cfg_attr(test, ts(type = "string"))]
    pub zone: Zone,
    /// The first day of the week, 1 for Monday to 7 for Sunday.
    pub first_day: u8,
    pub hour12: bool,
    /// The language tag for the format of dates and numbers, such as `de-DE`; `None` means the locale of the
    /// window.
    pub locale: Option<String>,
    /// The time grid that a dragged card snaps to, in minutes: 5, 10, 15 or 30.
    pub snap: u8,
    /// The zone of a second time scale beside the hours of the week; `None` shows only one scale.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub second_zone: Option<Zone>,
    /// True if an approved post goes back to review when its text, first comment, link, media or time changes.
    pub review_again: bool,
    /// True if links are sent with UTM parameters, unless an item says otherwise.
    pub utm: bool,
    /// The `utm_source` of channels without one of their own; `None` means the platform's id.
    pub utm_source: Option<String>,
    /// The `utm_medium` of channels without one of their own; `None` means the usual one of the platform.
    pub utm_medium: Option<String>,
    /// What an hour of work costs, in the currency of the plan's results; `None` if hours aren't counted as cost.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub hour_cost: Option<Amount>,
    /// What the stages are called that have a name of their own.
    #[serde(default)]
    #[cfg_attr(test, ts(type = "{ [stage in Stage]?: string }"))]
    pub stage_names: StageNames,
}

/// The input for a new plan.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewPlan {
    pub name: String,
    pub zone: String,
    pub first_day: u8,
}

/// A change to the plan's settings. An absent field stays as it is, null clears it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct PlanEdit {
    pub name: Option<String>,
    pub zone: Option<String>,
    pub first_day: Option<u8>,
    pub hour12: Option<bool>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    pub locale: Option<Option<String>>,
    pub snap: Option<u8>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    pub second_zone: Option<Option<String>>,
    pub review_again: Option<bool>,
    pub utm: Option<bool>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    pub utm_source: Option<Option<String>>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    pub utm_medium: Option<Option<String>>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "number | null"))]
    pub hour_cost: Option<Option<Amount>>,
    /// Names of stages; those that are absent stay as they are, an empty one stands for the usual name.
    #[cfg_attr(test, ts(optional, type = "{ [stage in Stage]?: string }"))]
    pub stage_names: Option<StageNames>,
}

impl Plan {
    pub fn new(new: &NewPlan) -> Result<Self> {
        Ok(Self {
            name: checked_line("name", &new.name)?,
            zone: new.zone.parse()?,
            first_day: weekday(new.first_day)?,
            hour12: false,
            locale: None,
            snap: 15,
            second_zone: None,
            review_again: false,
            utm: false,
            utm_source: None,
            utm_medium: None,
            hour_cost: None,
            stage_names: StageNames::new(),
        })
    }

    pub fn edited(&self, edit: &PlanEdit) -> Result<Self> {
        let mut plan = self.clone();
        if let Some(name) = &edit.name {
            plan.name = checked_line("name", name)?;
        }
        if let Some(zone) = &edit.zone {
            plan.zone = zone.parse()?;
        }
        if let Some(day) = edit.first_day {
            plan.first_day = weekday(day)?;
        }
        plan.hour12 = edit.hour12.unwrap_or(plan.hour12);
        plan.review_again = edit.review_again.unwrap_or(plan.review_again);
        plan.with_looks(edit)?.with_utm(edit)?.with_strategy(edit)
    }

    /// Returns what the plan calls a stage.
    pub fn stage_name(&self, stage: Stage) -> &str {
        let own = self.stage_names.get(&stage);
        own.map_or(stage.name(), String::as_str)
    }

    /// Returns the plan with the edit's settings for how times and dates are displayed.
    fn with_looks(mut self, edit: &PlanEdit) -> Result<Self> {
        if let Some(locale) = &edit.locale {
            self.locale = locale.as_deref().map(language_tag).transpose()?;
        }
        if let Some(minutes) = edit.snap {
            self.snap = snap(minutes)?;
        }
        if let Some(zone) = &edit.second_zone {
            self.second_zone = zone.as_deref().map(second_zone).transpose()?;
        }
        Ok(self)
    }

    /// Returns the plan with the edit's settings for what work costs and what stages are called.
    fn with_strategy(mut self, edit: &PlanEdit) -> Result<Self> {
        if let Some(cost) = edit.hour_cost {
            let cost = cost.map(|cost| not_negative("hour_cost", cost));
            self.hour_cost = cost.transpose()?;
        }
        if let Some(names) = &edit.stage_names {
            self.stage_names = renamed_stages(&self.stage_names, names)?;
        }
        Ok(self)
    }

    /// Returns the plan with the edit's settings for the parameters of links.
    fn with_utm(mut self, edit: &PlanEdit) -> Result<Self> {
        self.utm = edit.utm.unwrap_or(self.utm);
        if let Some(source) = &edit.utm_source {
            self.utm_source = utm_value("utm_source", source.as_deref().unwrap_or_default())?;
        }
        if let Some(medium) = &edit.utm_medium {
            self.utm_medium = utm_value("utm_medium", medium.as_deref().unwrap_or_default())?;
        }
        Ok(self)
    }
}

/// Returns the names of stages after a change of some. Two stages with one name are an error.
fn renamed_stages(before: &StageNames, edit: &StageNames) -> Result<StageNames> {
    let mut names = before.clone();
    for (stage, name) in edit {
        match line_or_empty("stage_names", name)? {
            name if name.is_empty() || name == stage.name() => names.remove(stage),
            name => names.insert(*stage, name),
        };
    }
    let name_of = |stage: &Stage| names.get(stage).map_or(stage.name(), String::as_str);
    let mut seen = HashSet::new();
    let twice = Stage::ALL
        .iter()
        .map(name_of)
        .find(|name| !seen.insert(*name));
    let Some(name) = twice else {
        return Ok(names);
    };
    let message = format!("two stages would be called “{name}”: give each a name of its own");
    Err(Error::new(Code::Taken, message).field("stage_names"))
}

fn weekday(day: u8) -> Result<u8> {
    if (1..=7).contains(&day) {
        return Ok(day);
    }
    let message = format!("{day} is not a day of the week: 1 is Monday, 7 is Sunday");
    Err(Error::new(Code::BadValue, message).field("first_day"))
}

fn snap(minutes: u8) -> Result<u8> {
    if SNAPS.contains(&minutes) {
        return Ok(minutes);
    }
    let message = format!("cards can't snap to {minutes} minutes: choose 5, 10, 15 or 30");
    Err(Error::new(Code::BadValue, message).field("snap"))
}

fn second_zone(name: &str) -> Result<Zone> {
    let zone: Result<Zone> = name.parse();
    zone.map_err(|error| error.field("second_zone"))
}

/// Checks the form of a language tag (RFC 5646): two or three letters, then parts of up to eight letters and
/// digits. Only the window can tell whether the locale is known.
fn language_tag(tag: &str) -> Result<String> {
    let tag = tag.trim();
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let is_language =
        matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part = |part: &str| {
        matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if is_language && tag.len() <= LONGEST_TAG && parts.all(is_part) {
        return Ok(tag.to_owned());
    }
    let message = format!(
        "“{}” is not a language tag: use one such as en-GB or zh-CN",
        brief(tag)
    );
    Err(Error::new(Code::BadValue, message).field("locale"))
}
