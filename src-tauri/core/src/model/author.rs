//! The names under which a person's operations are recorded.

use serde::{Deserialize, Serialize};

use super::text::checked_line;
use crate::Result;

/// The name of a person and of their machine; empty if not set. Both are set by the person alone: a plan that is
/// exported or shared has them in its history, so they are never the system's names of its user or itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Author {
    pub name: String,
    pub machine: String,
}

impl Author {
    /// Returns the author with trimmed names. More than one line, control characters and more than
    /// [`MAX_LINE`](super::MAX_LINE) characters are errors; the field is `author` or `machine`.
    pub fn validated(&self) -> Result<Self> {
        Ok(Self {
            name: line_or_empty("author", &self.name)?,
            machine: line_or_empty("machine", &self.machine)?,
        })
    }
}

fn line_or_empty(field: &'static str, input: &str) -> Result<String> {
    match input.trim() {
        "" => Ok(String::new()),
        name => checked_line(field, name),
    }
}
