//! Everything of the plan but its posts, and what a program asks about the file itself.

use serde::Serialize;

use super::rows::Rows;
use crate::model::{Channel, Entry, Layer, Noun, Op, Parting, Plan};
use crate::storage::history::{first_undone, last_done};
use crate::storage::prefix::find;
use crate::storage::{self, Db};
use crate::{Code, Error, Planner, Result};

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Overview {
    pub revision: u32,
    /// True when the file, its folder or its disk can't be written: every change is refused.
    pub read_only: bool,
    /// Where the file lost its name while the plan was open: every change is refused until a person chooses.
    pub parting: Option<Parting>,
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
            read_only: storage::is_read_only(db)?,
            parting: self.parting(),
            plan: storage::plan::get(db)?,
            rows: Rows::all(db)?,
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

    pub fn layers(&self) -> Result<Vec<Layer>> {
        storage::layer::all(&self.db)
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

    /// The full id of the one campaign of this name, or of the one whose id begins so.
    pub fn campaign_id(&self, name: &str) -> Result<String> {
        let rows = storage::campaign::all(&self.db)?;
        let rows = rows.into_iter().map(|row| (row.name, row.id.to_string()));
        named(&self.db, Noun::Campaign, name, rows)
    }

    /// The full id of the one pillar of this name, or of the one whose id begins so.
    pub fn pillar_id(&self, name: &str) -> Result<String> {
        let rows = storage::pillar::all(&self.db)?;
        let rows = rows.into_iter().map(|row| (row.name, row.id.to_string()));
        named(&self.db, Noun::Pillar, name, rows)
    }

    /// The full id of the one layer of this name, or of the one whose id begins so.
    pub fn layer_id(&self, name: &str) -> Result<String> {
        let rows = storage::layer::all(&self.db)?;
        let rows = rows.into_iter().map(|row| (row.name, row.id.to_string()));
        named(&self.db, Noun::Layer, name, rows)
    }

    /// The full id of the label of this name, or of the one whose id begins so.
    pub fn label_id(&self, name: &str) -> Result<String> {
        let rows = storage::label::all(&self.db)?;
        let rows = rows.into_iter().map(|row| (row.name, row.id.to_string()));
        named(&self.db, Noun::Label, name, rows)
    }
}

/// Names first, which a person chose; `rows` are names and ids.
fn named(
    db: &Db,
    noun: Noun,
    wanted: &str,
    rows: impl Iterator<Item = (String, String)>,
) -> Result<String> {
    let wanted = wanted.trim();
    let ids: Vec<String> = rows
        .filter_map(|(name, id)| (name == wanted).then_some(id))
        .collect();
    match ids.as_slice() {
        [only] => Ok(only.clone()),
        [] => find(db, noun, wanted),
        _ => {
            let message = format!("more than one is named “{wanted}”: give the id instead");
            Err(Error::new(Code::Ambiguous, message))
        }
    }
}
