//! An entry of a layer: an event on one day.

use chrono::NaiveDate;
use serde::Serialize;

/// An event on one day. An event of several days has an entry on each of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerEntry {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    /// Minutes since midnight in the plan's zone; `None` for whole days.
    pub minute: Option<u16>,
    pub title: String,
}
