//! Events of a calendar file, and the days they are on.

use chrono::{Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::entry::LayerEntry;
use crate::ics::{CalendarTime, Clocks, Rule, StepBudget, is_sane};
use crate::model::Zone;

/// An event, with all its occurrences if it repeats.
#[derive(Debug)]
pub(super) struct Event {
    title: String,
    pub(super) start: CalendarTime,
    /// The length on the clocks of `start`.
    lasts: Duration,
    pub(super) rules: Vec<Rule>,
    /// The beginnings of excluded occurrences on the clocks of `start`, sorted.
    except: Vec<NaiveDateTime>,
    /// Days whose occurrences are excluded, sorted.
    except_days: Vec<NaiveDate>,
    /// The beginnings of additional occurrences on the clocks of `start`, some with a length of their own.
    pub(super) also: Vec<(NaiveDateTime, Option<Duration>)>,
    /// Sorted by `after`.
    pub(super) later: Vec<Later>,
}

/// A change to all occurrences after one of them.
#[derive(Debug)]
pub(super) struct Later {
    /// The beginning of the occurrence that was changed, before the change.
    pub(super) after: NaiveDateTime,
    pub(super) moved: Duration,
    pub(super) title: String,
    pub(super) lasts: Duration,
    pub(super) is_cancelled: bool,
}

/// An occurrence in the plan's zone.
struct Shown<'a> {
    first: NaiveDate,
    last: NaiveDate,
    /// `None` if the occurrence is on whole days.
    minute: Option<u16>,
    title: &'a str,
}

impl Event {
    pub(super) fn single(title: String, start: CalendarTime, lasts: Duration) -> Self {
        Self {
            title,
            start,
            lasts,
            rules: Vec::new(),
            except: Vec::new(),
            except_days: Vec::new(),
            also: Vec::new(),
            later: Vec::new(),
        }
    }

    /// Excludes an occurrence, or all occurrences on a day.
    pub(super) fn except(&mut self, time: &CalendarTime) {
        let local = time.on(&self.start.clocks);
        match time.clocks == Clocks::Day || self.start.clocks == Clocks::Day {
            true => self.except_days.push(local.date()),
            false => self.except.push(local),
        }
    }

    pub(super) fn sort(&mut self) {
        self.except.sort_unstable();
        self.except_days.sort_unstable();
        self.later.sort_by_key(|later| later.after);
    }

    /// Adds an entry for each day of the event from `from` to before `to`, in `zone`, until there are more than
    /// `most` entries.
    pub(super) fn show(
        &self,
        zone: Zone,
        (from, to): (NaiveDate, NaiveDate),
        budget: &mut StepBudget,
        (entries, most): (&mut Vec<LayerEntry>, usize),
    ) {
        for (begin, lasts) in self.begins(from, to, budget) {
            let Some(shown) = self.shown(begin, lasts, zone) else {
                continue;
            };
            let days = shown.first.max(from).iter_days();
            for date in days.take_while(|day| *day <= shown.last && *day < to) {
                if entries.len() > most || !budget.spend(1) {
                    return;
                }
                entries.push(LayerEntry {
                    date,
                    minute: shown.minute,
                    title: shown.title.to_owned(),
                });
            }
        }
    }

