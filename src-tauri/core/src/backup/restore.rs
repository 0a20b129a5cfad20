//! From a backup back to a plan: checked before it gets a name.

use std::fs;
use std::path::Path;

use tempfile::{NamedTempFile, TempPath};

use super::backup::Backup;
use super::packed::{damaged, unpack};
use super::root::{BackupRoot, sweep_beginning};
use crate::storage::backup::{name_unpacked, problems_in, refuse_taken};
use crate::{Error, Result};

/// Begins the name of a plan that is being restored.
const RESTORING: &str = ".restoring-";

impl BackupRoot {
    /// Restores a backup as a new plan.
    ///
    /// # Errors
    /// `FileExists` where something has the name, `Damaged` where the backup is not whole, `NewerVersion` where a newer version
    /// made it. Nothing is left then.
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
        // Without a lock nobody knows what was left by a program that was killed.
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

/// Unpacks a backup into a file among the system's temporary ones. `is_written` says that it is to be written into a
/// plan, so that it is read through once more.
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
