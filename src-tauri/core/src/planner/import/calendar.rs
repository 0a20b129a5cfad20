//! The events of a calendar as drafts of posts: versions of an event are one, a rule makes a series, and changed dates
//! belong to it.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::calendar_file::{CalendarFile, FileEvent};
use super::calendar_words::Words;
use super::draft::{Draft, DraftTime, Repeat};
use super::problem::Problem;
use super::report::{ImportReport, ImportRow, Outcome};
use crate::Result;
use crate::ics::{CalendarTime, Clocks, StepBudget};
use crate::layers::Reason;
use crate::model::{LocalTime, Rule, Zone};

/// How far an event is repeated as single posts, where its rule can't be that of a series.
const REPEATED_FOR: Duration = Duration::days(2 * 366);
/// The most single posts of such an event.
const MOST_REPEATED: usize = 1_000;

/// Returns the drafts of a calendar. What can't be one is told in the report.
pub(super) fn drafts(
    file: CalendarFile,
    words: &Words<'_>,
    report: &mut ImportReport,
) -> Result<Vec<Draft>> {
    let mut drafts = Vec::new();
    let (posts, others): (Vec<_>, Vec<_>) = file
        .events
        .into_iter()
        .partition(|event| event.kind.is_empty());
    for other in others {
        report.add(skipped(&other, Problem::NoPost));
    }
    for group in by_uid(posts) {
        let (changed, mut whole): (Vec<_>, Vec<_>) = group
            .into_iter()
            .partition(|event| event.times.instead.is_some());
        whole.sort_by_key(|event| std::cmp::Reverse(event.times.version()));
        let mut whole = whole.into_iter();
        let newest = whole.next();
        for older in whole {
            report.add(skipped(&older, Problem::OlderVersion));
        }
        let mut making = Making {
            words,
            report,
            drafts: &mut drafts,
        };
        match newest {
            Some(event) if !event.rule.is_empty() => making.repeated(&event, &changed)?,
            newest => newest
                .iter()
                .chain(&changed)
                .try_for_each(|event| making.single(event))?,
        }
    }
    Ok(drafts)
}

/// Groups the versions and changed dates of each event, in the order of the file. An event without a UID is alone.
fn by_uid(events: Vec<FileEvent>) -> Vec<Vec<FileEvent>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<FileEvent>> = Vec::new();
    for event in events {
        let uid = event.times.uid.clone();
        let place = places.get(&uid).copied().filter(|_| !uid.is_empty());
        match place.and_then(|place| groups.get_mut(place)) {
            Some(group) => group.push(event),
            None => {
                places.insert(uid, groups.len());
                groups.push(vec![event]);
            }
        }
    }
    groups
}

fn skipped(event: &FileEvent, why: Problem) -> ImportRow {
    ImportRow::new(event.number, &event.title, Outcome::Skip, why)
}

struct Making<'a> {
    words: &'a Words<'a>,
    report: &'a mut ImportReport,
    drafts: &'a mut Vec<Draft>,
}

