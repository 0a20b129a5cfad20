//! What a person says of a table that is imported.

use chrono::NaiveDate;

use super::file::refused;
use crate::model::{Zone, brief};
use crate::tables::{DateOrder, Delimiter, Field};
use crate::{Code, Error, Result};

/// What a person says of a table. What is left out is found, or else asked.
#[derive(Clone, Debug, Default)]
pub struct TableOptions {
    /// The id of the channel of rows that name none.
    pub channel: Option<String>,
    /// The ids of channels by the names that the table has for them.
    pub named_channels: Vec<(String, String)>,
    /// What columns tell, by their headers or numbers.
    pub columns: Vec<(String, String)>,
    /// `dmy`, `mdy` or `ymd`.
    pub date_order: Option<String>,
    /// The year of dates without one.
    pub year: Option<i32>,
    /// The Monday of week 1.
    pub first_week: Option<NaiveDate>,
    /// The zone of the times.
    pub zone: Option<String>,
    /// The time of dates without one, in minutes since midnight; `None` for nine o'clock.
    pub minute: Option<u16>,
    pub encoding: Option<String>,
    /// `comma`, `semicolon`, `tab` or `bar`, or the sign itself.
    pub delimiter: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Whether days and months of real dates in a workbook were swapped.
    pub swap_days: Option<bool>,
}

impl TableOptions {
    pub(super) fn fields(&self) -> Result<Vec<(String, Field)>> {
        let fields = self.columns.iter().map(|(column, name)| {
            let unknown = || Error::new(Code::BadValue, format!("“{}” is nothing that a column tells: use title, text, date, time, channel, status, link, campaign, pillar, labels, notes or never", brief(name))).field("map");
            Ok((column.clone(), Field::named(name).ok_or_else(unknown)?))
        });
        fields.collect()
    }

    pub(super) fn order(&self) -> Result<Option<DateOrder>> {
        match self.date_order.as_deref() {
            None | Some("ymd") => Ok(None),
            Some("dmy") => Ok(Some(DateOrder::DayFirst)),
            Some("mdy") => Ok(Some(DateOrder::MonthFirst)),
            Some(other) => {
                let message = format!(
                    "“{}” is no order of dates: use dmy, mdy or ymd",
                    brief(other)
                );
                Err(Error::new(Code::BadValue, message).field("date-order"))
            }
        }
    }

    pub(super) fn zone(&self) -> Result<Option<Zone>> {
        self.zone.as_deref().map(str::parse).transpose()
    }

    pub(super) fn delimiter(&self) -> Result<Option<Delimiter>> {
        let Some(name) = self.delimiter.as_deref() else {
            return Ok(None);
        };
        let unknown = || refused("the delimiter is unknown: use comma, semicolon, tab or bar");
        Delimiter::named(name).ok_or_else(unknown).map(Some)
    }
}
