//! The backups of a plan.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf, absolute};

use uuid::Uuid;

use super::backup::{Backup, path_is_own};
use super::root::{BackupRoot, files_in};
use crate::model::brief;
use crate::{Code, Error, Result};

/// The folder and path by which the backups of a plan are found.
#[derive(Clone, Debug)]
pub struct Backups {
    pub(super) root: BackupRoot,
    /// One folder; for a plan that can't be opened, every folder with a backup of its path.
    folders: Vec<PathBuf>,
    /// The path of the plan.
    pub(super) file: PathBuf,
}

impl BackupRoot {
    /// Returns the backups of the plan with an id, which is open as `file`.
    pub(crate) fn of_plan(&self, id: Uuid, file: &Path) -> Result<Backups> {
        let folder = self.folder()?.join(id.to_string());
        Ok(Backups::new(self.clone(), vec![folder], file))
    }

    /// Returns the backups that were made of a plan at a path, for a plan that is missing or can't be opened.
    pub fn of_file(&self, file: &Path) -> Result<Backups> {
        let file = absolute(file)?;
        let of = |folders| Backups::new(self.clone(), folders, &file);
        let mut folders = folders_in(self.folder()?)?;
        folders.retain(|folder| {
            let found = of(vec![folder.clone()]).of_own_file();
            found.is_ok_and(|found| !found.is_empty())
        });
        Ok(of(folders))
    }
}

impl Backups {
    fn new(root: BackupRoot, folders: Vec<PathBuf>, file: &Path) -> Self {
        let file = file.to_owned();
        Self {
            root,
            folders,
            file,
        }
    }

    /// Returns the folder of the plan's backups, which may not exist yet.
    ///
    /// # Errors
    /// `NotFound` if the plan can't be opened and has no backups.
    pub fn folder(&self) -> Result<&Path> {
        self.folders.first().map(PathBuf::as_path).ok_or_else(|| {
            let message = format!("there are no backups of {}", self.file.display());
            Error::new(Code::NotFound, message)
        })
    }

    /// Returns the plan's id; `None` if there are backups of several plans here, or of none.
    pub(crate) fn id(&self) -> Option<Uuid> {
        match self.folders.as_slice() {
            [folder] => Uuid::parse_str(&folder.file_name()?.to_string_lossy()).ok(),
            _ => None,
        }
    }

    /// Returns the backups, newest first, including those of other copies of the plan. Doesn't check the files.
    pub fn list(&self) -> Result<Vec<Backup>> {
        let mut found = Vec::new();
        for folder in &self.folders {
            let files = files_in(folder).map_err(|error| unlisted(folder, error))?;
            let packed = files
                .iter()
                .filter(|path| path_is_own(path) && is_packed(path));
            // Another program may delete a backup at the same time.
            found.extend(packed.filter_map(|path| Backup::of_file(path).ok()));
        }
        found.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
        Ok(found)
    }

    /// Returns the backup whose id begins with `prefix`.
    ///
    /// # Errors
    /// `NotFound` if no id does, `Ambiguous` if several do.
    pub fn find(&self, prefix: &str) -> Result<Backup> {
        let mut found = self.list()?;
        found.retain(|backup| !prefix.is_empty() && backup.id.starts_with(prefix));
        match (found.pop(), found.is_empty()) {
            (Some(backup), true) => Ok(backup),
            (Some(_), false) => {
                let message = format!(
                    "more than one backup begins with “{}”: give more of its id",
                    brief(prefix)
                );
                Err(Error::new(Code::Ambiguous, message).field("backup"))
            }
            (None, _) => {
                let message = format!(
                    "there is no backup “{}” of this plan: `backups` lists those that exist",
                    brief(prefix)
                );
                Err(Error::new(Code::NotFound, message).field("backup"))
            }
        }
    }

    /// Returns the hashes of the media that any of the backups needs; `None` if one of them doesn't tell.
    pub(crate) fn media(&self) -> Result<Option<BTreeSet<String>>> {
        let mut needed = BTreeSet::new();
        for backup in self.list()? {
            let Some(sidecar) = backup.sidecar else {
                return Ok(None);
            };
            needed.extend(sidecar.media);
        }
        Ok(Some(needed))
    }

    /// Returns the backups that were made of the plan at this path.
    pub(super) fn of_own_file(&self) -> Result<Vec<Backup>> {
        let own = self.file.to_string_lossy();
        let mut found = self.list()?;
        found.retain(|backup| backup.file.as_deref() == Some(&own));
        Ok(found)
    }
}

fn folders_in(root: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = files_in(root)?;
    folders.retain(|path| path.is_dir());
    Ok(folders)
}

fn is_packed(path: &Path) -> bool {
    path.to_string_lossy().ends_with(super::backup::ENDING)
}

fn unlisted(folder: &Path, reason: Error) -> Error {
    let message = format!(
        "the backups in {} can't be listed: {reason}",
        folder.display()
    );
    Error::new(reason.code(), message).caused_by(reason)
}
