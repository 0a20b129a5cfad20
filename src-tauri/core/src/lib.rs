//! Daymark's planner as a library. It knows no window and no network: the desktop shell and the
//! command line both stand on it, and the tests drive it directly.
//!
//! Rooms, each leaning only on those after it: [`planner`] (what a person can do) and [`query`]
//! (reads shaped for a view), `storage` (every line of SQL), [`model`] (types and rules, pure).
//! [`export`] turns what was read into files, [`layers`] reads the calendars of others
//! (`ics`: their text), [`checks`] finds what is wrong with posts, [`backup`] keeps copies of the plan apart from it.

pub mod backup;
pub mod checks;
pub mod clock;
mod error;
pub mod export;
mod ics;
pub mod layers;
pub mod model;
pub mod planner;
pub mod query;
mod storage;
#[cfg(test)]
mod typescript;

pub use error::{Code, Error, Result};
pub use planner::{Planner, Reader};
