//! Rows of the nouns of which a plan has few: all are read with the plan, and single rows are reported after a
//! change. Posts can be thousands, so they are read by range instead, and only deleted ones are reported here.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Result;
use crate::model::{
    Campaign, Channel, ChannelId, ChannelSlots, DayNote, Label, Layer, Noun, Pillar, SavedView,
    parse_date,
};
use crate::storage::history::Commit;
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
    /// All slots of each channel. After a change, a channel that lost its last slot is listed with no slots.
    pub slots: Vec<ChannelSlots>,
}

/// The keys of deleted rows, by noun: ids, or dates for notes.
pub type Gone = BTreeMap<Noun, Vec<String>>;

impl Rows {
    pub(crate) fn all(db: &Db) -> Result<Self> {
        Ok(Self {
            channels: storage::channel::all(db)?,
            campaigns: storage::campaign::all(db)?,
            pillars: storage::pillar::all(db)?,
            labels: storage::label::all(db)?,
            notes: storage::note::all(db)?,
            views: storage::view::all(db)?,
            layers: storage::layer::all(db)?,
            slots: storage::slot::all(db)?,
        })
    }

    /// Returns the rows that a change touched, and adds the keys of those that it deleted to `gone`.
    pub(crate) fn touched(db: &Db, commit: &Commit, gone: &mut Gone) -> Result<Self> {
        let mut touched = Touched { commit, gone };
        Ok(Self {
            channels: touched.present(Noun::Channel, |id| storage::channel::get(db, &id.into()))?,
            campaigns: touched
                .present(Noun::Campaign, |id| storage::campaign::get(db, &id.into()))?,
            pillars: touched.present(Noun::Pillar, |id| storage::pillar::get(db, &id.into()))?,
            labels: touched.present(Noun::Label, |id| storage::label::get(db, &id.into()))?,
            notes: touched.present(Noun::Note, |day| storage::note::get(db, parse_date(day)?))?,
            views: touched.present(Noun::View, |id| storage::view::get(db, &id.into()))?,
            layers: touched.present(Noun::Layer, |id| storage::layer::get(db, &id.into()))?,
            slots: touched.present(Noun::Slot, |id| slots(db, id).map(Some))?,
        })
    }
}

struct Touched<'a> {
    commit: &'a Commit,
    gone: &'a mut Gone,
}

impl Touched<'_> {
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
