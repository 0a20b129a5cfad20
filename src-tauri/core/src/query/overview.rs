//! The plan without its posts, and information about its file.

use serde::Serialize;

use super::rows::Rows;
use crate::model::{Campaign, Channel, Entry, Label, Layer, Noun, Op, Parting, Pillar, Plan};
use crate::storage::history::{first_undone, last_done};
use crate::storage::prefix::find;
use crate::storage::{self, Db, record};
use crate::{Code, Error, Planner, Result};

/// The plan without its posts.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Overview {
    pub revision: u32,
    /// True if the file, its folder or its disk can't be written; then every change is refused.
    pub read_only: bool,
    /// Set if the file lost its name while the plan was open; then every change is refused until a person
    /// chooses what to do.
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
        storage::history::list(&self.db, limit)
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

    /// Returns the id of the campaign with this name, or else with an id that begins with it.
    pub fn campaign_id(&self, name: &str) -> Result<String> {
        let rows = record::all::<Campaign>(&self.db)?;
        let rows = rows.into_iter().map(|row| (row.name, row.id.to_string()));
        named(&self.db, Noun::Campaign, name, rows)
    }

    /// Returns the id of the pillar with this name, or else with an id that begins with it.
    pub fn pillar_id(&self, name: &str) -> Result<String> {
        let rows = record::all::<Pillar>(&self.db)?;
        let rows = rows.into_iter().map(|row| (row.name, row.id.to_string()));
        named(&self.db, Noun::Pillar, name, rows)
    }

    /// Returns the id of the layer with this name, or else with an id that begins with it.
    pub fn layer_id(&self, name: &str) -> Result<String> {
        let rows = record::all::<Layer>(&self.db)?;
        let rows = rows.into_iter().map(|row| (row.name, row.id.to_string()));
        named(&self.db, Noun::Layer, name, rows)
    }

    /// Returns the id of the label with this name, or else with an id that begins with it.
    pub fn label_id(&self, name: &str) -> Result<String> {
        let rows = record::all::<Label>(&self.db)?;
        let rows = rows.into_iter().map(|row| (row.name, row.id.to_string()));
        named(&self.db, Noun::Label, name, rows)
    }
}

/// Returns the id of the row named `wanted`, or else the id that begins with it. `rows` are names and ids.
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
