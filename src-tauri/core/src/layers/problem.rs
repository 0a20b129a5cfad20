//! Why a layer is not shown, or not completely.

use std::fmt;

use serde::Serialize;

/// Why a layer is not shown, or not completely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Problem {
    /// The file or its disk doesn't exist.
    Gone,
    Unreadable,
    TooLarge,
    NotACalendar,
    /// The file contains so much that only a part of it is shown.
    TooMuch,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Gone => "the file is not there",
            Self::Unreadable => "the file can't be read",
            Self::TooLarge => "the file is over 20 MB",
            Self::NotACalendar => "the file is no calendar",
            Self::TooMuch => "so much that only a part is shown",
        })
    }
}
