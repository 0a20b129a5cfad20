//! Opens a second connection to an open plan for long reads, which don't block writes.

use super::connection::{Db, alone};
use super::{mark, read_only};
use crate::{Code, Error, Result};

/// The number of comparisons after which two connections count as open on different files.
const MAX_COMPARISONS: u32 = 20;

/// Opens a second connection to the file that `db` reads. `db` must not be written to at the same time.
///
/// # Errors
/// `Replaced` if another file has the name by now.
pub(crate) fn open_reader(db: &Db) -> Result<Db> {
    let path = db.path().unwrap_or_default().as_ref();
    let reader = read_only::connect(path)?;
    if is_same_state(db, &reader)? {
        return Ok(reader);
    }
    // The log beside the file may belong to another file, and `db` reads without it.
    let reader = alone(path)?;
    if is_same_state(db, &reader)? {
        return Ok(reader);
    }
    let message = "the plan was replaced just now: try again";
    Err(Error::new(Code::Replaced, message))
}

/// Returns true if both connections read the same state. Compares several times, since another program may write
/// between the two reads.
fn is_same_state(db: &Db, reader: &Db) -> Result<bool> {
    for _ in 0..MAX_COMPARISONS {
        if mark::get(db)? == mark::get(reader)? {
            return Ok(true);
        }
    }
    Ok(false)
}
