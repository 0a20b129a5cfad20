//! What a person can do with a calendar: bring its events into the plan as posts.

use std::path::Path;

use super::super::Planner;
use super::calendar::drafts;
use super::calendar_file::{self, CalendarFile};
use super::calendar_words::Words;
use super::channel_names::ChannelNames;
use super::draft::USUAL_MINUTE;
use super::put_resolved;
use super::report::ImportReport;
use super::resolved::{Resolved, resolve};
use super::table_media::TakenMedia;
use crate::Result;
use crate::export::Document;
use crate::query::Changes;
use crate::storage::{self, Db, find, record};

/// How a calendar is imported.
#[derive(Clone, Debug, Default)]
pub struct CalendarOptions {
    /// The id of the channel of events that name none; they wait for an answer without it.
    pub channel: Option<String>,
    /// The time of events on whole days in minutes since midnight; `None` for nine o'clock.
    pub minute: Option<u16>,
}

impl Planner {
    /// Returns what [`Planner::import_ics`] would do.
    pub fn preview_ics(&self, path: &Path, options: &CalendarOptions) -> Result<ImportReport> {
        let file = calendar_file::read(path)?;
        storage::snapshot(&self.db, |db| Ok(resolved(db, file, options)?.report))
    }

    /// Imports the events of a calendar as posts. An event that was imported before is recognized by its UID, and one of a
    /// post of the plan by the post's id.
    ///
    /// # Errors
    /// `BadValue` or `TooLong` if the file is no calendar or too large; `NotFound` for an unknown channel.
    pub fn import_ics(
        &mut self,
        path: &Path,
        options: &CalendarOptions,
    ) -> Result<(Changes, ImportReport)> {
        let file = calendar_file::read(path)?;
        self.import_with(path, |tx| {
            put_resolved(tx, resolved(tx.db, file, options)?, &TakenMedia::default())
        })
    }
}

fn resolved(db: &Db, file: CalendarFile, options: &CalendarOptions) -> Result<Resolved> {
    let channel = options
        .channel
        .as_deref()
        .map(|id| find::channel(db, id))
        .transpose()?;
    let words = Words {
        channels: &ChannelNames::of(&record::all(db)?),
        campaigns: &record::all(db)?,
        pillars: &record::all(db)?,
        labels: &record::all(db)?,
        channel: channel.map(|channel| channel.id.to_string()),
        is_own: file.is_own,
        minute: options.minute.unwrap_or(USUAL_MINUTE),
    };
    let mut report = ImportReport::default();
    let drafts = drafts(file, &words, &mut report)?;
    resolve(&Document::read(db)?, drafts, report)
}
