//! Daymark's planner as a library, without a window and without a network. The desktop shell and the command
//! line are built on it, and the tests drive it directly.
//!
//! Each module uses only the ones after it: [`planner`] (what a person can do) and [`query`] (reads shaped for
//! a view), `storage` (every line of SQL), [`model`] (types and rules, pure), [`counting`] (how long a text is on each
//! platform) and [`statistics`] (what numbers can and can't say). [`export`] writes posts to files,
//! [`layers`] reads other people's calendars (`ics` parses their text), [`media`] keeps the files of pictures and videos
//! beside the plan, `results` reads the platforms' numbers, [`checks`] finds what is wrong with posts, [`backup`] keeps copies of the plan in a folder of their
//! own, [`sync`] finds the copies that sync services make of it.

pub mod backup;
mod cancellation;
pub mod checks;
pub mod clock;
pub mod counting;
mod error;
pub mod export;
mod ics;
pub mod layers;
pub mod media;
pub mod model;
pub mod planner;
pub mod query;
mod results;
pub mod statistics;
mod storage;
pub mod sync;
mod tables;
#[cfg(test)]
mod typescript;
mod whole_file;

pub use cancellation::Cancellation;
pub use error::{Code, Error, Result};
pub use planner::{Planner, Reader};
