//! Backups of the open plan, and what a person takes back from one.

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
    /// Returns the plan's backups. Holds nothing open, so that it can go to another thread.
    pub fn backups(&self) -> Result<Backups> {
        self.backup_root
            .of_plan(identity::get(&self.db)?, &self.file)
    }

    /// From now on backups are made and looked for in another folder.
    pub fn keep_backups_in(&mut self, root: BackupRoot) {
        self.backup_root = root;
    }

    /// Backs up the plan, as [`Reader::back_up`] does.
    pub fn back_up(&self, name: Option<&str>) -> Result<BackedUp> {
        self.reader()?.back_up(&self.backups()?, name)
    }

    /// Makes the plan what it was in a backup, as one operation. Backs it up first; where that fails, nothing is changed.
    pub fn restore(&mut self, backup: &Backup) -> Result<Changes> {
        self.back_up(None)?;
        let unpacked = backup::unpacked(backup, true)?;
        drop(open_unpacked(&unpacked)?);
        let at = At::from_naive(self.plan()?.zone.local(backup.at))?;
        let name = backup.name.clone();
        level::attach(&self.db, &unpacked)?;
        let restored = self.transact(|tx| {
            level::level(tx.db)?;
            generate_all(tx.db)?;
            Ok((Op::RestoreBackup { at, name }, ()))
        });
        let detached = level::detach(&self.db);
        let (changes, ()) = restored?;
        detached?;
        Ok(changes)
    }

    /// Brings back one post as it was in a backup, with its item, and with the campaign, the pillar and the labels that
    /// the plan still has. One that is still in the plan becomes as it was then; other posts of its item don't change.
    ///
    /// # Errors
    /// `NotFound` where the post was not in the plan then, or its channel no longer is.
    pub fn bring_back(&mut self, backup: &Backup, post: &str) -> Result<Changes> {
        let unpacked = backup::unpacked(backup, false)?;
        let then = PostThen::read(&open_unpacked(&unpacked)?, &post.into())?;
        self.generate_ahead()?;
        let (changes, ()) = self.transact(|tx| {
            let title = then.put(tx)?;
            Ok((Op::BringBackPost { title }, ()))
        })?;
        Ok(changes)
    }

    /// Compares the plan with a backup, as [`Reader::difference`] does.
    pub fn difference(&self, backup: &Backup) -> Result<Difference> {
        self.reader()?.difference(backup)
    }
}

impl Reader {
    /// Backs up the plan: a copy of it is written, read through, packed and brought to the disk before it counts. With a
    /// name it is kept for good. Without one, a plan that is as in an earlier backup gets no other one.
    ///
    /// # Errors
    /// `Damaged` where the plan is not whole, `DiskFull` and `ReadOnly` as the folder is. Nothing is left then.
    pub fn back_up(&self, backups: &Backups, name: Option<&str>) -> Result<BackedUp> {
        backup::make(&self.db, backups, name, self.clock.now())
    }

    /// Backs up the plan where it has changed and the last backup is 30 minutes ago; deletes those that are no longer
    /// kept. Returns `None` where it is too soon.
    pub fn back_up_if_due(&self, backups: &Backups) -> Result<Option<BackedUp>> {
        backup::make_if_due(&self.db, backups, self.clock.now())
    }

    /// Returns what differs between the plan and a backup, post by post.
    pub fn difference(&self, backup: &Backup) -> Result<Difference> {
        let unpacked = backup::unpacked(backup, false)?;
        let then = open_unpacked(&unpacked)?;
        storage::snapshot(&self.db, |now| query::difference(now, &then))
    }
}
