//! Compares the open plan with another version of it, and takes a post or everything from that version.

use super::series::horizon::generate_all;
use super::taken_post::TakenPost;
use super::version::OtherVersion;
use super::{Planner, Reader};
use crate::query::{self, Changes, Difference};
use crate::storage::backup::open_unpacked;
use crate::storage::cancel::unless_cancelled;
use crate::storage::{self, equalize};
use crate::sync::{self, ConflictedCopy, SyncService};
use crate::{Cancellation, Result};

impl Planner {
    /// Returns the service that syncs the plan's folder; `None` if none is recognised.
    pub fn sync_service(&self) -> Option<SyncService> {
        sync::sync_service_of(&self.file)
    }

    /// Returns the conflicted copies of the plan, as [`Reader::conflicted_copies`] does.
    pub fn conflicted_copies(&self) -> Result<Vec<ConflictedCopy>> {
        self.reader()?.conflicted_copies()
    }

    /// Replaces the plan's content with that of another version, as one operation. The plan is backed up first; if
    /// that fails, nothing is changed.
    pub fn restore<'a>(&mut self, version: impl Into<OtherVersion<'a>>) -> Result<Changes> {
        self.restore_unless_cancelled(version, &Cancellation::default())
    }

    /// Restores as [`Planner::restore`] does, unless it is cancelled: then nothing but the backup is left.
    pub fn restore_unless_cancelled<'a>(
        &mut self,
        version: impl Into<OtherVersion<'a>>,
        cancellation: &Cancellation,
    ) -> Result<Changes> {
        let version = version.into();
        self.back_up(None)?;
        cancellation.check()?;
        let unpacked = version.unpacked(true, cancellation)?;
        drop(open_unpacked(&unpacked)?);
        let op = version.op_to_restore(self.plan()?.zone)?;
        equalize::attach(&self.db, &unpacked)?;
        let restored = self.change(|tx| {
            unless_cancelled(tx.db, cancellation, || equalize::make_equal(tx.db))?;
            generate_all(tx.db)?;
            Ok(op)
        });
        let detached = equalize::detach(&self.db);
        let changes = restored?;
        detached?;
        Ok(changes)
    }

    /// Brings one post over from another version, with its item. `post` is its id or a unique beginning of that. From a
    /// backup, those of its campaign, pillar and labels are kept that the plan still has; from a conflicted copy, all of
    /// them and the channel are added to the plan if it lacks them. If the plan has the post, it is changed; other posts
    /// of its item stay as they are.
    ///
    /// # Errors
    /// `NotFound` if that version doesn't contain the post, or it is a backup and the plan no longer has the channel.
    pub fn bring_back<'a>(
        &mut self,
        version: impl Into<OtherVersion<'a>>,
        post: &str,
    ) -> Result<Changes> {
        let version = version.into();
        let unpacked = version.unpacked(false, &Cancellation::default())?;
        let taken = TakenPost::read(&open_unpacked(&unpacked)?, post, version)?;
        self.generate_ahead()?;
        self.change(|tx| {
            let title = taken.put(tx)?;
            Ok(version.op_to_bring_back(title))
        })
    }

    /// Compares the plan with another version, as [`Reader::difference`] does.
    pub fn difference<'a>(&self, version: impl Into<OtherVersion<'a>>) -> Result<Difference> {
        self.reader()?.difference(version)
    }
}

impl Reader {
    /// Returns the copies beside the plan's file that a sync service made because the plan was changed on two computers
    /// at once, the newest first. Reads each whole, and changes no file.
    pub fn conflicted_copies(&self) -> Result<Vec<ConflictedCopy>> {
        sync::conflicted_copies(&self.db, &self.file)
    }

    /// Returns the differences between the plan and another version, post by post.
    pub fn difference<'a>(&self, version: impl Into<OtherVersion<'a>>) -> Result<Difference> {
        let unpacked = version.into().unpacked(false, &Cancellation::default())?;
        let other = open_unpacked(&unpacked)?;
        storage::snapshot(&self.db, |now| query::difference(now, &other))
    }
}
