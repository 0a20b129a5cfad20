//! Feedback as a table for spreadsheets, which the import of feedback reads back. Cells are escaped.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;
use csv::{Terminator, WriterBuilder};

use super::atomic;
use super::cell::escaped;
use super::csv::{MARK, unwritten};
use crate::model::{Channel, Feedback, Idea, within_calendar};
use crate::storage::record::Record;
use crate::storage::{self, Db, record};
use crate::{Planner, Result};

/// The columns; the ids of entries come last, by which they are recognized when they come back.
const HEADER: [&str; 9] = [
    "Date",
    "Handle",
    "Kind",
    "Sentiment",
    "Text",
    "Channel",
    "Post",
    "Idea",
    "Daymark feedback id",
];

impl Planner {
    /// Writes the feedback from a day to before another one, the oldest first, and returns the number of entries; without a day
    /// the range is open at that end. On an error an existing file stays unchanged.
    pub fn export_feedback(
        &self,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        path: &Path,
    ) -> Result<u32> {
        let last = NaiveDate::from_ymd_opt(9998, 12, 31).unwrap_or_default();
        // The default is the first day of 1970.
        let from = within_calendar(from.unwrap_or_default())?;
        let to = within_calendar(to.unwrap_or(last))?;
        atomic::replace(path, |out| {
            storage::snapshot(&self.db, |db| write(db, from, to, out))
        })
    }
}

fn write(db: &Db, from: NaiveDate, to: NaiveDate, out: &mut dyn Write) -> Result<u32> {
    out.write_all(MARK.as_bytes())?;
    let mut to_csv = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    to_csv.write_record(HEADER).map_err(unwritten)?;
    let (channels, ideas) = (names::<Channel>(db)?, names::<Idea>(db)?);
    let mut entries = storage::feedback::between(db, from, to)?;
    entries.reverse();
    for entry in &entries {
        let cells = cells(entry, &channels, &ideas);
        let cells = cells.iter().map(|cell| escaped(cell).into_owned());
        to_csv.write_record(cells).map_err(unwritten)?;
    }
    to_csv.flush()?;
    Ok(entries.len() as u32)
}

/// Returns the names of rows by their ids.
fn names<T: Record>(db: &Db) -> Result<HashMap<String, String>>
where
    T::Id: ToString,
{
    let rows = record::all::<T>(db)?.into_iter();
    Ok(rows
        .map(|row| (row.id().to_string(), row.name().to_owned()))
        .collect())
}

fn cells(
    entry: &Feedback,
    channels: &HashMap<String, String>,
    ideas: &HashMap<String, String>,
) -> [String; 9] {
    let name = |names: &HashMap<String, String>, id: Option<&str>| {
        let name = id.and_then(|id| names.get(id)).cloned();
        name.unwrap_or_default()
    };
    let post = entry.post.as_ref().map(ToString::to_string);
    [
        entry.date.to_string(),
        entry.handle.clone(),
        entry.kind.to_string(),
        entry.sentiment.to_string(),
        entry.text.clone(),
        name(channels, entry.channel.as_ref().map(|id| id.as_str())),
        post.unwrap_or_default(),
        name(ideas, entry.idea.as_ref().map(|id| id.as_str())),
        entry.id.to_string(),
    ]
}
