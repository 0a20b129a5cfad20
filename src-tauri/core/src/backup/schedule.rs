//! The schedule of backups: when one is due, and which are deleted.
//!
//! The numbers are Anki's (ankitects/anki, rslib/src/collection/backup.rs, read in November 2026): 30 minutes
//! between two backups; all of today and yesterday are kept, then 12 daily, 10 weekly and 9 monthly ones, each
//! the newest of its day, week or month. A week begins on Monday. As in Anki, only days that have a backup are
//! counted, so that a plan that isn't changed for a month keeps the backups of its last 12 days of work.
//!
//! Different from Anki: times are those recorded in the backups, not those of the files. Days are in the plan's
//! zone, not the machine's. Named backups are never deleted and not counted. A manual backup without a name is
//! treated like an automatic one.

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};

use crate::model::Zone;

/// The shortest time between two automatic backups.
pub const INTERVAL: Duration = Duration::minutes(30);
/// How many daily backups are kept, before yesterday.
pub const DAILY: u32 = 12;
/// How many weekly backups are kept, before the daily ones.
pub const WEEKLY: u32 = 10;
/// How many monthly backups are kept, before the weekly ones.
pub const MONTHLY: u32 = 9;

/// Returns true if a changed plan should be backed up, given the times of its backups. Times after `now` don't count: the
/// clock was set back since, and until it reaches them a backup would either always be due or never.
pub fn is_due(times: &[DateTime<Utc>], now: DateTime<Utc>) -> bool {
    let last = times.iter().filter(|time| **time <= now).max();
    last.is_none_or(|last| now - *last >= INTERVAL)
}

/// Returns which unnamed backups to delete, as indices into `times`, which may be in any order.
pub fn obsolete(times: &[DateTime<Utc>], now: DateTime<Utc>, zone: Zone) -> Vec<usize> {
    let mut newest_first: Vec<usize> = (0..times.len()).collect();
    newest_first.sort_by_key(|place| std::cmp::Reverse(times[*place]));
    let mut retention = Retention::since(zone.local(now).date());
    newest_first.retain(|place| !retention.keeps(zone.local(times[*place]).date()));
    newest_first
}

/// The state of a pass over backups, from the newest to the oldest.
struct Retention {
    yesterday: NaiveDate,
    last_kept: NaiveDate,
    /// How many more backups are kept for each kind of period, shortest period first.
    left: [(Period, u32); 3],
}

#[derive(Clone, Copy)]
enum Period {
    Day,
    Week,
    Month,
}

impl Retention {
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

    /// Returns true for the newest backup of its period, and counts it. The period is the shortest one of which
    /// more backups are kept.
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
