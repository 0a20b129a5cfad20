//! The iCalendar serializer (RFC 5545, with NAME, COLOR and REFRESH-INTERVAL of RFC 7986). Both existing crates
//! have a bug that matters here: one escapes commas inside URL, the other doesn't escape NAME.

use std::io::{self, Write};

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};

use super::line::Lines;
use crate::ics::{self, ClockChange, KIND, YearlyChanges};
use crate::model::{Status, Zone};

/// How often a program that subscribed to the file should check for a newer version: every hour.
const REFRESH: &str = "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n";

const HEAD: &str = concat!(
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Daymark//Daymark ",
    env!("CARGO_PKG_VERSION"),
    "//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
);

/// A calendar that is being written, event by event.
pub(super) struct Calendar<'a> {
    lines: Lines<'a>,
}

/// A post as an event of a calendar.
pub(super) struct Event<'a> {
    /// A UUID, which identifies neither the person nor the machine.
    pub(super) uid: &'a str,
    pub(super) sequence: u32,
    pub(super) changed: DateTime<Utc>,
    pub(super) times: Times<'a>,
    /// The length in minutes.
    pub(super) minutes: u16,
    pub(super) status: Status,
    /// What is before the title; `None` for nothing.
    pub(super) channel: Option<&'a str>,
    /// A colour name of CSS, as RFC 7986 requires.
    pub(super) colour: &'a str,
    pub(super) title: &'a str,
    pub(super) text: &'a str,
    pub(super) categories: Vec<&'a str>,
    pub(super) link: Option<&'a str>,
    /// Minutes before the start; `None` for no reminder.
    pub(super) alarm: Option<u16>,
}

/// When an event is.
#[derive(Clone, Copy)]
pub(super) enum Times<'a> {
    Once(DateTime<Utc>),
    /// By a rule on the clocks of a zone, but not at the times in `except`.
    ByRule {
        zone: Zone,
        first: NaiveDateTime,
        rule: &'a str,
        except: &'a [NaiveDateTime],
    },
    /// One time of a rule, moved or otherwise changed.
    Instead {
        zone: Zone,
        of: NaiveDateTime,
        start: DateTime<Utc>,
    },
}

/// A campaign or note as an event on whole days.
pub(super) struct DayEvent<'a> {
    pub(super) uid: &'a str,
    /// What it is for Daymark's own import: no post.
    pub(super) kind: &'a str,
    pub(super) changed: DateTime<Utc>,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) title: &'a str,
    pub(super) text: &'a str,
}

impl<'a> Calendar<'a> {
    pub(super) fn begin(out: &'a mut dyn Write, name: &str, colour: &str) -> Self {
        let mut lines = Lines::new(out);
        lines.ready(HEAD);
        lines.begin("NAME:").text(name).end();
        lines.begin("X-WR-CALNAME:").text(name).end();
        lines.begin("COLOR:").text(colour).end();
        lines.ready(REFRESH);
        Self { lines }
    }

    pub(super) fn add(&mut self, event: &Event<'_>) -> io::Result<()> {
        self.lines.ready("BEGIN:VEVENT\r\n");
        self.version(event);
        self.time(event);
        self.words(event);
        self.alarm(event);
        self.lines.ready("END:VEVENT\r\n");
        self.lines.pass_on()
    }

    /// Writes the clocks of a zone, which events with rules name.
    pub(super) fn add_zone(&mut self, zone: Zone, changes: &YearlyChanges) {
        self.lines.ready("BEGIN:VTIMEZONE\r\n");
        self.lines.begin("TZID:").plain(zone.name()).end();
        self.clock_change("STANDARD", &changes.standard);
        if let Some(daylight) = &changes.daylight {
            self.clock_change("DAYLIGHT", daylight);
        }
        self.lines.ready("END:VTIMEZONE\r\n");
    }

    fn clock_change(&mut self, name: &str, change: &ClockChange) {
        let lines = &mut self.lines;
        lines.begin("BEGIN:").plain(name).end();
        lines.begin("DTSTART:").local(change.start).end();
        lines
            .begin("TZOFFSETFROM:")
            .plain(&offset(change.from))
            .end();
        lines.begin("TZOFFSETTO:").plain(&offset(change.to)).end();
        if let Some(rule) = &change.rule {
            lines.begin("RRULE:").plain(rule).end();
        }
        lines.begin("END:").plain(name).end();
    }

    /// Writes an event that isn't a post.
    pub(super) fn add_days(&mut self, event: &DayEvent<'_>) -> io::Result<()> {
        let lines = &mut self.lines;
        lines.ready("BEGIN:VEVENT\r\n");
        lines.begin("UID:").plain(event.uid).end();
        lines.begin("DTSTAMP:").moment(event.changed).end();
        lines.begin("DTSTART;VALUE=DATE:").day(event.first).end();
        let after = event.last.succ_opt().unwrap_or(event.last);
        lines.begin("DTEND;VALUE=DATE:").day(after).end();
        lines.ready("TRANSP:TRANSPARENT\r\n");
        lines.begin("SUMMARY:").text(event.title).end();
        if !event.text.is_empty() {
            lines.begin("DESCRIPTION:").text(event.text).end();
        }
        lines.begin(KIND).plain(":").plain(event.kind).end();
        lines.ready("END:VEVENT\r\n");
        lines.pass_on()
    }

