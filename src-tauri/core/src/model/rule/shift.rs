//! A rule whose posts are put on other dates: weekdays turn, and a day of the month becomes that of
//! the new date. Days that not every month has are counted from its end, so that no post is lost.

use chrono::{Datelike, Duration, Months, NaiveDate, Weekday};
use rrule::{Frequency, NWeekday};

use super::{End, Rule, sorted, weekday};
use crate::Result;

/// Every month has this day.
const IN_EVERY_MONTH: u32 = 28;

impl Rule {
    /// The rule when the post of one date is put on another.
    pub fn shifted(mut self, from: NaiveDate, to: NaiveDate) -> Self {
        let days = (to - from).num_days();
        match self.every {
            Frequency::Weekly => self.turn(days),
            Frequency::Monthly if days != 0 => self.shift_in_month(from, to),
            _ => {}
        }
        if let End::Until(last) = self.end {
            self.end = End::Until(last + Duration::days(days));
        }
        self
    }

    /// The same for a series that begins on a date of the rule: the shifted rule and the date that
    /// it then begins on, with as many posts before the shifted one, and as many after it where it
    /// has a last day.
    pub fn moved(
        &self,
        first: NaiveDate,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<(Self, NaiveDate)> {
        let days = Duration::days((to - from).num_days());
        let rule = self.clone().shifted(from, to);
        if self.every != Frequency::Monthly {
            let first = rule.checked(first + days)?;
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
        let first = rule.checked(first)?;
        Ok((rule, first))
    }

    /// The dates of a monthly rule from the month that its first date comes to, and to beyond its
    /// last: of every other month, those that the post goes to.
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

    fn turn(&mut self, days: i64) {
        self.week_start = turned(self.week_start, days);
        let turn = |day: &NWeekday| NWeekday::Every(turned(weekday(*day), days));
        self.days = sorted(self.days.iter().map(turn).collect());
    }

    /// Only the day that the post was on: what else the rule has stays.
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

/// The new day of the month; from the end where it was so and not every month has the number, and
/// where it is the last and this is what makes it that day: a day before the first is the last.
fn day_of_month(from: NaiveDate, to: NaiveDate, from_end: bool) -> i8 {
    let (left, is_rare) = (left_of_month(to), to.day() > IN_EVERY_MONTH);
    let is_last = left == 1 && (is_rare || from_end || month(to) != month(from));
    if is_last || (from_end && is_rare) {
        return -left;
    }
    to.day() as i8
}

/// The same for a weekday: a fifth one, which not every month has, is the last.
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

/// How many times its weekday has been in its month by a date, itself among them.
fn week(date: NaiveDate) -> u8 {
    (date.day0() / 7 + 1) as u8
}

/// The same from the end of the month.
fn weeks_left(date: NaiveDate) -> u8 {
    (left_of_month(date).unsigned_abs() - 1) / 7 + 1
}

/// 1 for the last day of a month.
fn left_of_month(date: NaiveDate) -> i8 {
    let next = months_later(first_of_month(date), 1);
    (next - date).num_days() as i8
}

/// Months since the year 0.
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
