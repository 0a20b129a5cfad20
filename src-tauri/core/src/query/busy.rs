//! Which days have posts, for a month to be picked from.

use chrono::NaiveDate;

use crate::{Planner, Result, storage};

impl Planner {
    /// The days with posts from one up to, and without, another, on the clocks of the plan.
    pub fn busy_days(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<NaiveDate>> {
        let zone = storage::plan::get(&self.db)?.zone;
        let (start, end) = (zone.border(from).0, zone.border(to).1);
        let times = storage::post::times_between(&self.db, start, end)?;
        let mut days: Vec<NaiveDate> = times
            .into_iter()
            .map(|planned| planned.seen_in(zone).date)
            .filter(|date| (from..to).contains(date))
            .collect();
        days.sort();
        days.dedup();
        Ok(days)
    }
}
