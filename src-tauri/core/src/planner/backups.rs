//! Backups of the open plan, and restoring the plan or a post from one.

use super::from_backup::PostThen;
use super::series::horizon::generate_all;
use super::{Planner, Reader};
use crate::Result;
use crate::backup::{self, BackedUp, Backup, BackupRoot, Backups};
use crate::model::{At, Op};
use crate::query::{self, Changes, Difference};
use crate::storage::backup::open_unpacked;
use crate::storage::{self, identity, level};

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

    /// Replaces the plan's content with that of a backup, as one operation. The plan is backed up first; if
    /// that fails, nothing is changed.
    pub fn restore(&mut self, backup: &Backup) -> Result<Changes> {
        self.back_up(None)?;
        let unpacked = backup::unpacked(backup, true)?;
        drop(open_unpacked(&unpacked)?);
        let at = At::from_naive(self.plan()?.zone.local(backup.at))?;
        let name = backup.name.clone();
        level::attach(&self.db, &unpacked)?;
        let restored = self.change(|tx| {
            level::level(tx.db)?;
            generate_all(tx.db)?;
            Ok(Op::RestoreBackup { at, name })
        });
        let detached = level::detach(&self.db);
        let changes = restored?;
        detached?;
        Ok(changes)
    }

    /// Brings back one post as it was in a backup, with its item, and with those of its campaign, pillar and
    /// labels that the plan still has. If the plan still has the post, it is changed back; other posts of its
    /// item stay as they are.
    ///
    /// # Errors
    /// `NotFound` if the backup doesn't contain the post, or the plan no longer has its channel.
    pub fn bring_back(&mut self, backup: &Backup, post: &str) -> Result<Changes> {
        let unpacked = backup::unpacked(backup, false)?;
        let then = PostThen::read(&open_unpacked(&unpacked)?, &post.into())?;
        self.generate_ahead()?;
        self.change(|tx| {
            let title = then.put(tx)?;
            Ok(Op::BringBackPost { title })
        })
    }

    /// Compares the plan with a backup, as [`Reader::difference`] does.
    pub fn difference(&self, backup: &Backup) -> Result<Difference> {
        self.reader()?.difference(backup)
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

    /// Returns the differences between the plan and a backup, post by post.
    pub fn difference(&self, backup: &Backup) -> Result<Difference> {
        let unpacked = backup::unpacked(backup, false)?;
        let then = open_unpacked(&unpacked)?;
        storage::snapshot(&self.db, |now| query::difference(now, &then))
    }
}
