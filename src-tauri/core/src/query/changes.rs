//! What an operation did, as a window must know it: the rows to draw again and those to drop.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Card;
use super::card::cards;
use crate::Result;
use crate::model::{
    Campaign, Channel, ChannelId, ChannelSlots, DayNote, Label, Op, Overlay, Pillar, SavedView,
    parse_date,
};
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
    pub upserted: Upserted,
    pub removed: Removed,
    /// True when so much changed that reading again is shorter than telling.
    pub reload: bool,
    /// What an undo or redo would now concern.
    pub undo: Option<Op>,
    pub redo: Option<Op>,
}

#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Upserted {
    pub channels: Vec<Channel>,
    pub campaigns: Vec<Campaign>,
    pub pillars: Vec<Pillar>,
    pub labels: Vec<Label>,
    pub notes: Vec<DayNote>,
    pub views: Vec<SavedView>,
    pub overlays: Vec<Overlay>,
    /// All of a channel whose slots changed; none are left where it has none.
    pub slots: Vec<ChannelSlots>,
    pub cards: Vec<Card>,
}

/// Keys of rows that are gone: ids, and dates of notes.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Removed {
    pub channels: Vec<String>,
    pub campaigns: Vec<String>,
    pub pillars: Vec<String>,
    pub labels: Vec<String>,
    pub notes: Vec<String>,
    pub views: Vec<String>,
    pub overlays: Vec<String>,
    pub cards: Vec<String>,
}

pub(crate) fn changes(db: &Db, commit: Option<Commit>) -> Result<Changes> {
    let mut changes = Changes {
        revision: storage::plan::revision(db)?,
        undo: last_done(db)?.map(|entry| entry.op),
        redo: first_undone(db)?.map(|entry| entry.op),
        ..Changes::default()
    };
    if let Some(commit) = commit {
        let is_set = |table| !keys(&commit, table).is_empty();
        changes.reload = commit.touched.len() > MOST_ROWS || is_set("plan") || is_set("setting");
        if !changes.reload {
            read_rows(db, &commit, &mut changes)?;
        }
        changes.op = Some(commit.op);
    }
    Ok(changes)
}

fn keys<'a>(commit: &'a Commit, table: &str) -> BTreeSet<&'a str> {
    let of_table = commit
        .touched
        .iter()
        .filter(|(touched, _)| touched == table);
    of_table.map(|(_, key)| key.as_str()).collect()
}

fn read_rows(db: &Db, commit: &Commit, changes: &mut Changes) -> Result<()> {
    let (up, gone) = (&mut changes.upserted, &mut changes.removed);
    (up.channels, gone.channels) = sorted(commit, "channel", |id| {
        storage::channel::get(db, &id.into())
    })?;
    (up.campaigns, gone.campaigns) = sorted(commit, "campaign", |id| {
        storage::campaign::get(db, &id.into())
    })?;
    (up.pillars, gone.pillars) =
        sorted(commit, "pillar", |id| storage::pillar::get(db, &id.into()))?;
    (up.labels, gone.labels) = sorted(commit, "label", |id| storage::label::get(db, &id.into()))?;
    (up.notes, gone.notes) = sorted(commit, "day_note", |date| {
        storage::note::get(db, parse_date(date)?)
    })?;
    (up.views, gone.views) = sorted(commit, "saved_view", |id| {
        storage::view::get(db, &id.into())
    })?;
    (up.overlays, gone.overlays) = sorted(commit, "overlay", |id| {
        storage::overlay::get(db, &id.into())
    })?;
    up.slots = read_slots(db, commit)?;
    read_cards(db, commit, changes)
}

fn read_slots(db: &Db, commit: &Commit) -> Result<Vec<ChannelSlots>> {
    let channels = keys(commit, "slot").into_iter().map(ChannelId::from);
    let slots = channels.map(|channel| {
        let slots = storage::slot::of_channel(db, &channel)?;
        Ok(ChannelSlots { channel, slots })
    });
    slots.collect()
}

/// The rows of a table that are there, and the keys of those that are not any more.
fn sorted<T>(
    commit: &Commit,
    table: &str,
    get: impl Fn(&str) -> Result<Option<T>>,
) -> Result<(Vec<T>, Vec<String>)> {
    let (mut there, mut gone) = (Vec::new(), Vec::new());
    for key in keys(commit, table) {
        match get(key)? {
            Some(row) => there.push(row),
            None => gone.push(key.to_owned()),
        }
    }
    Ok((there, gone))
}

fn read_cards(db: &Db, commit: &Commit, changes: &mut Changes) -> Result<()> {
    let rows = card_rows(db, commit)?;
    let there: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let gone = keys(commit, "post")
        .into_iter()
        .filter(|id| !there.contains(id));
    changes.removed.cards = gone.map(str::to_owned).collect();
    changes.upserted.cards = cards(db, storage::plan::get(db)?.zone, rows)?;
    Ok(())
}

/// Cards of the posts touched, and of every post whose item or labels were.
fn card_rows(db: &Db, commit: &Commit) -> Result<Vec<CardRow>> {
    let mut items = keys(commit, "item");
    items.extend(keys(commit, "item_label"));
    let items: Vec<&str> = items.into_iter().collect();
    let mut rows = storage::card::of_items(db, &items)?;
    let mut posts = keys(commit, "post");
    for row in &rows {
        posts.remove(row.id.as_str());
    }
    let posts: Vec<&str> = posts.into_iter().collect();
    rows.extend(storage::card::of_posts(db, &posts)?);
    Ok(rows)
}
