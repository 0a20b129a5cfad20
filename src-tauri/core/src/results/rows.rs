//! The rows of a file with results: a post each, with its numbers as of a day.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::columns::{Columns, MappedColumns, MetricColumn};
use super::joined::Joined;
use super::keys::{Key, key_of_address};
use super::numbers::{Said, said};
use super::row::{ResultsRow, Told};
use super::sources::Source;
use super::tables::{FileTables, Table};
use super::times::{end_date, read_time};
use crate::model::{Amount, MetricKind, PAID, brief};
use crate::tables::{DateOrder, Row, written};

/// The most faults that are told.
const MOST_PROBLEMS: usize = 1_000;

/// What a file tells.
#[derive(Default)]
pub(crate) struct ReadResults {
    pub(crate) rows: Vec<ResultsRow>,
    /// The columns that tell a metric, with it.
    pub(crate) columns: Vec<(String, String)>,
    /// Columns and tables that tell nothing of use.
    pub(crate) ignored: Vec<String>,
    pub(crate) problems: Vec<String>,
    /// The day as of which the numbers are, if the file tells.
    pub(crate) date: Option<NaiveDate>,
}

/// Reads the tables of one source; with `None` those of an unknown form, whose columns are mapped.
pub(crate) fn read(
    tables: &FileTables,
    source: Option<&'static Source>,
    mapped: &MappedColumns,
) -> ReadResults {
    let mut read = ReadResults {
        ignored: tables.ignored.clone(),
        date: end_date(&tables.notes),
        ..ReadResults::default()
    };
    let mut joined = Joined::default();
    let is_of =
        |table: &&Table| table.source.map(|found| &found.id) == source.map(|source| &source.id);
    for table in tables.tables.iter().filter(is_of) {
        let columns = Columns::of(table, mapped);
        read.columns.extend(
            columns
                .metrics
                .iter()
                .map(|metric| (metric.name.clone(), metric.metric.clone())),
        );
        read.ignored.extend(columns.ignored.iter().cloned());
        Reading {
            table,
            source,
            columns: &columns,
            read: &mut read,
        }
        .rows(&mut joined);
    }
    for table in tables.tables.iter().filter(|table| !is_of(table)) {
        let name = table
            .source
            .map_or("an unknown form", |found| found.name.as_str());
        let place = if table.name.is_empty() {
            format!("line {}", table.line)
        } else {
            table.name.clone()
        };
        read.tell(format!(
            "{place}: a table of {name} begins here: import it from a file of its own"
        ));
    }
    read.ignored.sort();
    read.ignored.dedup();
    read.rows = joined.rows;
    read
}

impl FileTables {
    /// Returns the source of the first table that has one.
    pub(crate) fn source(&self) -> Option<&'static Source> {
        self.tables.iter().find_map(|table| table.source)
    }

    /// Takes the tables of an unknown form for those of a source.
    pub(crate) fn take_for(&mut self, source: &'static Source) {
        for table in self
            .tables
            .iter_mut()
            .filter(|table| table.source.is_none())
        {
            table.source = Some(source);
        }
    }

    /// Returns the tables that tell of no post.
    pub(crate) fn ignored(&self) -> &[String] {
        &self.ignored
    }

    /// Returns the names of all columns.
    pub(crate) fn columns(&self) -> Vec<&str> {
        let names = self.tables.iter().flat_map(|table| &table.header);
        names
            .map(String::as_str)
            .filter(|name| !name.is_empty())
            .collect()
    }
}

impl ReadResults {
    pub(crate) fn tell(&mut self, problem: String) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }
}

struct Reading<'a> {
    table: &'a Table,
    source: Option<&'static Source>,
    columns: &'a Columns,
    read: &'a mut ReadResults,
}

