//! All that the first picture needs, read in one go.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate};
use serde::Serialize;

use super::{Card, Overview, SlotTimes};
use crate::model::{At, Filter};
use crate::{Planner, Result};

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Opening {
    pub overview: Overview,
    /// Today and the minute of the day, on the clocks of the plan.
    pub now: At,
    /// The first day of this week; `cards` are its posts.
    #[cfg_attr(test, ts(type = "string"))]
    pub from: NaiveDate,
    pub cards: Vec<Card>,
    pub tray: Vec<Card>,
    /// What the window was left with.
    pub filter: Filter,
    /// Of the shown week and those beside it.
    pub slot_times: Vec<SlotTimes>,
    /// What was typed and is in no field of the plan yet, by the field it was typed into.
    pub unfinished: BTreeMap<String, String>,
    /// Logs that were beside the file and were written for another one, by their new names.
    pub set_aside: Vec<String>,
}

impl Planner {
    pub fn opening(&self) -> Result<Opening> {
        let overview = self.overview()?;
        let now = self.now()?;
        let from = week_start(now.date, overview.plan.first_day);
        Ok(Opening {
            cards: self.range(from, from + Duration::days(7))?,
            tray: self.tray()?,
            filter: self.filter()?,
            slot_times: self.slot_times(from - Duration::days(7), from + Duration::days(14))?,
            unfinished: self.unfinished()?,
            set_aside: self.names_set_aside(),
            overview,
            now,
            from,
        })
    }

    fn names_set_aside(&self) -> Vec<String> {
        let names = self.set_aside().iter().filter_map(|path| path.file_name());
        names
            .map(|name| name.to_string_lossy().into_owned())
            .collect()
    }

    /// What the clocks of the plan show now.
    pub fn now(&self) -> Result<At> {
        At::from_naive(self.plan()?.zone.local(self.clock.now()))
    }
}

/// The first day of the week a date is in; `first_day` is 1 for Monday to 7 for Sunday.
pub(crate) fn week_start(date: NaiveDate, first_day: u8) -> NaiveDate {
    let weekday = i64::from(date.weekday().number_from_monday());
    date - Duration::days((weekday - i64::from(first_day)).rem_euclid(7))
}
