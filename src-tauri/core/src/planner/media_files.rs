//! The files of the plan's media beside it: how large they are, which are missing, and which nobody uses any more.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::TimeDelta;

use super::Planner;
use crate::media::{FileState, FolderSize, MediaStore, MediaToSave};
use crate::model::{Media, Op};
use crate::query::Changes;
use crate::{Cancellation, Error, Result, storage};

impl Planner {
    /// Counts the files beside the plan.
    pub fn media_size(&self) -> FolderSize {
        self.media_store().size()
    }

    /// Returns the media whose files are missing or have changed.
    pub fn missing_media(&self) -> Result<Vec<(Media, FileState)>> {
        let store = self.media_store();
        let media = storage::media::all(&self.db)?.into_iter();
        let states = media.map(|media| (store.state(&media), media));
        let missing = states.filter(|(state, _)| *state != FileState::Here);
        Ok(missing.map(|(state, media)| (media, state)).collect())
    }

    /// Returns what a post publishes, to be saved as files.
    pub fn media_to_save(&self, post: &str) -> Result<MediaToSave> {
        let media = self.media_of_post(post)?.into_iter();
        let used = media.filter(|used| used.used);
        Ok(MediaToSave {
            store: self.media_store(),
            media: used.map(|used| (used.media, used.crop)).collect(),
        })
    }

    /// Returns the media that no post uses.
    pub fn unused_media(&self) -> Result<Vec<Media>> {
        storage::media::unused(&self.db)
    }

    /// Removes the media that no post uses, and sets their files aside with those that the plan doesn't know. They are
    /// deleted when the plan is closed; until then the operation can be undone. Files that a backup needs stay. Returns how
    /// many files were set aside.
    pub fn clear_unused(&mut self) -> Result<(Changes, FolderSize)> {
        let changes = self.change(|tx| {
            let unused = storage::media::unused(tx.db)?;
            for media in &unused {
                storage::media::delete(tx.db, &media.id)?;
            }
            let count = unused.len() as u32;
            Ok(Op::ClearMedia { count })
        })?;
        let Some(needed) = self.needed_files()? else {
            return Ok((changes, FolderSize::default()));
        };
        self.has_cleared.set(true);
        let yesterday = self.clock.now() - TimeDelta::days(1);
        self.media_store().remove_unfinished(yesterday);
        let size = self.media_store().clear(&needed)?;
        Ok((changes, size))
    }

    /// Copies the files beside another file of the plan.
    pub(super) fn copy_media_to(&self, plan: &Path) -> Result<()> {
        let hashes = storage::media::hashes(&self.db)?.into_iter().collect();
        let to = MediaStore::beside(plan);
        let copied = self
            .media_store()
            .copy_to(&to, &hashes, &Cancellation::default());
        copied.map(drop).map_err(|reason| {
            let message = format!("the plan was copied, but not its pictures and videos: {reason}");
            Error::new(reason.code(), message).caused_by(reason)
        })
    }

    /// Deletes the files that were set aside, except those that an undo or a backup needs.
    pub(super) fn finish_clearing(&self) {
        if self.has_cleared.get()
            && let Ok(Some(needed)) = self.needed_files()
        {
            self.media_store().finish_clearing(&needed);
        }
    }

    /// Returns the hashes of the files that the plan or one of its backups needs; `None` if a backup doesn't tell.
    fn needed_files(&self) -> Result<Option<BTreeSet<String>>> {
        let Some(mut needed) = self.backups()?.media()? else {
            return Ok(None);
        };
        needed.extend(storage::media::hashes(&self.db)?);
        Ok(Some(needed))
    }
}