impl Reading<'_> {
    fn rows(&mut self, joined: &mut Joined) {
        let order = self.order();
        let percent: Vec<bool> = self
            .columns
            .metrics
            .iter()
            .map(|metric| self.is_percent(metric))
            .collect();
        for row in &self.table.rows {
            if self.is_dropped(row) {
                continue;
            }
            let told = self.row(row, order, &percent);
            if let Err(problem) = joined.add(told, self.is_paid(row)) {
                self.read.tell(problem);
            }
        }
    }

    fn row(&mut self, row: &Row, order: Option<DateOrder>, percent: &[bool]) -> ResultsRow {
        let words = |column: Option<usize>| {
            column
                .map(|column| row.cell(column).words())
                .unwrap_or_default()
        };
        let address =
            Some(words(self.columns.address)).filter(|address| address.starts_with("http"));
        let platform = self
            .source
            .and_then(|source| source.platform.as_deref())
            .unwrap_or("other");
        let id = Key::of_id(platform, &words(self.columns.id));
        let keys: Vec<Key> = address
            .as_deref()
            .and_then(key_of_address)
            .into_iter()
            .chain(id)
            .collect();
        let texts = self
            .columns
            .text
            .iter()
            .map(|column| row.cell(*column).words());
        let mut when = self.when(row, order);
        when.moment = keys.iter().find_map(Key::moment).or(when.moment);
        ResultsRow {
            line: row.line,
            text: texts
                .max_by_key(|text| text.chars().count())
                .unwrap_or_default(),
            content: words(self.columns.content),
            metrics: self.metrics(row, percent),
            keys,
            address,
            when,
        }
    }

    fn metrics(&mut self, row: &Row, percent: &[bool]) -> BTreeMap<String, Amount> {
        let mut metrics = BTreeMap::new();
        let paid = if self.is_paid(row) { PAID } else { "" };
        for (metric, is_percent) in self.columns.metrics.iter().zip(percent) {
            let number = match said(row.cell(metric.column), metric.kind) {
                Said::Unknown => continue,
                Said::Percent(number) => Some(number),
                Said::Number(number) if *is_percent => Some(number / 100.0),
                Said::Number(number) => Some(number * metric.scale),
                Said::Words => None,
            };
            match number.and_then(|number| Amount::of_number(number).ok()) {
                Some(_) if !paid.is_empty() && metric.kind == MetricKind::Share => {}
                Some(amount) => {
                    metrics.insert(format!("{paid}{}", metric.metric), amount);
                }
                None => self.tell(
                    row,
                    &metric.name,
                    &format!(
                        "“{}” is no number, it was left out",
                        brief(&row.cell(metric.column).words())
                    ),
                ),
            }
        }
        metrics
    }

    /// Returns true if shares without a sign are percent: the platform says so, or one is above 1.
    fn is_percent(&self, metric: &MetricColumn) -> bool {
        let is_above = |row: &Row| matches!(said(row.cell(metric.column), metric.kind), Said::Number(number) if number > 1.0);
        metric.kind == MetricKind::Share
            && (self.source.is_some_and(|source| source.shares == "percent")
                || self.table.rows.iter().any(is_above))
    }

    /// Returns the order of day and month, as any row of the table tells it. The known files in English have the month
    /// first.
    fn order(&self) -> Option<DateOrder> {
        let column = self.columns.time?;
        let mut days = self
            .table
            .rows
            .iter()
            .filter_map(|row| written(&row.cell(column).words())?.day?.order());
        days.next().or(self.source.map(|_| DateOrder::MonthFirst))
    }

    fn when(&mut self, row: &Row, order: Option<DateOrder>) -> Told {
        let Some(column) = self
            .columns
            .time
            .filter(|column| !row.cell(*column).is_empty())
        else {
            return Told::default();
        };
        match read_time(row.cell(column), order) {
            Ok((local, true)) => self.zoned(local),
            Ok((local, false)) => Told {
                day: Some(local.date()),
                ..Told::default()
            },
            Err(why) => {
                let name = self.table.header[column].clone();
                self.tell(row, &name, &why);
                Told::default()
            }
        }
    }

    fn zoned(&self, local: NaiveDateTime) -> Told {
        let hours = match self.source.map(|source| source.zone.as_str()) {
            Some("utc") => 0,
            Some("+8") => 8,
            _ => {
                return Told {
                    local: Some(local),
                    ..Told::default()
                };
            }
        };
        Told {
            moment: Some((local - Duration::hours(hours)).and_utc()),
            ..Told::default()
        }
    }

    fn kind(&self, row: &Row) -> String {
        let cell = self.columns.kind.map(|column| row.cell(column).words());
        cell.unwrap_or_default().to_lowercase()
    }

    fn is_paid(&self, row: &Row) -> bool {
        self.source
            .is_some_and(|source| source.paid.contains(&self.kind(row)))
    }

    /// Returns true for a row of totals.
    fn is_dropped(&self, row: &Row) -> bool {
        let id = self
            .columns
            .id
            .map(|column| row.cell(column).words().to_lowercase());
        let is_sum = |word: &String| id.as_ref() == Some(word) || self.kind(row) == *word;
        self.source
            .is_some_and(|source| source.dropped.iter().any(is_sum))
    }

    fn tell(&mut self, row: &Row, column: &str, what: &str) {
        self.read
            .tell(format!("line {}, column {column}: {what}", row.line));
    }
}
