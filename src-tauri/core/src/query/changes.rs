//! What an operation did, as a window must know it: the rows to draw again and those to drop.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Card;
use super::card::cards;
use super::rows::{Gone, Rows};
use crate::Result;
use crate::model::{Noun, Op};
use crate::storage::history::{Commit, first_undone, last_done};
use crate::storage::{self, Db, card::CardRow};

/// Above this many rows a window reads everything again instead.
const MOST_ROWS: usize = 5_000;

#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Changes {
    /// Rises by one with every commit; a gap means that another program wrote in between.
    pub revision: u32,
    /// What was done, undone or redone; none when nothing changed.
    pub op: Option<Op>,
    /// Those that are new or other than before.
    pub rows: Rows,
    pub cards: Vec<Card>,
    /// Keys of rows that are gone, by noun: ids, and dates of notes.
    pub gone: Gone,
    /// True when so much changed that reading again is shorter than telling.
    pub reload: bool,
    /// What an undo or redo would now concern.
    pub undo: Option<Op>,
    pub redo: Option<Op>,
}

pub(crate) fn changes(db: &Db, commit: Option<Commit>) -> Result<Changes> {
    let mut changes = Changes {
        revision: storage::plan::revision(db)?,
        undo: last_done(db)?.map(|entry| entry.op),
        redo: first_undone(db)?.map(|entry| entry.op),
        ..Changes::default()
    };
    if let Some(commit) = commit {
        changes.reload = commit.touched.len() > MOST_ROWS || commit.is_of_settings();
        if !changes.reload {
            changes.rows = Rows::touched(db, &commit, &mut changes.gone)?;
            read_cards(db, &commit, &mut changes)?;
        }
        changes.op = Some(commit.op);
    }
    Ok(changes)
}

fn read_cards(db: &Db, commit: &Commit, changes: &mut Changes) -> Result<()> {
    let rows = card_rows(db, commit)?;
    let present: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let touched = commit.keys(Noun::Post).into_iter();
    let gone = touched.filter(|id| !present.contains(id));
    let gone: Vec<String> = gone.map(str::to_owned).collect();
    if !gone.is_empty() {
        changes.gone.insert(Noun::Post, gone);
    }
    changes.cards = cards(db, storage::plan::get(db)?.zone, rows)?;
    Ok(())
}

/// Returns cards of the posts touched, and of every post whose item or labels were.
fn card_rows(db: &Db, commit: &Commit) -> Result<Vec<CardRow>> {
    let items: Vec<&str> = commit.items().into_iter().collect();
    let mut rows = storage::card::of_items(db, &items)?;
    let mut posts = commit.keys(Noun::Post);
    for row in &rows {
        posts.remove(row.id.as_str());
    }
    let posts: Vec<&str> = posts.into_iter().collect();
    rows.extend(storage::card::of_posts(db, &posts)?);
    Ok(rows)
}
