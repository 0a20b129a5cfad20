//! Makes the plan equal to another file, row by row. Only rows that differ are written, so that the changeset
//! contains no others.

use std::path::Path;

use rusqlite::named_params;
use rusqlite::session::{ChangesetItem, ConflictAction, ConflictType, Session, invert_strm};

use super::error::unapplied;
use super::{Db, schema};
use crate::Result;

/// The name under which the other file is attached.
const OTHER: &str = "other";

/// Attaches a file of the current version, outside of any transaction. Foreign keys are off until it is
/// detached: rows are written in the order of the tables, and cascaded changes are among them.
pub(crate) fn attach(db: &Db, path: &Path) -> Result<()> {
    let name = path.to_string_lossy();
    let sql = "ATTACH DATABASE :name AS other";
    db.execute(sql, named_params! {":name": name})?;
    db.pragma_update(None, "foreign_keys", false)?;
    Ok(())
}

/// Detaches the file and turns foreign keys on again.
pub(crate) fn detach(db: &Db) -> Result<()> {
    db.pragma_update(None, "foreign_keys", true)?;
    db.execute("DETACH DATABASE other", [])?;
    Ok(())
}

/// Makes the tables of the plan equal to those of the attached file.
pub(crate) fn make_equal(db: &Db) -> Result<()> {
    let (from_other, mut to_other) = (difference(db)?, Vec::new());
    invert_strm(&mut from_other.as_slice(), &mut to_other)?;
    let abort = |_: ConflictType, _: ChangesetItem| ConflictAction::SQLITE_CHANGESET_ABORT;
    let message = "that version could not be brought into the plan, which stays as it is: open it as a plan of its own";
    db.apply_strm(&mut to_other.as_slice(), None::<fn(&str) -> bool>, abort)
        .map_err(|error| unapplied(error, message))
}

/// Returns the changes from the attached file to the plan.
fn difference(db: &Db) -> Result<Vec<u8>> {
    let mut session = Session::new(db)?;
    for &table in schema::TABLES {
        session.attach(Some(table))?;
        session.diff::<&str, &str>(OTHER, table)?;
    }
    let mut changes = Vec::new();
    session.changeset_strm(&mut changes)?;
    Ok(changes)
}
