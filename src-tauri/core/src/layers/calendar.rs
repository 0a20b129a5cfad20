//! A calendar file: its name, its events, and the events that are left out.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::event::Event;
use super::left_out::{LeftOut, LeftOutCounts, Reason};
use super::problem::Problem;
use super::series;
use crate::ics::{Line, Lines, Zones};

/// The most events of one file.
const MAX_EVENTS: usize = 50_000;

/// The content of a calendar file.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    pub(super) name: String,
    pub(super) events: Vec<Event>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) problem: Option<Problem>,
}

/// Reads the events of a file. A file that isn't a calendar has no events and a problem.
pub(super) fn read(bytes: &[u8]) -> Calendar {
    let lines = Lines::of(bytes);
    let mut reading = Reading {
        zones: Zones::of(&lines),
        ..Reading::default()
    };
    lines.each(|line| reading.take(&line));
    reading.end()
}

#[derive(Default)]
struct Reading {
    zones: Zones,
    is_calendar: bool,
    name: String,
    draft: Option<Draft>,
    /// The number of open components within the event: alarms have lines of the same names.
    depth: u32,
    drafts: Vec<Draft>,
    is_full: bool,
    left_out: LeftOutCounts,
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
            (_, Some(draft)) if self.depth == 0 => draft.take(line, &self.zones),
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
        let Some(mut draft) = self.draft.take() else {
            return;
        };
        if self.drafts.len() >= MAX_EVENTS {
            self.is_full = true;
            return;
        }
        draft.close();
        self.drafts.push(draft);
    }

    fn end(mut self) -> Calendar {
        if self.draft.is_some() {
            self.left_out.add(Reason::Unreadable);
        }
        let mut events = Vec::new();
        for drafts in by_uid(self.drafts) {
            events.extend(series::events(drafts, &mut self.left_out));
        }
        let problem = match (self.is_calendar, self.is_full) {
            (false, _) => Some(Problem::NotACalendar),
            (true, true) => Some(Problem::TooMuch),
            (true, false) => None,
        };
        Calendar {
            name: self.name,
            events,
            left_out: self.left_out.end(),
            problem,
        }
    }
}

/// Groups the versions and changed occurrences of each event. An event without a UID has its own group.
fn by_uid(drafts: Vec<Draft>) -> impl Iterator<Item = Vec<Draft>> {
    let mut groups: BTreeMap<(String, usize), Vec<Draft>> = BTreeMap::new();
    for (place, draft) in drafts.into_iter().enumerate() {
        let place = if draft.uid.is_empty() { place } else { 0 };
        let group = groups.entry((draft.uid.clone(), place)).or_default();
        group.push(draft);
    }
    groups.into_values()
}
