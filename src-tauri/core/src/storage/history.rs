//! Undo, redo, refresh and history by one mechanism: SQLite's session extension records every operation as a
//! changeset. Applying its inverse undoes the operation, applying it redoes the operation, and the rows in it
//! are those that a window must redraw.

use std::collections::BTreeSet;
use std::io::Read;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::named_params;
use rusqlite::session::{
    ChangesetItem, ChangesetIter, ConflictAction, ConflictType, Session, invert_strm,
};

use super::changeset::{Recorded, each_row, key_text, of_entry};
use super::entry::{Signature, first_undone, keep, last_done, mark};
use super::error::unapplied;
use super::guard::{Guard, WriteOutcome};
use super::{Db, bulk, plan, record, schema};
use crate::model::{Entry, ItemId, Noun, Op, PostId};
use crate::{Code, Error, Result};

/// A committed operation, with the rows that it changed as table and first key column.
pub(crate) struct Commit {
    pub(crate) op: Op,
    /// The number in the history; `None` for an undo or redo.
    pub(crate) entry: Option<i64>,
    pub(crate) touched: Vec<(String, String)>,
}

impl Commit {
    /// Returns the keys of the rows of a noun that the operation changed.
    pub(crate) fn keys(&self, noun: Noun) -> BTreeSet<&str> {
        self.keys_in(record::table_of(noun)).collect()
    }

    /// Returns the ids of the items that the operation changed, or whose labels or media it changed.
    pub(crate) fn items(&self) -> BTreeSet<&str> {
        let items = self.keys_in("item").chain(self.keys_in("item_label"));
        items.chain(self.keys_in("item_media")).collect()
    }

    /// Returns the ids of the posts that the operation changed, or whose use of media it changed.
    pub(crate) fn posts(&self) -> BTreeSet<&str> {
        let posts = self.keys_in("post");
        posts.chain(self.keys_in("post_media")).collect()
    }

    /// Returns true if the operation changed the settings of the plan.
    pub(crate) fn is_of_settings(&self) -> bool {
        let mut settings = self.keys_in("plan").chain(self.keys_in("setting"));
        settings.next().is_some()
    }

    fn keys_in(&self, table: &str) -> impl Iterator<Item = &str> {
        let rows = self.touched.iter();
        let rows = rows.filter(move |(touched, _)| touched == table);
        rows.map(|(_, key)| key.as_str())
    }
}

/// How many of the rows that an operation changed are told at most; nobody asks for all of more.
pub(crate) const MOST_TOUCHED: usize = 5_001;

/// Rows as their table and first key column.
pub(crate) type Touched = [(String, String)];

/// Runs `change` in one transaction and records it in the history, unless it changed nothing. If `goes_on` is
/// the last operation, the change becomes part of that operation.
pub(crate) fn record<T>(
    guard: &Guard,
    db: &Db,
    signature: Signature<'_>,
    goes_on: Option<i64>,
    change: impl FnOnce(&Db) -> Result<(Op, T)>,
) -> Result<(Option<Commit>, T)> {
    guard.write(db, |tx| {
        let (op, value, mut changeset) = recorded(tx, change)?;
        if changeset.is_empty() {
            return Ok(WriteOutcome::Unchanged((None, value)));
        }
        let entry = keep(tx, &op, signature, &mut changeset, goes_on)?;
        let touched = changeset.touched(MOST_TOUCHED)?;
        plan::raise_revision(tx)?;
        let entry = Some(entry);
        Ok(WriteOutcome::Changed((
            Some(Commit { op, entry, touched }),
            value,
        )))
    })
}

/// Replays the next operation of a direction in one transaction. `steps` must apply the replay; before and
/// after that it may change what belongs to no operation. It returns the keys of the posts that it changed in
/// this way.
pub(crate) fn replaying<K: ToString>(
    guard: &Guard,
    db: &Db,
    direction: Direction,
    steps: impl FnOnce(&Db, &Replay) -> Result<Vec<K>>,
) -> Result<Commit> {
    // A changeset includes cascaded changes, so cascades must not run again. Applying it restores a state that
    // satisfied all foreign keys, so nothing remains unchecked.
    db.pragma_update(None, "foreign_keys", false)?;
    let commit = guard.write(db, |tx| {
        let replay = Replay::next(tx, direction)?;
        let posts = steps(tx, &replay)?;
        Ok(WriteOutcome::Changed(replay.finish(tx, posts)?))
    });
    db.pragma_update(None, "foreign_keys", true)?;
    commit
}

/// The direction of a replay: undo goes back, redo goes forth.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Direction {
    Back,
    Forth,
}

/// An operation of the history that is being undone or redone.
pub(crate) struct Replay {
    entry: Entry,
    direction: Direction,
    changeset: Vec<u8>,
    touched: Vec<(String, String)>,
    /// True if it only adds or only removes posts with all that belongs to them.
    is_of_whole_posts: bool,
}

impl Replay {
    /// Returns the rows that applying the operation changes.
    pub(crate) fn touched(&self) -> &Touched {
        &self.touched
    }

