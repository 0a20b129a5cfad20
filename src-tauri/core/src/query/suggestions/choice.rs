//! Which of the possible times are suggested: first those that a claim stands behind, then those of which the most is to
//! be learnt.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::SuggestionKind;
use super::times::{Time, Times, band};
use crate::model::WEEKDAY_NAMES;
use crate::query::works::{BANDS, FactorWorks, LevelWorks, Works, WorksFactor};
use crate::statistics::works::LEAST_OF_LEVEL;

/// Days between two posts beyond which more make no difference.
const FAR: i64 = 2;

/// A time with the level that is the reason.
pub(super) struct Chosen<'a> {
    pub(super) kind: SuggestionKind,
    pub(super) time: Time,
    pub(super) reason: Reason<'a>,
}

/// The level of a factor beside the usual post.
#[derive(Clone, Copy)]
pub(super) struct Reason<'a> {
    pub(super) factor: WorksFactor,
    pub(super) level: &'a str,
    pub(super) n: u32,
    pub(super) ratio: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    /// The level that it is beside, where a factor has two; `None` for the usual post.
    pub(super) beside: Option<&'a str>,
    claim: bool,
}

impl<'a> Reason<'a> {
    /// `None` where too little is known for an interval.
    fn of(factor: &'a FactorWorks, level: &'a LevelWorks) -> Option<Self> {
        Some(Self {
            factor: factor.factor,
            level: &level.level,
            n: level.n,
            ratio: level.ratio?,
            low: level.low?,
            high: level.high?,
            beside: None,
            claim: level.claim,
        })
    }

    /// Returns the levels of a factor: beside each other, if there are two of which this is claimed.
    fn of_factor(factor: &'a FactorWorks) -> Vec<Self> {
        let levels = factor.levels.iter();
        let mut reasons: Vec<Self> = levels.filter_map(|level| Self::of(factor, level)).collect();
        let is_clear = factor
            .pair
            .filter(|[_, low, high]| *low > 1.0 || *high < 1.0);
        let may_claim = factor.passes && reasons.iter().all(|reason| reason.n >= LEAST_OF_LEVEL);
        if let ([first, second], Some([ratio, low, high]), true) =
            (&mut reasons[..], is_clear, may_claim)
        {
            first.put_beside(second.level, [1.0 / ratio, 1.0 / high, 1.0 / low]);
            second.put_beside(first.level, [ratio, low, high]);
        }
        reasons
    }

    fn put_beside(&mut self, level: &'a str, [ratio, low, high]: [f64; 3]) {
        *self = Self {
            ratio,
            low,
            high,
            beside: Some(level),
            claim: true,
            ..*self
        };
    }

    /// Returns how little is known of the level.
    fn width(&self) -> f64 {
        (self.high / self.low).ln()
    }
}

/// Returns at most `room` times.
pub(super) fn chosen(works: &Works, times: Times, room: usize) -> Vec<Chosen<'_>> {
    let mut choice = Choice {
        works,
        times: times.times,
        busy: times.busy,
        chosen: Vec::new(),
    };
    while choice.chosen.len() < room && choice.add_use() {}
    for reason in choice.to_try() {
        if choice.chosen.len() < room {
            choice.add_try(reason);
        }
    }
    choice.chosen
}

struct Choice<'a> {
    works: &'a Works,
    times: Vec<Time>,
    /// The days that have a post, or a chosen time.
    busy: BTreeSet<NaiveDate>,
    chosen: Vec<Chosen<'a>>,
}

impl<'a> Choice<'a> {
    /// Adds the best time that a claim stands behind. Returns false if there is none.
    fn add_use(&mut self) -> bool {
        let times = self.times.iter().filter(|time| self.may_be_used(time));
        let worth = times.filter_map(|time| Some((self.worth(time)?, time)));
        let best = worth.max_by(|(a, first), (b, second)| {
            let by_worth = a.0.total_cmp(&b.0);
            by_worth.then_with(|| self.fitness(first).cmp(&self.fitness(second)))
        });
        let best = best.map(|((_, reason), time)| (reason, time.clone()));
        best.map(|(reason, time)| self.take(SuggestionKind::Use, reason, time))
            .is_some()
    }

