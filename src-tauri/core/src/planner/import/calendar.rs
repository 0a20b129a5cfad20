//! The events of a calendar as drafts of posts: versions of an event are one, a rule makes a series, and changed dates
//! belong to it.

use std::collections::HashMap;

use super::calendar_draft::{Making, skipped};
use super::calendar_file::{CalendarFile, FileEvent};
use super::calendar_series::{newest_of_each, repeated};
use super::calendar_words::Words;
use super::draft::Draft;
use super::problem::Problem;
use super::report::ImportReport;
use crate::Result;
use crate::ics::Clocks;
use crate::model::Zone;

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
            Some(event) if !event.rule.is_empty() => repeated(&mut making, &event, changed)?,
            newest => {
                let changed = newest_of_each(&mut making, changed, &Clocks::In(Zone::UTC));
                let mut all = newest.iter().chain(&changed);
                all.try_for_each(|event| making.single(event))?;
            }
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
