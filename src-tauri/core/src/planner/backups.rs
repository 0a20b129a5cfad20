//! Backups of the open plan.

use super::{Planner, Reader};
use crate::Result;
use crate::backup::{self, BackedUp, BackupRoot, Backups};
use crate::storage::identity;

impl Planner {
    /// Returns the plan's backups. The result keeps no file open and can be used in another thread.
    pub fn backups(&self) -> Result<Backups> {
        self.backup_root
            .of_plan(identity::get(&self.db)?, &self.file)
    }

    /// Sets the folder of all backups for this opening of the plan.
    pub fn keep_backups_in(&mut self, root: BackupRoot) {
        self.backup_root = root;
    }

    /// Backs up the plan, as [`Reader::back_up`] does.
    pub fn back_up(&self, name: Option<&str>) -> Result<BackedUp> {
        self.reader()?.back_up(&self.backups()?, name)
    }
}

impl Reader {
    /// Backs up the plan: writes a copy, checks it, compresses it and syncs it to the disk. A named backup is
    /// never deleted automatically. Without a name, no new backup is made if the plan hasn't changed since an
    /// earlier one.
    ///
    /// # Errors
    /// `Damaged` if the plan is not intact, `DiskFull` or `ReadOnly` if the folder can't be written. No file is
    /// left then.
    pub fn back_up(&self, backups: &Backups, name: Option<&str>) -> Result<BackedUp> {
        backup::make(&self.db, backups, name, self.clock.now())
    }

    /// Backs up the plan if it has changed and the last backup is at least 30 minutes old. Deletes backups that
    /// the schedule doesn't keep. Returns the backup of the plan's current state, or `None` if it is too soon.
    pub fn back_up_if_due(&self, backups: &Backups) -> Result<Option<BackedUp>> {
        backup::make_if_due(&self.db, backups, self.clock.now())
    }
}