    fn add_try(&mut self, reason: Reason<'a>) {
        let times = self.times.iter().filter(|time| self.may_be_used(time));
        let times = times.filter(|time| is_of(time, &reason) && !self.claims_worse(time));
        let best = times.max_by_key(|time| self.fitness(time)).cloned();
        if let Some(time) = best {
            self.take(SuggestionKind::Try, reason, time);
        }
    }

    fn take(&mut self, kind: SuggestionKind, reason: Reason<'a>, time: Time) {
        let taken = time.at;
        self.busy.insert(taken.at.date);
        self.times
            .retain(|other| other.at.moment() != taken.moment());
        self.chosen.push(Chosen { kind, time, reason });
    }

    /// Returns true for slots, and for usual times of days that have no post yet and on which the channel does post.
    fn may_be_used(&self, time: &Time) -> bool {
        let date = time.at.at.date;
        let weekday = date.weekday().number_from_monday() as u8;
        let tried = self.works.tried.iter();
        let tried = tried.filter(|hour| hour.weekday == weekday);
        let posts: u32 = tried.map(|hour| hour.n).sum();
        time.is_slot || (!self.busy.contains(&date) && posts >= LEAST_OF_LEVEL)
    }

    /// Returns the sum of what is claimed of the time's weekday and hours as a logarithm, and the larger claim.
    fn worth(&self, time: &Time) -> Option<(f64, Reason<'a>)> {
        let reasons = self.reasons(time).filter(|reason| reason.claim);
        let reasons: Vec<Reason<'a>> = reasons.collect();
        let largest = reasons.iter().max_by(|a, b| a.ratio.total_cmp(&b.ratio))?;
        let is_better = reasons.iter().all(|reason| reason.low > 1.0);
        let sum = reasons.iter().map(|reason| reason.ratio.ln()).sum();
        is_better.then_some((sum, *largest))
    }

    fn claims_worse(&self, time: &Time) -> bool {
        let mut claims = self.reasons(time).filter(|reason| reason.claim);
        claims.any(|reason| reason.high < 1.0)
    }

    fn reasons(&self, time: &Time) -> impl Iterator<Item = Reason<'a>> {
        self.levels().filter(move |reason| is_of(time, reason))
    }

    /// Returns the levels of weekdays and hours.
    fn levels(&self) -> impl Iterator<Item = Reason<'a>> + use<'a> {
        let factors = self.works.factors.iter();
        let factors = factors.filter(|factor| super::is_of_time(factor.factor));
        factors.flat_map(Reason::of_factor)
    }

    /// Returns the levels with fewer posts than an even share that could be better as well as worse, the least known first.
    fn to_try(&self) -> Vec<Reason<'a>> {
        let mut reasons: Vec<Reason<'a>> = Vec::new();
        for factor in &self.works.factors {
            let share = self.works.posts / (factor.levels.len().max(1) as u32);
            let of_factor = self
                .levels()
                .filter(|reason| reason.factor == factor.factor);
            reasons.extend(
                of_factor
                    .filter(|reason| reason.n < share && reason.low < 1.0 && reason.high > 1.0),
            );
        }
        reasons.sort_by(|a, b| b.width().total_cmp(&a.width()).then(a.n.cmp(&b.n)));
        reasons
    }

    /// Returns what tells times of the same worth apart: slots, days far from other posts, usual hours, early ones.
    fn fitness(&self, time: &Time) -> impl Ord + use<> {
        let date = time.at.at.date;
        let days = self.busy.iter().map(|busy| (*busy - date).num_days().abs());
        let distance = days.min().unwrap_or(FAR).min(FAR);
        let early = std::cmp::Reverse(time.at.moment());
        (time.is_slot, distance, time.usual, early)
    }
}

/// Returns true if a time is of a level.
fn is_of(time: &Time, reason: &Reason<'_>) -> bool {
    let at = time.at.at;
    let weekday = at.date.weekday().num_days_from_monday() as usize;
    match reason.factor {
        WorksFactor::Weekday => WEEKDAY_NAMES[weekday % 7] == reason.level,
        WorksFactor::Hour => BANDS.get(usize::from(band(at.minute))) == Some(&reason.level),
        _ => false,
    }
}
