//! Everything that a window needs for its first frame, read in one call.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate};
use serde::Serialize;

use super::{Card, Overview, SlotTimes};
use crate::model::{Filter, LocalTime};
use crate::{Planner, Result};

/// The data for the first frame of a window.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FirstFrame {
    pub overview: Overview,
    /// The current local time in the plan's zone.
    pub now: LocalTime,
    /// The first day of the current week; `cards` are the posts of that week.
    #[cfg_attr(test, ts(type = "string"))]
    pub from: NaiveDate,
    pub cards: Vec<Card>,
    pub tray: Vec<Card>,
    /// The filter that was active when the window was last closed.
    pub filter: Filter,
    /// The slots of the current week and of the weeks before and after.
    pub slot_times: Vec<SlotTimes>,
    /// Text that was typed but not saved to the plan, by the field it was typed into.
    pub unfinished: BTreeMap<String, String>,
    /// The new names of log files that were found beside the plan but belong to another file.
    pub set_aside: Vec<String>,
}

impl Planner {
    /// Reads the data for the first frame of a window.
    pub fn opening(&self) -> Result<FirstFrame> {
        let overview = self.overview()?;
        let now = self.now()?;
        let from = week_start(now.date, overview.plan.first_day);
        Ok(FirstFrame {
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

    /// Returns the current local time in the plan's zone.
    pub fn now(&self) -> Result<LocalTime> {
        LocalTime::from_naive(self.plan()?.zone.local(self.clock.now()))
    }
}

/// Returns the first day of the week that contains a date; `first_day` is 1 for Monday to 7 for Sunday.
pub(crate) fn week_start(date: NaiveDate, first_day: u8) -> NaiveDate {
    let weekday = i64::from(date.weekday().number_from_monday());
    date - Duration::days((weekday - i64::from(first_day)).rem_euclid(7))
}
