//! Files that leave the plan, one file a format. Writing is atomic: a reader sees the old file or
//! the new one, never half of it.

mod atomic;
mod colour;
mod ics;
mod line;
mod names;

use std::io::Write;
use std::path::Path;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::Deserialize;

use crate::model::{PostId, Status, Zone, within_calendar};
use crate::storage::card::{CardRow, for_each_between};
use crate::storage::{self, Db, find};
use crate::{Code, Error, Planner, Result};
use ics::{Calendar, Event};
use names::Names;

/// Which posts leave, and how they look in a calendar. Posts in the tray have no time and stay.
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct ExportOptions {
    /// The first day, on the clocks of the plan; none begins with the first post.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub from: Option<NaiveDate>,
    /// The day after the last; none ends with the last post.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub to: Option<NaiveDate>,
    /// Ids of channels; empty means all, the archived among them.
    #[cfg_attr(test, ts(as = "Option<Vec<String>>"))]
    pub channels: Vec<String>,
    /// Empty means all.
    #[cfg_attr(test, ts(as = "Option<Vec<Status>>"))]
    pub statuses: Vec<Status>,
    /// How long an event lasts, 5 to 1440 minutes; 30 unless told.
    #[cfg_attr(test, ts(as = "Option<u16>"))]
    pub minutes: u16,
    /// A reminder this many minutes before each post; none means no reminder.
    pub alarm: Option<u16>,
    /// New event ids at every export. A calendar that refuses a file because it knows its events
    /// takes them again so, as duplicates.
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
    /// Writes an iCalendar file and returns how many posts are in it. On an error a file that was
    /// there stays as it was.
    pub fn export_ics(&self, options: &ExportOptions, path: &Path) -> Result<u32> {
        replace_ics(&self.db, options, path)
    }

    /// Writes iCalendar text and returns how many posts are in it. The same plan gives the same
    /// bytes, unless `fresh_uids` is asked for.
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
    fn check(&self) -> Result<()> {
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

    /// Moments between which all posts of the range are, and perhaps a few others.
    fn span(&self, zone: Zone) -> (DateTime<Utc>, DateTime<Utc>) {
        let from = self.from.map(|date| zone.border(date).0);
        let to = self.to.map(|date| zone.border(date).1);
        (
            from.unwrap_or(DateTime::<Utc>::MIN_UTC),
            to.unwrap_or(DateTime::<Utc>::MAX_UTC),
        )
    }

    fn takes(&self, row: &CardRow, zone: Zone) -> bool {
        let channel = row.channel.as_str();
        (self.statuses.is_empty() || self.statuses.contains(&row.status))
            && (self.channels.is_empty() || self.channels.iter().any(|id| id == channel))
            && self.has_day_of(row, zone)
    }

    /// Whether the post is in the range, as the views of the calendar have it.
    fn has_day_of(&self, row: &CardRow, zone: Zone) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let from = self.from.unwrap_or(NaiveDate::MIN);
        row.is_within(zone, from, self.to.unwrap_or(NaiveDate::MAX))
    }
}

fn write(db: &Db, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
    for id in &options.channels {
        find::channel(db, id)?;
    }
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

/// A new id. What makes it new is its random part; its time is the post's, so no clock is needed.
fn fresh(row: &CardRow) -> PostId {
    PostId::new(row.changed)
}
