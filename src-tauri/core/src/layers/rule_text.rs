//! How a repeating event's rule is written: parts of names and values.

use chrono::Weekday;

use super::rule::{Every, Rule};
use super::time::Stamp;

/// Most values of one part.
const MOST_PARTS: usize = 64;

impl Rule {
    /// None where a part is not understood: then only the first occurrence is shown.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut rule = Self {
            every: Every::Day,
            interval: 1,
            count: None,
            until: None,
            weekdays: Vec::new(),
            month_days: Vec::new(),
            months: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Mon,
        };
        let mut has_frequency = false;
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (key, value) = part.split_once('=')?;
            let key = key.trim().to_ascii_uppercase();
            has_frequency |= key == "FREQ";
            rule.take(&key, value.trim())?;
        }
        has_frequency.then_some(rule)
    }

    fn take(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "FREQ" => self.every = every(value)?,
            "INTERVAL" => self.interval = value.parse::<u16>().ok()?.max(1).into(),
            "COUNT" => self.count = Some(value.parse::<u32>().ok()? as usize),
            "UNTIL" => self.until = Some(Stamp::parse(value, None)?),
            "BYDAY" => self.weekdays = list(value, weekday)?,
            "BYMONTHDAY" => self.month_days = list(value, |day| within(day, 31))?,
            "BYMONTH" => self.months = list(value, |month| month.parse().ok())?,
            "BYSETPOS" => self.positions = list(value, |place| within(place, 366))?,
            "WKST" => self.week_start = weekday(value)?.1,
            // Within the day, which is not looked into.
            "BYHOUR" | "BYMINUTE" | "BYSECOND" => {}
            _ => return None,
        }
        Some(())
    }
}

fn every(name: &str) -> Option<Every> {
    match name.to_ascii_uppercase().as_str() {
        "DAILY" => Some(Every::Day),
        "WEEKLY" => Some(Every::Week),
        "MONTHLY" => Some(Every::Month),
        "YEARLY" => Some(Every::Year),
        _ => None,
    }
}

/// Each of a few, or none where one is not understood.
fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let parts: Vec<&str> = value.split(',').take(MOST_PARTS).collect();
    parts.into_iter().map(|part| read(part.trim())).collect()
}

fn within(text: &str, most: i32) -> Option<i32> {
    let number: i32 = text.parse().ok()?;
    (number != 0 && number.abs() <= most).then_some(number)
}

/// `MO`, `2TU`, `-1FR`.
fn weekday(text: &str) -> Option<(i32, Weekday)> {
    let place = text
        .len()
        .checked_sub(2)
        .filter(|place| text.is_char_boundary(*place))?;
    let (which, name) = text.split_at(place);
    let which = if which.is_empty() {
        0
    } else {
        within(which, 53)?
    };
    let day = match name.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    };
    Some((which, day))
}
