//! Keeps an image of the plan's file in memory. If another program overwrites the file in place, nothing else remains
//! of the open plan.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, MAIN_DB};

use super::connection::length_by_pages;
use super::log_files;
use super::mark::{self, State};
use crate::Result;

/// The largest plan in bytes of which an image is kept: some ten thousand posts.
const MAX_BYTES: i64 = 16 << 20;

/// The bytes of a plan's file, and the state of that plan.
pub(super) struct Image {
    pub(super) state: State,
    bytes: Vec<u8>,
}

/// Takes an image of a plan whose log is empty. Returns `None` if the plan is too large.
pub(super) fn take(db: &Connection) -> Result<Option<Image>> {
    let read = db.unchecked_transaction()?;
    let length = length_by_pages(&read)?;
    let Some(mark) = mark::get(&read)?.filter(|_| length <= MAX_BYTES) else {
        return Ok(None);
    };
    Ok(Some(Image {
        state: mark.state,
        bytes: read.serialize(MAIN_DB)?.to_vec(),
    }))
}

impl Image {
    /// Writes the image to a file, and beside it the log of `open`, which contains later writes.
    pub(super) fn write(&self, path: &Path, open: &Path) -> Result<()> {
        fs::write(path, &self.bytes)?;
        if log_files::has_log(open) {
            fs::copy(log_files::log_of(open), log_files::log_of(path))?;
        }
        Ok(())
    }
}
