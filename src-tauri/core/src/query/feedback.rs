//! Feedback by day, and the days with unusually many complaints.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::model::{Feedback, within_calendar};
use crate::statistics::spike::{Spike, spikes};
use crate::storage::{self, Db};
use crate::{Planner, Result};

/// How many days before a day tell what is usual (`statistics/spike.rs`).
const WINDOW: u64 = 28;

/// The feedback of a range of days.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedbackLog {
    /// The newest first.
    pub entries: Vec<Feedback>,
    /// Each day of the range that has feedback.
    pub days: Vec<FeedbackDay>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedbackDay {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    pub negative: u32,
    pub neutral: u32,
    pub positive: u32,
    /// The usual number of negative entries, if the day has far more: the median of the 28 days before.
    pub usual: Option<f64>,
    /// From how many negative entries on such a day is unusual; `None` if it isn't.
    pub threshold: Option<u32>,
}

impl Planner {
    /// Returns the feedback from a day to before another one.
    pub fn feedback(&self, from: NaiveDate, to: NaiveDate) -> Result<FeedbackLog> {
        let (from, to) = (within_calendar(from)?, within_calendar(to)?);
        storage::snapshot(&self.db, |db| {
            let entries = storage::feedback::between(db, from, to)?;
            let unusual = unusual_days(db, from, to)?;
            Ok(FeedbackLog {
                days: days(&entries, &unusual),
                entries,
            })
        })
    }
}

/// How unusual a day is.
#[derive(Clone, Copy)]
pub(super) struct Unusual {
    pub(super) negative: u32,
    pub(super) usual: f64,
    pub(super) threshold: u32,
}

/// Returns the days with far more negative entries than usual. Days before the first feedback don't count as days without any.
pub(super) fn unusual_days(
    db: &Db,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<BTreeMap<NaiveDate, Unusual>> {
    let Some(first) = storage::feedback::first_day(db)? else {
        return Ok(BTreeMap::new());
    };
    let begin = from
        .checked_sub_days(Days::new(WINDOW))
        .unwrap_or(from)
        .max(first);
    let known: BTreeMap<_, _> = storage::feedback::negatives(db, begin, to)?
        .into_iter()
        .collect();
    let Some(last) = known.keys().next_back().copied() else {
        return Ok(BTreeMap::new());
    };
    let dates: Vec<NaiveDate> = begin.iter_days().take_while(|day| *day <= last).collect();
    let count = |day| known.get(day).copied().unwrap_or_default();
    let counts: Vec<u32> = dates.iter().map(count).collect();
    let unusual = |spike: Spike| Unusual {
        negative: counts[spike.day],
        usual: spike.usual,
        threshold: spike.threshold,
    };
    let found = spikes(&counts).into_iter();
    Ok(found
        .map(|spike| (dates[spike.day], unusual(spike)))
        .collect())
}

fn days(entries: &[Feedback], unusual: &BTreeMap<NaiveDate, Unusual>) -> Vec<FeedbackDay> {
    let mut days: BTreeMap<NaiveDate, [u32; 3]> = BTreeMap::new();
    for entry in entries {
        let place = usize::from((entry.sentiment + 1).unsigned_abs().min(2));
        days.entry(entry.date).or_default()[place] += 1;
    }
    let day = |(date, [negative, neutral, positive]): (NaiveDate, [u32; 3])| FeedbackDay {
        date,
        negative,
        neutral,
        positive,
        usual: unusual.get(&date).map(|day| day.usual),
        threshold: unusual.get(&date).map(|day| day.threshold),
    };
    days.into_iter().map(day).collect()
}
