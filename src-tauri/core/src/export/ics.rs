//! The iCalendar serializer (RFC 5545, with NAME, COLOR and REFRESH-INTERVAL of RFC 7986). Both existing crates
//! have a bug that matters here: one escapes commas inside URL, the other doesn't escape NAME.

use std::io::{self, Write};

use chrono::{DateTime, Utc};

use super::line::Lines;
use crate::ics;
use crate::model::Status;

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
    events: u32,
}

/// A post as an event of a calendar.
pub(super) struct Event<'a> {
    /// A UUID, which identifies neither the person nor the machine.
    pub(super) uid: &'a str,
    pub(super) sequence: u32,
    pub(super) changed: DateTime<Utc>,
    pub(super) start: DateTime<Utc>,
    pub(super) end: DateTime<Utc>,
    pub(super) status: Status,
    pub(super) channel: &'a str,
    /// A colour name of CSS, as RFC 7986 requires.
    pub(super) colour: &'a str,
    pub(super) title: &'a str,
    pub(super) text: &'a str,
    pub(super) categories: Vec<&'a str>,
    pub(super) link: Option<&'a str>,
    /// Minutes before the start; `None` for no reminder.
    pub(super) alarm: Option<u16>,
}

impl<'a> Calendar<'a> {
    pub(super) fn begin(out: &'a mut dyn Write, name: &str, colour: &str) -> Self {
        let mut lines = Lines::new(out);
        lines.ready(HEAD);
        lines.begin("NAME:").text(name).end();
        lines.begin("X-WR-CALNAME:").text(name).end();
        lines.begin("COLOR:").text(colour).end();
        lines.ready(REFRESH);
        Self { lines, events: 0 }
    }

    pub(super) fn add(&mut self, event: &Event<'_>) -> io::Result<()> {
        self.lines.ready("BEGIN:VEVENT\r\n");
        self.version(event);
        self.time(event);
        self.words(event);
        self.alarm(event);
        self.lines.ready("END:VEVENT\r\n");
        self.events += 1;
        self.lines.pass_on()
    }

    /// Ends the file and returns the number of events in it.
    pub(super) fn end(mut self) -> io::Result<u32> {
        self.lines.ready("END:VCALENDAR\r\n");
        self.lines.finish()?;
        Ok(self.events)
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

    /// Writes the time in UTC, which every program reads without a VTIMEZONE. A post doesn't occupy a person's
    /// time, so the event is transparent.
    fn time(&mut self, event: &Event<'_>) {
        let lines = &mut self.lines;
        lines.begin("DTSTART:").moment(event.start).end();
        lines.begin("DTEND:").moment(event.end).end();
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

    fn summary(&mut self, name: &str, event: &Event<'_>) {
        let line = self.lines.begin(name).text(event.channel);
        line.plain(": ").text(event.title).end();
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

/// Returns true for a web address. Calendars open a URL in the browser, so mail addresses are left out.
fn is_web(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}
