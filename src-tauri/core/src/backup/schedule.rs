//! When a backup is due, and which are deleted again.
//!
//! The numbers are Anki's (ankitects/anki, rslib/src/collection/backup.rs, read in November 2026): 30 minutes between
//! two, all of today and yesterday, then 12 daily, 10 weekly and 9 monthly ones, each the newest of its day, week or
//! month; a week begins on Monday. As there, a day is counted where there is a backup of it, so that a plan that
//! rests for a month keeps its last 12 days of work.
//!
//! Different from Anki: times are those written in the backups, not those of the files. Days are those of the plan's
//! zone, not the machine's. Named backups are never deleted and use up no place. A manual backup without a name
//! counts like any other.

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};

use crate::model::Zone;

/// The shortest time between two backups that are made by themselves.
pub const INTERVAL: Duration = Duration::minutes(30);
pub const DAILY: u32 = 12;
pub const WEEKLY: u32 = 10;
pub const MONTHLY: u32 = 9;

/// Returns true where a changed plan is to be backed up. A `last` after `now` means that the clock was set back; that
/// holds nothing up.
pub fn is_due(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    last.is_none_or(|last| last > now || now - last >= INTERVAL)
}

/// Returns which backups without a name are deleted, as places in `times`, which may be in any order.
pub fn obsolete(times: &[DateTime<Utc>], now: DateTime<Utc>, zone: Zone) -> Vec<usize> {
    let mut newest_first: Vec<usize> = (0..times.len()).collect();
    newest_first.sort_by_key(|place| std::cmp::Reverse(times[*place]));
    let mut thinning = Thinning::since(zone.local(now).date());
    newest_first.retain(|place| !thinning.keeps(zone.local(times[*place]).date()));
    newest_first
}

/// A walk from the newest backup to the oldest.
struct Thinning {
    yesterday: NaiveDate,
    last_kept: NaiveDate,
    /// How many more are kept for each kind of period, the shortest first.
    left: [(Period, u32); 3],
}

#[derive(Clone, Copy)]
enum Period {
    Day,
    Week,
    Month,
}

impl Thinning {
    fn since(today: NaiveDate) -> Self {
        Self {
            yesterday: today.pred_opt().unwrap_or(today),
            last_kept: NaiveDate::MAX,
            left: [
                (Period::Day, DAILY),
                (Period::Week, WEEKLY),
                (Period::Month, MONTHLY),
            ],
        }
    }

    fn keeps(&mut self, day: NaiveDate) -> bool {
        let is_kept = day >= self.yesterday || self.takes_place(day);
        if is_kept {
            self.last_kept = day;
        }
        is_kept
    }

    /// Takes a place of the first period that has any left, where nothing of the same period is kept yet.
    fn takes_place(&mut self, day: NaiveDate) -> bool {
        let last_kept = self.last_kept;
        let Some((period, left)) = self.left.iter_mut().find(|(_, left)| *left > 0) else {
            return false;
        };
        let is_first = period.number(day) < period.number(last_kept);
        *left -= u32::from(is_first);
        is_first
    }
}

impl Period {
    fn number(self, day: NaiveDate) -> i32 {
        match self {
            Period::Day => day.num_days_from_ce(),
            // Day 1 of the common era was a Monday.
            Period::Week => (day.num_days_from_ce() - 1).div_euclid(7),
            Period::Month => day.year() * 12 + day.month0() as i32,
        }
    }
}

#[cfg(test)]
mod tests;
