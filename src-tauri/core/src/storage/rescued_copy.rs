//! Copies an open plan whose file was removed, replaced or overwritten. The plan is read from the copy from then on.

use std::path::Path;

use rusqlite::Connection;
use tempfile::TempPath;

use super::connection::{Db, set_up};
use super::guard::Guard;
use super::temporary::{folder_of, unnamed_in};
use super::{copy, mark, verify};
use crate::{Code, Error, Result};

/// Copies the open plan as it was before its file was lost, and opens the copy.
///
/// # Errors
/// `Locked` if another program wrote to the plan meanwhile, `Damaged` if the file was overwritten and there is no
/// image.
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
    // This writes the contents of a copied log into the copy.
    kept.pragma_update(None, "journal_mode", "DELETE")?;
    if !is_latest(&kept, guard)? {
        let message = "another program is writing to this plan: try again in a moment";
        return Err(Error::new(Code::Locked, message));
    }
    Ok((kept, copied))
}

/// Returns true if the copy contains the latest known state, or is intact and contains a later state by another run of
/// Daymark. Neither is true if another program wrote to the file while it was copied.
fn is_latest(kept: &Db, guard: &Guard) -> Result<bool> {
    let latest = guard.latest_state();
    if mark::get(kept)?.map(|mark| mark.state) == latest {
        return Ok(true);
    }
    let is_later = latest.map_or(Ok(false), |latest| mark::has_been(kept, latest))?;
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
pub(crate) fn empty_database() -> Result<Connection> {
    Ok(Connection::open_in_memory()?)
}
