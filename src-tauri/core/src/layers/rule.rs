//! Repeating events (RFC 5545, section 3.3.10), by the day: every so many days, weeks, months or
//! years, on these of their days. Without a count it begins near the asked days; with one it counts
//! from the first. What repeats within a day is shown once.

use chrono::{Datelike, Duration, NaiveDate, Weekday};

use super::time::{Clocks, Stamp};

/// What a whole file may take, in days looked at. A calendar of ordinary events needs a thousandth.
pub(super) struct Fuel(u32);

impl Fuel {
    pub(super) fn full() -> Self {
        Self(4_000_000)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0 == 0
    }

    fn burn(&mut self, days: u32) -> bool {
        self.0 = self.0.saturating_sub(days);
        self.0 > 0
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Every {
    Day,
    Week,
    Month,
    Year,
}

impl Every {
    /// At most.
    fn days(self) -> u32 {
        match self {
            Every::Day => 1,
            Every::Week => 7,
            Every::Month => 31,
            Every::Year => 366,
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) every: Every,
    pub(super) interval: i64,
    pub(super) count: Option<usize>,
    pub(super) until: Option<Stamp>,
    /// With which of them in the month or year, 0 for each; -1 is the last.
    pub(super) weekdays: Vec<(i32, Weekday)>,
    pub(super) month_days: Vec<i32>,
    pub(super) months: Vec<u32>,
    pub(super) positions: Vec<i32>,
    pub(super) week_start: Weekday,
}

impl Rule {
    /// The days from one up to, and without, another on which it begins. The first is always one.
    pub(super) fn days(
        &self,
        start: Stamp,
        from: NaiveDate,
        to: NaiveDate,
        fuel: &mut Fuel,
    ) -> Vec<NaiveDate> {
        let first = start.local.date();
        let mut found = vec![first];
        let mut seen = 1;
        let begin = if self.count.is_some() {
            0
        } else {
            self.period_before(first, from)
        };
        for period in begin.. {
            let Some(days) = self.period(first, period) else {
                break;
            };
            if !fuel.burn(self.every.days()) || days.opens >= to || self.is_over(start, days.opens)
            {
                break;
            }
            for day in days.days.into_iter().filter(|day| *day > first) {
                seen += 1;
                if self.count.is_some_and(|count| seen > count) || self.is_over(start, day) {
                    return within_days(found, from, to);
                }
                if day >= from {
                    found.push(day);
                }
            }
        }
        within_days(found, from, to)
    }

    /// Whether the day is after the last that UNTIL allows; a time in UTC is read on the event's clocks.
    fn is_over(&self, start: Stamp, day: NaiveDate) -> bool {
        let Some(until) = self.until else {
            return false;
        };
        match (until.clocks, start.clocks) {
            (Clocks::Day, _) | (_, Clocks::Day) => day > until.local.date(),
            (_, clocks) => day.and_time(start.local.time()) > until.on(clocks),
        }
    }

    /// A period that ends before `from`, so that none is left out.
    fn period_before(&self, first: NaiveDate, from: NaiveDate) -> i64 {
        let length = i64::from(self.every.days()) * self.interval;
        ((from - first).num_days() / length - 2).max(0)
    }

    fn period(&self, first: NaiveDate, number: i64) -> Option<Period> {
        let on = number.checked_mul(self.interval)?;
        let mut period = match self.every {
            Every::Day => Period::of(later(first, on)?),
            Every::Week => self.week(first, on)?,
            Every::Month => self.month_period(first, on)?,
            Every::Year => self.year(first, on)?,
        };
        if matches!(self.every, Every::Day | Every::Week) {
            period.days.retain(|day| self.is_in(*day));
        }
        period.days.sort_unstable();
        period.days.dedup();
        self.choose(&mut period.days);
        Some(period)
    }

    fn week(&self, first: NaiveDate, on: i64) -> Option<Period> {
        let opens = later(
            first.week(self.week_start).checked_first_day()?,
            on.checked_mul(7)?,
        )?;
        let wanted = |day: &NaiveDate| match self.weekdays.is_empty() {
            true => day.weekday() == first.weekday(),
            false => self
                .weekdays
                .iter()
                .any(|(_, weekday)| day.weekday() == *weekday),
        };
        let days = opens.iter_days().take(7).filter(wanted).collect();
        Some(Period { opens, days })
    }

    fn month_period(&self, first: NaiveDate, on: i64) -> Option<Period> {
        let months = i64::from(first.year()) * 12 + i64::from(first.month0()) + on;
        let (year, month) = (i32::try_from(months / 12).ok()?, months % 12 + 1);
        let opens = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, 1)?;
        let is_in = self.months.is_empty() || self.months.contains(&opens.month());
        let days = if is_in {
            self.of_month(opens, first.day())
        } else {
            Vec::new()
        };
        Some(Period { opens, days })
    }

    fn year(&self, first: NaiveDate, on: i64) -> Option<Period> {
        let year = i32::try_from(i64::from(first.year()) + on).ok()?;
        let opens = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let months = |months: &[u32]| -> Vec<NaiveDate> {
            let opens = months
                .iter()
                .filter_map(|month| NaiveDate::from_ymd_opt(year, *month, 1));
            opens
                .flat_map(|opens| self.of_month(opens, first.day()))
                .collect()
        };
        let all: Vec<u32> = (1..=12).collect();
        let days = match (
            self.months.as_slice(),
            self.month_days.is_empty(),
            self.weekdays.is_empty(),
        ) {
            ([], true, true) => months(&[first.month()]),
            ([], true, false) => self.weekdays_of(&days_of_year(opens)),
            ([], false, _) => months(&all),
            (named, _, _) => months(named),
        };
        Some(Period { opens, days })
    }

    /// `otherwise` is the day where no part names one.
    fn of_month(&self, opens: NaiveDate, otherwise: u32) -> Vec<NaiveDate> {
        let all: Vec<NaiveDate> = days_of_month(opens);
        let length = i32::try_from(all.len()).unwrap_or(31);
        let is_named = |day: &NaiveDate| {
            let number = i32::try_from(day.day()).unwrap_or(0);
            self.month_days
                .iter()
                .any(|wanted| *wanted == number || wanted + length + 1 == number)
        };
        match (self.month_days.is_empty(), self.weekdays.is_empty()) {
            (true, true) => all
                .into_iter()
                .filter(|day| day.day() == otherwise)
                .collect(),
            (true, false) => self.weekdays_of(&all),
            (false, true) => all.into_iter().filter(is_named).collect(),
            (false, false) => {
                let weekdays = self.weekdays_of(&all);
                weekdays.into_iter().filter(is_named).collect()
            }
        }
    }

    fn weekdays_of(&self, all: &[NaiveDate]) -> Vec<NaiveDate> {
        let mut found = Vec::new();
        for (which, weekday) in &self.weekdays {
            let of_it = all.iter().filter(|day| day.weekday() == *weekday).copied();
            let mut of_it: Vec<NaiveDate> = of_it.collect();
            if *which != 0 {
                of_it = nth(&of_it, *which).into_iter().collect();
            }
            found.extend(of_it);
        }
        found
    }

    fn is_in(&self, day: NaiveDate) -> bool {
        let month_day = i32::try_from(day.day()).unwrap_or(0);
        let length =
            || i32::try_from(days_of_month(day.with_day(1).unwrap_or(day)).len()).unwrap_or(31);
        let is_day = |wanted: &i32| {
            *wanted == month_day || (*wanted < 0 && wanted + length() + 1 == month_day)
        };
        (self.months.is_empty() || self.months.contains(&day.month()))
            && (self.month_days.is_empty() || self.month_days.iter().any(is_day))
            && (self.weekdays.is_empty()
                || self.weekdays.iter().any(|(_, one)| day.weekday() == *one))
    }

    fn choose(&self, days: &mut Vec<NaiveDate>) {
        if self.positions.is_empty() {
            return;
        }
        let mut chosen: Vec<NaiveDate> = self
            .positions
            .iter()
            .filter_map(|place| nth(days, *place))
            .collect();
        chosen.sort_unstable();
        chosen.dedup();
        *days = chosen;
    }
}

/// A day, week, month or year: when it opens, and the days of it.
struct Period {
    opens: NaiveDate,
    days: Vec<NaiveDate>,
}

impl Period {
    fn of(day: NaiveDate) -> Self {
        Self {
            opens: day,
            days: vec![day],
        }
    }
}

/// The first is 1, the last -1.
fn nth(days: &[NaiveDate], which: i32) -> Option<NaiveDate> {
    let place = usize::try_from(which.unsigned_abs()).ok()?.checked_sub(1)?;
    match which > 0 {
        true => days.get(place),
        false => days.iter().rev().nth(place),
    }
    .copied()
}

fn days_of_month(opens: NaiveDate) -> Vec<NaiveDate> {
    let month = opens.month();
    opens
        .iter_days()
        .take_while(|day| day.month() == month)
        .collect()
}

fn days_of_year(opens: NaiveDate) -> Vec<NaiveDate> {
    let year = opens.year();
    opens
        .iter_days()
        .take_while(|day| day.year() == year)
        .collect()
}

fn later(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(Duration::try_days(days)?)
}

fn within_days(mut days: Vec<NaiveDate>, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    days.retain(|day| (from..to).contains(day));
    days
}
