//! Restores a plan from a backup. The plan is checked before it gets its name.

use std::fs;
use std::path::Path;

use tempfile::{NamedTempFile, TempPath};

use super::backup::Backup;
use super::packed::{damaged, unpack};
use super::root::{BackupRoot, sweep_beginning};
use crate::storage::backup::{name_unpacked, problems_in, refuse_taken};
use crate::{Error, Result};

/// The beginning of the file name of a plan that is being restored.
const RESTORING: &str = ".restoring-";

impl BackupRoot {
    /// Restores a backup as a new plan at `path`.
    ///
    /// # Errors
    /// `FileExists` if there is a file at `path`, `Damaged` if the backup is not intact, `NewerVersion` if a
    /// newer version made it. No file is left then.
    pub fn restore(&self, backup: &Backup, path: &Path) -> Result<()> {
        refuse_taken(path)?;
        self.restored(backup, path).map_err(|reason| {
            let message = format!("{} was not restored: {reason}", path.display());
            Error::new(reason.code(), message).caused_by(reason)
        })
    }

    fn restored(&self, backup: &Backup, path: &Path) -> Result<()> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        fs::create_dir_all(folder)?;
        // Without the lock, a file may belong to a program that is still restoring.
        let lock = self.lock().ok();
        if lock.is_some() {
            sweep_beginning(folder, RESTORING)?;
        }
        let mut builder = tempfile::Builder::new();
        let file = builder.prefix(RESTORING).suffix(".daymark");
        let unpacked = unpacked_into(file.tempfile_in(folder)?, backup)?;
        refuse_problems(&unpacked)?;
        name_unpacked(unpacked, path)
    }
}

/// Unpacks a backup into a temporary file. `is_written` means that the plan in it will be written into a plan,
/// so that it is checked completely.
pub(crate) fn unpacked(backup: &Backup, is_written: bool) -> Result<TempPath> {
    let unpacked = unpacked_into(NamedTempFile::new()?, backup)?;
    if is_written || backup.sidecar.is_none() {
        refuse_problems(&unpacked)?;
    }
    Ok(unpacked)
}

fn unpacked_into(mut file: NamedTempFile, backup: &Backup) -> Result<TempPath> {
    backup.refuse_damaged()?;
    let most = backup.sidecar.as_ref().map(|known| known.unpacked_bytes);
    unpack(backup.path(), file.as_file_mut(), most)?;
    Ok(file.into_temp_path())
}

fn refuse_problems(unpacked: &Path) -> Result<()> {
    let problems = problems_in(unpacked)?;
    if problems.is_empty() {
        return Ok(());
    }
    Err(damaged("the plan in it is not whole").caused_by(problems.join("; ")))
}
