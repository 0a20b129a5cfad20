//! The changes of a zone's clocks as rules for every year, which is what a VTIMEZONE needs that all programs read:
//! Outlook takes one STANDARD and one DAYLIGHT part, each with a numbered weekday of a month.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use crate::model::Zone;

/// The year in which the rules begin: before every post, and one that all programs can compute with.
const FIRST_YEAR: i32 = 1970;

/// How the clocks of a zone change in each of some years.
pub(crate) struct YearlyChanges {
    pub(crate) standard: ClockChange,
    /// `None` if the clocks stay all year.
    pub(crate) daylight: Option<ClockChange>,
}

/// A change of the clocks, or the offset that they always have.
pub(crate) struct ClockChange {
    /// The first change, on the clocks before it.
    pub(crate) start: NaiveDateTime,
    /// The offsets from UTC before and after the change, in seconds.
    pub(crate) from: i64,
    pub(crate) to: i64,
    /// The rule in the syntax of RFC 5545; `None` for an offset that stays.
    pub(crate) rule: Option<String>,
}

/// A change in one year.
struct Change {
    /// On the clocks before the change.
    local: NaiveDateTime,
    from: i64,
    to: i64,
}

/// Returns the changes of a zone's clocks; `None` if they don't follow the same rules in all of the years.
pub(crate) fn yearly_changes(zone: Zone, years: RangeInclusive<i32>) -> Option<YearlyChanges> {
    let first = *years.start();
    let (mut back, mut forth) = (Vec::new(), Vec::new());
    for year in years.clone() {
        for change in changes_in(zone, year)? {
            match change.to < change.from {
                true => back.push(change),
                false => forth.push(change),
            }
        }
    }
    if back.is_empty() && forth.is_empty() {
        let standard = staying(offset(zone, first_of(first)?));
        return Some(YearlyChanges {
            standard: standard?,
            daylight: None,
        });
    }
    let count = years.count();
    Some(YearlyChanges {
        standard: rule_of(&back, count)?,
        daylight: Some(rule_of(&forth, count)?),
    })
}

fn staying(offset: i64) -> Option<ClockChange> {
    Some(ClockChange {
        start: first_of(FIRST_YEAR)?,
        from: offset,
        to: offset,
        rule: None,
    })
}

/// Returns the offset from UTC at a moment in UTC, in seconds.
fn offset(zone: Zone, moment: NaiveDateTime) -> i64 {
    (zone.local(moment.and_utc()) - moment).num_seconds()
}

/// Returns the changes in a year, in their order.
fn changes_in(zone: Zone, year: i32) -> Option<Vec<Change>> {
    let (mut day, end) = (first_of(year)?, first_of(year + 1)?);
    let mut found = Vec::new();
    while day < end {
        let next = day + Duration::days(1);
        if offset(zone, day) != offset(zone, next) {
            found.push(change_between(zone, day, next));
        }
        day = next;
    }
    Some(found)
}

/// Returns the change between two moments in UTC that have different offsets.
fn change_between(zone: Zone, mut before: NaiveDateTime, mut after: NaiveDateTime) -> Change {
    let from = offset(zone, before);
    while after - before > Duration::seconds(1) {
        let middle = before + (after - before) / 2;
        let middle = DateTime::from_timestamp(middle.and_utc().timestamp(), 0)
            .map_or(middle, |whole| whole.naive_utc());
        match offset(zone, middle) == from {
            true => before = middle,
            false => after = middle,
        }
    }
    Change {
        local: after + Duration::seconds(from),
        from,
        to: offset(zone, after),
    }
}

