//! Backups of a plan, in a folder apart from it: `Daymark/backups/<the plan's id>/` in the folder where a system keeps
//! programs' data, one compressed copy of the plan's file and one small JSON file about it for each.
//!
//! - `schedule`: when one is due and which are deleted, pure
//! - `root`: where backups are, and what a killed program left there
//! - `make`, `packed`, `sidecar`: one backup, written whole or not at all
//! - `list`, `backup`: those that exist, and whether they are whole
//! - `restore`: back to a plan

#[allow(clippy::module_inception, reason = "the noun that the folder is about")]
mod backup;
mod list;
mod make;
mod packed;
mod restore;
mod root;
pub mod schedule;
mod sidecar;

pub use backup::{Backup, Damage};
pub use list::Backups;
pub use make::BackedUp;
pub(crate) use make::{make, make_before_migration, make_if_due};
pub(crate) use restore::unpacked;
pub use root::BackupRoot;
