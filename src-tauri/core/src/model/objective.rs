//! Objectives: what is to be reached, measured by one number from a baseline to a target, and what was read of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Amount, CampaignId, ChannelId, ObjectiveId, absent_or_null, checked_line, checked_text,
    line_or_empty, within_calendar,
};
use crate::{Code, Error, Result};

/// The most readings of an objective.
const MOST_READINGS: usize = 2_000;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Objective {
    pub id: ObjectiveId,
    pub name: String,
    /// What is measured, such as `followers`; one of the metrics of results or a name of one's own.
    pub metric: String,
    pub unit: String,
    #[cfg_attr(test, ts(type = "number"))]
    pub baseline: Amount,
    /// Below the baseline if the number is to fall; `None` if none is set yet.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub target: Option<Amount>,
    #[cfg_attr(test, ts(type = "string | null"))]
    pub from: Option<NaiveDate>,
    #[cfg_attr(test, ts(type = "string | null"))]
    pub due: Option<NaiveDate>,
    pub owner: String,
    /// Why it matters.
    pub why: String,
    /// Why it can be reached.
    pub attainable: String,
    /// The channels that work for it. Those that the plan no longer has don't count.
    pub channels: Vec<ChannelId>,
    pub campaigns: Vec<CampaignId>,
    /// By date, one a day.
    pub readings: Vec<Reading>,
    pub position: u32,
}

/// The measured number as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reading {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    #[cfg_attr(test, ts(type = "number"))]
    pub value: Amount,
}

/// A change to an objective. An absent field stays as it is, null clears it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct ObjectiveEdit {
    pub name: Option<String>,
    pub metric: Option<String>,
    pub unit: Option<String>,
    #[cfg_attr(test, ts(optional, type = "number"))]
    pub baseline: Option<Amount>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "number | null"))]
    pub target: Option<Option<Amount>>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    pub from: Option<Option<NaiveDate>>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    pub due: Option<Option<NaiveDate>>,
    pub owner: Option<String>,
    pub why: Option<String>,
    pub attainable: Option<String>,
    pub channels: Option<Vec<ChannelId>>,
    pub campaigns: Option<Vec<CampaignId>>,
    pub readings: Option<Vec<Reading>>,
    /// The index among all objectives that it is moved to.
    pub position: Option<u32>,
}

impl Objective {
    pub(crate) fn blank(id: ObjectiveId, position: u32) -> Self {
        Self {
            id,
            name: String::new(),
            metric: String::new(),
            unit: String::new(),
            baseline: Amount::default(),
            target: None,
            from: None,
            due: None,
            owner: String::new(),
            why: String::new(),
            attainable: String::new(),
            channels: Vec::new(),
            campaigns: Vec::new(),
            readings: Vec::new(),
            position,
        }
    }

    /// Returns the objective with the edit applied, except for the position, which affects other objectives too.
    pub fn edited(&self, edit: &ObjectiveEdit) -> Result<Self> {
        let mut objective = self.clone();
        objective.edit_words(edit)?;
        objective.baseline = edit.baseline.unwrap_or(objective.baseline);
        objective.target = edit.target.unwrap_or(objective.target);
        if let Some(from) = edit.from {
            objective.from = from.map(within_calendar).transpose()?;
        }
        if let Some(due) = edit.due {
            objective.due = due.map(within_calendar).transpose()?;
        }
        if let Some(channels) = &edit.channels {
            objective.channels.clone_from(channels);
        }
        if let Some(campaigns) = &edit.campaigns {
            objective.campaigns.clone_from(campaigns);
        }
        if let Some(readings) = &edit.readings {
            objective.readings = checked_readings(readings)?;
        }
        objective.in_order()
    }

    fn edit_words(&mut self, edit: &ObjectiveEdit) -> Result<()> {
        if let Some(name) = &edit.name {
            self.name = checked_line("name", name)?;
        }
        for (field, new, line) in [
            ("metric", &edit.metric, &mut self.metric),
            ("unit", &edit.unit, &mut self.unit),
            ("owner", &edit.owner, &mut self.owner),
        ] {
            if let Some(new) = new {
                *line = line_or_empty(field, new)?;
            }
        }
        if let Some(why) = &edit.why {
            self.why = checked_text("why", why)?;
        }
        if let Some(attainable) = &edit.attainable {
            self.attainable = checked_text("attainable", attainable)?;
        }
        Ok(())
    }

    fn in_order(self) -> Result<Self> {
        match (self.from, self.due) {
            (Some(from), Some(due)) if due < from => {
                let message =
                    format!("the objective would be due on {due}, before it begins on {from}");
                Err(Error::new(Code::BadDate, message).field("due"))
            }
            _ => Ok(self),
        }
    }

    /// Returns the objective with a number as of a day, in place of one of that day; `None` removes it.
    pub(crate) fn with_reading(&self, date: NaiveDate, value: Option<Amount>) -> Result<Self> {
        let mut readings = self.readings.clone();
        readings.retain(|reading| reading.date != date);
        readings.extend(value.map(|value| Reading { date, value }));
        self.edited(&ObjectiveEdit {
            readings: Some(readings),
            ..ObjectiveEdit::default()
        })
    }
}

/// Returns readings by date. Two of a day are an error.
fn checked_readings(readings: &[Reading]) -> Result<Vec<Reading>> {
    let mut readings = readings.to_vec();
    for reading in &mut readings {
        reading.date = within_calendar(reading.date).map_err(|error| error.field("readings"))?;
    }
    readings.sort_by_key(|reading| reading.date);
    if let Some([first, _]) = readings.array_windows().find(|[a, b]| a.date == b.date) {
        let message = format!("there are two readings of {}: keep one", first.date);
        return Err(Error::new(Code::Taken, message).field("readings"));
    }
    if readings.len() > MOST_READINGS {
        let message = format!("more than {MOST_READINGS} readings: remove the oldest");
        return Err(Error::new(Code::TooLong, message).field("readings"));
    }
    Ok(readings)
}
