//! Ideas for posts, ranked by what they promise and what they take.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::id::id;
use super::named::named;
use super::text::link;
use super::{
    AudienceId, ItemId, PillarId, Stage, SubjectId, absent_or_null, checked_line, checked_text,
    within_calendar,
};
use crate::{Code, Error, Result};

id!(IdeaId);

named!(
    /// Where an idea comes from.
    IdeaSource, "a source", "source", {
        /// What somebody asked or said.
        Comment = "comment",
        Search = "search",
        Trend = "trend",
        Competitor = "competitor",
        /// What people complain about or praise.
        Sentiment = "sentiment",
        /// What results showed.
        Results = "results",
        Own = "own",
    }
);

/// An idea for a post. Ids of what the plan no longer has don't count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Idea {
    pub id: IdeaId,
    #[cfg_attr(test, ts(type = "string"))]
    pub added: DateTime<Utc>,
    pub title: String,
    /// What is said of it, and how.
    pub angle: String,
    pub audience: Option<AudienceId>,
    pub pillar: Option<PillarId>,
    pub stage: Option<Stage>,
    pub source: IdeaSource,
    pub link: Option<String>,
    /// From 1 to 5; `None` if it isn't rated yet, as for the next two.
    pub impact: Option<u8>,
    pub confidence: Option<u8>,
    pub effort: Option<u8>,
    /// The last day on which it is of use; `None` if it doesn't age.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub until: Option<NaiveDate>,
    /// True if a person put it aside.
    pub aside: bool,
    /// What was made of it.
    pub item: Option<ItemId>,
    /// The competitor, trend, partner or resource that it comes from.
    pub subject: Option<SubjectId>,
}

/// A change to an idea. An absent field stays as it is, null clears it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct IdeaEdit {
    pub title: Option<String>,
    pub angle: Option<String>,
    #[serde(deserialize_with = "absent_or_null")]
    pub audience: Option<Option<AudienceId>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub pillar: Option<Option<PillarId>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub stage: Option<Option<Stage>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub subject: Option<Option<SubjectId>>,
    pub source: Option<IdeaSource>,
    pub link: Option<String>,
    #[serde(deserialize_with = "absent_or_null")]
    pub impact: Option<Option<u8>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub confidence: Option<Option<u8>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub effort: Option<Option<u8>>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    pub until: Option<Option<NaiveDate>>,
    pub aside: Option<bool>,
}

impl Idea {
    pub(crate) fn blank(id: IdeaId, added: DateTime<Utc>) -> Self {
        Self {
            id,
            added,
            title: String::new(),
            angle: String::new(),
            audience: None,
            pillar: None,
            stage: None,
            source: IdeaSource::Own,
            link: None,
            impact: None,
            confidence: None,
            effort: None,
            until: None,
            aside: false,
            item: None,
            subject: None,
        }
    }

    pub fn edited(&self, edit: &IdeaEdit) -> Result<Self> {
        let mut idea = self.clone();
        if let Some(title) = &edit.title {
            idea.title = checked_line("title", title)?;
        }
        if let Some(angle) = &edit.angle {
            idea.angle = checked_text("angle", angle)?;
        }
        if let Some(new) = &edit.link {
            idea.link = link("link", new)?;
        }
        if let Some(until) = edit.until {
            idea.until = until.map(within_calendar).transpose()?;
        }
        for (field, new, rate) in [
            ("impact", edit.impact, &mut idea.impact),
            ("confidence", edit.confidence, &mut idea.confidence),
            ("effort", edit.effort, &mut idea.effort),
        ] {
            if let Some(new) = new {
                *rate = new.map(|rate| checked_rate(field, rate)).transpose()?;
            }
        }
        idea.audience = edit.audience.clone().unwrap_or(idea.audience);
        idea.pillar = edit.pillar.clone().unwrap_or(idea.pillar);
        idea.stage = edit.stage.unwrap_or(idea.stage);
        idea.source = edit.source.unwrap_or(idea.source);
        idea.subject = edit.subject.clone().unwrap_or(idea.subject);
        idea.aside = edit.aside.unwrap_or(idea.aside);
        Ok(idea)
    }

    /// Returns impact × confidence ÷ effort, 0.2 to 25; `None` if one of them isn't rated.
    pub fn score(&self) -> Option<f64> {
        let [impact, confidence, effort] = [self.impact?, self.confidence?, self.effort?];
        Some(f64::from(impact) * f64::from(confidence) / f64::from(effort))
    }
}

fn checked_rate(field: &'static str, rate: u8) -> Result<u8> {
    if (1..=5).contains(&rate) {
        return Ok(rate);
    }
    let message = format!("{rate} is not a rate of the {field}: use 1 to 5");
    Err(Error::new(Code::BadValue, message).field(field))
}
