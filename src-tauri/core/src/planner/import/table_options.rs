//! What a person says of a table that is imported.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Deserialize;

use super::categories::CategoryUse;
use super::file::refused;
use super::read_table::TableFile;
use crate::model::{NewChannel, Zone, brief};
use crate::tables::{
    Cell, ChosenColumns, ChosenPreset, DateOrder, Delimiter, Field, Row, preset, preset_ids,
};
use crate::{Code, Error, Result};

/// The number of columns in which cells can be corrected.
const MOST_CORRECTED: usize = 1_000;

/// What a person says of a table. What is left out is found, or else asked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct TableOptions {
    /// The id of the channel of rows that name none.
    pub channel: Option<String>,
    /// Channels that are added with the posts, unless the plan has such ones. The other options may name them.
    pub new_channels: Vec<NewChannel>,
    /// The ids of channels by the names that the table has for them.
    pub named_channels: Vec<(String, String)>,
    /// What categories of a calendar are taken for, by their names.
    pub categories: Vec<(String, CategoryUse)>,
    /// What columns tell, by their headers or numbers.
    pub columns: Vec<(String, String)>,
    /// What columns tell, by their numbers from 1.
    pub fields: Vec<(u32, Field)>,
    /// The known program of which the table is, such as `buffer`; `none` for no such one.
    pub preset: Option<String>,
    /// The line of the header; 0 for a table without one.
    pub header: Option<u32>,
    /// `dmy`, `mdy` or `ymd`.
    pub date_order: Option<String>,
    /// The year of dates without one.
    pub year: Option<i32>,
    /// The Monday of week 1.
    #[cfg_attr(test, ts(as = "Option<String>"))]
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
    /// Cells as a person corrected them.
    pub corrected: Vec<CorrectedCell>,
    /// Lines whose posts go to the tray, whatever their dates are.
    pub to_tray: Vec<u32>,
    /// Lines that are left out.
    pub left_out: Vec<u32>,
}

/// A cell that a person corrected.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CorrectedCell {
    pub line: u32,
    /// The number of the column in the file, from 1; for the date of a day in a grid of weekdays, 10,000 more than that of the
    /// day.
    pub column: u32,
    pub text: String,
}

impl TableOptions {
    pub(super) fn chosen_columns(&self) -> Result<ChosenColumns> {
        Ok(ChosenColumns {
            header: self.header,
            by_name: self.fields_by_name()?,
            by_number: self.fields.clone(),
            preset: self.preset()?,
        })
    }

    /// Returns the rows with the cells that were corrected.
    pub(super) fn corrected<'a>(&self, table: &'a TableFile) -> Cow<'a, [Row]> {
        if self.corrected.is_empty() {
            return Cow::Borrowed(&table.rows);
        }
        let mut rows = table.rows.clone();
        for cell in &self.corrected {
            let first = rows.partition_point(|row| row.line < cell.line);
            let same = rows.iter_mut().enumerate().skip(first);
            for (place, row) in same.take_while(|(_, row)| row.line == cell.line) {
                if let Some(column) = table.place_of(place, cell.column) {
                    put(row, column, &cell.text);
                }
            }
        }
        Cow::Owned(rows)
    }

    fn preset(&self) -> Result<ChosenPreset> {
        match self.preset.as_deref() {
            None => Ok(ChosenPreset::Find),
            Some("none") => Ok(ChosenPreset::None),
            Some(id) => preset(id).map(ChosenPreset::Is).ok_or_else(|| {
                let known: Vec<&str> = preset_ids().collect();
                let message = format!(
                    "“{}” is no program whose tables are known: use none or one of {}",
                    brief(id),
                    known.join(", ")
                );
                Error::new(Code::BadValue, message).field("preset")
            }),
        }
    }

    fn fields_by_name(&self) -> Result<Vec<(String, Field)>> {
        let fields = self.columns.iter().map(|(column, name)| {
            let unknown = || Error::new(Code::BadValue, format!("“{}” is nothing that a column tells: use title, text, date, time, channel, status, link, campaign, pillar, labels, notes or never", brief(name))).field("map");
            Ok((column.clone(), Field::named(name).ok_or_else(unknown)?))
        });
        fields.collect()
    }

    pub(super) fn order(&self) -> Result<Option<DateOrder>> {
        match self.date_order.as_deref() {
            None | Some("ymd") => Ok(None),
            Some(name) => DateOrder::named(name).map(Some).ok_or_else(|| {
                let message = format!(
                    "“{}” is no order of dates: use dmy, mdy or ymd",
                    brief(name)
                );
                Error::new(Code::BadValue, message).field("date-order")
            }),
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

fn put(row: &mut Row, column: usize, text: &str) {
    if column < MOST_CORRECTED {
        let width = row.cells.len().max(column + 1);
        row.cells.resize(width, Cell::Text(String::new()));
        row.cells[column] = Cell::Text(text.to_owned());
    }
}