/// Returns the rule of the changes in one direction, of which there is one in each of `years` years.
fn rule_of(changes: &[Change], years: usize) -> Option<ClockChange> {
    let first = changes.first()?;
    let is_alike = |change: &Change| {
        let (one, other) = (change.local, first.local);
        one.month() == other.month()
            && one.weekday() == other.weekday()
            && one.time() == other.time()
            && (change.from, change.to) == (first.from, first.to)
    };
    if changes.len() != years || !changes.iter().all(is_alike) {
        return None;
    }
    let is_shared = |nth: &i8| {
        let mut dates = changes.iter().map(|change| change.local.date());
        dates.all(|date| numbers(date).contains(nth))
    };
    let nth = numbers(first.local.date()).into_iter().find(is_shared)?;
    let (month, weekday) = (first.local.month(), first.local.weekday());
    Some(ClockChange {
        start: nth_weekday(month, weekday, nth)?.and_time(first.local.time()),
        from: first.from,
        to: first.to,
        rule: Some(format!(
            "FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{}",
            letters(weekday)
        )),
    })
}

/// Returns the numbers that a date has among the same weekdays of its month, such as 4 and -1.
fn numbers(date: NaiveDate) -> Vec<i8> {
    let nth = (date.day0() / 7 + 1) as i8;
    let is_last = (date + Days::new(7)).month() != date.month();
    let mut numbers = vec![nth];
    numbers.extend(is_last.then_some(-1));
    numbers
}

fn nth_weekday(month: u32, weekday: Weekday, nth: i8) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(FIRST_YEAR, month, 1)?;
    let mut days = first.iter_days().take(31).filter(|date| {
        date.month() == month && date.weekday() == weekday && numbers(*date).contains(&nth)
    });
    days.next()
}

fn letters(day: Weekday) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.num_days_from_monday() as usize]
}

fn first_of(year: i32) -> Option<NaiveDateTime> {
    Some(NaiveDate::from_ymd_opt(year, 1, 1)?.and_time(NaiveTime::MIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(zone: &str) -> Option<YearlyChanges> {
        yearly_changes(zone.parse().unwrap(), 2026..=2036)
    }

    fn check(zone: &str, standard: (&str, &str), daylight: (&str, &str)) {
        let found = changes(zone).unwrap();
        let seen = |change: &ClockChange| (change.start.to_string(), change.rule.clone().unwrap());
        let wanted = |(start, rule): (&str, &str)| (start.to_owned(), rule.to_owned());
        assert_eq!(seen(&found.standard), wanted(standard), "{zone}");
        let found = found.daylight.unwrap();
        assert_eq!(seen(&found), wanted(daylight), "{zone}");
    }

    #[test]
    fn the_rules_of_well_known_zones() {
        check(
            "Europe/Berlin",
            ("1970-10-25 03:00:00", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
            ("1970-03-29 02:00:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
        );
        check(
            "America/New_York",
            ("1970-11-01 02:00:00", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
            ("1970-03-08 02:00:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"),
        );
        check(
            "Australia/Sydney",
            ("1970-04-05 03:00:00", "FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"),
            ("1970-10-04 02:00:00", "FREQ=YEARLY;BYMONTH=10;BYDAY=1SU"),
        );
    }

    #[test]
    fn clocks_that_stay_have_one_part() {
        let shanghai = changes("Asia/Shanghai").unwrap();
        assert!(shanghai.daylight.is_none());
        assert_eq!(shanghai.standard.to, 8 * 3600);
        assert_eq!(changes("Asia/Kathmandu").unwrap().standard.to, 20_700);
    }

    #[test]
    fn what_no_weekday_of_a_month_tells_has_no_rule() {
        for zone in [
            "Africa/Casablanca",
            "America/Nuuk",
            "Asia/Jerusalem",
            "Africa/Cairo",
        ] {
            assert!(changes(zone).is_none(), "{zone}");
        }
        let berlin = "Europe/Berlin".parse().unwrap();
        assert!(
            yearly_changes(berlin, 1979..=1990).is_none(),
            "other rules then"
        );
    }

    /// The rules give the offsets of every zone that has them.
    #[test]
    fn the_clocks_change_when_the_rules_say() {
        let checked = Zone::all().filter(|zone| yearly_changes(*zone, 2026..=2036).is_some());
        assert!(checked.count() > 500);
    }
}
