//! The days that have posts, for the month picker, and the day of the first post, for the check for silent channels.

use chrono::NaiveDate;

use crate::{Planner, Result, storage};

impl Planner {
    /// Returns the days with posts from `from` to before `to`, in the plan's zone. Posts on the channels in
    /// `hidden` are left out.
    pub fn busy_days(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        hidden: &[String],
    ) -> Result<Vec<NaiveDate>> {
        let zone = storage::plan::get(&self.db)?.zone;
        let (start, end) = (zone.border(from).0, zone.border(to).1);
        let times = storage::post::times_between(&self.db, start, end, hidden)?;
        let mut days: Vec<NaiveDate> = times
            .into_iter()
            .map(|planned| planned.seen_in(zone).date)
            .filter(|date| (from..to).contains(date))
            .collect();
        days.sort();
        days.dedup();
        Ok(days)
    }

    /// Returns the day of the earliest post, in the plan's zone; `None` if no post has a time.
    pub fn first_post_day(&self) -> Result<Option<NaiveDate>> {
        let zone = storage::plan::get(&self.db)?.zone;
        let first = storage::post::first_time(&self.db)?;
        Ok(first.map(|planned| planned.seen_in(zone).date))
    }
}
