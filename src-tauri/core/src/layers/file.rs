//! Reads a calendar file of limited size.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::calendar::{self, Calendar};
use super::problem::Problem;
use crate::storage::is_open_here;
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

/// Returns the content of a regular file. A pipe or a device is refused, as reading it might never end, and so is an open
/// plan.
fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let about = std::fs::metadata(path).map_err(|error| trouble(&error))?;
    if !about.is_file() || is_open_here(path) {
        return Err(Problem::NotACalendar);
    }
    if about.len() > MAX_BYTES {
        return Err(Problem::TooLarge);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| trouble(&error))?;
    let read = file.take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| trouble(&error))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Problem::TooLarge);
    }
    Ok(bytes)
}

fn trouble(error: &std::io::Error) -> Problem {
    match error.kind() {
        std::io::ErrorKind::NotFound => Problem::Gone,
        _ => Problem::Unreadable,
    }
}
