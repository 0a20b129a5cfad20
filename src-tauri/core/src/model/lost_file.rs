//! Why an open plan is no longer the file of its name.

use serde::Serialize;

use crate::Code;

/// Reports that another file has taken the open plan's name, or that no file has it any more.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LostFile {
    /// `replaced` if another file has the name, `gone` if no file has it.
    pub why: Code,
    /// True if the content of the open plan still exists and can be saved as a copy.
    pub is_kept: bool,
}
