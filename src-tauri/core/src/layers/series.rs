//! The events that share a UID: versions of each other, and changed occurrences of one that repeats.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::draft::Draft;
use super::event::{Event, Later};
use super::left_out::{Tally, Why};
use crate::ics::{Clocks, Stamp};
use crate::model::Zone;

/// Returns what is shown of the events that share a UID.
pub(super) fn events(drafts: Vec<Draft>, tally: &mut Tally) -> Vec<Event> {
    let (changed, whole): (Vec<Draft>, Vec<Draft>) = drafts
        .into_iter()
        .partition(|draft| draft.instead.is_some());
    let whole = newest(whole, tally, |_| None);
    if !whole.is_empty() && whole.iter().all(|draft| draft.is_cancelled) {
        return Vec::new();
    }
    let utc = Clocks::In(Zone::UTC);
    let start = whole.first().and_then(|draft| draft.start.as_ref());
    let clocks = start.map_or(&utc, |start| &start.clocks);
    let changed = newest(changed, tally, |draft| {
        draft.instead.as_ref().map(|instead| instead.on(clocks))
    });
    shown(&whole, &changed, tally)
}

fn shown(whole: &[Draft], changed: &[Draft], tally: &mut Tally) -> Vec<Event> {
    let mut events = Vec::new();
    for draft in whole.iter().filter(|draft| !draft.is_cancelled) {
        tally.add_event(&draft.lacks);
        events.extend(event(draft, changed));
    }
    for draft in changed.iter().filter(|draft| !draft.is_cancelled) {
        if !is_excluded(draft, whole) {
            tally.add_event(&draft.lacks);
            events.extend(single(draft));
        }
    }
    events
}

/// Returns the newest version of each occurrence. Where two are as new they are all kept, and told.
fn newest(
    drafts: Vec<Draft>,
    tally: &mut Tally,
    occurrence: impl Fn(&Draft) -> Option<NaiveDateTime>,
) -> Vec<Draft> {
    let mut kept: BTreeMap<Option<NaiveDateTime>, Vec<Draft>> = BTreeMap::new();
    for draft in drafts {
        let versions = kept.entry(occurrence(&draft)).or_default();
        let newest = versions.first().map(Draft::version);
        if newest.is_none_or(|newest| draft.version() > newest) {
            *versions = vec![draft];
        } else if newest == Some(draft.version())
            && !versions.iter().any(|other| is_same(other, &draft))
        {
            versions.push(draft);
        }
    }
    let kept = kept.into_values().inspect(|versions| {
        (1..versions.len()).for_each(|_| tally.add(Why::SameId));
    });
    kept.flatten().collect()
}

fn is_same(one: &Draft, other: &Draft) -> bool {
    one.start == other.start && one.title == other.title && one.lasts() == other.lasts()
}

fn is_excluded(changed: &Draft, whole: &[Draft]) -> bool {
    let Some(instead) = &changed.instead else {
        return false;
    };
    whole.iter().any(|draft| {
        let start = draft.start.as_ref();
        let is_it =
            |start: &Stamp, except: &Stamp| except.on(&start.clocks) == instead.on(&start.clocks);
        start.is_some_and(|start| draft.except.iter().any(|except| is_it(start, except)))
    })
}

fn event(draft: &Draft, changed: &[Draft]) -> Option<Event> {
    let mut event = single(draft)?;
    event.rules = draft.rules.clone();
    for (stamp, lasts) in &draft.also {
        event.also.push((stamp.on(&event.start.clocks), *lasts));
    }
    let instead = changed.iter().filter_map(|draft| draft.instead.as_ref());
    draft
        .except
        .iter()
        .chain(instead)
        .for_each(|stamp| event.except(stamp));
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
