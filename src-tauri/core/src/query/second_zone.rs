//! A second time scale: the local time in another zone at each hour of the plan's zone.

use chrono::{Duration, NaiveDate, NaiveTime};
use serde::Serialize;

use crate::model::Zone;
use crate::{Code, Error, Planner, Result, storage};

/// The most days of a scale, more than any view shows.
const MAX_DAYS: i64 = 400;

/// The second time scale on some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SecondZoneHours {
    #[cfg_attr(test, ts(type = "string"))]
    pub zone: Zone,
    pub days: Vec<SecondZoneDay>,
}

/// The second time scale on one day of the plan's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SecondZoneDay {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    /// The local time in the second zone at the start of each of the plan's 24 hours, in minutes since midnight
    /// of `date`. Negative is the day before, 1440 and more the day after.
    pub minutes: Vec<i32>,
}

impl Planner {
    /// Returns the second time scale on the days from `from` to before `to`; `None` if the plan has no second
    /// zone. For hours that a clock change skips or repeats, see [`Zone::moment`]. More than 400 days are an
    /// error.
    pub fn second_zone_hours(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Option<SecondZoneHours>> {
        let days = (to - from).num_days();
        if days > MAX_DAYS {
            let message = format!("{days} days are too many at once: ask for {MAX_DAYS} or fewer");
            return Err(Error::new(Code::BadValue, message));
        }
        let plan = storage::plan::get(&self.db)?;
        Ok(plan.second_zone.map(|zone| SecondZoneHours {
            zone,
            days: dates(from, to)
                .map(|date| day(date, plan.zone, zone))
                .collect(),
        }))
    }
}

fn dates(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |date| *date < to)
}

fn day(date: NaiveDate, zone: Zone, other: Zone) -> SecondZoneDay {
    let midnight = date.and_time(NaiveTime::MIN);
    let minutes = (0..24).map(|hour| {
        let local = midnight + Duration::hours(hour);
        let shown = other.local(zone.moment(local)) - midnight;
        // The offsets of two zones never differ by more than two days.
        i32::try_from(shown.num_minutes()).unwrap_or(0)
    });
    SecondZoneDay {
        date,
        minutes: minutes.collect(),
    }
}
