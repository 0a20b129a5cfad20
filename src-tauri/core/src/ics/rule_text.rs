//! Parses the rule of a repeating event.

use std::str::FromStr;

use chrono::{Month, Weekday};
use rrule::{Frequency, NWeekday};

use super::rule::Rule;
use super::time::{CalendarTime, Clocks};

/// The most values of one part.
const MAX_VALUES: usize = 400;
/// The longest interval; a longer one has no second occurrence.
const LONGEST_INTERVAL: u16 = 9_999;

impl Rule {
    /// Parses a rule. Returns `None` if a part is unknown, or if the crate `rrule` would compute wrong dates.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = Vec::new();
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (key, value) = part.split_once('=')?;
            parts.push((key.trim().to_ascii_uppercase(), value.trim()));
        }
        let (_, every) = parts.iter().find(|(key, _)| key == "FREQ")?;
        let mut rule = Self::every(Frequency::from_str(every).ok()?);
        for (key, value) in &parts {
            rule.take(key, value)?;
        }
        rule.is_understood().then_some(rule)
    }

    fn every(every: Frequency) -> Self {
        Self {
            every,
            interval: 1,
            count: None,
            until: None,
            week_start: Weekday::Mon,
            months: Vec::new(),
            weeks: Vec::new(),
            year_days: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
            hours: Vec::new(),
            minutes: Vec::new(),
            seconds: Vec::new(),
            positions: Vec::new(),
        }
    }

    fn take(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "FREQ" => {}
            "INTERVAL" => self.interval = value.parse::<u16>().ok()?.max(1),
            "COUNT" => self.count = Some(value.parse().ok()?),
            "UNTIL" => self.until = Some(CalendarTime::parse(value, || Clocks::Any)?),
            "WKST" => self.week_start = weekday(value)?,
            "BYMONTH" => {
                self.months = list(value, |month| Month::try_from(number::<u8>(month)?).ok())?
            }
            "BYWEEKNO" => self.weeks = list(value, number)?,
            "BYYEARDAY" => self.year_days = list(value, number)?,
            "BYMONTHDAY" => self.month_days = list(value, number)?,
            "BYDAY" => self.weekdays = list(value, weekday_of_period)?,
            "BYHOUR" => self.hours = list(value, number)?,
            "BYMINUTE" => self.minutes = list(value, number)?,
            "BYSECOND" => self.seconds = list(value, number)?,
            "BYSETPOS" => self.positions = list(value, number)?,
            _ => return None,
        }
        Some(())
    }

    /// Returns false for rules that the crate would compute wrongly: it takes `MO,2TU` for the days that are
    /// both, reads numbered days only in months and years, and steps wrongly over minutes within some hours.
    fn is_understood(&self) -> bool {
        let is_numbered = |day: &NWeekday| matches!(day, NWeekday::Nth(..));
        let numbered = self.weekdays.iter().filter(|day| is_numbered(day)).count();
        let days = match self.every {
            Frequency::Yearly | Frequency::Monthly => {
                numbered == 0 || (numbered == self.weekdays.len() && self.weeks.is_empty())
            }
            _ => numbered == 0,
        };
        let times = match self.every {
            Frequency::Minutely => self.hours.is_empty() && self.minutes.is_empty(),
            Frequency::Secondly => false,
            _ => true,
        };
        days && times && self.interval <= LONGEST_INTERVAL
    }
}

/// Parses a list of at most [`MAX_VALUES`] values. Returns `None` if one of them can't be parsed.
fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let values: Vec<&str> = value.split(',').collect();
    let values = (values.len() <= MAX_VALUES).then_some(values)?;
    values.into_iter().map(|value| read(value.trim())).collect()
}

/// Parses `3`, `+3` or `-3`. The crate checks the range.
fn number<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn weekday(name: &str) -> Option<Weekday> {
    match name.to_ascii_uppercase().as_str() {
        "MO" => Some(Weekday::Mon),
        "TU" => Some(Weekday::Tue),
        "WE" => Some(Weekday::Wed),
        "TH" => Some(Weekday::Thu),
        "FR" => Some(Weekday::Fri),
        "SA" => Some(Weekday::Sat),
        "SU" => Some(Weekday::Sun),
        _ => None,
    }
}

/// Parses `MO`, `2TU` or `-1FR`.
fn weekday_of_period(text: &str) -> Option<NWeekday> {
    let place = text
        .len()
        .checked_sub(2)
        .filter(|place| text.is_char_boundary(*place))?;
    let (which, name) = text.split_at(place);
    let day = weekday(name)?;
    if which.is_empty() {
        return Some(NWeekday::Every(day));
    }
    let which = number::<i16>(which).filter(|which| *which != 0)?;
    Some(NWeekday::Nth(which, day))
}
