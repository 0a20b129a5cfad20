//! A date as it was written, with what it leaves open: the order of day and month, and the year.

use chrono::NaiveDate;
use serde::Serialize;

/// The order of the numbers of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum DateOrder {
    #[serde(rename = "dmy")]
    DayFirst,
    #[serde(rename = "mdy")]
    MonthFirst,
}

impl DateOrder {
    /// Returns the order that a person calls `dmy` or `mdy`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "dmy" => Some(Self::DayFirst),
            "mdy" => Some(Self::MonthFirst),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrittenDay {
    Date(NaiveDate),
    /// Two numbers of which one is the day and one the month.
    Either {
        first: u32,
        second: u32,
        year: Option<i32>,
    },
    NoYear {
        month: u32,
        day: u32,
    },
    /// A date of which its month has no such day, such as `2026-11-31`.
    NoSuchDay,
}

/// What a [`WrittenDay`] leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    Order,
    Year,
    /// No such day exists.
    NoDay,
}

impl WrittenDay {
    /// Returns the date, by the order and the year that are known of the file.
    pub(crate) fn date(
        self,
        order: Option<DateOrder>,
        year: Option<i32>,
    ) -> Result<NaiveDate, Open> {
        match self {
            WrittenDay::Date(date) => Ok(date),
            WrittenDay::NoSuchDay => Err(Open::NoDay),
            WrittenDay::NoYear { month, day } => ymd(year.ok_or(Open::Year)?, month, day),
            WrittenDay::Either {
                first,
                second,
                year: own,
            } => {
                let (day, month) = match self.order().or(order) {
                    Some(DateOrder::DayFirst) => (first, second),
                    Some(DateOrder::MonthFirst) => (second, first),
                    None if first == second => (first, second),
                    None => return Err(Open::Order),
                };
                ymd(own.or(year).ok_or(Open::Year)?, month, day)
            }
        }
    }

    /// Returns the order that the numbers themselves tell: no month is above 12.
    pub(crate) fn order(self) -> Option<DateOrder> {
        match self {
            WrittenDay::Either { first, second, .. } if first > 12 && second <= 12 => {
                Some(DateOrder::DayFirst)
            }
            WrittenDay::Either { first, second, .. } if second > 12 && first <= 12 => {
                Some(DateOrder::MonthFirst)
            }
            _ => None,
        }
    }
}

/// Returns a written date; `None` for numbers that are no date at all.
pub(super) fn written_date(year: i32, month: u32, day: u32) -> Option<WrittenDay> {
    let is_like_a_date = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && NaiveDate::from_ymd_opt(year, month, day).is_none();
    match ymd(year, month, day) {
        Ok(date) => Some(WrittenDay::Date(date)),
        Err(_) => is_like_a_date.then_some(WrittenDay::NoSuchDay),
    }
}

fn ymd(year: i32, month: u32, day: u32) -> Result<NaiveDate, Open> {
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(Open::NoDay)?;
    (1970..=9998)
        .contains(&year)
        .then_some(date)
        .ok_or(Open::NoDay)
}
