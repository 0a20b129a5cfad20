//! The folder of all backups on a machine, and removal of files that a killed program left in it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf, absolute};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::NamedTempFile;

use super::backup::path_is_own;
use super::chosen_folder;
use crate::{Code, Error, Result};

/// The environment variable that sets another folder for all backups.
const VARIABLE: &str = "DAYMARK_BACKUPS";
/// The beginning of the names of files that are being written.
const NEW: &str = ".new-";
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(50);

/// The folder that contains a folder for the backups of each plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupRoot(Option<PathBuf>);

/// A lock that is held while a backup is made or restored. Any incomplete file found while holding it was left
/// by a program that was killed.
pub(super) struct Lock {
    _file: File,
}

impl BackupRoot {
    /// Returns the folder set by `DAYMARK_BACKUPS`, or else the one that a person chose, or else `Daymark/backups` in the
    /// folder where the system keeps programs' data: on Linux `$XDG_DATA_HOME`, or else `~/.local/share`.
    pub fn of_machine() -> Self {
        let named = std::env::var_os(VARIABLE).filter(|name| !name.is_empty());
        let root = named.map(PathBuf::from).or_else(chosen_folder::of_person);
        let root = root.or_else(chosen_folder::of_system);
        Self(root.map(|root| absolute(&root).unwrap_or(root)))
    }

    /// Uses a folder as that of all backups.
    pub fn at(folder: &Path) -> Self {
        Self(Some(folder.to_owned()))
    }

    /// Returns the path of the folder.
    ///
    /// # Errors
    /// `FileMissing` if the system has no folder for programs' data.
    pub fn folder(&self) -> Result<&Path> {
        self.0.as_deref().ok_or_else(|| {
            let message = format!("this machine has no folder for backups: name one in {VARIABLE}");
            Error::new(Code::FileMissing, message)
        })
    }

    pub(super) fn lock(&self) -> Result<Lock> {
        let folder = self.folder()?;
        fs::create_dir_all(folder)?;
        let mut options = OpenOptions::new();
        let options = options.create(true).truncate(false).write(true);
        let file = options.open(folder.join(".lock"))?;
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(locked()),
                Err(TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => {
                    return Err(error.into());
                }
                _ => return Ok(Lock { _file: file }),
            }
        }
    }
}

/// Creates an empty file that is deleted unless it gets a name.
pub(super) fn unnamed_in(folder: &Path) -> Result<NamedTempFile> {
    Ok(tempfile::Builder::new().prefix(NEW).tempfile_in(folder)?)
}

/// Deletes incomplete files in a folder of backups. Needs the lock.
pub(super) fn sweep(folder: &Path, _: &Lock) -> Result<()> {
    sweep_beginning(folder, NEW)?;
    for path in files_in(folder)? {
        let is_sidecar = path.extension().is_some_and(|ending| ending == "json");
        if is_sidecar && path_is_own(&path) && !path.with_extension("daymark.zst").exists() {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Deletes the files whose names begin with `beginning`.
pub(super) fn sweep_beginning(folder: &Path, beginning: &str) -> Result<()> {
    for path in files_in(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(beginning) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Returns the paths in a folder; none if it doesn't exist.
pub(super) fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let paths = entries.map(|entry| Ok(entry?.path()));
    paths.collect()
}

fn locked() -> Error {
    let message = "another program is making or restoring a backup: try again in a moment";
    Error::new(Code::Locked, message)
}
