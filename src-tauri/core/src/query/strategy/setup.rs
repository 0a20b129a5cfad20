//! What a plan has beside its posts, for its strategy.

use crate::Result;
use crate::model::{Audience, Channel, Objective, Pillar};
use crate::storage::{self, Db, record};

/// What the plan has beside its posts, read once.
pub(super) struct Setup {
    pub(super) channels: Vec<Channel>,
    pub(super) pillars: Vec<Pillar>,
    pub(super) audiences: Vec<Audience>,
    pub(super) objectives: Vec<Objective>,
    pub(super) first_day: u8,
}

impl Setup {
    pub(super) fn read(db: &Db) -> Result<Self> {
        let mut channels = record::all::<Channel>(db)?;
        channels.retain(|channel| !channel.archived);
        Ok(Self {
            channels,
            pillars: record::all(db)?,
            audiences: record::all(db)?,
            objectives: record::all(db)?,
            first_day: storage::plan::get(db)?.first_day,
        })
    }
}
