//! The rule of a series: the subset of RFC 5545's RRULE that a content calendar needs. The `rrule` crate
//! computes the dates in UTC, where every day has a midnight. The time of day is added in the zone of the
//! channel, so that the local time is the same all year.

mod shift;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, TimeZone, Weekday};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz, Unvalidated};

use super::{brief, parse_date};
use crate::{Code, Error, Result};

/// The most posts generated for a series in one call.
pub const MAX_REPEATS: usize = 500;
/// The most dates computed for a rule without an end: a post a day for 27 years.
const MAX_DATES: usize = 10_000;
const MAX_BETWEEN: u16 = 999;
const LONGEST: usize = 300;

/// A rule that generates the dates of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    every: Frequency,
    interval: u16,
    days: Vec<NWeekday>,
    month_days: Vec<i8>,
    /// The first day of a week. It matters for a rule with an interval of several weeks.
    week_start: Weekday,
    end: End,
}

/// The end of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Never,
    /// The last day that may have a post.
    Until(NaiveDate),
    Count(u32),
}

impl Rule {
    /// Returns the rule with the weekday or day of the month of its first date, if it has no day yet.
    pub fn anchored(mut self, first: NaiveDate) -> Self {
        let bare = self.days.is_empty() && self.month_days.is_empty();
        match self.every {
            Frequency::Weekly if bare => self.days = vec![NWeekday::Every(first.weekday())],
            Frequency::Monthly if bare => self.month_days = vec![first.day() as i8],
            _ => {}
        }
        self
    }

    /// Returns when the series ends.
    pub fn end(&self) -> End {
        self.end
    }

    /// Returns the rule with another end.
    pub fn ending(self, end: End) -> Self {
        Self { end, ..self }
    }

    /// Returns the dates of the rule: all of them if the rule ends, otherwise those before `before`. A rule for
    /// the 31st skips shorter months.
    pub fn dates(&self, first: NaiveDate, before: NaiveDate) -> Vec<NaiveDate> {
        let Some(set) = self.set(first) else {
            return Vec::new();
        };
        let dates = (&set).into_iter().map(|moment| moment.date_naive());
        match self.end {
            End::Never => dates
                .take_while(|date| *date < before)
                .take(MAX_DATES)
                .collect(),
            _ => dates.take(MAX_REPEATS + 1).collect(),
        }
    }

    /// Returns the first date on or after a day.
    ///
    /// # Errors
    /// `CannotRepeat` if the rule has no such date, or has an end and more than [`MAX_REPEATS`] dates.
    pub fn validated(&self, from: NaiveDate) -> Result<NaiveDate> {
        let some_years = from + Duration::weeks(52 * 9);
        let dates = self.dates(from, some_years);
        let ends = self.end != End::Never;
        if ends && dates.len() > MAX_REPEATS {
            return Err(refused(format!(
                "the rule makes more than {MAX_REPEATS} posts: end it sooner, or leave its end open"
            )));
        }
        dates.first().copied().ok_or_else(|| {
            refused("the rule has no date: end it later, or choose days that there are".to_owned())
        })
    }

    fn set(&self, first: NaiveDate) -> Option<RRuleSet> {
        let rule = RRule::new(self.every)
            .interval(self.interval)
            .week_start(self.week_start)
            .by_weekday(self.days.clone())
            .by_month_day(self.month_days.clone());
        let rule = match self.end {
            End::Never => rule,
            End::Until(last) => rule.until(midnight(last)),
            End::Count(count) => rule.count(count),
        };
        let start = midnight(first);
        let rule = rule.validate(start).ok()?;
        Some(RRuleSet::new(start).rrule(rule).limit())
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", self.every.to_string().to_ascii_uppercase())?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if self.week_start != Weekday::Mon {
            write!(f, ";WKST={}", letters(self.week_start))?;
        }
        if !self.days.is_empty() {
            write!(
                f,
                ";BYDAY={}",
                joined(self.days.iter().map(|day| written(*day)))
            )?;
        }
        if !self.month_days.is_empty() {
            let days = self.month_days.iter().map(i8::to_string);
            write!(f, ";BYMONTHDAY={}", joined(days))?;
        }
        match self.end {
            End::Never => Ok(()),
            End::Until(last) => write!(f, ";UNTIL={}", last.format("%Y%m%d")),
            End::Count(count) => write!(f, ";COUNT={count}"),
        }
    }
}

