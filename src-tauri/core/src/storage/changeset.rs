//! What a session recorded of an operation: small changesets stay in memory, while that of a large import is in a
//! temporary file until it is in the history, so that it is never in memory as a whole.

use std::io::{self, Read, Seek};

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetIter, Session};
use rusqlite::types::ValueRef;
use rusqlite::{MAIN_DB, named_params};
use tempfile::SpooledTempFile;

use super::Db;
use crate::Result;

/// The most bytes of a changeset that are kept in memory.
const IN_MEMORY: usize = 4 << 20;

/// A changeset that is not in the history yet.
pub(super) struct Recorded {
    file: SpooledTempFile,
    bytes: u64,
}

impl Recorded {
    pub(super) fn of(session: &mut Session<'_>) -> Result<Self> {
        let mut file = SpooledTempFile::new(IN_MEMORY);
        session.changeset_strm(&mut file)?;
        let bytes = file.stream_position()?;
        Ok(Self { file, bytes })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// Returns the number of bytes.
    pub(super) fn len(&self) -> u64 {
        self.bytes
    }

    pub(super) fn read(&mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.rewound()?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Returns the first `most` rows as their table and first key column.
    pub(super) fn touched(&mut self, most: usize) -> Result<Vec<(String, String)>> {
        let mut found = Vec::new();
        each_row(self.rewound()?, |_, row| {
            found.push(row);
            found.len() < most
        })?;
        Ok(found)
    }

    /// Writes the bytes into an operation of the history, whose changeset has room for them.
    pub(super) fn write_to(&mut self, db: &Db, entry: i64) -> Result<()> {
        let mut place = db.blob_open(MAIN_DB, "history", "changeset", entry, false)?;
        io::copy(self.rewound()?, &mut place)?;
        Ok(place.close()?)
    }

    fn rewound(&mut self) -> Result<&mut SpooledTempFile> {
        self.file.rewind()?;
        Ok(&mut self.file)
    }
}

/// Returns the bytes of the changeset of an operation.
pub(super) fn of_entry(db: &Db, entry: i64) -> Result<Vec<u8>> {
    let mut query = db.prepare_cached("SELECT changeset FROM history WHERE id = :id")?;
    Ok(query.query_row(named_params! {":id": entry}, |row| row.get(0))?)
}

/// Calls `each` with every row that a changeset changes, as its table and first key column, until it returns false.
pub(super) fn each_row(
    changeset: &mut dyn Read,
    mut each: impl FnMut(Action, (String, String)) -> bool,
) -> Result<()> {
    let mut rows = ChangesetIter::start_strm(&changeset)?;
    while let Some(row) = rows.next()? {
        let operation = row.op()?;
        let key = match operation.code() {
            Action::SQLITE_INSERT => row.new_value(0)?,
            _ => row.old_value(0)?,
        };
        let row = (operation.table_name().to_owned(), key_text(key));
        if !each(operation.code(), row) {
            break;
        }
    }
    Ok(())
}

pub(super) fn key_text(key: ValueRef<'_>) -> String {
    match key {
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Integer(number) => number.to_string(),
        _ => String::new(),
    }
}
