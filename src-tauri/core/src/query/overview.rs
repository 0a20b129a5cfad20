//! The plan without its posts, and information about its file.

use serde::Serialize;

use super::rows::Rows;
use crate::model::{Channel, Entry, Layer, LostFile, Noun, Op, Plan};
use crate::storage::entry::{first_undone, last_done};
use crate::storage::prefix::{find, named};
use crate::storage::{self, record};
use crate::{Code, Planner, Result};

/// The plan without its posts.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Overview {
    pub revision: u32,
    /// True if the file, its folder or its disk can't be written, or the file is damaged; then every change is
    /// refused.
    pub read_only: bool,
    /// Set if the file lost its name while the plan was open; then every change is refused until a person
    /// chooses what to do.
    pub lost_file: Option<LostFile>,
    pub plan: Plan,
    pub rows: Rows,
    pub undo: Option<Op>,
    pub redo: Option<Op>,
}

impl Planner {
    pub fn overview(&self) -> Result<Overview> {
        let db = &self.db;
        Ok(Overview {
            revision: storage::plan::revision(db)?,
            read_only: storage::is_read_only(db)? || self.guard.is_damaged(),
            lost_file: self.lost_file(),
            plan: storage::plan::get(db)?,
            rows: Rows::all(db)?,
            undo: readable_op(last_done(db))?,
            redo: readable_op(first_undone(db))?,
        })
    }

    pub fn plan(&self) -> Result<Plan> {
        storage::plan::get(&self.db)
    }

    pub fn channels(&self) -> Result<Vec<Channel>> {
        record::all(&self.db)
    }

    pub fn layers(&self) -> Result<Vec<Layer>> {
        record::all(&self.db)
    }

    /// Returns the number of commits so far, by this and other programs.
    pub fn revision(&self) -> Result<u32> {
        storage::plan::revision(&self.db)
    }

    /// Returns at most `limit` operations, newest first, including undone ones.
    pub fn history(&self, limit: u32) -> Result<Vec<Entry>> {
        storage::entry::list(&self.db, limit)
    }

    /// Returns the problems of the file, one line each; empty if the file is sound.
    pub fn verify(&self) -> Result<Vec<String>> {
        storage::verify::problems(&self.db)
    }

    /// Returns the id that begins with `prefix`.
    ///
    /// # Errors
    /// `NotFound` if no id does, `Ambiguous` if several do.
    pub fn post_id(&self, prefix: &str) -> Result<String> {
        find(&self.db, Noun::Post, prefix)
    }

    /// Returns the channel id that begins with `prefix`, with the errors of [`Planner::post_id`].
    pub fn channel_id(&self, prefix: &str) -> Result<String> {
        find(&self.db, Noun::Channel, prefix)
    }

    /// Returns the id of a use of media that begins with `prefix`, with the errors of [`Planner::post_id`].
    pub fn media_id(&self, prefix: &str) -> Result<String> {
        find(&self.db, Noun::Media, prefix)
    }

    /// Returns the id of a noun without a name that begins with `prefix`, with the errors of [`Planner::post_id`].
    pub fn row_id(&self, noun: Noun, prefix: &str) -> Result<String> {
        find(&self.db, noun, prefix)
    }

    /// Returns the id of the row with this name, or else with an id that begins with it. The noun must have names.
    pub fn id_of(&self, noun: Noun, name: &str) -> Result<String> {
        match named(&self.db, noun, name.trim())? {
            Some(id) => Ok(id),
            None => find(&self.db, noun, name),
        }
    }
}

/// Returns the operation of an entry; `None` too if the history is damaged, in which case nothing can be undone.
fn readable_op(entry: Result<Option<Entry>>) -> Result<Option<Op>> {
    match entry {
        Err(error) if error.code() == Code::Damaged => Ok(None),
        entry => Ok(entry?.map(|entry| entry.op)),
    }
}
