//! Rows of the nouns of which a plan has few: all are read with the plan, and single rows are reported after a
//! change. Posts can be thousands, so they are read by range instead, and only deleted ones are reported here.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Result;
use crate::model::{
    Audience, Campaign, Channel, ChannelId, ChannelSlots, DayNote, Label, Layer, Message, Noun,
    Objective, Pillar, SavedView, Snippet, Subject, parse_date,
};
use crate::storage::history::Commit;
use crate::storage::record::{self, Record};
use crate::storage::{self, Db};

/// The rows of all nouns except posts.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rows {
    pub channels: Vec<Channel>,
    pub campaigns: Vec<Campaign>,
    pub pillars: Vec<Pillar>,
    pub labels: Vec<Label>,
    pub notes: Vec<DayNote>,
    pub views: Vec<SavedView>,
    pub layers: Vec<Layer>,
    pub snippets: Vec<Snippet>,
    pub audiences: Vec<Audience>,
    pub objectives: Vec<Objective>,
    pub messages: Vec<Message>,
    pub subjects: Vec<Subject>,
    /// All slots of each channel. After a change, a channel that lost its last slot is listed with no slots.
    pub slots: Vec<ChannelSlots>,
}

/// The keys of deleted rows, by noun: ids, or dates for notes.
pub type DeletedKeys = BTreeMap<Noun, Vec<String>>;

impl Rows {
    pub(crate) fn all(db: &Db) -> Result<Self> {
        Ok(Self {
            channels: record::all(db)?,
            campaigns: record::all(db)?,
            pillars: record::all(db)?,
            labels: record::all(db)?,
            notes: storage::note::all(db)?,
            views: record::all(db)?,
            layers: record::all(db)?,
            snippets: record::all(db)?,
            audiences: record::all(db)?,
            objectives: record::all(db)?,
            messages: record::all(db)?,
            subjects: record::all(db)?,
            slots: storage::slot::all(db)?,
        })
    }

    /// Returns the rows that a change touched, and adds the keys of those that it deleted to `gone`.
    pub(crate) fn touched(db: &Db, commit: &Commit, gone: &mut DeletedKeys) -> Result<Self> {
        let mut touched = Touched { db, commit, gone };
        Ok(Self {
            channels: touched.records()?,
            campaigns: touched.records()?,
            pillars: touched.records()?,
            labels: touched.records()?,
            notes: touched.present(Noun::Note, |day| storage::note::get(db, parse_date(day)?))?,
            views: touched.records()?,
            layers: touched.records()?,
            snippets: touched.records()?,
            audiences: touched.records()?,
            objectives: touched.records()?,
            messages: touched.records()?,
            subjects: touched.records()?,
            slots: touched.present(Noun::Slot, |id| slots(db, id).map(Some))?,
        })
    }
}

struct Touched<'a> {
    db: &'a Db,
    commit: &'a Commit,
    gone: &'a mut DeletedKeys,
}

impl Touched<'_> {
    fn records<T: Record>(&mut self) -> Result<Vec<T>> {
        let db = self.db;
        self.present(T::NOUN, |id| record::get(db, id))
    }

    /// Returns the rows of a noun that still exist, and adds the keys of the others to `gone`.
    fn present<T>(
        &mut self,
        noun: Noun,
        get: impl Fn(&str) -> Result<Option<T>>,
    ) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        for key in self.commit.keys(noun) {
            match get(key)? {
                Some(row) => rows.push(row),
                None => self.gone.entry(noun).or_default().push(key.to_owned()),
            }
        }
        Ok(rows)
    }
}

fn slots(db: &Db, channel: &str) -> Result<ChannelSlots> {
    let channel = ChannelId::from(channel);
    let slots = storage::slot::of_channel(db, &channel)?;
    Ok(ChannelSlots { channel, slots })
}
