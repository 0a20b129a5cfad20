//! Another folder for all backups, chosen by a person, for example because the disk is full. Its path is in a small file
//! beside the folder that is used otherwise.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Code, Error, Result};

/// The file with the path of the chosen folder.
const POINTER: &str = "backups-folder";

/// Returns the folder for backups where the system keeps programs' data, with the file about a chosen one; `None` if the
/// system has no such folder.
pub fn data_folder() -> Option<PathBuf> {
    Some(dirs::data_local_dir()?.join("Daymark"))
}

/// Returns the folder that is used unless a person chooses another.
pub(super) fn of_system() -> Option<PathBuf> {
    Some(data_folder()?.join("backups"))
}

/// Returns the folder that the person chose.
pub(super) fn of_person() -> Option<PathBuf> {
    let path = fs::read_to_string(data_folder()?.join(POINTER)).ok()?;
    let path = Path::new(path.trim());
    path.is_absolute().then(|| path.to_owned())
}

/// Notes the folder that the person chose.
///
/// # Errors
/// `FileMissing` if the system has no folder for programs' data, `ReadOnly` or `DiskFull` if that can't be written.
pub(super) fn set(folder: &Path) -> Result<()> {
    let data = data_folder().ok_or_else(|| {
        let message = "this machine has no folder for programs' data";
        Error::new(Code::FileMissing, message)
    })?;
    fs::create_dir_all(&data)?;
    fs::write(data.join(POINTER), folder.to_string_lossy().as_bytes())?;
    Ok(())
}
