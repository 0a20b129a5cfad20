//! A row of a file with results: a post, when it was published, and its numbers.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::keys::Key;
use crate::model::Amount;

/// When a post was published, as far as a file tells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Told {
    /// The moment, where the zone is known or the id has it.
    pub(crate) moment: Option<DateTime<Utc>>,
    /// What a clock of an unknown zone showed.
    pub(crate) local: Option<NaiveDateTime>,
    /// The day, if there is no time.
    pub(crate) day: Option<NaiveDate>,
}

/// A post of a file with its numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ResultsRow {
    pub(crate) line: u32,
    pub(crate) keys: Vec<Key>,
    pub(crate) address: Option<String>,
    pub(crate) text: String,
    pub(crate) when: Told,
    /// `utm_content` of a link.
    pub(crate) content: String,
    pub(crate) metrics: BTreeMap<String, Amount>,
}