    /// Restores the rows to their state before the operation, or after it.
    pub(crate) fn apply(&self, db: &Db) -> Result<()> {
        make_way(db, &self.changeset, self.direction)?;
        let posts = self.touched.iter().filter(|(table, _)| table == "post");
        match self.is_of_whole_posts && bulk::are_many(posts.count()) {
            true => bulk::replaying_posts(db, || apply(db, &self.changeset, self.direction)),
            false => apply(db, &self.changeset, self.direction),
        }
    }

    fn next(db: &Db, direction: Direction) -> Result<Self> {
        let entry = direction.next(db)?;
        let changeset = of_entry(db, entry.id)?;
        let rows = rows(&changeset)?;
        Ok(Self {
            is_of_whole_posts: are_of_whole_posts(&rows),
            touched: rows.into_iter().map(|(_, row)| row).collect(),
            entry,
            direction,
            changeset,
        })
    }

    fn finish<K: ToString>(self, db: &Db, posts: Vec<K>) -> Result<Commit> {
        mark(db, self.entry.id, self.direction == Direction::Back)?;
        plan::raise_revision(db)?;
        let posts = posts.iter().map(|id| ("post".to_owned(), id.to_string()));
        let mut touched = self.touched;
        touched.extend(posts);
        Ok(Commit {
            op: self.entry.op,
            entry: None,
            touched,
        })
    }
}

impl Direction {
    fn next(self, db: &Db) -> Result<Entry> {
        let (entry, code, message) = match self {
            Direction::Back => (
                last_done(db)?,
                Code::NothingToUndo,
                "there is nothing to undo",
            ),
            Direction::Forth => (
                first_undone(db)?,
                Code::NothingToRedo,
                "there is nothing to redo",
            ),
        };
        entry.ok_or_else(|| Error::new(code, message))
    }
}

fn recorded<T>(db: &Db, change: impl FnOnce(&Db) -> Result<(Op, T)>) -> Result<(Op, T, Recorded)> {
    let mut session = Session::new(db)?;
    for &table in schema::TABLES {
        session.attach(Some(table))?;
    }
    let (op, value) = change(db)?;
    let changeset = Recorded::of(&mut session)?;
    Ok((op, value, changeset))
}

/// Deletes generated posts that the changeset inserts itself: they are identical, and applying it would conflict.
fn make_way(db: &Db, changeset: &[u8], direction: Direction) -> Result<()> {
    let brought = match direction {
        Direction::Back => Action::SQLITE_DELETE,
        Direction::Forth => Action::SQLITE_INSERT,
    };
    let mut delete = db.prepare_cached("DELETE FROM post WHERE id = :id AND ahead")?;
    for (action, (table, key)) in rows(changeset)? {
        if action == brought && table == "post" {
            delete.execute(named_params! {":id": key})?;
        }
    }
    Ok(())
}

fn apply(db: &Db, changeset: &[u8], direction: Direction) -> Result<()> {
    let mut inverse = Vec::new();
    let mut steps = changeset;
    if direction == Direction::Back {
        invert_strm(&mut steps, &mut inverse)?;
        steps = &inverse;
    }
    let stop = |_: ConflictType, _: ChangesetItem| ConflictAction::SQLITE_CHANGESET_ABORT;
    let message = "the plan no longer is as this change left it, so the change stays";
    db.apply_strm(&mut steps, None::<fn(&str) -> bool>, stop)
        .map_err(|error| unapplied(error, message))
}

/// Returns the rows that a changeset changes, as their table and first key column.
pub(super) fn touched(changeset: &[u8]) -> Result<Vec<(String, String)>> {
    let rows = rows(changeset)?.into_iter();
    Ok(rows.map(|(_, row)| row).collect())
}

/// Returns the item that a post had before a changeset gave it another one; `None` if it gave it none.
pub(super) fn former_item(changeset: &[u8], post: &PostId) -> Result<Option<ItemId>> {
    const ITEM: usize = 1;
    let mut bytes = changeset;
    let input: &mut dyn Read = &mut bytes;
    let mut rows = ChangesetIter::start_strm(&input)?;
    while let Some(row) = rows.next()? {
        let operation = row.op()?;
        let is_change = operation.code() == Action::SQLITE_UPDATE;
        if is_change
            && operation.table_name() == "post"
            && key_text(row.old_value(0)?) == post.as_str()
        {
            // The value is missing if it stays as it is.
            return Ok(row
                .old_value(ITEM)
                .ok()
                .map(|item| ItemId::from(key_text(item).as_str())));
        }
    }
    Ok(None)
}

/// Returns true if no row that the search index reads is changed, and labels are given to added or removed items only.
fn are_of_whole_posts(rows: &[(Action, (String, String))]) -> bool {
    let items = rows.iter().filter(|(_, (table, _))| table == "item");
    let items: BTreeSet<&str> = items.map(|(_, (_, id))| id.as_str()).collect();
    rows.iter()
        .all(|(action, (table, id))| match table.as_str() {
            "post" | "item" | "label" => *action != Action::SQLITE_UPDATE,
            "item_label" => items.contains(id.as_str()),
            _ => true,
        })
}

fn rows(mut changeset: &[u8]) -> Result<Vec<(Action, (String, String))>> {
    let mut found = Vec::new();
    each_row(&mut changeset, |action, row| {
        found.push((action, row));
        true
    })?;
    Ok(found)
}
