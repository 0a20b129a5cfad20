//! What a layer shows on one day.

use chrono::NaiveDate;
use serde::Serialize;

/// An event on one day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerEntry {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    /// Minutes since midnight on the clocks of the plan; none is the whole day.
    pub minute: Option<u16>,
    pub title: String,
}
