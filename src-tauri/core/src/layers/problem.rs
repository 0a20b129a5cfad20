//! Why a calendar of others is not shown, or not all of it.

use serde::Serialize;

/// Why a layer shows nothing, or not all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Problem {
    /// No file is there, or no disk.
    Gone,
    Unreadable,
    TooLarge,
    NotACalendar,
    /// Only a part of it is shown.
    TooMuch,
}
