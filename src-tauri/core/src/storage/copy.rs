//! A copy of the plan under another name, made whole and read through before it gets that name.

use std::fs::{self, File};
use std::path::Path;

use rusqlite::{Connection, OpenFlags, named_params};
use tempfile::TempPath;

use super::connection::Db;
use super::log_files::{self, log_of};
use super::mark::{self, Run, WriteOrigin};
use super::temporary::{folder_of, unnamed_in};
use super::verify;
use crate::{Code, Error, Result};

/// `open` is the file of the plan, of which `db` may be a copy that is only read.
pub(crate) fn save_copy(db: &Db, open: &Path, path: &Path) -> Result<()> {
    refuse_in_use(open, path)?;
    copied(db, path)?
        .persist(path)
        .map_err(|error| error.error)?;
    sync_folder(folder_of(path));
    Ok(())
}

/// Saves a plan under a name at which there is nothing any more. Whatever log is there was of that plan, and
/// what it holds is in `db`.
pub(crate) fn restore_file(db: &Db, path: &Path) -> Result<()> {
    fs::create_dir_all(folder_of(path))?;
    let copy = copied(db, path)?;
    log_files::set_all_logs_aside(path)?;
    copy.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path));
    Ok(())
}

/// Writes a whole copy to the disk and verifies it; it has no name yet.
fn copied(db: &Db, path: &Path) -> Result<TempPath> {
    let copy = unnamed_in(folder_of(path))?.into_temp_path();
    write(db, &copy)?;
    check(&copy, "no copy was made")?;
    mark_as_its_own(&copy)?;
    File::options().write(true).open(&copy)?.sync_all()?;
    Ok(copy)
}

/// Writes everything of the plan into an empty file.
pub(super) fn write(db: &Db, path: &Path) -> Result<()> {
    let Some(name) = path.to_str() else {
        let message = "the folder has a name that is no text: choose another";
        return Err(Error::new(Code::BadValue, message));
    };
    db.execute("VACUUM INTO :name", named_params! {":name": name})?;
    Ok(())
}

/// Refuses the open plan itself, and a file with a log beside it, which would be taken for the copy's.
fn refuse_in_use(open: &Path, path: &Path) -> Result<()> {
    if is_same(open, path) {
        let message = format!("{} is this plan: choose another name", path.display());
        return Err(Error::new(Code::Taken, message));
    }
    if log_of(path).exists() {
        let message = format!(
            "{} is a plan that is in use: choose another name",
            path.display()
        );
        return Err(Error::new(Code::Taken, message));
    }
    Ok(())
}

fn is_same(open: &Path, path: &Path) -> bool {
    let real = [open, path].map(fs::canonicalize);
    matches!(real, [Ok(open), Ok(path)] if open == path)
}

/// Verifies a copy by reading all of it. `outcome` is what a damaged plan comes to, in words.
pub(super) fn check(path: &Path, outcome: &str) -> Result<()> {
    let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let problems = verify::problems(&copy)?;
    if problems.is_empty() {
        return Ok(());
    }
    let message = format!(
        "the plan is damaged, so {outcome}: salvage what can be read of it as a new plan, or restore a backup"
    );
    Err(Error::new(Code::Damaged, message).caused_by(problems.join("; ")))
}

/// What it holds is where it was in no other file, so a log of the plan is never taken for the copy's.
pub(super) fn mark_as_its_own(path: &Path) -> Result<()> {
    let copy = Connection::open(path)?;
    let run = Run::of_copy();
    mark::leave(&copy, run, WriteOrigin::default())?;
    mark::leave(&copy, run, WriteOrigin::default())?;
    Ok(())
}

/// Writes the new name to the disk, where the system can open a folder for that.
pub(super) fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
