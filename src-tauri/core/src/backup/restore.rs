//! Restores a plan from a backup. The plan is checked before it gets its name.

use std::fs;
use std::path::Path;

use tempfile::{NamedTempFile, TempPath};

use super::backup::Backup;
use super::packed::{damaged, unpack, unpack_in_part};
use super::root::{BackupRoot, sweep_beginning};
use crate::media::MediaStore;
use crate::storage::backup::{media_in, name_unpacked, problems_unless_cancelled, refuse_taken};
use crate::{Cancellation, Error, Result};

/// The beginning of the file name of a plan that is being restored.
const RESTORING: &str = ".restoring-";

impl BackupRoot {
    /// Restores a backup as a new plan at `path`.
    ///
    /// # Errors
    /// `FileExists` if there is a file at `path`, `Damaged` if the backup is not intact, `NewerVersion` if a
    /// newer version made it. No file is left then.
    pub fn restore(&self, backup: &Backup, path: &Path) -> Result<()> {
        self.restore_unless_cancelled(backup, path, &Cancellation::default())
    }

    /// Restores as [`BackupRoot::restore`] does, unless it is cancelled.
    pub fn restore_unless_cancelled(
        &self,
        backup: &Backup,
        path: &Path,
        cancellation: &Cancellation,
    ) -> Result<()> {
        self.restore_with_media(backup, path, cancellation)
            .map(drop)
    }

    /// Restores as [`BackupRoot::restore_unless_cancelled`] does, and copies the pictures and videos beside the plan that
    /// the backup was made of. Returns the hashes of those that are no longer there.
    pub fn restore_with_media(
        &self,
        backup: &Backup,
        path: &Path,
        cancellation: &Cancellation,
    ) -> Result<Vec<String>> {
        refuse_taken(path)?;
        let restored = self.restored(backup, path, cancellation);
        restored.map_err(|reason| {
            let message = format!("{} was not restored: {reason}", path.display());
            Error::new(reason.code(), message).caused_by(reason)
        })
    }

    fn restored(
        &self,
        backup: &Backup,
        path: &Path,
        cancellation: &Cancellation,
    ) -> Result<Vec<String>> {
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
        let unpacked = unpacked_into(file.tempfile_in(folder)?, backup, cancellation)?;
        refuse_problems(&unpacked, cancellation)?;
        let missing = copy_media(backup, &unpacked, path, cancellation)?;
        name_unpacked(unpacked, path)?;
        Ok(missing)
    }
}

/// Copies the media of an unpacked plan from beside the plan that was backed up to beside the new one, and returns the
/// hashes of those that are missing. If it fails, nothing of it stays.
fn copy_media(
    backup: &Backup,
    unpacked: &Path,
    path: &Path,
    cancellation: &Cancellation,
) -> Result<Vec<String>> {
    let needed = media_in(unpacked)?.into_iter().collect();
    let file = backup.file.as_deref().unwrap_or_default();
    let to = MediaStore::beside(path);
    MediaStore::beside(Path::new(file)).copy_to(&to, &needed, cancellation)
}

/// Unpacks what can be unpacked of a damaged backup into a temporary file, without any check.
pub(crate) fn unpacked_in_part(backup: &Backup) -> Result<TempPath> {
    let mut file = NamedTempFile::new()?;
    unpack_in_part(backup.path(), file.as_file_mut())?;
    Ok(file.into_temp_path())
}

/// Unpacks a backup into a temporary file. `is_written` means that the plan in it will be written into a plan,
/// so that it is checked completely.
pub(crate) fn unpacked(
    backup: &Backup,
    is_written: bool,
    cancellation: &Cancellation,
) -> Result<TempPath> {
    let unpacked = unpacked_into(NamedTempFile::new()?, backup, cancellation)?;
    if is_written || backup.sidecar.is_none() {
        refuse_problems(&unpacked, cancellation)?;
    }
    Ok(unpacked)
}

fn unpacked_into(
    mut file: NamedTempFile,
    backup: &Backup,
    cancellation: &Cancellation,
) -> Result<TempPath> {
    backup.refuse_damaged()?;
    let most = backup.sidecar.as_ref().map(|known| known.unpacked_bytes);
    let unpacked = unpack(backup.path(), file.as_file_mut(), most, cancellation);
    cancellation.explain(unpacked)?;
    Ok(file.into_temp_path())
}

fn refuse_problems(unpacked: &Path, cancellation: &Cancellation) -> Result<()> {
    let problems = problems_unless_cancelled(unpacked, cancellation)?;
    if problems.is_empty() {
        return Ok(());
    }
    Err(damaged("the plan in it is not whole").caused_by(problems.join("; ")))
}
