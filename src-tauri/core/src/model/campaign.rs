//! Campaigns, pillars and labels, which posts belong to, and notes on days.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::id;
use super::text::colour;
use super::utm_word::utm_value;
use super::{absent_or_null, checked_line, checked_text, within_calendar};
use crate::{Code, Error, Result};

id!(CampaignId, LabelId, PillarId);

/// A group of posts with a common goal, such as a product launch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Campaign {
    pub id: CampaignId,
    pub name: String,
    pub colour: String,
    #[cfg_attr(test, ts(type = "string | null"))]
    pub first_day: Option<NaiveDate>,
    #[cfg_attr(test, ts(type = "string | null"))]
    pub last_day: Option<NaiveDate>,
    pub brief: String,
    /// The `utm_campaign` of its posts' links; `None` means its name, in lower case with hyphens.
    pub utm_campaign: Option<String>,
}

/// A change to a campaign. An absent field stays as it is, null clears it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct CampaignEdit {
    pub name: Option<String>,
    pub colour: Option<String>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    pub first_day: Option<Option<NaiveDate>>,
    #[serde(deserialize_with = "absent_or_null")]
    #[cfg_attr(test, ts(optional, type = "string | null"))]
    pub last_day: Option<Option<NaiveDate>>,
    pub brief: Option<String>,
    #[serde(deserialize_with = "absent_or_null")]
    pub utm_campaign: Option<Option<String>>,
}

impl Campaign {
    pub fn edited(&self, edit: &CampaignEdit) -> Result<Self> {
        let mut campaign = self.clone();
        if let Some(name) = &edit.name {
            campaign.name = checked_line("name", name)?;
        }
        if let Some(new) = &edit.colour {
            campaign.colour = colour(new)?;
        }
        if let Some(brief) = &edit.brief {
            campaign.brief = checked_text("brief", brief)?;
        }
        if let Some(said) = &edit.utm_campaign {
            campaign.utm_campaign = utm_value("utm_campaign", said.as_deref().unwrap_or_default())?;
        }
        if let Some(day) = edit.first_day {
            campaign.first_day = day.map(within_calendar).transpose()?;
        }
        if let Some(day) = edit.last_day {
            campaign.last_day = day.map(within_calendar).transpose()?;
        }
        campaign.in_order()
    }

    fn in_order(self) -> Result<Self> {
        if let (Some(first), Some(last)) = (self.first_day, self.last_day)
            && last < first
        {
            let message = format!("the campaign would end on {last}, before it begins on {first}");
            return Err(Error::new(Code::BadDate, message).field("last_day"));
        }
        Ok(self)
    }
}

/// A content pillar: a theme that the brand returns to again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pillar {
    pub id: PillarId,
    pub name: String,
    pub colour: String,
    /// The target share of all posts, in percent, 0 to 100.
    pub share: u8,
    pub position: u32,
    /// What its posts are to achieve.
    #[serde(default)]
    pub aim: String,
    #[serde(default)]
    pub examples: String,
}

/// A change to a pillar. An absent field stays as it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct PillarEdit {
    pub name: Option<String>,
    pub colour: Option<String>,
    pub share: Option<u8>,
    pub aim: Option<String>,
    pub examples: Option<String>,
    /// The pillar's new place among all pillars, from 0. The other pillars move up.
    pub position: Option<u32>,
}

impl Pillar {
    pub fn edited(&self, edit: &PillarEdit) -> Result<Self> {
        let mut pillar = self.clone();
        if let Some(name) = &edit.name {
            pillar.name = checked_line("name", name)?;
        }
        if let Some(new) = &edit.colour {
            pillar.colour = colour(new)?;
        }
        if let Some(share) = edit.share {
            pillar.share = percent(share)?;
        }
        if let Some(aim) = &edit.aim {
            pillar.aim = checked_text("aim", aim)?;
        }
        if let Some(examples) = &edit.examples {
            pillar.examples = checked_text("examples", examples)?;
        }
        Ok(pillar)
    }
}

fn percent(share: u8) -> Result<u8> {
    if share <= 100 {
        return Ok(share);
    }
    let message = format!("{share} is not a share: 0 to 100 percent");
    Err(Error::new(Code::BadValue, message).field("share"))
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Label {
    pub id: LabelId,
    pub name: String,
}

/// A short text on a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DayNote {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    pub text: String,
}
