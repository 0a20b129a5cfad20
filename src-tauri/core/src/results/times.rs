//! Dates and times of rows, and the day as of which a file's numbers are.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use crate::model::brief;
use crate::tables::{Cell, DateOrder, Open, written};

/// Returns the day of a note such as `# End date: 20260923`.
pub(super) fn end_date(notes: &[String]) -> Option<NaiveDate> {
    let lower = notes.iter().map(|note| note.to_lowercase());
    let ends: Vec<NaiveDate> = lower
        .filter_map(|note| {
            NaiveDate::parse_from_str(note.split_once("end date:")?.1.trim(), "%Y%m%d").ok()
        })
        .collect();
    ends.into_iter().max()
}

/// Returns the day of a cell, or why it has none.
pub(crate) fn read_day(cell: &Cell, order: Option<DateOrder>) -> Result<NaiveDate, String> {
    read_time(cell, order).map(|(local, _)| local.date())
}

/// Returns the local time of a cell, and whether it has a time of day.
pub(super) fn read_time(
    cell: &Cell,
    order: Option<DateOrder>,
) -> Result<(NaiveDateTime, bool), String> {
    let words = brief(&cell.words());
    let found = match cell {
        Cell::Date(date) => Some((*date, date.time() != NaiveTime::MIN)),
        Cell::Number(serial) if (20_000.0..80_000.0).contains(serial) => {
            let first = NaiveDate::from_ymd_opt(1899, 12, 30)
                .unwrap_or_default()
                .and_time(NaiveTime::MIN);
            let minutes = (serial * 1_440.0).round() as i64;
            Some((first + Duration::minutes(minutes), serial.fract() != 0.0))
        }
        cell => in_words(&cell.words(), order)?,
    };
    let found = found.ok_or_else(|| format!("“{words}” is no date, it was left out"))?;
    match chrono::Datelike::year(&found.0) {
        2000..2100 => Ok(found),
        _ => Err(format!(
            "“{words}” is no date that a post can have, it was left out"
        )),
    }
}

/// Says what a date leaves open.
fn left_open(words: &str, open: Open) -> String {
    let words = brief(words);
    match open {
        Open::NoDay => format!("“{words}” is no day of the calendar, it was left out"),
        Open::Order | Open::Year => format!("“{words}” can be several dates, it was left out"),
    }
}

fn in_words(
    words: &str,
    order: Option<DateOrder>,
) -> Result<Option<(NaiveDateTime, bool)>, String> {
    let Some(written) = written(words) else {
        return Ok(None);
    };
    let Some(day) = written.day else {
        return Ok(None);
    };
    let date = day
        .date(order, None)
        .map_err(|open| left_open(words, open))?;
    let minute = written.minute.map(i64::from);
    let offset = i64::from(written.offset.unwrap_or(0));
    let time = date.and_time(NaiveTime::MIN) + Duration::minutes(minute.unwrap_or(0) - offset);
    Ok(Some((time, minute.is_some())))
}
