//! Events that repeat: a rule makes a series, and a change of all later dates another one from there on. What the plan can't
//! keep as a series is repeated as single posts.

use chrono::{Days, Duration, NaiveDate, NaiveDateTime};

use super::calendar_draft::{Making, skipped, when};
use super::calendar_file::FileEvent;
use super::draft::{Draft, DraftTime, Repeat};
use super::problem::Problem;
use crate::Result;
use crate::ics::{CalendarTime, Clocks, StepBudget};
use crate::model::{End, Rule};

/// How far an event is repeated as single posts, where its rule can't be that of a series.
const REPEATED_FOR: Duration = Duration::days(2 * 366);
/// The most single posts of such an event.
const MOST_REPEATED: usize = 1_000;
/// Longer than the time between two dates of any rule.
const FAR: Duration = Duration::weeks(52 * 9);
/// The most changes of all later dates of one event.
const MOST_LATER: usize = 100;

/// Makes an event with a rule a series or, where the plan can't keep its rule, single posts.
pub(super) fn repeated(
    making: &mut Making<'_>,
    event: &FileEvent,
    changed: Vec<FileEvent>,
) -> Result<()> {
    let Some(start) = &event.times.start else {
        let why = "DTSTART: it is missing or can't be read";
        return making.report.refuse(event.number, why);
    };
    let changed = newest_of_each(making, changed, &start.clocks);
    let (mut later, days): (Vec<_>, Vec<_>) = changed
        .iter()
        .partition(|event| event.times.is_this_and_future);
    later.truncate(MOST_LATER);
    let repeated = Repeated {
        event,
        start,
        stretches: stretches(event, start, &later),
        days,
    };
    let rule = rule_of(event, start).filter(|_| event.times.also.is_empty());
    match rule {
        Some(rule) => {
            let drafts = repeated.series(making, &rule);
            making.drafts.extend(drafts);
            Ok(())
        }
        None => repeated.one_by_one(making),
    }
}

/// Returns the newest version of each changed date, in the order of the dates; older ones are told.
pub(super) fn newest_of_each(
    making: &mut Making<'_>,
    changed: Vec<FileEvent>,
    clocks: &Clocks,
) -> Vec<FileEvent> {
    let date = |event: &FileEvent| {
        let instead = event.times.instead.as_ref();
        (
            instead.map(|time| time.on(clocks)),
            event.times.is_this_and_future,
        )
    };
    let mut changed = changed;
    changed.sort_by_key(|event| (date(event), std::cmp::Reverse(event.times.version())));
    let mut kept: Vec<FileEvent> = Vec::new();
    for event in changed {
        match kept.last().is_some_and(|last| date(last) == date(&event)) {
            true => making.report.add(skipped(&event, Problem::OlderVersion)),
            false => kept.push(event),
        }
    }
    kept
}

/// An event with a rule and what changes some of its dates.
struct Repeated<'a> {
    event: &'a FileEvent,
    start: &'a CalendarTime,
    /// At least the event itself, in the order of their dates.
    stretches: Vec<Stretch<'a>>,
    /// Events that change one date.
    days: Vec<&'a FileEvent>,
}

/// The dates of a rule from one change of all later dates to the next.
struct Stretch<'a> {
    event: &'a FileEvent,
    /// The first of the dates on the clocks of the rule, before the change.
    from: NaiveDateTime,
    /// How much later its posts are than the rule has them.
    moved: Duration,
}

fn stretches<'a>(
    event: &'a FileEvent,
    start: &CalendarTime,
    later: &[&'a FileEvent],
) -> Vec<Stretch<'a>> {
    let of_later = later.iter().filter_map(|event| {
        let from = event.times.instead.as_ref()?.on(&start.clocks);
        let to = event.times.start.as_ref()?.on(&start.clocks);
        Some(Stretch {
            event,
            from,
            moved: to - from,
        })
    });
    let whole = Stretch {
        event,
        from: start.local,
        moved: Duration::zero(),
    };
    let mut stretches: Vec<_> = std::iter::once(whole).chain(of_later).collect();
    stretches.sort_by_key(|stretch| stretch.from);
    stretches
}

