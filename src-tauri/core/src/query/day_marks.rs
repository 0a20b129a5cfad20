//! What is marked on days beside their notes: reviews of the strategy, dated notes on subjects, and unusual complaints.

use chrono::NaiveDate;
use serde::Serialize;

use super::feedback::unusual_days;
use crate::model::{Subject, SubjectId, SubjectKind, within_calendar};
use crate::storage::{self, Db, record};
use crate::{Planner, Result};

/// A mark on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DayMark {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    #[serde(flatten)]
    pub what: MarkKind,
}

/// What a mark tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "mark", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum MarkKind {
    /// The strategy is reviewed; `by` is empty if nobody is named.
    Review { by: String },
    /// A note on a competitor, trend, partner or resource.
    Subject {
        subject: SubjectId,
        kind: SubjectKind,
        name: String,
        text: String,
    },
    /// Far more negative feedback than usual.
    Complaints {
        negative: u32,
        /// The median of the 28 days before.
        usual: f64,
        /// From this number on a day is unusual.
        threshold: u32,
    },
}

impl Planner {
    /// Returns what is marked on the days from one to before another, by date.
    pub fn day_marks(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<DayMark>> {
        let (from, to) = (within_calendar(from)?, within_calendar(to)?);
        storage::snapshot(&self.db, |db| {
            let mut marks = reviews(db, from, to)?;
            marks.extend(notes(db, from, to)?);
            marks.extend(complaints(db, from, to)?);
            marks.sort_by_key(|mark| mark.date);
            Ok(marks)
        })
    }
}

fn reviews(db: &Db, from: NaiveDate, to: NaiveDate) -> Result<Vec<DayMark>> {
    let mission = storage::message::mission(db)?;
    let days = mission.review_days(from, to).into_iter();
    let mark = |date| DayMark {
        date,
        what: MarkKind::Review {
            by: mission.review_by.clone(),
        },
    };
    Ok(days.map(mark).collect())
}

fn notes(db: &Db, from: NaiveDate, to: NaiveDate) -> Result<Vec<DayMark>> {
    let mut marks = Vec::new();
    for subject in record::all::<Subject>(db)? {
        let notes = subject.notes.into_iter();
        let notes = notes.filter(|note| (from..to).contains(&note.date));
        marks.extend(notes.map(|note| DayMark {
            date: note.date,
            what: MarkKind::Subject {
                subject: subject.id.clone(),
                kind: subject.kind,
                name: subject.name.clone(),
                text: note.text,
            },
        }));
    }
    Ok(marks)
}

fn complaints(db: &Db, from: NaiveDate, to: NaiveDate) -> Result<Vec<DayMark>> {
    let days = unusual_days(db, from, to)?.into_iter();
    let days = days.filter(|(date, _)| (from..to).contains(date));
    let mark = |(date, unusual): (NaiveDate, super::feedback::Unusual)| DayMark {
        date,
        what: MarkKind::Complaints {
            negative: unusual.negative,
            usual: unusual.usual,
            threshold: unusual.threshold,
        },
    };
    Ok(days.map(mark).collect())
}
