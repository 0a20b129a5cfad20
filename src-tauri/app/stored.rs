//! Lists everything that Daymark keeps on this computer, with its size, and deletes it on request.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use daymark_core::backup::{BackupRoot, data_folder};
use daymark_core::media::MediaStore;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager};

use crate::remembered_plans::RememberedPlans;

/// A kind of stored data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum Kept {
    /// A plan's file, with its history and text that isn't saved to a post yet; or the folder of its pictures and videos.
    Plan,
    /// The backups of all plans.
    Backups,
    /// The program's folder: the list of opened plans, the state of windows, text of the first page, the log, and the
    /// web view's own data, which includes theme and language.
    Program,
}

/// A file or folder of Daymark.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct StoredPlace {
    pub(crate) kept: Kept,
    pub(crate) path: PathBuf,
    #[cfg_attr(test, ts(type = "number"))]
    bytes: u64,
}

/// Returns the plans that were opened here with their media, the backups' folder and the program's folder, if they exist.
pub(crate) fn places(app: &AppHandle) -> Vec<StoredPlace> {
    let plans = app.state::<RememberedPlans>().all();
    let files = plans.into_iter().flat_map(|known| {
        let media = MediaStore::beside(&known.file).folder().to_owned();
        [known.file, media]
    });
    let plans = files.map(|file| (Kept::Plan, file));
    let chosen = BackupRoot::of_machine();
    let usual = data_folder();
    let is_elsewhere = |folder: &&Path| {
        usual
            .as_ref()
            .is_none_or(|usual| !folder.starts_with(usual))
    };
    let chosen = chosen
        .folder()
        .ok()
        .filter(is_elsewhere)
        .map(Path::to_owned);
    let backups = |folder: PathBuf| (Kept::Backups, folder);
    let folders = [
        chosen.map(backups),
        usual.map(backups),
        app.path()
            .app_local_data_dir()
            .ok()
            .map(|folder| (Kept::Program, folder)),
    ];
    let all = plans.chain(folders.into_iter().flatten());
    let existing = all.filter(|(_, path)| path.exists());
    existing
        .map(|(kept, path)| StoredPlace {
            kept,
            bytes: size(&path),
            path,
        })
        .collect()
}

/// Returns the size of a file, or of everything in a folder, in bytes. Links are not followed.
fn size(path: &Path) -> u64 {
    let Ok(about) = path.symlink_metadata() else {
        return 0;
    };
    if !about.is_dir() {
        return about.len();
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.map(|entry| size(&entry.path())).sum()
}

/// The paths to delete once the last window is closed.
#[derive(Default)]
pub(crate) struct ToDelete(Mutex<Vec<PathBuf>>);

impl ToDelete {
    /// Replaces the paths.
    pub(crate) fn set(&self, paths: Vec<PathBuf>) {
        *self.paths() = paths;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.paths().is_empty()
    }

    /// Deletes the paths. Prints those that can't be deleted on standard error.
    pub(crate) fn delete(&self) {
        for path in self.paths().drain(..) {
            if let Err(error) = delete(&path) {
                eprintln!("daymark: {} could not be deleted: {error}", path.display());
            }
        }
    }

    fn paths(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn delete(path: &Path) -> std::io::Result<()> {
    match path.symlink_metadata() {
        Err(_) => Ok(()),
        Ok(about) if about.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_folder_is_that_of_the_files_in_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("deep")).unwrap();
        fs::write(folder.path().join("a"), [0; 10]).unwrap();
        fs::write(folder.path().join("deep/b"), [0; 5]).unwrap();
        assert_eq!(size(folder.path()), 15);
        assert_eq!(size(&folder.path().join("none")), 0);
    }

    #[test]
    fn only_the_chosen_paths_are_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("gone")).unwrap();
        fs::write(path("gone/a"), "").unwrap();
        fs::write(path("gone-too"), "").unwrap();
        fs::write(path("stays"), "").unwrap();
        let chosen = ToDelete::default();
        chosen.set(vec![path("gone"), path("gone-too"), path("never-was")]);
        chosen.delete();
        let left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left, ["stays"]);
    }
}