impl FromStr for Rule {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let written = text.trim().to_ascii_uppercase();
        let written = written.strip_prefix("RRULE:").unwrap_or(&written);
        if written.len() > LONGEST {
            return Err(not_a_rule(text));
        }
        let (until, parts): (Vec<&str>, Vec<&str>) = written
            .split(';')
            .filter(|part| !part.is_empty())
            .partition(|part| part.starts_with("UNTIL="));
        let taken = [
            "FREQ=",
            "INTERVAL=",
            "COUNT=",
            "BYDAY=",
            "BYMONTHDAY=",
            "WKST=",
        ];
        let is_taken = |part: &&str| taken.iter().any(|start| part.starts_with(start));
        if let Some(other) = parts.iter().find(|part| !is_taken(part)) {
            return Err(refused(format!(
                "“{}” can't be used in a rule: use FREQ, INTERVAL, BYDAY, BYMONTHDAY and UNTIL or COUNT",
                brief(other)
            )));
        }
        let rule: RRule<Unvalidated> = parts.join(";").parse().map_err(|_| not_a_rule(text))?;
        let end = end(&until, rule.get_count())?;
        taken_over(&rule, end).ok_or_else(|| not_a_rule(text))
    }
}

/// Converts a parsed rule. Returns `None` for parts that can't be combined and for rules by the hour.
fn taken_over(rule: &RRule<Unvalidated>, end: End) -> Option<Rule> {
    let mut every = rule.get_freq();
    let (days, month_days) = (rule.get_by_weekday(), rule.get_by_month_day());
    let interval = rule.get_interval();
    let plain = days.iter().all(|day| matches!(day, NWeekday::Every(_)));
    let fits = match every {
        // A rule for every day that is a Monday is the same as every week on Monday.
        Frequency::Daily if !days.is_empty() && interval == 1 => {
            every = Frequency::Weekly;
            plain && month_days.is_empty()
        }
        Frequency::Daily | Frequency::Yearly => days.is_empty() && month_days.is_empty(),
        Frequency::Weekly => plain && month_days.is_empty(),
        Frequency::Monthly => days.is_empty() || month_days.is_empty(),
        _ => false,
    };
    let real = |day: &i8| *day != 0 && (-31..=31).contains(day);
    let nth = |day: &NWeekday| !matches!(day, NWeekday::Nth(nth, _) if !(-5..=5).contains(nth));
    let bounded = (1..=MAX_BETWEEN).contains(&interval)
        && month_days.iter().all(real)
        && days.iter().all(nth);
    let mut month_days = month_days.to_vec();
    month_days.sort_unstable();
    month_days.dedup();
    (fits && bounded).then(|| Rule {
        every,
        interval,
        days: sorted(days.to_vec()),
        month_days,
        week_start: rule.get_week_start(),
        end,
    })
}

fn end(until: &[&str], count: Option<u32>) -> Result<End> {
    match (until, count) {
        ([], None) => Ok(End::Never),
        ([], Some(count)) if (1..=MAX_REPEATS as u32).contains(&count) => Ok(End::Count(count)),
        ([], Some(_)) => Err(refused(format!(
            "COUNT is 1 to {MAX_REPEATS}: give a smaller one, or leave the end open"
        ))),
        ([until], None) => Ok(End::Until(last_day(until)?)),
        _ => Err(refused(
            "the rule ends more than once: give UNTIL or COUNT".to_owned(),
        )),
    }
}

/// Returns the date of an UNTIL value, such as `20261220`, with or without dashes, with or without a time.
fn last_day(until: &str) -> Result<NaiveDate> {
    let digits: String = until.chars().filter(char::is_ascii_digit).take(8).collect();
    let wrong = || not_a_rule(until);
    let (year, month, day) = (digits.get(..4), digits.get(4..6), digits.get(6..8));
    let (year, month, day) = year
        .zip(month)
        .zip(day)
        .map(|((y, m), d)| (y, m, d))
        .ok_or_else(wrong)?;
    parse_date(&format!("{year}-{month}-{day}"))
}

fn refused(message: String) -> Error {
    Error::new(Code::CannotRepeat, message).field("repeat")
}

fn not_a_rule(text: &str) -> Error {
    refused(format!(
        "“{}” is not a rule that can be used: write it as FREQ=WEEKLY;BYDAY=MO,TH or FREQ=MONTHLY;BYDAY=-1FR",
        brief(text)
    ))
}

fn midnight(date: NaiveDate) -> DateTime<Tz> {
    Tz::UTC.from_utc_datetime(&date.and_time(NaiveTime::MIN))
}

fn weekday(day: NWeekday) -> Weekday {
    match day {
        NWeekday::Every(day) | NWeekday::Nth(_, day) => day,
    }
}

fn sorted(mut days: Vec<NWeekday>) -> Vec<NWeekday> {
    let key = |day: &NWeekday| match *day {
        NWeekday::Every(day) => (0, day.num_days_from_monday()),
        NWeekday::Nth(nth, day) => (nth, day.num_days_from_monday()),
    };
    days.sort_by_key(key);
    days.dedup();
    days
}

fn letters(day: Weekday) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.num_days_from_monday() as usize]
}

fn written(day: NWeekday) -> String {
    match day {
        NWeekday::Every(day) => letters(day).to_owned(),
        NWeekday::Nth(nth, day) => format!("{nth}{}", letters(day)),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
}
