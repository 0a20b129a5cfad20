//! A second time scale: what the clocks of another zone show at each hour of the plan's.

use chrono::{Duration, NaiveDate, NaiveTime};
use serde::Serialize;

use crate::model::Zone;
use crate::{Code, Error, Planner, Result, storage};

/// A scale of more days than any view shows is refused.
const MOST_DAYS: i64 = 400;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SecondZoneHours {
    #[cfg_attr(test, ts(type = "string"))]
    pub zone: Zone,
    pub days: Vec<SecondZoneDay>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SecondZoneDay {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    /// For each of the plan's 24 hours what the other clocks show at its beginning, in minutes
    /// since this date's midnight on them: negative is the day before, 1440 and more the day after.
    pub minutes: Vec<i32>,
}

impl Planner {
    /// None where the plan has no second zone. An hour that the plan's clocks skip counts with
    /// the offset from before, one that they show twice is the first, as for posts.
    pub fn second_zone_hours(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Option<SecondZoneHours>> {
        let days = (to - from).num_days();
        if days > MOST_DAYS {
            let message = format!("{days} days are too many at once: ask for {MOST_DAYS} or fewer");
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
        // Two zones are never more than two days apart.
        i32::try_from(shown.num_minutes()).unwrap_or(0)
    });
    SecondZoneDay {
        date,
        minutes: minutes.collect(),
    }
}
