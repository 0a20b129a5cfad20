//! How an open plan lost its file.

use serde::Serialize;

use crate::Code;

/// That the open plan is not the file of its name any more.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Parting {
    /// `replaced` or `gone`.
    pub why: Code,
    /// True where what was open is kept and can be saved as a copy.
    pub is_kept: bool,
}
