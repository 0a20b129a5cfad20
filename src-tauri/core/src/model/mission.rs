//! What a plan stands for: its mission in one sentence, how often the strategy is reviewed, and what it promises.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::id::id;
use super::{
    absent_or_null, checked_line, checked_lines, checked_text, line_or_empty, within_calendar,
};
use crate::{Code, Error, Result};

id!(MessageId);

/// The most weeks between two reviews.
const MOST_WEEKS: u32 = 260;

/// “We help *audience* do *does* with *content*”, and how often the strategy is reviewed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mission {
    pub audience: String,
    pub does: String,
    pub content: String,
    /// The strategy is reviewed every so many weeks; `None` if no rhythm is set.
    pub review_weeks: Option<u32>,
    /// Who reviews it.
    pub review_by: String,
    /// The day of the first review; `None` if no rhythm is set.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub first_review: Option<NaiveDate>,
}

/// A change to the mission. An absent field stays as it is, null clears it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct MissionEdit {
    pub audience: Option<String>,
    pub does: Option<String>,
    pub content: Option<String>,
    #[serde(deserialize_with = "absent_or_null")]
    pub review_weeks: Option<Option<u32>>,
    pub review_by: Option<String>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    pub first_review: Option<Option<NaiveDate>>,
}

/// What the brand promises, and how it says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Message {
    pub id: MessageId,
    /// The promise in a line.
    pub name: String,
    /// Why one may believe it.
    pub proof: String,
    /// How it is said, such as `plain, dry, never loud`.
    pub tone: String,
    /// Words to use.
    pub words: Vec<String>,
    /// Words to avoid.
    pub avoid: Vec<String>,
    pub position: u32,
}

/// A change to a message. An absent field stays as it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct MessageEdit {
    pub name: Option<String>,
    pub proof: Option<String>,
    pub tone: Option<String>,
    pub words: Option<Vec<String>>,
    pub avoid: Option<Vec<String>>,
    /// The index among all messages that it is moved to.
    pub position: Option<u32>,
}

impl Mission {
    pub fn edited(&self, edit: &MissionEdit) -> Result<Self> {
        let mut mission = self.clone();
        for (field, new, line) in [
            ("audience", &edit.audience, &mut mission.audience),
            ("does", &edit.does, &mut mission.does),
            ("content", &edit.content, &mut mission.content),
            ("review_by", &edit.review_by, &mut mission.review_by),
        ] {
            if let Some(new) = new {
                *line = line_or_empty(field, new)?;
            }
        }
        if let Some(weeks) = edit.review_weeks {
            mission.review_weeks = weeks.map(review_weeks).transpose()?;
        }
        if let Some(day) = edit.first_review {
            mission.first_review = day.map(within_calendar).transpose()?;
        }
        Ok(mission)
    }

    /// Returns the mission with a day of the first review where there is a rhythm: that of the mission, or else the day one
    /// rhythm after today. Without a rhythm there is none.
    pub(crate) fn with_first_review(self, today: NaiveDate) -> Self {
        let rhythm = self
            .review_weeks
            .map(|weeks| Days::new(u64::from(weeks) * 7));
        let next = rhythm.map(|rhythm| today.checked_add_days(rhythm).unwrap_or(today));
        let first_review = next.map(|next| self.first_review.unwrap_or(next));
        Self {
            first_review,
            ..self
        }
    }

    /// Returns the days of reviews from a day to before another one.
    pub fn review_days(&self, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        let Some((weeks, first)) = self.review_weeks.zip(self.first_review) else {
            return Vec::new();
        };
        let step = usize::try_from(weeks).unwrap_or(1).max(1) * 7;
        let days = first.iter_days().step_by(step);
        let days = days.take_while(|day| *day < to);
        days.filter(|day| *day >= from).collect()
    }
}

impl Message {
    pub(crate) fn blank(id: MessageId, position: u32) -> Self {
        Self {
            id,
            name: String::new(),
            proof: String::new(),
            tone: String::new(),
            words: Vec::new(),
            avoid: Vec::new(),
            position,
        }
    }

    /// Returns the message with the edit applied, except for the position, which affects other messages too.
    pub fn edited(&self, edit: &MessageEdit) -> Result<Self> {
        let mut message = self.clone();
        if let Some(name) = &edit.name {
            message.name = checked_line("name", name)?;
        }
        if let Some(proof) = &edit.proof {
            message.proof = checked_text("proof", proof)?;
        }
        if let Some(tone) = &edit.tone {
            message.tone = line_or_empty("tone", tone)?;
        }
        if let Some(words) = &edit.words {
            message.words = checked_lines("words", words)?;
        }
        if let Some(avoid) = &edit.avoid {
            message.avoid = checked_lines("avoid", avoid)?;
        }
        Ok(message)
    }
}

fn review_weeks(weeks: u32) -> Result<u32> {
    if (1..=MOST_WEEKS).contains(&weeks) {
        return Ok(weeks);
    }
    let message = format!("every {weeks} weeks is no rhythm: use 1 to {MOST_WEEKS}");
    Err(Error::new(Code::BadValue, message).field("review_weeks"))
}
