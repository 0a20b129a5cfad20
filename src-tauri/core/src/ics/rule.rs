//! Repeating events (RFC 5545, section 3.3.10), computed by the crate `rrule`. It steps through a rule from its
//! beginning, so a rule without a count is restarted shortly before the requested days, and its steps are
//! counted.

use chrono::{
    DateTime, Datelike, Duration, Month, NaiveDateTime, NaiveTime, TimeZone, Timelike, Weekday,
};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz, Validated};

use super::time::{CalendarTime, Clocks};

/// The number of steps (days, hours or minutes) that may be taken for a whole file. A calendar of ordinary
/// events needs a thousandth.
pub(crate) struct StepBudget(u32);

/// The cost of a rule without further occurrences, for which the crate searches far ahead.
const FAR_AHEAD: u32 = 250_000;

impl Default for StepBudget {
    fn default() -> Self {
        Self(5_000_000)
    }
}

impl StepBudget {
    pub(super) fn of(steps: u32) -> Self {
        Self(steps)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// Uses up some steps. Returns false if none are left.
    pub(crate) fn spend(&mut self, periods: u32) -> bool {
        self.0 = self.0.saturating_sub(periods);
        self.0 > 0
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(super) every: Frequency,
    pub(super) interval: u16,
    pub(super) count: Option<u32>,
    pub(super) until: Option<CalendarTime>,
    pub(super) week_start: Weekday,
    pub(super) months: Vec<Month>,
    pub(super) weeks: Vec<i8>,
    pub(super) year_days: Vec<i16>,
    pub(super) month_days: Vec<i8>,
    pub(super) weekdays: Vec<NWeekday>,
    pub(super) hours: Vec<u8>,
    pub(super) minutes: Vec<u8>,
    pub(super) seconds: Vec<u8>,
    pub(super) positions: Vec<i32>,
}

impl Rule {
    /// Returns true if the rule can be applied to an event that starts at `start`.
    pub(crate) fn can_begin(&self, start: &CalendarTime) -> bool {
        let is_in_day = self.every > Frequency::Daily;
        !(is_in_day && start.clocks == Clocks::Day) && self.set(start, start.local).is_some()
    }

    /// Returns when occurrences begin, from `from` to before `to`, on the clocks of `start`. The start itself
    /// is an occurrence, unless the rule ends before it.
    pub(crate) fn begins(
        &self,
        start: &CalendarTime,
        from: NaiveDateTime,
        to: NaiveDateTime,
        budget: &mut StepBudget,
    ) -> Vec<NaiveDateTime> {
        let to = self.end(start).map_or(to, |end| end.min(to));
        if from >= to || start.local >= to {
            return Vec::new();
        }
        let mut begins = Vec::new();
        if start.local >= from {
            begins.push(start.local);
        }
        self.walk(start, (from, to), budget, &mut begins);
        begins
    }

    fn walk(
        &self,
        start: &CalendarTime,
        (from, to): (NaiveDateTime, NaiveDateTime),
        budget: &mut StepBudget,
        begins: &mut Vec<NaiveDateTime>,
    ) {
        let Some(set) = self.set(start, from) else {
            return;
        };
        let (mut seen, mut last) = (1, None);
        for begin in set.into_iter().map(|begin| begin.naive_utc()) {
            let periods = self.periods(last.unwrap_or(begin), begin);
            last = Some(begin);
            if !budget.spend(self.cost(periods)) || begin >= to {
                return;
            }
            if begin > start.local {
                seen += 1;
                if self.count.is_some_and(|count| seen > count) {
                    return;
                }
                if begin >= from {
                    begins.push(begin);
                }
            }
        }
        budget.spend(FAR_AHEAD);
    }

    /// Returns the first time that UNTIL excludes. If UNTIL is a day, the whole day is included; a time in UTC
    /// is converted to the event's clocks.
    fn end(&self, start: &CalendarTime) -> Option<NaiveDateTime> {
        let until = self.until.as_ref()?;
        let is_day = until.clocks == Clocks::Day || start.clocks == Clocks::Day;
        let end = match is_day {
            true => midnight(until.local).checked_add_signed(Duration::days(1)),
            false => until
                .on(&start.clocks)
                .checked_add_signed(Duration::seconds(1)),
        };
        Some(end.unwrap_or(NaiveDateTime::MAX))
    }

    /// Returns the occurrences from shortly before `from`.
    fn set(&self, start: &CalendarTime, from: NaiveDateTime) -> Option<RRuleSet> {
        let opens = self.opens(start.local)?;
        let skipped = match self.count {
            Some(_) => 0,
            None => (self.periods(opens, from) / i64::from(self.interval) - 1).max(0),
        };
        let opens = self.later(opens, skipped * i64::from(self.interval))?;
        let opens = Tz::UTC.from_utc_datetime(&opens);
        let rule = self.complete(start, opens)?;
        Some(RRuleSet::new(opens).rrule(rule).limit())
    }

    /// Returns the rule with the parts that it implies by the event's start, since it is restarted elsewhere. A
    /// rule for weeks of the year implies the day of the week, where the crate would take the whole week.
    fn complete(&self, start: &CalendarTime, opens: DateTime<Tz>) -> Option<RRule<Validated>> {
        let mut rule = self.clone();
        let first = start.local;
        let has_days =
            !(rule.weekdays.is_empty() && rule.month_days.is_empty() && rule.year_days.is_empty());
        let day = i8::try_from(first.day()).ok()?;
        match self.every {
            _ if has_days => {}
            Frequency::Weekly => rule.weekdays = vec![NWeekday::Every(first.weekday())],
            Frequency::Yearly if !rule.weeks.is_empty() => {
                rule.weekdays = vec![NWeekday::Every(first.weekday())];
            }
            Frequency::Yearly | Frequency::Monthly => {
                rule.month_days = vec![day];
                if self.every == Frequency::Yearly && rule.months.is_empty() {
                    rule.months = vec![Month::try_from(u8::try_from(first.month()).ok()?).ok()?];
                }
            }
            _ => {}
        }
        rule.complete_time(start);
        rule.written().validate(opens).ok()
    }

    /// Adds the implied time of day. A whole-day event keeps its time at midnight, whatever the rule has.
    fn complete_time(&mut self, start: &CalendarTime) {
        let is_day = start.clocks == Clocks::Day;
        let time = start.local.time();
        let fill = |values: &mut Vec<u8>, is_open: bool, value: u32| {
            if is_day || (values.is_empty() && is_open) {
                *values = vec![u8::try_from(value).unwrap_or(0)];
            }
        };
        fill(&mut self.hours, self.every < Frequency::Hourly, time.hour());
        fill(
            &mut self.minutes,
            self.every < Frequency::Minutely,
            time.minute(),
        );
        fill(&mut self.seconds, true, time.second());
    }

    fn written(self) -> RRule<rrule::Unvalidated> {
        RRule::new(self.every)
            .interval(self.interval)
            .week_start(self.week_start)
            .by_month(&self.months)
            .by_week_no(self.weeks)
            .by_year_day(self.year_days)
            .by_month_day(self.month_days)
            .by_weekday(self.weekdays)
            .by_hour(self.hours)
            .by_minute(self.minutes)
            .by_second(self.seconds)
            .by_set_pos(self.positions)
    }

    /// Returns the beginning of the period that contains a time.
    fn opens(&self, time: NaiveDateTime) -> Option<NaiveDateTime> {
        let date = time.date();
        let date = match self.every {
            Frequency::Yearly => date.with_day(1)?.with_month(1)?,
            Frequency::Monthly => date.with_day(1)?,
            Frequency::Weekly => date.week(self.week_start).checked_first_day()?,
            _ => date,
        };
        match self.every {
            Frequency::Hourly => time.with_second(0)?.with_minute(0),
            Frequency::Minutely => time.with_second(0),
            _ => Some(date.and_time(NaiveTime::MIN)),
        }
    }

    /// Returns a lower bound of the number of periods between two times.
    fn periods(&self, from: NaiveDateTime, to: NaiveDateTime) -> i64 {
        let longest = match self.every {
            Frequency::Yearly => Duration::days(366),
            Frequency::Monthly => Duration::days(31),
            Frequency::Weekly => Duration::weeks(1),
            Frequency::Daily => Duration::days(1),
            Frequency::Hourly => Duration::hours(1),
            _ => Duration::minutes(1),
        };
        (to - from).num_seconds() / longest.num_seconds()
    }

    /// Returns the cost of stepping through a number of periods. The crate visits every day of a month or year.
    fn cost(&self, periods: i64) -> u32 {
        let each = match self.every {
            Frequency::Yearly => 30,
            Frequency::Monthly => 4,
            _ => 1,
        };
        let periods = u32::try_from(periods).unwrap_or(u32::MAX);
        periods.saturating_mul(each).max(1)
    }

    fn later(&self, opens: NaiveDateTime, periods: i64) -> Option<NaiveDateTime> {
        let years = i32::try_from(periods).ok()?;
        match self.every {
            Frequency::Yearly => opens.with_year(opens.year().checked_add(years)?),
            Frequency::Monthly => {
                opens.checked_add_months(chrono::Months::new(u32::try_from(periods).ok()?))
            }
            Frequency::Weekly => opens.checked_add_signed(Duration::try_weeks(periods)?),
            Frequency::Daily => opens.checked_add_signed(Duration::try_days(periods)?),
            Frequency::Hourly => opens.checked_add_signed(Duration::try_hours(periods)?),
            _ => opens.checked_add_signed(Duration::try_minutes(periods)?),
        }
    }
}

fn midnight(time: NaiveDateTime) -> NaiveDateTime {
    time.date().and_time(NaiveTime::MIN)
}
