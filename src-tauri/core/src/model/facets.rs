//! What an item is for: its stage of the journey, the need that it serves, its audience and objective, and what it takes.

use serde::{Deserialize, Serialize};

use super::named::named;
use super::text::checked_text;
use super::{Amount, AudienceId, ObjectiveId, absent_or_null};
use crate::{Code, Error, Result};

named!(
    /// A stage of the way from a stranger to somebody who recommends.
    Stage, "a stage", "stage", {
        Awareness = "awareness",
        Consideration = "consideration",
        Decision = "decision",
        /// Already has it.
        Use = "use",
        /// Recommends it.
        Advocacy = "advocacy",
    }
);

named!(
    /// What an item does for people: it lets them meet others or talk with them, strangers or friends (Piskorski 2011).
    Need, "a need", "need", {
        MeetStrangers = "meet_strangers",
        MeetFriends = "meet_friends",
        TalkStrangers = "talk_strangers",
        TalkFriends = "talk_friends",
    }
);

/// What an item is for; each field is `None` if the item doesn't say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Facets {
    pub stage: Option<Stage>,
    pub need: Option<Need>,
    pub audience: Option<AudienceId>,
    pub objective: Option<ObjectiveId>,
}

/// What an item is to achieve, and what it takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Aim {
    pub goal: String,
    /// What result is expected, to compare with what happens.
    pub expected: String,
    /// The hours of work that it takes.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub hours: Option<Amount>,
    /// The money that it costs, in the currency of the plan's results.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub cost: Option<Amount>,
}

/// A change to what an item is for. An absent field stays as it is, null clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct FacetsEdit {
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub stage: Option<Option<Stage>>,
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub need: Option<Option<Need>>,
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub audience: Option<Option<String>>,
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub objective: Option<Option<String>>,
    pub goal: Option<String>,
    pub expected: Option<String>,
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, ts(optional, type = "number | null"))]
    pub hours: Option<Option<Amount>>,
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, ts(optional, type = "number | null"))]
    pub cost: Option<Option<Amount>>,
}

impl Facets {
    /// Returns the facets with the edit's stage and need. Audience and objective are left to the planner, which knows
    /// whether they exist.
    pub(super) fn edited(&self, edit: &FacetsEdit) -> Self {
        Self {
            stage: edit.stage.unwrap_or(self.stage),
            need: edit.need.unwrap_or(self.need),
            ..self.clone()
        }
    }
}

impl Aim {
    pub(super) fn edited(&self, edit: &FacetsEdit) -> Result<Self> {
        let mut aim = self.clone();
        if let Some(goal) = &edit.goal {
            aim.goal = checked_text("goal", goal)?;
        }
        if let Some(expected) = &edit.expected {
            aim.expected = checked_text("expected", expected)?;
        }
        if let Some(hours) = edit.hours {
            aim.hours = hours
                .map(|hours| not_negative("hours", hours))
                .transpose()?;
        }
        if let Some(cost) = edit.cost {
            aim.cost = cost.map(|cost| not_negative("cost", cost)).transpose()?;
        }
        Ok(aim)
    }

    /// Returns the edit that gives an item this aim.
    pub(crate) fn as_edit(&self) -> FacetsEdit {
        FacetsEdit {
            goal: Some(self.goal.clone()),
            expected: Some(self.expected.clone()),
            hours: Some(self.hours),
            cost: Some(self.cost),
            ..FacetsEdit::default()
        }
    }
}

pub(super) fn not_negative(field: &'static str, amount: Amount) -> Result<Amount> {
    if amount >= Amount::default() {
        return Ok(amount);
    }
    let message = format!("{amount} is below 0, which {field} can't be: use 0 or more");
    Err(Error::new(Code::BadValue, message).field(field))
}
