//! How far an objective has come, and how far it should have come: a straight line from its baseline to its target.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Amount, Objective};

/// How far an objective has come as of a day. What is not known is `None`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Progress {
    /// The newest reading.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub now: Option<Amount>,
    /// The day of the newest reading.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub read: Option<NaiveDate>,
    /// The age of the newest reading in days.
    pub age: Option<u32>,
    /// The part of the way from the baseline to the target, 0 to 1. It grows also where the number is to fall.
    pub progress: Option<f64>,
    /// The part of the days that have passed, 0 to 1: where `progress` should be.
    pub pace: Option<f64>,
    /// How much the number is ahead of the pace, in its unit; negative if it is behind.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub ahead: Option<Amount>,
    /// The day of the first reading that reached the target.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub reached: Option<NaiveDate>,
}

impl Objective {
    /// Returns how far the objective has come as of a day. Readings of later days don't count.
    pub fn progress(&self, today: NaiveDate) -> Progress {
        let known = self.readings.iter().filter(|reading| reading.date <= today);
        let newest = known.clone().next_back();
        let way = self.target.and_then(|target| self.way_to(target));
        let come = |value: Amount| way.map(|way| (value.number() - self.baseline.number()) / way);
        let progress = newest.and_then(|newest| come(newest.value));
        let pace = self.pace(today);
        let ahead = progress.zip(pace).zip(way);
        let ahead = ahead.map(|((progress, pace), way)| (progress - pace) * way.abs());
        let has_reached = |value| come(value).is_some_and(|come| come >= 1.0);
        Progress {
            now: newest.map(|newest| newest.value),
            read: newest.map(|newest| newest.date),
            age: newest.map(|newest| (today - newest.date).num_days() as u32),
            progress: progress.map(|progress| progress.clamp(0.0, 1.0)),
            pace,
            ahead: ahead.and_then(|ahead| Amount::of_number(ahead).ok()),
            reached: known
                .filter(|reading| has_reached(reading.value))
                .map(|reading| reading.date)
                .next(),
        }
    }

    /// Returns the distance to the target, negative if the number is to fall; `None` if there is none.
    fn way_to(&self, target: Amount) -> Option<f64> {
        let way = target.number() - self.baseline.number();
        (way != 0.0).then_some(way)
    }

    fn pace(&self, today: NaiveDate) -> Option<f64> {
        let (from, due) = (self.from?, self.due?);
        let days = (due - from).num_days();
        match days {
            0 => Some(if today < due { 0.0 } else { 1.0 }),
            days => Some(((today - from).num_days() as f64 / days as f64).clamp(0.0, 1.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ObjectiveEdit, ObjectiveId};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Returns an objective of the ten days from 1 to 11 November with readings such as `4=25`.
    fn objective(baseline: &str, target: &str, readings: &str) -> Objective {
        let mut objective = Objective::blank(ObjectiveId::from(""), 0)
            .edited(&ObjectiveEdit {
                baseline: baseline.parse().ok(),
                target: Some(target.parse().ok()),
                from: Some(Some(day("2026-11-01"))),
                due: Some(Some(day("2026-11-11"))),
                ..ObjectiveEdit::default()
            })
            .unwrap();
        for (date, value) in readings
            .split_whitespace()
            .filter_map(|one| one.split_once('='))
        {
            let date = day(&format!("2026-11-{date:0>2}"));
            objective = objective.with_reading(date, value.parse().ok()).unwrap();
        }
        objective
    }

    #[test]
    fn a_number_that_is_to_rise_is_measured_along_a_straight_line() {
        let told = objective("0", "100", "4=25 2=5").progress(day("2026-11-06"));
        assert_eq!(told.now, "25".parse().ok());
        assert_eq!((told.read, told.age), (Some(day("2026-11-04")), Some(2)));
        assert_eq!((told.progress, told.pace), (Some(0.25), Some(0.5)));
        assert_eq!(told.ahead, "-25".parse().ok());
        assert_eq!(told.reached, None);
    }

    #[test]
    fn a_number_that_is_to_fall_fills_the_same_way() {
        let told = objective("31", "24", "3=27.5 5=19").progress(day("2026-11-06"));
        assert_eq!((told.progress, told.pace), (Some(1.0), Some(0.5)));
        assert_eq!(told.ahead, "8.5".parse().ok());
        assert_eq!(told.reached, Some(day("2026-11-05")));
        let worse = objective("31", "24", "3=40").progress(day("2026-11-06"));
        assert_eq!(worse.progress, Some(0.0));
        assert_eq!(worse.ahead, "-12.5".parse().ok());
    }

    #[test]
    fn what_is_not_known_is_not_told() {
        let unread = objective("0", "100", "").progress(day("2026-11-06"));
        let unknown = Progress {
            pace: Some(0.5),
            ..Progress::default()
        };
        assert_eq!(unread, unknown);
        let without_way = objective("5", "5", "3=5").progress(day("2026-11-20"));
        assert_eq!((without_way.progress, without_way.ahead), (None, None));
        assert_eq!(without_way.pace, Some(1.0));
        let later = objective("0", "10", "9=5").progress(day("2026-11-06"));
        assert_eq!((later.now, later.progress), (None, None));
    }
}
