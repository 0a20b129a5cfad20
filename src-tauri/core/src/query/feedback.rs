//! Feedback by day, and the days with unusually many complaints.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::model::{Feedback, within_calendar};
use crate::statistics::spike::spikes;
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
}

impl Planner {
    /// Returns the feedback from a day to before another one.
    pub fn feedback(&self, from: NaiveDate, to: NaiveDate) -> Result<FeedbackLog> {
        let (from, to) = (within_calendar(from)?, within_calendar(to)?);
        storage::snapshot(&self.db, |db| {
            let entries = storage::feedback::between(db, from, to)?;
            let usual = unusual_days(db, from, to)?;
            Ok(FeedbackLog {
                days: days(&entries, &usual),
                entries,
            })
        })
    }
}

/// Returns the days with far more negative entries than usual, with how many are usual. Days before the first feedback don't
/// count as days without any.
fn unusual_days(db: &Db, from: NaiveDate, to: NaiveDate) -> Result<BTreeMap<NaiveDate, f64>> {
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
    let counts: Vec<u32> = dates
        .iter()
        .map(|day| known.get(day).copied().unwrap_or_default())
        .collect();
    let found = spikes(&counts).into_iter();
    Ok(found
        .map(|day| (dates[day], usual_before(&counts, day)))
        .collect())
}

/// Returns the median of the days before one.
fn usual_before(counts: &[u32], day: usize) -> f64 {
    let mut before = counts[day.saturating_sub(WINDOW as usize)..day].to_vec();
    before.sort_unstable();
    let half = before.len() / 2;
    match before.len() % 2 {
        0 if half > 0 => f64::from(before[half - 1] + before[half]) / 2.0,
        _ => before.get(half).copied().map(f64::from).unwrap_or_default(),
    }
}

fn days(entries: &[Feedback], usual: &BTreeMap<NaiveDate, f64>) -> Vec<FeedbackDay> {
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
        usual: usual.get(&date).copied(),
    };
    days.into_iter().map(day).collect()
}
