//! Events of a calendar file, and on which days they are.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::lines::{Line, each_line};
use super::problem::Problem;
use super::rule::{Fuel, Rule};
use super::time::{Clocks, Stamp, duration};
use crate::model::Zone;

/// Most events of one file.
const MOST_EVENTS: usize = 50_000;
/// Longest title that is kept, in characters.
const LONGEST_TITLE: usize = 300;
/// Most single dates added to, or taken out of, a repeating event.
const MOST_DATES: usize = 5_000;
/// Most days of each occurrence of a repeating event.
const LONGEST_REPEATED: i64 = 62;

/// What a calendar file contains.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    pub(super) name: String,
    pub(super) events: Vec<Event>,
    pub(super) problem: Option<Problem>,
}

#[derive(Debug)]
pub(super) struct Event {
    title: String,
    start: Stamp,
    /// Of a whole day, or of a time that goes over several: how many it touches. At least 1.
    days: i64,
    rule: Option<Rule>,
    /// Beginnings on the clocks of `start`, in their order.
    except: Vec<NaiveDateTime>,
    also: Vec<NaiveDateTime>,
}

/// An event being read.
#[derive(Debug, Default)]
struct Draft {
    uid: String,
    title: String,
    start: Option<Stamp>,
    end: Option<Stamp>,
    lasts: Option<Duration>,
    rule: Option<Rule>,
    except: Vec<Stamp>,
    also: Vec<Stamp>,
    /// The occurrence of a repeating event that this one stands for.
    instead: Option<Stamp>,
    is_cancelled: bool,
}

/// Reads a file's events. What is no calendar at all is told as the problem.
pub(super) fn read(bytes: &[u8]) -> Calendar {
    let mut reading = Reading::default();
    each_line(bytes, |line| reading.take(&line));
    reading.end()
}

#[derive(Default)]
struct Reading {
    is_calendar: bool,
    is_full: bool,
    name: String,
    draft: Option<Draft>,
    /// How deep within the event: alarms have lines of the same names.
    depth: u32,
    /// With their UIDs.
    events: Vec<(String, Event)>,
    instead: HashMap<String, Vec<Stamp>>,
}

impl Reading {
    fn take(&mut self, line: &Line) {
        let is_event = line.value.trim().eq_ignore_ascii_case("VEVENT");
        match (line.name.as_str(), &mut self.draft) {
            ("BEGIN", None) => self.begin(line, is_event),
            ("BEGIN", Some(_)) => self.depth = self.depth.saturating_add(1),
            ("END", Some(_)) if self.depth > 0 && !is_event => self.depth -= 1,
            ("END", Some(_)) => self.close(),
            ("X-WR-CALNAME" | "NAME", None) if self.name.is_empty() => self.name = line.text(),
            (_, Some(draft)) if self.depth == 0 => draft.take(line),
            _ => {}
        }
    }

    fn begin(&mut self, line: &Line, is_event: bool) {
        if is_event {
            self.draft = Some(Draft::default());
            self.depth = 0;
        }
        self.is_calendar |= line.value.trim().eq_ignore_ascii_case("VCALENDAR");
    }

    fn close(&mut self) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        if self.events.len() >= MOST_EVENTS {
            self.is_full = true;
            return;
        }
        if let Some(instead) = draft.instead {
            let others = self.instead.entry(draft.uid.clone()).or_default();
            if others.len() < MOST_DATES {
                others.push(instead);
            }
        }
        let uid = draft.uid.clone();
        self.events.extend(draft.event().map(|event| (uid, event)));
    }

    fn end(self) -> Calendar {
        let instead = self.instead;
        let events = self.events.into_iter().map(|(uid, mut event)| {
            if event.rule.is_some() || !event.also.is_empty() {
                let others = instead.get(&uid).map_or(&[][..], Vec::as_slice);
                let clocks = event.start.clocks;
                event
                    .except
                    .extend(others.iter().map(|stamp| stamp.on(clocks)));
            }
            event.except.sort_unstable();
            event
        });
        let problem = match (self.is_calendar, self.is_full) {
            (false, _) => Some(Problem::NotACalendar),
            (true, true) => Some(Problem::TooMuch),
            (true, false) => None,
        };
        Calendar {
            events: events.collect(),
            name: self.name,
            problem,
        }
    }
}