impl Making<'_> {
    fn single(&mut self, event: &FileEvent) -> Result<()> {
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
    fn draft(&self, event: &FileEvent, start: &CalendarTime) -> Draft {
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

    /// Makes an event with a rule a series or, where the plan can't keep its rule, single posts.
    fn repeated(&mut self, event: &FileEvent, changed: &[FileEvent]) -> Result<()> {
        let Some(start) = &event.times.start else {
            return self
                .report
                .refuse(event.number, "DTSTART: it is missing or can't be read");
        };
        let rule = rule_of(event, start).filter(|_| event.times.also.is_empty());
        let Some(rule) = rule else {
            return self.one_by_one(event, start, changed);
        };
        let mut draft = self.draft(event, start);
        let on_clocks = |time: &CalendarTime| time.on(&start.clocks).date();
        let later = changed
            .iter()
            .filter(|event| event.times.is_this_and_future);
        for event in later {
            let event = event.number;
            draft.problems.push(Problem::LaterDates { event });
        }
        draft.repeat = Some(Repeat {
            rule,
            first: start.local.date(),
            except: event.times.except.iter().map(on_clocks).collect(),
            changed: changed
                .iter()
                .filter_map(|event| self.changed(event, on_clocks))
                .collect(),
        });
        self.drafts.push(draft);
        Ok(())
    }

    fn changed(
        &self,
        event: &FileEvent,
        on_clocks: impl Fn(&CalendarTime) -> NaiveDate,
    ) -> Option<(NaiveDate, Option<Draft>)> {
        let date = on_clocks(event.times.instead.as_ref()?);
        let start = event
            .times
            .start
            .as_ref()
            .filter(|_| !event.times.is_cancelled);
        Some((date, start.map(|start| self.draft(event, start))))
    }

    fn one_by_one(
        &mut self,
        event: &FileEvent,
        start: &CalendarTime,
        changed: &[FileEvent],
    ) -> Result<()> {
        let mut dates = dates(event, start);
        let replaced = changed
            .iter()
            .filter_map(|event| event.times.instead.as_ref());
        let replaced: Vec<NaiveDateTime> = replaced.map(|time| time.on(&start.clocks)).collect();
        dates.retain(|date| !replaced.contains(date));
        for local in dates {
            let at = CalendarTime {
                local,
                clocks: start.clocks.clone(),
            };
            let mut draft = self.draft(event, &at);
            draft.uid = draft.uid.map(|uid| format!("{uid} {local}"));
            draft.problems.push(Problem::RuleNotKept);
            self.drafts.push(draft);
        }
        changed.iter().try_for_each(|event| self.single(event))
    }
}

/// Returns the rule of an event in the form of a series; `None` if the plan can't keep it.
fn rule_of(event: &FileEvent, start: &CalendarTime) -> Option<String> {
    if event.times.rules.len() != 1 {
        return None;
    }
    let text = on_own_clocks(&event.rule, &start.clocks);
    let rule: Rule = text.parse().ok()?;
    rule.anchored(start.local.date())
        .validated(start.local.date())
        .ok()?;
    Some(text)
}

/// Returns a rule whose end is a date on the clocks of its event: a moment in UTC may be on the day before or after.
fn on_own_clocks(rule: &str, clocks: &Clocks) -> String {
    let parts = rule.split(';').map(|part| {
        let until = part.trim().strip_prefix("UNTIL=");
        let until = until.and_then(|until| CalendarTime::parse(until, || clocks.clone()));
        until.map_or_else(
            || part.to_owned(),
            |until| format!("UNTIL={}", until.on(clocks).format("%Y%m%d")),
        )
    });
    parts.collect::<Vec<_>>().join(";")
}

/// Returns the times at which an event is repeated, on its clocks.
fn dates(event: &FileEvent, start: &CalendarTime) -> Vec<NaiveDateTime> {
    let mut budget = StepBudget::default();
    let until = start
        .local
        .checked_add_signed(REPEATED_FOR)
        .unwrap_or(start.local);
    let mut dates: Vec<NaiveDateTime> = event
        .times
        .also
        .iter()
        .map(|(time, _)| time.on(&start.clocks))
        .collect();
    for rule in &event.times.rules {
        dates.extend(rule.begins(start, start.local, until, &mut budget));
    }
    if event.times.rules.is_empty() {
        dates.push(start.local);
    }
    let except: Vec<NaiveDateTime> = event
        .times
        .except
        .iter()
        .map(|time| time.on(&start.clocks))
        .collect();
    dates.retain(|date| !except.contains(date));
    dates.sort_unstable();
    dates.dedup();
    dates.truncate(MOST_REPEATED);
    dates
}

/// Returns when a post is that begins with an event; `minute` is its time on a whole day.
fn when(start: &CalendarTime, minute: u16) -> DraftTime {
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