impl Repeated<'_> {
    /// Returns a series for each stretch of the rule that has dates and is not called off.
    fn series(&self, making: &Making<'_>, rule: &Rule) -> Vec<Draft> {
        let dates = self.dates_of(rule);
        let mut drafts: Vec<Draft> = Vec::new();
        for (place, stretch) in self.stretches.iter().enumerate() {
            let next = self.stretches.get(place + 1).map(|next| next.from.date());
            let is_off = place > 0 && stretch.event.times.is_cancelled;
            let Some((first, rule)) = part(rule, &dates, stretch, next).filter(|_| !is_off) else {
                continue;
            };
            let mut draft = self.of_stretch(making, stretch, (first, next), rule);
            if !drafts.is_empty() {
                draft.uid = draft.uid.map(|uid| format!("{uid} {}", stretch.from));
            }
            drafts.push(draft);
        }
        drafts
    }

    /// Returns the dates of the rule until after the last change of all later ones.
    fn dates_of(&self, rule: &Rule) -> Vec<NaiveDate> {
        let start = self.start.local.date();
        let last = self.stretches.last().map(|stretch| stretch.from.date());
        match last.filter(|_| self.stretches.len() > 1) {
            Some(last) => rule.dates(start, last.checked_add_signed(FAR).unwrap_or(last)),
            None => vec![start],
        }
    }

    /// Returns the series of a stretch, whose rule has its dates from `first` to before `next`.
    fn of_stretch(
        &self,
        making: &Making<'_>,
        stretch: &Stretch<'_>,
        (first, next): (NaiveDate, Option<NaiveDate>),
        rule: Rule,
    ) -> Draft {
        let clocks = &self.start.clocks;
        let at = self.moved(first.and_time(self.start.local.time()), stretch.moved);
        let days = Duration::days((at.local.date() - first).num_days());
        let is_in = |date: &NaiveDate| *date >= first && next.is_none_or(|next| *date < next);
        let on = |time: &CalendarTime| Some(time.on(clocks).date()).filter(is_in);
        let except = self.event.times.except.iter().filter_map(on);
        let changed = self.days.iter().filter_map(|event| {
            let date = on(event.times.instead.as_ref()?)?;
            let start = event.times.start.as_ref();
            let start = start.filter(|_| !event.times.is_cancelled);
            Some((date + days, start.map(|start| making.draft(event, start))))
        });
        let mut draft = making.draft(stretch.event, &at);
        draft.repeat = Some(Repeat {
            rule: rule.shifted(first, first + days).to_string(),
            first: at.local.date(),
            except: except.map(|date| date + days).collect(),
            changed: changed.collect(),
            day_after: self.day_after(making, &at),
        });
        draft
    }

    /// Returns when a post would be a day later, if the clocks skip the time itself.
    fn day_after(&self, making: &Making<'_>, at: &CalendarTime) -> Option<DraftTime> {
        let next = self.moved(at.local, Duration::days(1));
        at.is_skipped().then(|| when(&next, making.words.minute))
    }

    fn moved(&self, local: NaiveDateTime, by: Duration) -> CalendarTime {
        CalendarTime {
            local: local.checked_add_signed(by).unwrap_or(local),
            clocks: self.start.clocks.clone(),
        }
    }

    fn one_by_one(&self, making: &mut Making<'_>) -> Result<()> {
        let replaced = self
            .days
            .iter()
            .filter_map(|event| event.times.instead.as_ref());
        let replaced: Vec<NaiveDateTime> =
            replaced.map(|time| time.on(&self.start.clocks)).collect();
        let mut dates = dates(self.event, self.start);
        dates.retain(|date| !replaced.contains(date));
        for local in dates {
            let place = self
                .stretches
                .partition_point(|stretch| stretch.from <= local);
            let Some(stretch) = place
                .checked_sub(1)
                .and_then(|place| self.stretches.get(place))
            else {
                continue;
            };
            if place > 1 && stretch.event.times.is_cancelled {
                continue;
            }
            let mut draft = making.draft(stretch.event, &self.moved(local, stretch.moved));
            draft.uid = draft.uid.map(|uid| format!("{uid} {local}"));
            draft.problems.push(Problem::RuleNotKept);
            making.drafts.push(draft);
        }
        self.days.iter().try_for_each(|event| making.single(event))
    }
}

/// Returns the first date of a stretch and the rule of its dates; `None` if it has none of the dates of the whole rule.
fn part(
    rule: &Rule,
    dates: &[NaiveDate],
    stretch: &Stretch<'_>,
    next: Option<NaiveDate>,
) -> Option<(NaiveDate, Rule)> {
    let earlier = dates.partition_point(|date| *date < stretch.from.date());
    let first = *dates.get(earlier)?;
    let last = next.and_then(|next| next.checked_sub_days(Days::new(1)));
    if last.is_some_and(|last| first > last) {
        return None;
    }
    let end = match (last, rule.end()) {
        (Some(last), End::Until(until)) => End::Until(last.min(until)),
        (Some(last), _) if dates.last().is_none_or(|end| *end > last) => End::Until(last),
        (_, End::Count(count)) => End::Count(count.saturating_sub(earlier as u32).max(1)),
        (_, end) => end,
    };
    Some((first, rule.clone().ending(end)))
}

/// Returns the rule of an event in the form of a series; `None` if the plan can't keep it.
fn rule_of(event: &FileEvent, start: &CalendarTime) -> Option<Rule> {
    if event.times.rules.len() != 1 {
        return None;
    }
    let first = start.local.date();
    let rule: Rule = on_own_clocks(&event.rule, &start.clocks).parse().ok()?;
    let rule = rule.anchored(first);
    rule.validated(first).ok()?;
    Some(rule)
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
