//! What a person can do with a calendar: bring its events into the plan as posts.

use std::path::Path;

use super::super::Planner;
use super::ImportAs;
use super::calendar::drafts;
use super::calendar_file::CalendarFile;
use super::calendar_words::Words;
use super::categories::{Categories, CategoryUse};
use super::channel_names::ChannelNames;
use super::draft::USUAL_MINUTE;
use super::new_channels::{channels_with, id_of};
use super::report::ImportReport;
use super::resolved::{Resolved, resolve};
use crate::export::Document;
use crate::model::{Channel, NewChannel};
use crate::query::Changes;
use crate::storage::Db;
use crate::{Cancellation, Result};

/// How a calendar is imported.
#[derive(Clone, Debug, Default)]
pub struct CalendarOptions {
    /// The id of the channel of events that name none; they wait for an answer without it.
    pub channel: Option<String>,
    /// The time of events on whole days in minutes since midnight; `None` for nine o'clock.
    pub minute: Option<u16>,
    /// What categories are taken for, by their names; the others by what the plan has of their names.
    pub categories: Vec<(String, CategoryUse)>,
    /// Channels that are added with the posts, unless the plan has such ones. The other options may name them.
    pub new_channels: Vec<NewChannel>,
}

impl Planner {
    /// Returns what [`Planner::import_ics`] would do.
    pub fn preview_ics(&self, path: &Path, options: &CalendarOptions) -> Result<ImportReport> {
        self.preview(path, ImportAs::Calendar(options))
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
        let how = ImportAs::Calendar(options);
        self.import_unless_cancelled(path, how, &Cancellation::default(), &|_| {})
    }
}

pub(super) fn resolved(db: &Db, file: CalendarFile, options: &CalendarOptions) -> Result<Resolved> {
    let new = &options.new_channels;
    let channels = channels_with(db, new)?;
    let channel = options.channel.as_deref();
    let channel = channel.map(|told| id_of(db, &channels, new, told));
    let names = ChannelNames::of(&channels);
    let chosen = chosen(db, &channels, options)?;
    let categories = Categories::of(db, &file.events, &names, &chosen)?;
    let words = Words {
        channels: &names,
        categories: &categories,
        channel: channel.transpose()?,
        is_own: file.is_own,
        minute: options.minute.unwrap_or(USUAL_MINUTE),
    };
    let mut report = ImportReport {
        categories: categories.told(),
        ..ImportReport::default()
    };
    let drafts = drafts(file, &words, &mut report)?;
    resolve(&Document::read(db)?, &channels, drafts, report)
}

/// Returns what a person said of categories, with the ids of channels.
fn chosen(
    db: &Db,
    channels: &[Channel],
    options: &CalendarOptions,
) -> Result<Vec<(String, CategoryUse)>> {
    let chosen = options.categories.iter().map(|(name, taken)| {
        let taken = match taken {
            CategoryUse::Channel { id } => CategoryUse::Channel {
                id: id_of(db, channels, &options.new_channels, id)?,
            },
            other => other.clone(),
        };
        Ok((name.clone(), taken))
    });
    chosen.collect()
}
