//! Backups of a plan, in a folder separate from it: `Daymark/backups/<the plan's id>/` in the folder where the
//! system keeps programs' data. A backup is a compressed copy of the plan's file and a small JSON file.
//!
//! - `schedule`: when a backup is due and which are deleted, pure
//! - `root`: the folder of all backups, and removal of incomplete files
//! - `chosen_folder`, `choose`: another folder for all backups, chosen by a person
//! - `make`, `packed`, `sidecar`: writing a backup completely or not at all
//! - `list`, `backup`: existing backups, and whether they are intact
//! - `restore`: restoring a plan from a backup
//! - `last_check`: when the plan itself was last checked completely

#[allow(clippy::module_inception, reason = "the noun that the folder is about")]
mod backup;
mod choose;
mod chosen_folder;
pub mod last_check;
mod list;
mod make;
mod packed;
mod restore;
mod root;
pub mod schedule;
mod sidecar;

pub use backup::{Backup, Damage};
pub use choose::choose_folder;
pub use chosen_folder::data_folder;
pub use list::Backups;
pub use make::BackedUp;
pub(crate) use make::{make, make_before_migration, make_if_due};
pub(crate) use restore::{unpacked, unpacked_in_part};
pub use root::BackupRoot;
