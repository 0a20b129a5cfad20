//! Calendars of others, read from .ics files (RFC 5545) and shown behind the posts. A file may be of
//! any origin: reading it is bounded in bytes, events and steps, what is not understood is passed
//! over, and nothing in it can stop the calendar.
//!
//! The reader is our own because it must stop: the expanders at hand walk a repeating event from
//! its beginning, whatever days are asked for.

mod event;
mod lines;
mod rule;
mod shelf;
mod stamp;
mod written;

pub use shelf::{Layer, LayerEntry, Layers, Shelf};

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Serialize;

use crate::{Code, Error, Result};
use event::Event;

/// Largest file that is read, in bytes.
pub const MOST_BYTES: u64 = 20 * 1024 * 1024;
/// Most events of one file.
pub const MOST_EVENTS: usize = 50_000;

/// Why a layer shows nothing, or not all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Problem {
    /// No file is there, or no disk.
    Gone,
    Unreadable,
    TooLarge,
    NotACalendar,
    /// Only a part of it is shown.
    TooMuch,
}

/// What a calendar file says.
#[derive(Debug, Default)]
pub(crate) struct Calendar {
    name: String,
    events: Vec<Event>,
    problem: Option<Problem>,
}

/// What a calendar file calls itself, or how it is called; refused where it is no calendar.
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
        Problem::Gone => (Code::Missing, "is not there: check its name"),
        Problem::Unreadable => (Code::Failed, "can't be read: check who may read it"),
        Problem::TooLarge => (Code::TooLong, "is over 20 MB: choose a smaller calendar"),
        _ => (Code::BadValue, "is no calendar: choose an .ics file"),
    };
    Error::new(code, format!("{} {why}", path.display())).field("path")
}

fn read(path: &Path) -> Calendar {
    match bytes(path) {
        Ok(bytes) => event::read(&bytes),
        Err(problem) => Calendar {
            problem: Some(problem),
            ..Calendar::default()
        },
    }
}

/// Only of a file: a pipe or a device could keep one waiting, or never end.
fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let about = std::fs::metadata(path).map_err(|error| trouble(&error))?;
    if !about.is_file() {
        return Err(Problem::NotACalendar);
    }
    if about.len() > MOST_BYTES {
        return Err(Problem::TooLarge);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| trouble(&error))?;
    let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| trouble(&error))?;
    if bytes.len() as u64 > MOST_BYTES {
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
