//! An event as it is written in its lines, before it is combined with others of the same UID.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDateTime};

use super::left_out::Reason;
use crate::ics::{CalendarTime, Clocks, Line, Rule, Zones, duration};

/// The longest title that is kept, in characters.
const LONGEST_TITLE: usize = 300;
/// The most single dates that are added to or excluded from a repeating event.
const MAX_DATES: usize = 5_000;
/// The most rules of one event.
const MAX_RULES: usize = 20;

/// An event that is being read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) uid: String,
    pub(crate) title: String,
    pub(crate) start: Option<CalendarTime>,
    end: Option<CalendarTime>,
    lasts: Option<Duration>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) except: Vec<CalendarTime>,
    pub(crate) also: Vec<(CalendarTime, Option<Duration>)>,
    /// The occurrence of a repeating event that this event replaces.
    pub(crate) instead: Option<CalendarTime>,
    pub(crate) is_this_and_future: bool,
    sequence: i64,
    /// When this version was written.
    written: Option<NaiveDateTime>,
    pub(crate) is_cancelled: bool,
    pub(crate) lacks: BTreeSet<Reason>,
}

impl Draft {
    pub(crate) fn take(&mut self, line: &Line, zones: &Zones) {
        match line.name.as_str() {
            "UID" => self.uid = line.value.trim().to_owned(),
            "SUMMARY" => self.title = line.text().chars().take(LONGEST_TITLE).collect(),
            "DTSTART" => self.start = self.time(line, zones, Reason::Unreadable),
            "DTEND" => self.end = self.time(line, zones, Reason::Length),
            "DURATION" => self.lasts = self.or_lacks(duration(&line.value), Reason::Length),
            "RRULE" => self.add_rule(line),
            "EXRULE" => self.lack(Reason::Repetition),
            "EXDATE" => self.add_except(line, zones),
            "RDATE" => self.add_also(line, zones),
            "RECURRENCE-ID" => self.take_instead(line, zones),
            "SEQUENCE" => self.sequence = line.value.trim().parse().unwrap_or(0),
            "DTSTAMP" => self.written = zones.time(line).map(|time| time.local),
            "STATUS" => self.is_cancelled = line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
    }

    /// Completes the draft. Records that something is lacking if it has no start, or rules or an end that don't
    /// fit.
    pub(crate) fn close(&mut self) {
        let Some(start) = &self.start else {
            return self.lack(Reason::Unreadable);
        };
        if !self.rules.iter().all(|rule| rule.can_begin(start)) {
            self.lack(Reason::Repetition);
        }
        if self.lacks.contains(&Reason::Repetition) {
            self.rules.clear();
        }
        if self
            .length()
            .is_some_and(|length| length < Duration::zero())
            || self.is_mixed()
        {
            self.lack(Reason::Length);
        }
    }

    /// Returns the key by which the newer of two versions is recognized (RFC 5546, section 2.1.5).
    pub(crate) fn version(&self) -> (i64, Option<NaiveDateTime>) {
        (self.sequence, self.written)
    }

    /// Returns the length on the clocks of the start; zero if it is unknown.
    pub(crate) fn lasts(&self) -> Duration {
        let length = self.length().filter(|_| !self.is_mixed());
        length.unwrap_or_default().max(Duration::zero())
    }

    fn length(&self) -> Option<Duration> {
        let start = self.start.as_ref()?;
        match &self.end {
            Some(end) => Some(end.on(&start.clocks) - start.local),
            None => self.lasts,
        }
    }

    /// Returns true if the start is a day and the end a time, or the reverse.
    fn is_mixed(&self) -> bool {
        let is_day = |time: &CalendarTime| time.clocks == Clocks::Day;
        match (&self.start, &self.end) {
            (Some(start), Some(end)) => is_day(start) != is_day(end),
            _ => false,
        }
    }

    fn add_rule(&mut self, line: &Line) {
        let rule = Rule::parse(&line.value).filter(|_| self.rules.len() < MAX_RULES);
        let rule = self.or_lacks(rule, Reason::Repetition);
        self.rules.extend(rule);
    }

    fn add_except(&mut self, line: &Line, zones: &Zones) {
        for value in values(line) {
            let time = zones.read(value, line);
            let time = time.filter(|_| self.except.len() < MAX_DATES);
            let time = self.known(time, Reason::Dates);
            self.except.extend(time);
        }
    }

    fn add_also(&mut self, line: &Line, zones: &Zones) {
        for value in values(line) {
            let read = also(value, line, zones).filter(|_| self.also.len() < MAX_DATES);
            let (time, lasts) = read.unzip();
            let time = self.known(time, Reason::Dates);
            self.also.extend(time.map(|time| (time, lasts.flatten())));
        }
    }

    fn take_instead(&mut self, line: &Line, zones: &Zones) {
        self.instead = self.time(line, zones, Reason::Dates);
        let range = line.parameter("RANGE").unwrap_or_default();
        self.is_this_and_future = range.eq_ignore_ascii_case("THISANDFUTURE");
        if !range.is_empty() && !self.is_this_and_future {
            self.lack(Reason::Dates);
        }
    }

    fn time(&mut self, line: &Line, zones: &Zones, otherwise: Reason) -> Option<CalendarTime> {
        self.known(zones.time(line), otherwise)
    }

    fn known(&mut self, time: Option<CalendarTime>, otherwise: Reason) -> Option<CalendarTime> {
        let time = self.or_lacks(time, otherwise)?;
        if time.clocks == Clocks::Unknown {
            self.lack(Reason::Zone);
        }
        Some(time)
    }

    fn or_lacks<T>(&mut self, value: Option<T>, why: Reason) -> Option<T> {
        if value.is_none() {
            self.lack(why);
        }
        value
    }

    fn lack(&mut self, why: Reason) {
        self.lacks.insert(why);
    }
}

fn values(line: &Line) -> impl Iterator<Item = &str> {
    let values = line.value.split(',');
    values.filter(|value| !value.trim().is_empty())
}

/// Parses a date, a time, or a period: a start with an end or a length.
fn also(value: &str, line: &Line, zones: &Zones) -> Option<(CalendarTime, Option<Duration>)> {
    let (start, end) = match value.split_once('/') {
        Some((start, end)) => (start, Some(end)),
        None => (value, None),
    };
    let start = zones.read(start, line)?;
    let Some(end) = end else {
        return Some((start, None));
    };
    let until = || Some(zones.read(end, line)?.on(&start.clocks) - start.local);
    let lasts = duration(end).or_else(until)?;
    Some((start, Some(lasts.max(Duration::zero()))))
}