    /// Ends the file.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.lines.ready("END:VCALENDAR\r\n");
        self.lines.finish()
    }

    /// Writes the id and version of an event.
    ///
    /// With a METHOD, DTSTAMP is when this instance of the object was created (RFC 5545, section 3.8.7.2). An
    /// event is created anew when its post changes, not when a file is written, so DTSTAMP equals
    /// LAST-MODIFIED. An unchanged plan gives the same bytes: programs that sync the file don't see a change.
    fn version(&mut self, event: &Event<'_>) {
        let lines = &mut self.lines;
        lines.begin("UID:").plain(event.uid).end();
        lines.begin("DTSTAMP:").moment(event.changed).end();
        lines.begin("LAST-MODIFIED:").moment(event.changed).end();
        lines.begin("SEQUENCE:").number(event.sequence).end();
    }

    /// Writes the time in UTC, which every program reads without a VTIMEZONE; only rules need a zone. A post doesn't
    /// occupy a person's time, so the event is transparent.
    fn time(&mut self, event: &Event<'_>) {
        let length = Duration::minutes(i64::from(event.minutes));
        match event.times {
            Times::Once(start) => {
                self.lines.begin("DTSTART:").moment(start).end();
                self.lines.begin("DTEND:").moment(start + length).end();
            }
            Times::ByRule {
                zone,
                first,
                rule,
                except,
            } => {
                self.local("DTSTART", zone, first);
                self.moment("DTEND", zone, zone.moment(first) + length);
                self.lines.begin("RRULE:").plain(rule).end();
                for time in except {
                    self.local("EXDATE", zone, *time);
                }
            }
            Times::Instead { zone, of, start } => {
                self.local("RECURRENCE-ID", zone, of);
                self.moment("DTSTART", zone, start);
                self.moment("DTEND", zone, start + length);
            }
        }
        let lines = &mut self.lines;
        lines.ready("TRANSP:TRANSPARENT\r\n");
        lines.ready(match event.status {
            Status::Idea | Status::Draft | Status::InReview => "STATUS:TENTATIVE\r\n",
            Status::Approved | Status::Published => "STATUS:CONFIRMED\r\n",
            Status::Skipped => "STATUS:CANCELLED\r\n",
        });
    }

    fn words(&mut self, event: &Event<'_>) {
        self.summary("SUMMARY:", event);
        if !event.text.is_empty() {
            self.lines.begin("DESCRIPTION:").text(event.text).end();
        }
        self.categories(&event.categories);
        if let Some(link) = event.link.filter(|link| is_web(link)) {
            self.lines.begin("URL:").plain(link).end();
        }
        self.lines.begin("COLOR:").text(event.colour).end();
    }

    /// Writes a moment on the clocks of a zone, or in UTC if a change of the clocks makes these say it unclearly.
    fn moment(&mut self, name: &str, zone: Zone, moment: DateTime<Utc>) {
        let local = zone.local(moment);
        match zone.shows_once(local) {
            true => self.local(name, zone, local),
            false => self.lines.begin(name).plain(":").moment(moment).end(),
        };
    }

    fn local(&mut self, name: &str, zone: Zone, time: NaiveDateTime) {
        let line = self.lines.begin(name).plain(";TZID=").plain(zone.name());
        line.plain(":").local(time).end();
    }

    fn summary(&mut self, name: &str, event: &Event<'_>) {
        let mut line = self.lines.begin(name);
        if let Some(channel) = event.channel {
            line = line.text(channel).plain(": ");
        }
        line.text(event.title).end();
    }

    fn categories(&mut self, categories: &[&str]) {
        self.lines.begin("CATEGORIES:");
        for (place, category) in categories.iter().enumerate() {
            if place > 0 {
                self.lines.plain(",");
            }
            self.lines.text(&ics::category(category));
        }
        self.lines.end();
    }

    fn alarm(&mut self, event: &Event<'_>) {
        let Some(minutes) = event.alarm else {
            return;
        };
        self.lines.ready("BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
        self.summary("DESCRIPTION:", event);
        let trigger = self.lines.begin("TRIGGER:-PT").number(u32::from(minutes));
        trigger.plain("M").end();
        self.lines.ready("END:VALARM\r\n");
    }
}

/// Returns an offset from UTC in seconds as `+0100`.
fn offset(seconds: i64) -> String {
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// Returns true for a web address. Calendars open a URL in the browser, so mail addresses are left out.
fn is_web(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}
