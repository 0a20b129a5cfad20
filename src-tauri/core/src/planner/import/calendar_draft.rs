//! One event of a calendar as the draft of a post, at its own time or at another one.

use chrono::NaiveDateTime;

use super::calendar_file::FileEvent;
use super::calendar_words::Words;
use super::draft::{Draft, DraftTime};
use super::problem::Problem;
use super::report::{ImportReport, ImportRow, Outcome};
use crate::Result;
use crate::ics::{CalendarTime, Clocks};
use crate::layers::Reason;
use crate::model::{LocalTime, Zone};

pub(super) fn skipped(event: &FileEvent, why: Problem) -> ImportRow {
    ImportRow::new(event.number, &event.title, Outcome::Skip, why)
}

pub(super) struct Making<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) report: &'a mut ImportReport,
    pub(super) drafts: &'a mut Vec<Draft>,
}

impl Making<'_> {
    pub(super) fn single(&mut self, event: &FileEvent) -> Result<()> {
        let Some(start) = &event.times.start else {
            return self
                .report
                .refuse(event.number, "DTSTART: it is missing or can't be read");
        };
        let mut draft = self.draft(event, start);
        if let Some(instead) = &event.times.instead {
            draft.uid = draft.uid.map(|uid| format!("{uid} {}", instead.local));
        }
        self.drafts.push(draft);
        Ok(())
    }

    /// Returns the draft of an event at a time.
    pub(super) fn draft(&self, event: &FileEvent, start: &CalendarTime) -> Draft {
        let mut draft = self.words.draft(event);
        draft.uid = Some(event.times.uid.clone()).filter(|uid| !uid.is_empty());
        draft.when = when(start, self.words.minute);
        if start.clocks == Clocks::Day {
            let minute = self.words.minute;
            draft.problems.push(Problem::WholeDay { minute });
        }
        let lacks = event.times.lacks.iter().filter_map(|why| lacking(*why));
        draft.problems.extend(lacks);
        draft
    }
}

/// Returns when a post is that begins with an event; `minute` is its time on a whole day.
pub(super) fn when(start: &CalendarTime, minute: u16) -> DraftTime {
    match start.clocks {
        Clocks::Day => DraftTime::Local(LocalTime {
            date: start.local.date(),
            minute,
        }),
        Clocks::Any | Clocks::Unknown => local(start.local),
        Clocks::In(_) | Clocks::Own(_) => DraftTime::Moment(start.seen_in(Zone::UTC).and_utc()),
    }
}

fn local(time: NaiveDateTime) -> DraftTime {
    LocalTime::from_naive(time).map_or(DraftTime::Unscheduled, DraftTime::Local)
}

/// Returns what a person should know of what was not understood; `None` for what posts don't have.
fn lacking(why: Reason) -> Option<Problem> {
    match why {
        Reason::Repetition => Some(Problem::RepetitionUnread),
        Reason::Dates => Some(Problem::DatesUnread),
        Reason::Zone => Some(Problem::UnknownZone),
        Reason::Unreadable | Reason::Length | Reason::SameId => None,
    }
}