impl Draft {
    fn take(&mut self, line: &Line) {
        match line.name.as_str() {
            "UID" => self.uid = line.value.trim().to_owned(),
            "SUMMARY" => self.title = line.text().chars().take(LONGEST_TITLE).collect(),
            "DTSTART" => self.start = Stamp::of(line),
            "DTEND" => self.end = Stamp::of(line),
            "DURATION" => self.lasts = duration(&line.value),
            "RRULE" => self.rule = Rule::parse(&line.value),
            "EXDATE" => add(&mut self.except, line),
            "RDATE" => add(&mut self.also, line),
            "RECURRENCE-ID" => self.instead = Stamp::of(line),
            "STATUS" => self.is_cancelled = line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
    }

    fn event(self) -> Option<Event> {
        let start = self.start.filter(|_| !self.is_cancelled)?;
        let on_clocks =
            |stamps: Vec<Stamp>| stamps.iter().map(|one| one.on(start.clocks)).collect();
        let mut days = self.days(start);
        if self.rule.is_some() || !self.also.is_empty() {
            days = days.min(LONGEST_REPEATED);
        }
        Some(Event {
            title: self.title,
            start,
            days,
            rule: self.rule.filter(|_| self.instead.is_none()),
            except: on_clocks(self.except),
            also: on_clocks(self.also),
        })
    }

    /// A day's end is the day after it. A time that goes over midnight stays with the day it begins on,
    /// unless it takes a day or more.
    fn days(&self, start: Stamp) -> i64 {
        let lasts = match (self.end, self.lasts) {
            (Some(end), _) => end.on(start.clocks) - start.local,
            (None, Some(lasts)) => lasts,
            (None, None) => Duration::zero(),
        };
        match start.clocks {
            Clocks::Day => lasts.num_days().max(1),
            _ if lasts < Duration::days(1) => 1,
            _ => {
                let end = start.local.checked_add_signed(lasts - Duration::seconds(1));
                end.map_or(1, |end| (end.date() - start.local.date()).num_days() + 1)
            }
        }
    }
}

fn add(stamps: &mut Vec<Stamp>, line: &Line) {
    let room = MOST_DATES.saturating_sub(stamps.len());
    stamps.extend(Stamp::all_of(line).take(room));
}

impl Event {
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// The days from one up to, and without, another that it is on, on the clocks of `zone`; with the
    /// minute it begins at, where it has one.
    pub(super) fn days_in(
        &self,
        zone: Zone,
        from: NaiveDate,
        to: NaiveDate,
        fuel: &mut Fuel,
    ) -> Vec<(NaiveDate, Option<NaiveDateTime>)> {
        let mut days = Vec::new();
        for begin in self.begins(from, to, fuel) {
            let start = Stamp {
                local: begin,
                ..self.start
            };
            let shown = start.seen_in(zone);
            if self.days == 1 && self.start.clocks != Clocks::Day {
                days.push((shown.date(), Some(shown)));
            } else {
                days.extend(self.span(shown.date(), from, to).map(|day| (day, None)));
            }
        }
        days.retain(|(day, _)| (from..to).contains(day));
        days
    }

    /// The asked days of an occurrence that begins on `first`.
    fn span(
        &self,
        first: NaiveDate,
        from: NaiveDate,
        to: NaiveDate,
    ) -> impl Iterator<Item = NaiveDate> {
        let end = first.checked_add_signed(Duration::try_days(self.days).unwrap_or_default());
        let end = end.unwrap_or(NaiveDate::MAX).min(to);
        first
            .max(from)
            .iter_days()
            .take_while(move |day| *day < end)
    }

    /// When it begins, around the asked days: a day more on both sides, for other clocks.
    fn begins(&self, from: NaiveDate, to: NaiveDate, fuel: &mut Fuel) -> Vec<NaiveDateTime> {
        let before = Duration::try_days(self.days.clamp(1, 100_000) + 1).unwrap_or_default();
        let from = from.checked_sub_signed(before).unwrap_or(NaiveDate::MIN);
        let to = to
            .checked_add_signed(Duration::days(2))
            .unwrap_or(NaiveDate::MAX);
        let time = self.start.local.time();
        let mut begins: Vec<NaiveDateTime> = match &self.rule {
            Some(rule) => {
                let days = rule.days(self.start, from, to, fuel);
                days.into_iter().map(|day| day.and_time(time)).collect()
            }
            None => vec![self.start.local],
        };
        begins.extend(&self.also);
        begins.sort_unstable();
        begins.dedup();
        begins.retain(|begin| self.is_on(*begin) && (from..to).contains(&begin.date()));
        begins
    }

    /// An exception without a time takes out whatever is on its day.
    fn is_on(&self, begin: NaiveDateTime) -> bool {
        let day = begin.date().and_time(chrono::NaiveTime::MIN);
        let is_out = |moment| self.except.binary_search(&moment).is_ok();
        !is_out(begin) && !is_out(day)
    }
}
