//! Export to files, one module for each format. Writing is atomic: a reader sees the old file or the new one,
//! never a part of it.

pub(crate) mod atomic;
pub(crate) mod cell;
mod colour;
pub(crate) mod csv;
mod document;
mod ics;
pub(crate) mod json;
mod line;
mod names;
pub(crate) mod post_cells;
mod rows;
mod schedulers;
pub(crate) mod sheet;
mod tasks;
mod text_list;
pub(crate) mod xlsx;

use std::io::Write;
use std::path::Path;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::Deserialize;

use crate::model::{PostId, Status, Zone, within_calendar};
use crate::storage::card::{CardRow, for_each_between};
use crate::storage::{self, Db, find};
use crate::{Code, Error, Planner, Result};
pub(crate) use document::Document;
use ics::{Calendar, Event};
use names::Names;
pub(crate) use rows::{ItemRow, PostRow, SeriesRow};
pub use schedulers::{LeftOutOfFile, Scheduler, SchedulerFile, SchedulerReport};
pub(crate) use tasks::ID as TASK_ID;
pub use tasks::TaskTool;

/// Which posts are exported, and how they appear in a calendar. Unscheduled posts are never exported.
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct ExportOptions {
    /// The first day, in the plan's zone; `None` exports from the first post on.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub from: Option<NaiveDate>,
    /// The day after the last, in the plan's zone; `None` exports up to the last post.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub to: Option<NaiveDate>,
    /// The ids of the channels to export; empty means all, including archived ones.
    #[cfg_attr(test, ts(as = "Option<Vec<String>>"))]
    pub channels: Vec<String>,
    /// The statuses to export; empty means all.
    #[cfg_attr(test, ts(as = "Option<Vec<Status>>"))]
    pub statuses: Vec<Status>,
    /// The length of an event in minutes, 5 to 1440; 30 by default.
    #[cfg_attr(test, ts(as = "Option<u16>"))]
    pub minutes: u16,
    /// Minutes before each post for a reminder; `None` means no reminder.
    pub alarm: Option<u16>,
    /// Gives every event a new id. A calendar that refuses to import events it already has then imports them
    /// again, as duplicates.
    #[cfg_attr(test, ts(as = "Option<bool>"))]
    pub fresh_uids: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            from: None,
            to: None,
            channels: Vec::new(),
            statuses: Vec::new(),
            minutes: 30,
            alarm: None,
            fresh_uids: false,
        }
    }
}

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

impl ExportOptions {
    pub(crate) fn check(&self) -> Result<()> {
        if !(5..=24 * 60).contains(&self.minutes) {
            let message = format!(
                "an event of {} minutes can't be exported: choose 5 to 1440",
                self.minutes
            );
            return Err(Error::new(Code::BadValue, message).field("minutes"));
        }
        let from = self.from.map(within_calendar).transpose()?;
        let to = self.to.map(within_calendar).transpose()?;
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let message = format!("the range would end on {to}, before it begins on {from}");
            return Err(Error::new(Code::BadDate, message).field("to"));
        }
        Ok(())
    }

    /// Returns true if nothing is left out.
    fn takes_all(&self) -> bool {
        let is_endless = self.from.is_none() && self.to.is_none();
        is_endless && self.statuses.is_empty() && self.channels.is_empty()
    }

    /// Returns true for a chosen post. One without a time is in no range of days, but in a plan without a range.
    fn takes_post(&self, post: &PostRow, zone: Zone) -> bool {
        let is_of_channel = |id: &String| id == post.channel.as_str();
        (self.statuses.is_empty() || self.statuses.contains(&post.status))
            && (self.channels.is_empty() || self.channels.iter().any(is_of_channel))
            && ((self.from.is_none() && self.to.is_none())
                || post.planned().is_some_and(|planned| {
                    let from = self.from.unwrap_or(NaiveDate::MIN);
                    let to = self.to.unwrap_or(NaiveDate::MAX);
                    (from..to).contains(&planned.seen_in(zone).date)
                }))
    }

    /// Refuses ids of channels that the plan doesn't have.
    pub(crate) fn find_channels(&self, db: &Db) -> Result<()> {
        let mut ids = self.channels.iter();
        ids.try_for_each(|id| find::channel(db, id).map(drop))
    }

    /// Returns moments that enclose all posts of the range, and perhaps a few others.
    pub(crate) fn span(&self, zone: Zone) -> (DateTime<Utc>, DateTime<Utc>) {
        let from = self.from.map(|date| zone.border(date).0);
        let to = self.to.map(|date| zone.border(date).1);
        (
            from.unwrap_or(DateTime::<Utc>::MIN_UTC),
            to.unwrap_or(DateTime::<Utc>::MAX_UTC),
        )
    }

    pub(crate) fn takes(&self, row: &CardRow, zone: Zone) -> bool {
        let channel = row.channel.as_str();
        (self.statuses.is_empty() || self.statuses.contains(&row.status))
            && (self.channels.is_empty() || self.channels.iter().any(|id| id == channel))
            && self.has_day_of(row, zone)
    }

    /// Returns true if the post's day is in the range, by the same rule as in the calendar's views.
    fn has_day_of(&self, row: &CardRow, zone: Zone) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let from = self.from.unwrap_or(NaiveDate::MIN);
        row.is_within(zone, from, self.to.unwrap_or(NaiveDate::MAX))
    }
}

fn write(db: &Db, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
    options.find_channels(db)?;
    let plan = storage::plan::get(db)?;
    let (from, to) = options.span(plan.zone);
    let names = Names::read(db)?;
    let mut calendar = Calendar::begin(out, &plan.name, names.colour(&options.channels));
    for_each_between(db, from, to, |row| {
        if options.takes(&row, plan.zone) {
            add(&mut calendar, options, &names, &row)?;
        }
        Ok(())
    })?;
    Ok(calendar.end()?)
}

fn add(
    calendar: &mut Calendar<'_>,
    options: &ExportOptions,
    names: &Names,
    row: &CardRow,
) -> Result<()> {
    let Some(planned) = row.planned else {
        return Ok(());
    };
    let start = planned.moment();
    let uid = options.fresh_uids.then(|| fresh(row));
    let channel = names.channel(&row.channel);
    calendar.add(&Event {
        uid: uid.as_ref().unwrap_or(&row.id).as_str(),
        sequence: row.sequence,
        changed: row.changed,
        start,
        end: start + Duration::minutes(i64::from(options.minutes)),
        status: row.status,
        channel: &channel.name,
        colour: channel.colour,
        title: &row.title,
        text: &row.text,
        categories: names.categories(row, channel),
        link: row.link.as_deref(),
        alarm: options.alarm.filter(|_| row.status != Status::Skipped),
    })?;
    Ok(())
}

/// Returns a new id. Its timestamp is the time of the post's last change, so that no clock is needed; its
/// random part makes it new.
fn fresh(row: &CardRow) -> PostId {
    PostId::new(row.changed)
}
