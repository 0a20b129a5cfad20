//! Export to files, one module for each format. Writing is atomic: a reader sees the old file or the new one,
//! never a part of it.

pub(crate) mod atomic;
pub use atomic::replace;
pub(crate) mod cell;
mod colour;
pub(crate) mod csv;
mod document;
mod event_details;
mod feedback_table;
mod ics;
mod idea_tasks;
pub(crate) mod json;
mod line;
mod live_file;
mod names;
mod options;
mod picture;
pub(crate) mod post_cells;
mod report;
mod rows;
mod schedulers;
mod selection;
mod series_events;
pub(crate) mod sheet;
mod tasks;
mod text_list;
mod whole_days;
pub(crate) mod xlsx;

use std::collections::{BTreeSet, HashSet};
use std::io::Write;
use std::path::Path;

use crate::model::{PostId, SeriesId, Status};
use crate::storage::card::{CardRow, for_each_between};
use crate::storage::{self, Db};
use crate::{Planner, Result};
pub(crate) use document::Document;
use event_details::EventDetails;
use ics::{Calendar, Event, Times};
pub(crate) use live_file::update as update_live_file;
pub use live_file::{LiveFile, LiveFileState};
use names::Names;
pub use options::{EventDetail, ExportOptions};
pub use report::{
    ReportForm, ReportOptions, experiment_sentence, suggestion_sentence, works_sentences,
};
pub(crate) use rows::{ItemRow, PostRow, SeriesRow};
pub use schedulers::{LeftOutOfFile, Scheduler, SchedulerFile, SchedulerReport};
pub(crate) use selection::Selection;
use series_events::{SeriesEvent, series_events};
pub(crate) use tasks::ID as TASK_ID;
pub use tasks::TaskTool;
use whole_days::{add_campaigns, add_notes};

impl Planner {
    /// Writes an iCalendar file and returns the number of posts in it. On an error an existing file stays
    /// unchanged.
    pub fn export_ics(&self, options: &ExportOptions, path: &Path) -> Result<u32> {
        replace_ics(&self.db, options, path)
    }

    /// Writes iCalendar text and returns the number of posts in it. The same plan gives the same bytes, unless
    /// `fresh_uids` is set.
    pub fn write_ics(&self, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
        write_ics(&self.db, options, out)
    }
}

pub(crate) fn replace_ics(db: &Db, options: &ExportOptions, path: &Path) -> Result<u32> {
    atomic::replace(path, |file| write_ics(db, options, file))
}

pub(crate) fn write_ics(db: &Db, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
    options.check()?;
    storage::snapshot(db, |db| write(db, options, out))
}

fn write(db: &Db, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
    let selection = Selection::read(db, options)?;
    let plan = storage::plan::get(db)?;
    let writing = Writing {
        options,
        names: Names::read(db)?,
        details: EventDetails::read(db, &options.description)?,
    };
    let series = match options.rules {
        true => series_events(db, &selection)?,
        false => Vec::new(),
    };
    let mut calendar = Calendar::begin(out, &plan.name, writing.names.colour(&options.channels));
    let mut posts = writing.add_all_series(&mut calendar, &series)?;
    let (from, to) = selection.span();
    let in_rules: HashSet<PostId> = series.into_iter().flat_map(|event| event.posts).collect();
    for_each_between(db, from, to, |row| {
        if selection.takes(&row) && !in_rules.contains(&row.id) {
            posts += writing.add(&mut calendar, &row)?;
        }
        Ok(())
    })?;
    if options.campaigns {
        add_campaigns(db, &selection, &mut calendar)?;
    }
    if options.notes {
        add_notes(db, &selection, &mut calendar)?;
    }
    calendar.end()?;
    Ok(posts)
}

/// What all events of a file are written with.
struct Writing<'a> {
    options: &'a ExportOptions,
    names: Names,
    details: EventDetails<'a>,
}

impl Writing<'_> {
    /// Writes the zones and the events of series, and returns the number of their posts.
    fn add_all_series(&self, calendar: &mut Calendar<'_>, all: &[SeriesEvent]) -> Result<u32> {
        let mut zones = BTreeSet::new();
        for event in all {
            if zones.insert(event.series.zone.name()) {
                calendar.add_zone(event.series.zone, &event.clocks);
            }
        }
        let mut posts = 0;
        for event in all {
            self.add_series(calendar, event)?;
            posts += event.posts.len() as u32;
        }
        Ok(posts)
    }

    fn add_series(&self, calendar: &mut Calendar<'_>, event: &SeriesEvent) -> Result<()> {
        let series = &event.series;
        let uid = match self.options.fresh_uids {
            true => SeriesId::new(series.changed).to_string(),
            false => series.id.to_string(),
        };
        let times = Times::ByRule {
            zone: series.zone,
            first: event.first,
            rule: &event.rule,
            except: &event.except,
        };
        let versions = event.changed.iter().map(|(_, row)| row.sequence);
        let sequence = versions.chain([event.model.sequence]).max().unwrap_or(0);
        self.add_event(calendar, &event.model, &uid, sequence, times)?;
        for (of, row) in &event.changed {
            let usual = series.zone.moment(*of);
            let times = Times::Instead {
                zone: series.zone,
                of: *of,
                start: row.planned.map_or(usual, |planned| planned.moment()),
            };
            self.add_event(calendar, row, &uid, sequence, times)?;
        }
        Ok(())
    }

    /// Writes a post as an event of its own; one without a time is left out. Returns the number of posts.
    fn add(&self, calendar: &mut Calendar<'_>, row: &CardRow) -> Result<u32> {
        let Some(planned) = row.planned else {
            return Ok(0);
        };
        let times = Times::Once(planned.moment());
        match self.options.fresh_uids {
            true => self.add_event(calendar, row, fresh(row).as_str(), row.sequence, times)?,
            false => self.add_event(calendar, row, row.id.as_str(), row.sequence, times)?,
        }
        Ok(1)
    }

    fn add_event(
        &self,
        calendar: &mut Calendar<'_>,
        row: &CardRow,
        uid: &str,
        sequence: u32,
        times: Times<'_>,
    ) -> Result<()> {
        let channel = self.names.channel(&row.channel);
        let text = self.details.of(row);
        calendar.add(&Event {
            uid,
            sequence,
            changed: row.changed,
            times,
            minutes: self.options.minutes,
            status: row.status,
            channel: (!self.options.bare_titles).then_some(&channel.name),
            colour: channel.colour,
            title: &row.title,
            text: &text,
            categories: self.names.categories(row, channel),
            link: row.link.as_deref(),
            alarm: self.options.alarm.filter(|_| row.status != Status::Skipped),
        })?;
        Ok(())
    }
}

/// Returns a new id. Its timestamp is the time of the post's last change, so that no clock is needed; its
/// random part makes it new.
fn fresh(row: &CardRow) -> PostId {
    PostId::new(row.changed)
}
