//! Reads a calendar file of limited size.

use std::path::Path;

use super::calendar::{self, Calendar};
use super::problem::Problem;
use crate::whole_file::{self, Unread};
use crate::{Code, Error, Result};

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// Returns the name that a calendar file contains, or else the name of the file. A file that isn't a calendar
/// is an error.
pub(crate) fn name_of(path: &Path) -> Result<String> {
    let read = read(path);
    match read.problem {
        Some(problem) if problem != Problem::TooMuch => Err(refused(path, problem)),
        _ => Ok(named(read.name, path)),
    }
}

fn named(own: String, path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let own = if own.is_empty() {
        stem.into_owned()
    } else {
        own
    };
    own.chars().take(crate::model::MAX_LINE).collect()
}

fn refused(path: &Path, problem: Problem) -> Error {
    let (code, why) = match problem {
        Problem::Gone => (Code::FileMissing, "is not there: check its name"),
        Problem::Unreadable => (Code::Unexpected, "can't be read: check who may read it"),
        Problem::TooLarge => (Code::TooLong, "is over 20 MB: choose a smaller calendar"),
        _ => (Code::BadValue, "is no calendar: choose an .ics file"),
    };
    Error::new(code, format!("{} {why}", path.display())).field("path")
}

pub(super) fn read(path: &Path) -> Calendar {
    match bytes(path) {
        Ok(bytes) => calendar::read(&bytes),
        Err(problem) => Calendar {
            problem: Some(problem),
            ..Calendar::default()
        },
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    whole_file::read(path, MAX_BYTES).map_err(|unread| match unread {
        Unread::Gone => Problem::Gone,
        Unread::NotAFile => Problem::NotACalendar,
        Unread::TooLarge => Problem::TooLarge,
        Unread::Trouble(_) => Problem::Unreadable,
    })
}
