//! The report of salvaging a damaged plan.

use serde::Serialize;

/// A new plan with the readable rows of a damaged one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Salvaged {
    /// The new plan.
    pub file: String,
    /// The copies of the damaged file and its logs, byte for byte.
    pub copies: Vec<String>,
    pub rows: Vec<SalvagedRows>,
    /// The number of pages of tables and indexes that couldn't be read.
    pub unreadable_pages: u32,
}

/// The rows of one noun.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SalvagedRows {
    pub noun: &'static str,
    /// The number of rows in the new plan.
    pub saved: u32,
    /// How many of these were repaired: stand-ins for lost rows, posts restored without their text and status,
    /// incomplete texts, cleared values.
    pub mended: u32,
    /// The names of the first hundred repaired rows.
    pub mended_names: Vec<String>,
    /// The number of lost rows; `None` if it isn't known how many rows there were.
    pub lost: Option<u32>,
    /// The names of the first hundred lost rows, if they are known.
    pub lost_names: Vec<String>,
}

impl Salvaged {
    /// Returns true if every row was saved unchanged.
    pub fn is_all(&self) -> bool {
        let is_whole = |rows: &SalvagedRows| rows.lost == Some(0) && rows.mended == 0;
        self.rows.iter().all(is_whole)
    }
}
