//! The plan's file as it was at rest, held in memory: where another program overwrites the very file, this is
//! all that is left of what was open.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, MAIN_DB};

use super::beside;
use super::connection::length_by_pages;
use super::mark::{self, State};
use crate::Result;

/// In bytes: some ten thousand posts. Of a larger plan no image is held.
const LARGEST: i64 = 16 << 20;

/// The bytes of a plan's file, and the state of the plan that they are.
pub(super) struct Image {
    pub(super) state: State,
    bytes: Vec<u8>,
}

/// Takes an image of a plan whose log is empty; `None` of one that is too large.
pub(super) fn take(db: &Connection) -> Result<Option<Image>> {
    let read = db.unchecked_transaction()?;
    let length = length_by_pages(&read)?;
    let Some(mark) = mark::get(&read)?.filter(|_| length <= LARGEST) else {
        return Ok(None);
    };
    Ok(Some(Image {
        state: mark.state,
        bytes: read.serialize(MAIN_DB)?.to_vec(),
    }))
}

impl Image {
    /// Writes the image as a file, with the log of `open` beside it, which holds what was written since.
    pub(super) fn write(&self, path: &Path, open: &Path) -> Result<()> {
        fs::write(path, &self.bytes)?;
        if beside::has_log(open) {
            fs::copy(beside::log_of(open), beside::log_of(path))?;
        }
        Ok(())
    }
}
