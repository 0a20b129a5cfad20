//! Combines events with the same UID: versions of an event, and changed occurrences of a repeating event.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDateTime};

use super::draft::Draft;
use super::event::{Event, Later};
use super::left_out::{LeftOutCounts, Reason};
use crate::ics::Clocks;
use crate::model::Zone;

/// The most events of one UID to which changed occurrences are applied; a correct calendar has one such event.
const MAX_CHANGED: usize = 10;

/// Returns the events to show for drafts that share a UID.
pub(super) fn events(drafts: Vec<Draft>, left_out: &mut LeftOutCounts) -> Vec<Event> {
    let (changed, whole): (Vec<Draft>, Vec<Draft>) = drafts
        .into_iter()
        .partition(|draft| draft.instead.is_some());
    let whole = newest(whole, left_out, |_| None);
    if !whole.is_empty() && whole.iter().all(|draft| draft.is_cancelled) {
        return Vec::new();
    }
    let utc = Clocks::In(Zone::UTC);
    let start = whole.first().and_then(|draft| draft.start.as_ref());
    let clocks = start.map_or(&utc, |start| &start.clocks);
    let changed = newest(changed, left_out, |draft| {
        draft.instead.as_ref().map(|instead| instead.on(clocks))
    });
    shown(&whole, &changed, left_out)
}

fn shown(whole: &[Draft], changed: &[Draft], left_out: &mut LeftOutCounts) -> Vec<Event> {
    let mut events = Vec::new();
    let excluded = excluded(whole);
    for (place, draft) in whole
        .iter()
        .enumerate()
        .filter(|(_, draft)| !draft.is_cancelled)
    {
        left_out.add_event(&draft.lacks);
        let changed = if place < MAX_CHANGED { changed } else { &[] };
        events.extend(event(draft, changed));
    }
    for draft in changed.iter().filter(|draft| !draft.is_cancelled) {
        if !is_excluded(draft, &excluded) {
            left_out.add_event(&draft.lacks);
            events.extend(single(draft));
        }
    }
    events
}

/// Returns the newest version of each occurrence. If several are equally new, all are kept and reported.
fn newest(
    drafts: Vec<Draft>,
    left_out: &mut LeftOutCounts,
    occurrence: impl Fn(&Draft) -> Option<NaiveDateTime>,
) -> Vec<Draft> {
    let mut kept: BTreeMap<Option<NaiveDateTime>, Versions> = BTreeMap::new();
    for draft in drafts {
        kept.entry(occurrence(&draft)).or_default().add(draft);
    }
    let kept = kept.into_values().map(|versions| versions.newest);
    let kept = kept.inspect(|newest| (1..newest.len()).for_each(|_| left_out.add(Reason::SameId)));
    kept.flatten().collect()
}

/// The newest versions of one occurrence so far.
#[derive(Default)]
struct Versions {
    newest: Vec<Draft>,
    /// Start, title and length of the versions in `newest`, which contains no duplicates of these.
    seen: BTreeSet<(Option<NaiveDateTime>, String, Duration)>,
}

impl Versions {
    fn add(&mut self, draft: Draft) {
        let newest = self.newest.first().map(Draft::version);
        if newest.is_none_or(|newest| draft.version() > newest) {
            *self = Self::default();
        } else if newest != Some(draft.version()) {
            return;
        }
        let start = draft.start.as_ref().map(|start| start.local);
        if self
            .seen
            .insert((start, draft.title.clone(), draft.lasts()))
        {
            self.newest.push(draft);
        }
    }
}

/// Returns the excluded occurrences of each event, with the clocks they are on.
fn excluded(whole: &[Draft]) -> Vec<(&Clocks, BTreeSet<NaiveDateTime>)> {
    let starts = whole.iter().take(MAX_CHANGED).filter_map(|draft| {
        let clocks = &draft.start.as_ref()?.clocks;
        let except = draft.except.iter().map(|except| except.on(clocks));
        Some((clocks, except.collect()))
    });
    starts.collect()
}

fn is_excluded(changed: &Draft, excluded: &[(&Clocks, BTreeSet<NaiveDateTime>)]) -> bool {
    let Some(instead) = &changed.instead else {
        return false;
    };
    excluded
        .iter()
        .any(|(clocks, except)| except.contains(&instead.on(clocks)))
}

fn event(draft: &Draft, changed: &[Draft]) -> Option<Event> {
    let mut event = single(draft)?;
    event.rules = draft.rules.clone();
    for (time, lasts) in &draft.also {
        event.also.push((time.on(&event.start.clocks), *lasts));
    }
    let instead = changed.iter().filter_map(|draft| draft.instead.as_ref());
    draft
        .except
        .iter()
        .chain(instead)
        .for_each(|time| event.except(time));
    let later = changed.iter().filter(|draft| draft.is_this_and_future);
    event.later = later
        .filter_map(|draft| later_of(draft, &event.start.clocks))
        .collect();
    event.sort();
    Some(event)
}

fn single(draft: &Draft) -> Option<Event> {
    let start = draft.start.clone()?;
    Some(Event::single(draft.title.clone(), start, draft.lasts()))
}

fn later_of(draft: &Draft, clocks: &Clocks) -> Option<Later> {
    let (start, instead) = (draft.start.as_ref()?, draft.instead.as_ref()?);
    let after = instead.on(clocks);
    Some(Later {
        after,
        moved: start.on(clocks) - after,
        title: draft.title.clone(),
        lasts: draft.lasts(),
        is_cancelled: draft.is_cancelled,
    })
}
