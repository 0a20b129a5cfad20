//! Everything of the plan but its posts, and what a program asks about the file itself.

use serde::Serialize;

use crate::model::{Campaign, Channel, DayNote, Entry, Label, Op, Pillar, Plan};
use crate::storage;
use crate::storage::history::{first_undone, last_done};
use crate::storage::prefix::{Noun, find};
use crate::{Planner, Result};

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Overview {
    pub revision: u32,
    pub plan: Plan,
    pub channels: Vec<Channel>,
    pub campaigns: Vec<Campaign>,
    pub pillars: Vec<Pillar>,
    pub labels: Vec<Label>,
    pub notes: Vec<DayNote>,
    pub undo: Option<Op>,
    pub redo: Option<Op>,
}

impl Planner {
    pub fn overview(&self) -> Result<Overview> {
        let db = &self.db;
        Ok(Overview {
            revision: storage::plan::revision(db)?,
            plan: storage::plan::get(db)?,
            channels: storage::channel::all(db)?,
            campaigns: storage::campaign::all(db)?,
            pillars: storage::pillar::all(db)?,
            labels: storage::label::all(db)?,
            notes: storage::note::all(db)?,
            undo: last_done(db)?.map(|entry| entry.op),
            redo: first_undone(db)?.map(|entry| entry.op),
        })
    }

    pub fn plan(&self) -> Result<Plan> {
        storage::plan::get(&self.db)
    }

    pub fn channels(&self) -> Result<Vec<Channel>> {
        storage::channel::all(&self.db)
    }

    /// Rises with every commit, whoever made it.
    pub fn revision(&self) -> Result<u32> {
        storage::plan::revision(&self.db)
    }

    /// The newest operations first, the undone ones among them.
    pub fn history(&self, limit: u32) -> Result<Vec<Entry>> {
        storage::history::list(&self.db, limit)
    }

    /// What is wrong with the file, a line each; nothing when it is whole.
    pub fn verify(&self) -> Result<Vec<String>> {
        storage::verify::problems(&self.db)
    }

    /// The full id of the one post that begins so.
    pub fn post_id(&self, prefix: &str) -> Result<String> {
        find(&self.db, Noun::Post, prefix)
    }

    /// The full id of the one channel that begins so.
    pub fn channel_id(&self, prefix: &str) -> Result<String> {
        find(&self.db, Noun::Channel, prefix)
    }
}
