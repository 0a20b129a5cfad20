//! A calendar file: its name, its events, and the events that are left out.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::event::Event;
use super::left_out::{LeftOut, LeftOutCounts, Reason};
use super::problem::Problem;
use super::series;
use crate::ics::{Events, Line, Walked, Zones, walk};

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
    let mut reading = Reading::default();
    let walked = walk(bytes, &mut reading);
    reading.finish(walked)
}

#[derive(Default)]
struct Reading {
    name: String,
    draft: Draft,
    drafts: Vec<Draft>,
    is_full: bool,
    left_out: LeftOutCounts,
}

impl Events for Reading {
    fn begin(&mut self) {
        self.draft = Draft::default();
    }

    fn line(&mut self, line: &Line, zones: &Zones) {
        self.draft.take(line, zones);
    }

    fn end(&mut self) {
        if self.drafts.len() >= MAX_EVENTS {
            self.is_full = true;
            return;
        }
        let mut draft = std::mem::take(&mut self.draft);
        draft.close();
        self.drafts.push(draft);
    }

    fn outside(&mut self, line: &Line) {
        if self.name.is_empty() && matches!(line.name.as_str(), "X-WR-CALNAME" | "NAME") {
            self.name = line.text();
        }
    }
}

impl Reading {
    fn finish(mut self, walked: Walked) -> Calendar {
        if walked.is_cut {
            self.left_out.add(Reason::Unreadable);
        }
        let mut events = Vec::new();
        for drafts in by_uid(self.drafts) {
            events.extend(series::events(drafts, &mut self.left_out));
        }
        let problem = match (walked.is_calendar, self.is_full) {
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
