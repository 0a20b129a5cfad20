//! A plan whose file lost its name while it was open. Its content is kept as a copy and read from there.

use std::path::Path;

use rusqlite::Connection;
use tempfile::TempPath;

use super::connection::{Db, set_up};
use super::guard::Guard;
use super::temporary::{folder_of, unnamed_in};
use super::{copy, mark, verify};
use crate::{Code, Error, Result};

/// Copies the open plan as it was before its file lost its name, and opens the copy.
pub(crate) fn keep_rescued_copy(
    db: &Db,
    guard: &Guard,
    file: &Path,
) -> Result<(Connection, TempPath)> {
    let folder = folder_of(file);
    let unnamed = unnamed_in(folder).or_else(|_| unnamed_in(&std::env::temp_dir()));
    let copied = unnamed?.into_temp_path();
    write(db, guard, &copied)?;
    let kept = Connection::open(&copied)?;
    set_up(&kept)?;
    // From here on the content of a copied log is in the file.
    kept.pragma_update(None, "journal_mode", "DELETE")?;
    if !is_of(&kept, guard)? {
        let message = "another program is writing to this plan: try again in a moment";
        return Err(Error::new(Code::Locked, message));
    }
    Ok((kept, copied))
}

/// Returns true if the copy is the plan as this process saw it last, or whole and later: another program of ours may
/// have written last. A copy that a writer disturbed is neither.
fn is_of(kept: &Db, guard: &Guard) -> Result<bool> {
    let seen = guard.latest_state();
    if mark::get(kept)?.map(|mark| mark.state) == seen {
        return Ok(true);
    }
    let is_later = seen.map_or(Ok(false), |seen| mark::has_been(kept, seen))?;
    Ok(is_later && verify::problems(kept)?.is_empty())
}

fn write(db: &Db, guard: &Guard, path: &Path) -> Result<()> {
    if !guard.is_overwritten() {
        return copy::write(db, path);
    }
    if guard.write_image(path)? {
        return Ok(());
    }
    let message = "what was open was overwritten in its own file, and can't be read any more";
    Err(Error::new(Code::Damaged, message))
}

/// Opens an empty database, from which no plan can be read.
pub(crate) fn nothing() -> Result<Connection> {
    Ok(Connection::open_in_memory()?)
}
