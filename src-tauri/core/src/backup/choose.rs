//! Keeps backups in another folder, which a person chooses.

use std::fs;
use std::path::{Path, PathBuf};

use super::chosen_folder;
use super::root::{BackupRoot, files_in};
use crate::Result;

/// The folder of the backups within the chosen one, where a person may have other files.
const NAME: &str = "Daymark backups";

/// Keeps backups in the folder `Daymark backups` within another one from now on. Copies the backups of all plans into it, as
/// far as they can be read; the earlier ones stay.
///
/// # Errors
/// `ReadOnly` or `DiskFull` if the folder can't be written, `FileMissing` if the system has no folder for programs' data. The
/// folder stays the same then.
pub fn choose_folder(within: &Path) -> Result<PathBuf> {
    let folder = std::path::absolute(within)?.join(NAME);
    let earlier = BackupRoot::of_machine();
    fs::create_dir_all(&folder)?;
    copy_all(earlier.folder()?, &folder)?;
    chosen_folder::set(&folder)?;
    Ok(folder)
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    if from == to {
        return Ok(());
    }
    let folders = files_in(from).unwrap_or_default();
    for folder in folders.iter().filter(|path| path.is_dir()) {
        let there = to.join(folder.file_name().unwrap_or_default());
        fs::create_dir_all(&there)?;
        for file in files_in(folder).unwrap_or_default() {
            copy(&file, &there)?;
        }
    }
    Ok(())
}

/// Copies a file that the folder lacks. One that can't be read is left out.
fn copy(file: &Path, folder: &Path) -> Result<()> {
    let to = folder.join(file.file_name().unwrap_or_default());
    if to.exists() {
        return Ok(());
    }
    match fs::read(file) {
        Ok(bytes) => Ok(fs::write(to, bytes)?),
        Err(_) => Ok(()),
    }
}
