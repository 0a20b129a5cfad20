//! What single cells of a table say of a day, a time of day or a zone, and what they say together of the order of dates.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::table_report::DateCounts;
use crate::model::Zone;
use crate::tables::{Cell, DateOrder, Written, WrittenDay, written};

/// Returns what a cell says of a day; a number may be a day of a spreadsheet.
pub(super) fn day_of(cell: &Cell) -> Option<Written> {
    let of_time = |time: NaiveDateTime| {
        let minute = u16::try_from(time.hour() * 60 + time.minute()).ok();
        Written {
            day: Some(WrittenDay::Date(time.date())),
            minute: minute.filter(|_| time.time() != NaiveTime::MIN),
            ..Written::default()
        }
    };
    match cell {
        Cell::Date(time) => Some(of_time(*time)),
        Cell::Number(number) if (20_000.0..80_000.0).contains(number) => {
            let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
            let seconds = Duration::try_seconds((number * 86_400.0).round() as i64)?;
            epoch.checked_add_signed(seconds).map(of_time)
        }
        cell => written(&cell.words()),
    }
}

/// Returns the time of day in a cell, in minutes since midnight.
pub(super) fn minute_of(cell: &Cell) -> Option<u16> {
    match cell {
        Cell::Time(minute) => Some(*minute),
        Cell::Date(time) => u16::try_from(time.hour() * 60 + time.minute()).ok(),
        Cell::Number(number) if (0.0..1.0).contains(number) => {
            Some((number * 1_440.0).round() as u16 % 1_440)
        }
        Cell::Number(number) if number.fract() == 0.0 && (1.0..24.0).contains(number) => {
            Some(*number as u16 * 60)
        }
        Cell::Number(_) => None,
        Cell::Text(text) => written(text)?.minute,
    }
}

/// Counts the dates in numbers by the orders that they can have.
pub(super) fn orders_in(days: &[Option<Written>]) -> DateCounts {
    let mut counts = DateCounts::default();
    for day in days.iter().flatten().filter_map(|written| written.day) {
        match (day, day.order()) {
            (_, Some(DateOrder::DayFirst)) => counts.day_first += 1,
            (_, Some(DateOrder::MonthFirst)) => counts.month_first += 1,
            (WrittenDay::Either { .. }, None) => counts.either += 1,
            _ => {}
        }
    }
    counts
}

/// Returns the order that dates tell where one number can be no month. `None` if they tell none or both.
pub(super) fn order_of(counts: DateCounts) -> Option<DateOrder> {
    match (counts.day_first, counts.month_first) {
        (1.., 0) => Some(DateOrder::DayFirst),
        (0, 1..) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// Returns true where real dates have only days up to 12 and texts beside them days above: a spreadsheet that expects the
/// month first takes 1/10 for the 10th of January and leaves 30/9 as text.
pub(super) fn look_swapped<'a>(days: impl Iterator<Item = &'a Cell>, counts: DateCounts) -> bool {
    let (mut real, mut late) = (0, 0);
    for cell in days {
        if let Cell::Date(time) = cell {
            real += 1;
            late += u32::from(time.day() > 12);
        }
    }
    real > 0 && late == 0 && counts.day_first > 0
}

/// Returns the first number in a text, such as that of “Week 3”.
pub(super) fn number_in(text: &str) -> Option<i64> {
    let digits: String = text
        .chars()
        .skip_while(|letter| !letter.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits
        .parse()
        .ok()
        .filter(|number| (1..=400).contains(number))
}

/// The zones that headers name by short words.
const ZONES: [(&str, &str); 15] = [
    ("est", "America/New_York"),
    ("edt", "America/New_York"),
    ("et", "America/New_York"),
    ("pst", "America/Los_Angeles"),
    ("pdt", "America/Los_Angeles"),
    ("pt", "America/Los_Angeles"),
    ("utc", "UTC"),
    ("gmt", "UTC"),
    ("cet", "Europe/Berlin"),
    ("wib", "Asia/Jakarta"),
    ("jst", "Asia/Tokyo"),
    ("sgt", "Asia/Singapore"),
    ("uk", "Europe/London"),
    ("cairo", "Africa/Cairo"),
    ("北京时间", "Asia/Shanghai"),
];

pub(super) fn zone_in(header: &str) -> Option<Zone> {
    let header = header.to_lowercase();
    let mut words = header.split(|letter: char| !letter.is_alphanumeric());
    words.find_map(|word| ZONES.iter().find(|(name, _)| *name == word)?.1.parse().ok())
}
