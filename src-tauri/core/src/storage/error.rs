//! Converts SQLite's errors into messages for a person.

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

use crate::{Code, Error};

const DISK_FULL: &str = "the disk is full, nothing was changed: make room and try again";

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let (code, message) = match error.sqlite_error_code() {
            _ if is_index_without_room(&error) => (Code::DiskFull, DISK_FULL),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (
                Code::Locked,
                "another program is writing to this plan: close it there, or try again in a moment",
            ),
            Some(ErrorCode::DatabaseCorrupt) => (
                Code::Damaged,
                "this plan file is damaged and was left as it is: salvage what can be read of it as a new plan, or restore a backup",
            ),
            Some(ErrorCode::NotADatabase) => (
                Code::NotAPlan,
                "this file is not a Daymark plan: choose a .daymark file",
            ),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => (
                Code::ReadOnly,
                "the plan file or its folder cannot be written: check its permissions, or copy it elsewhere",
            ),
            Some(ErrorCode::DiskFull) => (Code::DiskFull, DISK_FULL),
            _ => (Code::Unexpected, "the plan could not be read or written"),
        };
        Self::new(code, format!("{message} ({error})")).caused_by(error)
    }
}

/// Returns true if the index of the log, which SQLite creates when a plan is opened, finds no room. SQLite doesn't call that a
/// full disk (sqlite.org/rescode.html, SQLITE_IOERR_SHMSIZE).
fn is_index_without_room(error: &rusqlite::Error) -> bool {
    error.sqlite_extended_error_code() == Some(SQLITE_IOERR_SHMSIZE)
}

/// Returns the error of a changeset that couldn't be applied: `message` if the plan's rows don't fit to it, otherwise the
/// error of the disk or of the file.
pub(super) fn unapplied(error: rusqlite::Error, message: &str) -> Error {
    let reason = Error::from(error);
    match reason.code() {
        Code::Unexpected => Error::new(Code::Unexpected, message).caused_by(reason),
        _ => reason,
    }
}
