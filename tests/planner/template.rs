//! A furnished plan that is made once, and of which tests work on copies.

use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::backup::BackupRoot;
use daymark_core::clock::Clock;
use daymark_core::{Planner, Result};
use tempfile::TempDir;

use crate::furnished::{Ids, furnished, ids};
use crate::support::{backups_beside, moment};

/// The bytes of the furnished plan, and its backups.
pub(crate) struct Template {
    pub(crate) bytes: Vec<u8>,
    pub(crate) on: Ids,
    pub(crate) backups: BackupRoot,
    _folder: TempDir,
}

impl Template {
    pub(crate) fn new() -> Self {
        let plan = furnished();
        let on = ids(&plan);
        let (path, folder) = plan.close();
        Self {
            bytes: fs::read(&path).unwrap(),
            on,
            backups: backups_beside(&path),
            _folder: folder,
        }
    }

    /// Puts a copy into a folder, in place of an earlier one, and returns its path.
    pub(crate) fn copy_to(&self, folder: &Path) -> PathBuf {
        let path = folder.join("plan.daymark");
        fs::write(&path, &self.bytes).unwrap();
        path
    }

    /// Opens a copy with a clock, given in UTC.
    pub(crate) fn open(&self, path: &Path, now: &str) -> Planner {
        self.try_open(path, now).unwrap()
    }

    pub(crate) fn try_open(&self, path: &Path, now: &str) -> Result<Planner> {
        Planner::open_in(path, Clock::Fixed(moment(now)), self.backups.clone())
    }
}
