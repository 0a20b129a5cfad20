//! Changes a rule so that its posts are on other dates: weekdays are rotated, and a day of the month becomes
//! that of the new date. A day that some months lack is counted from the end of the month, so that the series
//! keeps its number of posts.

use chrono::{Datelike, Duration, Months, NaiveDate, Weekday};
use rrule::{Frequency, NWeekday};

use super::{End, Rule, sorted, weekday};
use crate::Result;

/// The last day that every month has.
const IN_EVERY_MONTH: u32 = 28;

impl Rule {
    /// Returns the rule for a series whose post on `from` is moved to `to`.
    pub fn shifted(mut self, from: NaiveDate, to: NaiveDate) -> Self {
        let days = (to - from).num_days();
        match self.every {
            Frequency::Weekly => self.rotate(days),
            Frequency::Monthly if days != 0 => self.shift_in_month(from, to),
            _ => {}
        }
        if let End::Until(last) = self.end {
            self.end = End::Until(last + Duration::days(days));
        }
        self
    }

    /// Returns the rule and the first date of a series that starts on `first`, after its post on `from` is
    /// moved to `to`. The series keeps its number of posts before the moved one and, if it has a last day,
    /// after it.
    pub fn moved(
        &self,
        first: NaiveDate,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<(Self, NaiveDate)> {
        let days = Duration::days((to - from).num_days());
        let rule = self.clone().shifted(from, to);
        if self.every != Frequency::Monthly {
            let first = rule.validated(first + days)?;
            return Ok((rule, first));
        }
        let last = match self.end {
            End::Until(_) => self.dates(first, NaiveDate::MAX).pop(),
            _ => None,
        };
        let near = rule.around(first, from, to, last);
        let first = nearest(&near, first + days).unwrap_or(to);
        let rule = match last.and_then(|last| nearest(&near, last + days)) {
            Some(last) => rule.ending(End::Until(last)),
            None => rule,
        };
        let first = rule.validated(first)?;
        Ok((rule, first))
    }

    /// Returns the dates of this monthly rule from the month that the first date is moved to until after the
    /// date that the last one is moved to.
    fn around(
        &self,
        first: NaiveDate,
        from: NaiveDate,
        to: NaiveDate,
        last: Option<NaiveDate>,
    ) -> Vec<NaiveDate> {
        let start = months_later(first_of_month(first), month(to) - month(from));
        let end = last.unwrap_or(first).max(from) + (to - from).abs() + Duration::days(62);
        self.clone().ending(End::Never).dates(start, end)
    }

    fn rotate(&mut self, days: i64) {
        self.week_start = turned(self.week_start, days);
        let turn = |day: &NWeekday| NWeekday::Every(turned(weekday(*day), days));
        self.days = sorted(self.days.iter().map(turn).collect());
    }

    /// Changes only the day that the moved post was on; other days of the rule stay.
    fn shift_in_month(&mut self, from: NaiveDate, to: NaiveDate) {
        for day in &mut self.month_days {
            if [from.day() as i8, -left_of_month(from)].contains(day) {
                *day = day_of_month(from, to, *day < 0);
            }
        }
        for day in &mut self.days {
            let names = match *day {
                NWeekday::Every(name) => name == from.weekday(),
                NWeekday::Nth(nth, name) => {
                    let counted = [i16::from(week(from)), -i16::from(weeks_left(from))];
                    name == from.weekday() && counted.contains(&nth)
                }
            };
            if names {
                *day = weekday_of_month(from, to, *day);
            }
        }
        self.days = sorted(std::mem::take(&mut self.days));
        self.month_days.sort_unstable();
        self.month_days.dedup();
    }
}

/// Returns the new day of the month. Negative days are counted from the end of the month. They are used for the
/// last day of a month if some months lack it, if the old day was counted from the end, or if the move crosses
/// into another month (one day before the first is the last); and for any day after the 28th if the old day was
/// counted from the end.
fn day_of_month(from: NaiveDate, to: NaiveDate, from_end: bool) -> i8 {
    let (left, is_rare) = (left_of_month(to), to.day() > IN_EVERY_MONTH);
    let is_last = left == 1 && (is_rare || from_end || month(to) != month(from));
    if is_last || (from_end && is_rare) {
        return -left;
    }
    to.day() as i8
}

/// Returns the new weekday of the month, like [`day_of_month`]: a fifth weekday, which some months lack,
/// becomes the last.
fn weekday_of_month(from: NaiveDate, to: NaiveDate, before: NWeekday) -> NWeekday {
    let from_end = match before {
        NWeekday::Every(_) => return NWeekday::Every(to.weekday()),
        NWeekday::Nth(nth, _) => nth < 0,
    };
    let is_last = weeks_left(to) == 1;
    if is_last && (week(to) == 5 || from_end || month(to) != month(from)) {
        return NWeekday::Nth(-1, to.weekday());
    }
    NWeekday::Nth(i16::from(week(to)), to.weekday())
}

fn nearest(dates: &[NaiveDate], wanted: NaiveDate) -> Option<NaiveDate> {
    let off = |date: &&NaiveDate| (**date - wanted).num_days().abs();
    dates.iter().min_by_key(off).copied()
}

fn turned(day: Weekday, days: i64) -> Weekday {
    (0..days.rem_euclid(7)).fold(day, |day, _| day.succ())
}

/// Returns how many days of the month up to the date, including it, have the same weekday.
fn week(date: NaiveDate) -> u8 {
    (date.day0() / 7 + 1) as u8
}

/// Returns how many days of the month from the date on, including it, have the same weekday.
fn weeks_left(date: NaiveDate) -> u8 {
    (left_of_month(date).unsigned_abs() - 1) / 7 + 1
}

/// Returns the number of days from the date to the end of its month, including both: 1 for the last day.
fn left_of_month(date: NaiveDate) -> i8 {
    let next = months_later(first_of_month(date), 1);
    (next - date).num_days() as i8
}

/// Returns the months since the year 0.
fn month(date: NaiveDate) -> i32 {
    date.year() * 12 + date.month0() as i32
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    date - Duration::days(i64::from(date.day0()))
}

fn months_later(date: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    let later = match months {
        0.. => date.checked_add_months(by),
        _ => date.checked_sub_months(by),
    };
    later.unwrap_or(date)
}