    fn shown(
        &self,
        begin: NaiveDateTime,
        lasts: Option<Duration>,
        zone: Zone,
    ) -> Option<Shown<'_>> {
        let later = self.later.partition_point(|later| later.after < begin);
        let later = later.checked_sub(1).and_then(|last| self.later.get(last));
        if later.is_some_and(|later| later.is_cancelled) {
            return None;
        }
        let moved = later.map_or(Duration::zero(), |later| later.moved);
        let lasts = lasts.unwrap_or(later.map_or(self.lasts, |later| later.lasts));
        let begin = begin
            .checked_add_signed(moved)
            .filter(|begin| is_sane(*begin))?;
        let end = begin.checked_add_signed(lasts).filter(|end| is_sane(*end));
        let seen = |local| self.at(local).seen_in(zone);
        let (begin, end) = (seen(begin), end.map_or(NaiveDateTime::MAX, seen));
        let whole = self.start.clocks == Clocks::Day || takes_days(begin, end);
        Some(Shown {
            first: begin.date(),
            last: if whole {
                last_day(begin, end)
            } else {
                begin.date()
            },
            minute: (!whole).then(|| minute(begin.time())),
            title: later.map_or(&self.title, |later| &later.title),
        })
    }

    fn at(&self, local: NaiveDateTime) -> CalendarTime {
        CalendarTime {
            local,
            clocks: self.start.clocks.clone(),
        }
    }

    /// Returns when occurrences begin, by the rules of the event, around the days from `from` to before `to`.
    /// Some days more on both sides allow for other zones, the event's length and moved occurrences.
    fn begins(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        budget: &mut StepBudget,
    ) -> Vec<(NaiveDateTime, Option<Duration>)> {
        let (before, after) = self.reach();
        let from = midnight(from).checked_sub_signed(before);
        let to = midnight(to).checked_add_signed(after);
        let (from, to) = (
            from.unwrap_or(NaiveDateTime::MIN),
            to.unwrap_or(NaiveDateTime::MAX),
        );
        let mut begins = self.also.clone();
        if self.rules.is_empty() {
            begins.push((self.start.local, None));
        }
        for rule in &self.rules {
            let of_rule = rule.begins(&self.start, from, to, budget);
            begins.extend(of_rule.into_iter().map(|begin| (begin, None)));
        }
        begins.sort_unstable_by_key(|(begin, lasts)| (*begin, lasts.is_none()));
        begins.dedup_by_key(|(begin, _)| *begin);
        begins.retain(|(begin, _)| self.is_on(*begin) && (from..to).contains(begin));
        begins
    }

    /// Returns how long before and after the requested days an occurrence that is on them can begin.
    fn reach(&self) -> (Duration, Duration) {
        let clocks = Duration::days(2);
        let lengths = self.later.iter().map(|later| later.lasts);
        let lengths = lengths.chain(self.also.iter().filter_map(|(_, lasts)| *lasts));
        let longest = lengths.max().unwrap_or_default().max(self.lasts);
        let moves = || self.later.iter().map(|later| later.moved);
        let onward = moves().max().unwrap_or_default().max(Duration::zero());
        let back = moves().min().unwrap_or_default().min(Duration::zero());
        let sum = |one: Duration, other: Duration| {
            let both = one
                .checked_add(&other)
                .and_then(|both| both.checked_add(&clocks));
            both.unwrap_or(Duration::MAX)
        };
        (sum(longest, onward), sum(-back, Duration::zero()))
    }

    fn is_on(&self, begin: NaiveDateTime) -> bool {
        self.except.binary_search(&begin).is_err()
            && self.except_days.binary_search(&begin.date()).is_err()
    }
}

/// Returns true for events of a day or more, and for those from one midnight to the next on a day with a clock
/// change. An event over a night stays on the day on which it begins.
fn takes_days(begin: NaiveDateTime, end: NaiveDateTime) -> bool {
    let is_midnight = |local: NaiveDateTime| local.time() == NaiveTime::MIN;
    end - begin >= Duration::days(1) || (end > begin && is_midnight(begin) && is_midnight(end))
}

/// Returns the last day of an event. An event that ends at midnight ends on the day before.
fn last_day(begin: NaiveDateTime, end: NaiveDateTime) -> NaiveDate {
    let last = match end.time() == NaiveTime::MIN {
        true => end.date().checked_sub_days(Days::new(1)),
        false => Some(end.date()),
    };
    last.unwrap_or(end.date()).max(begin.date())
}

fn minute(time: NaiveTime) -> u16 {
    u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(0)
}

fn midnight(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}
