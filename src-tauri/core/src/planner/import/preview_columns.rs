//! The columns of a table with what is in them, as it reads.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::table_cells::minute_of;
use super::table_rows::{KnownTable, labels_in};
use crate::export::Document;
use crate::model::brief;
use crate::tables::{Cell, Field, status_of};

/// The most cells of a column that are shown.
const MOST_SAMPLES: usize = 3;
/// The most different values of a column that are told.
const MOST_VALUES: usize = 200;

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PreviewColumn {
    /// The number of the column, from 1.
    pub number: u32,
    pub header: String,
    /// What the column tells; `None` if that is unknown, or if it is named after a channel.
    pub field: Option<Field>,
    /// True if the column is named after a channel and holds its texts or ticks.
    pub is_channel: bool,
    /// The first cells that aren't empty.
    pub samples: Vec<ReadValue>,
    /// The number of cells that aren't empty.
    pub filled: u32,
    pub empty: u32,
    /// The number of cells that were not understood.
    pub unread: u32,
    /// The length of the longest text, in characters.
    pub longest: u32,
    /// The different values of channels, statuses and names, at most 200.
    pub values: Vec<ReadValue>,
    /// Names of labels, campaigns or pillars that the plan lacks.
    pub new_names: u32,
}

/// A value of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReadValue {
    /// The beginning of the cell.
    pub cell: String,
    /// What it reads as: a date such as `2026-12-01`, a time such as `08:30`, a channel's id, a status. `None` if the cell is
    /// taken as it is, or was not understood.
    pub reads: Option<String>,
}

/// Returns the columns that have a header or a value.
pub(super) fn columns_of(table: &KnownTable<'_>, plan: &Document) -> Vec<PreviewColumn> {
    let columns = (0..table.columns.width).map(|column| Reading::of(table, plan, column).end());
    columns
        .filter(|column| column.filled > 0 || !column.header.is_empty())
        .collect()
}

/// A column that is read cell by cell.
struct Reading<'a> {
    table: &'a KnownTable<'a>,
    column: PreviewColumn,
    /// What each value reads as.
    values: BTreeMap<String, Option<String>>,
    known: HashSet<&'a str>,
    new: HashSet<String>,
}

impl<'a> Reading<'a> {
    fn of(table: &'a KnownTable<'a>, plan: &'a Document, column: usize) -> Self {
        let field = table.columns.field_of(column);
        let mut reading = Self {
            table,
            column: PreviewColumn {
                number: column as u32 + 1,
                header: table.columns.header(column).to_owned(),
                field,
                is_channel: table.columns.channels.contains(&column),
                ..PreviewColumn::default()
            },
            values: BTreeMap::new(),
            known: names_of(plan, field),
            new: HashSet::new(),
        };
        for (place, row) in table.body.iter().enumerate() {
            reading.cell(place, row.cell(column));
        }
        reading
    }

    fn cell(&mut self, place: usize, cell: &Cell) {
        if cell.is_empty() {
            self.column.empty += 1;
            return;
        }
        self.column.filled += 1;
        let reads = self.reads(place, cell);
        if self.column.samples.len() < MOST_SAMPLES {
            let cell = brief(&cell.words());
            self.column.samples.push(ReadValue { cell, reads });
        }
    }

    /// Returns what a cell reads as, and counts it.
    fn reads(&mut self, place: usize, cell: &Cell) -> Option<String> {
        match self.column.field {
            Some(Field::Date) => {
                let day = self.table.times.day(place);
                self.counted(day.map(|day| day.to_string()))
            }
            Some(Field::Time) => {
                let clock = |minute| format!("{:02}:{:02}", minute / 60, minute % 60);
                self.counted(minute_of(cell).map(clock))
            }
            Some(Field::Status) => {
                let status = status_of(&cell.words());
                self.value(&cell.words(), status.map(|status| status.name().to_owned()))
            }
            Some(Field::Channel) => self.channels(&cell.words()),
            Some(Field::Labels) => self.names(labels_in(&cell.words())),
            Some(Field::Campaign | Field::Pillar) => self.names(vec![cell.words()]),
            _ => self.text(cell),
        }
    }

    fn counted(&mut self, reads: Option<String>) -> Option<String> {
        self.column.unread += u32::from(reads.is_none());
        reads
    }

    fn value(&mut self, cell: &str, reads: Option<String>) -> Option<String> {
        if self.values.len() < MOST_VALUES || self.values.contains_key(cell) {
            self.values.insert(cell.to_owned(), reads.clone());
        }
        self.counted(reads)
    }

    fn channels(&mut self, cell: &str) -> Option<String> {
        let names = self.table.channels.names_in(cell);
        let ids: Vec<Option<String>> = names
            .iter()
            .map(|name| {
                let id = self.table.channels.id_of(name).map(str::to_owned);
                self.value(name, id)
            })
            .collect();
        ids.into_iter().next().flatten()
    }

    fn names(&mut self, names: Vec<String>) -> Option<String> {
        for name in names {
            if self.values.len() < MOST_VALUES {
                self.values.insert(name.clone(), None);
            }
            if !self.known.contains(name.as_str()) {
                self.new.insert(name);
            }
        }
        None
    }

    fn text(&mut self, cell: &Cell) -> Option<String> {
        let length = cell.text().chars().count() as u32;
        self.column.longest = self.column.longest.max(length);
        None
    }

    fn end(self) -> PreviewColumn {
        let values = self.values.into_iter();
        PreviewColumn {
            values: values
                .map(|(cell, reads)| ReadValue {
                    cell: brief(&cell),
                    reads,
                })
                .collect(),
            new_names: self.new.len() as u32,
            ..self.column
        }
    }
}

/// Returns the names that the plan has for a field.
fn names_of(plan: &Document, field: Option<Field>) -> HashSet<&str> {
    match field {
        Some(Field::Labels) => plan.labels.iter().map(|row| row.name.as_str()).collect(),
        Some(Field::Campaign) => plan.campaigns.iter().map(|row| row.name.as_str()).collect(),
        Some(Field::Pillar) => plan.pillars.iter().map(|row| row.name.as_str()).collect(),
        _ => HashSet::new(),
    }
}
