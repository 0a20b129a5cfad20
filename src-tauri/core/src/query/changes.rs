//! The changes made by an operation, as a window needs them: the rows to redraw and the rows to remove.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Card;
use super::card::cards;
use super::rows::{DeletedKeys, Rows};
use crate::Result;
use crate::model::{Noun, Op};
use crate::storage::entry::{first_undone, last_done};
use crate::storage::history::{Commit, MOST_TOUCHED};
use crate::storage::{self, Db, card::CardRow};

/// The most rows reported; after a larger change the window reads the plan again.
const MAX_ROWS: usize = MOST_TOUCHED - 1;

/// The changes made by one operation, an undo or a redo.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Changes {
    /// The number of commits so far. A gap between two values means that another program wrote in between.
    pub revision: u32,
    /// The operation that was done, undone or redone; `None` if nothing changed.
    pub op: Option<Op>,
    /// The rows that were inserted or updated.
    pub rows: Rows,
    pub cards: Vec<Card>,
    /// The keys of deleted rows, by noun: ids, or dates for notes.
    pub gone: DeletedKeys,
    /// True if so many rows changed that the window must read the plan again; then no rows are listed.
    pub reload: bool,
    /// The operation that would be undone next.
    pub undo: Option<Op>,
    /// The operation that would be redone next.
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
        changes.reload = commit.touched.len() > MAX_ROWS || commit.is_of_settings();
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
    let touched = commit.posts().into_iter();
    let gone = touched.filter(|id| !present.contains(id));
    let gone: Vec<String> = gone.map(str::to_owned).collect();
    if !gone.is_empty() {
        changes.gone.insert(Noun::Post, gone);
    }
    changes.cards = cards(storage::plan::get(db)?.zone, rows);
    Ok(())
}

/// Returns the cards of all posts that were changed, or whose item, labels or media were.
fn card_rows(db: &Db, commit: &Commit) -> Result<Vec<CardRow>> {
    let items: Vec<&str> = commit.items().into_iter().collect();
    let mut rows = storage::card::of_items(db, &items)?;
    let mut posts = commit.posts();
    for row in &rows {
        posts.remove(row.id.as_str());
    }
    let posts: Vec<&str> = posts.into_iter().collect();
    rows.extend(storage::card::of_posts(db, &posts)?);
    Ok(rows)
}
