//! A version of the plan that isn't open: a backup or a conflicted copy.

use tempfile::TempPath;

use crate::backup::{self, Backup};
use crate::model::{LocalTime, Op, Zone};
use crate::sync::ConflictedCopy;
use crate::{Cancellation, Result};

/// A version to compare the plan with and to take posts from.
#[derive(Clone, Copy, Debug)]
pub enum OtherVersion<'a> {
    Backup(&'a Backup),
    ConflictedCopy(&'a ConflictedCopy),
}

impl<'a> From<&'a Backup> for OtherVersion<'a> {
    fn from(backup: &'a Backup) -> Self {
        OtherVersion::Backup(backup)
    }
}

impl<'a> From<&'a ConflictedCopy> for OtherVersion<'a> {
    fn from(copy: &'a ConflictedCopy) -> Self {
        OtherVersion::ConflictedCopy(copy)
    }
}

impl OtherVersion<'_> {
    /// Writes the version into a temporary file. If `is_written`, its rows will be written into the plan, so a backup is
    /// checked once more; a conflicted copy is always checked.
    pub(super) fn unpacked(
        self,
        is_written: bool,
        cancellation: &Cancellation,
    ) -> Result<TempPath> {
        match self {
            OtherVersion::Backup(backup) => backup::unpacked(backup, is_written, cancellation),
            OtherVersion::ConflictedCopy(copy) => copy.unpacked(),
        }
    }

    /// Returns true if rows that the plan lacks may be new in this version. Rows that only a backup has were deleted
    /// since.
    pub(super) fn may_have_new_rows(self) -> bool {
        matches!(self, OtherVersion::ConflictedCopy(_))
    }

    /// Returns the operation that the history records for restoring the whole version.
    pub(super) fn op_to_restore(self, zone: Zone) -> Result<Op> {
        let local_time = |at| LocalTime::from_naive(zone.local(at));
        Ok(match self {
            OtherVersion::Backup(backup) => Op::RestoreBackup {
                at: local_time(backup.at)?,
                name: backup.name.clone(),
            },
            OtherVersion::ConflictedCopy(copy) => Op::TakeConflictedCopy {
                at: local_time(copy.at)?,
                who: copy.who.clone(),
            },
        })
    }

    /// Returns the operation that the history records for bringing back one post.
    pub(super) fn op_to_bring_back(self, title: String) -> Op {
        match self {
            OtherVersion::Backup(_) => Op::BringBackPost { title },
            OtherVersion::ConflictedCopy(_) => Op::TakePost { title },
        }
    }
}
