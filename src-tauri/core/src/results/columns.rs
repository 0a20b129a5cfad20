//! What the columns of a table tell: the metrics, and which post a row is of.

use super::sources::tidy;
use super::tables::Table;
use crate::model::{MetricKind, metric_kind};
use crate::tables::written;

/// What a person says that columns tell: the name of each and its metric.
pub(crate) type MappedColumns = [(String, String)];

/// A column with a metric.
pub(super) struct MetricColumn {
    pub(super) column: usize,
    pub(super) name: String,
    pub(super) metric: String,
    pub(super) kind: MetricKind,
    /// What its numbers are multiplied by, as hours are by 3,600.
    pub(super) scale: f64,
}

/// The columns of a table by what they tell.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) metrics: Vec<MetricColumn>,
    pub(super) id: Option<usize>,
    pub(super) address: Option<usize>,
    pub(super) text: Vec<usize>,
    pub(super) time: Option<usize>,
    pub(super) kind: Option<usize>,
    pub(super) content: Option<usize>,
    /// The names of the columns that tell nothing of use.
    pub(super) ignored: Vec<String>,
}

impl Columns {
    pub(super) fn of(table: &Table, mapped: &MappedColumns) -> Self {
        let names: Vec<String> = table.header.iter().map(|name| tidy(name)).collect();
        let place = |wanted: &[String]| {
            let mut wanted = wanted.iter().map(|name| tidy(name));
            wanted.find_map(|name| names.iter().position(|column| *column == name))
        };
        let mut columns = match table.source {
            Some(source) => Self {
                id: place(&source.post.id),
                address: place(&source.post.address),
                text: source
                    .post
                    .text
                    .iter()
                    .filter_map(|name| place(std::slice::from_ref(name)))
                    .collect(),
                time: place(&source.post.time),
                kind: place(&source.post.kind),
                content: place(&source.post.content),
                ..Self::default()
            },
            None => guessed(table, &names),
        };
        columns.find_metrics(table, &names, mapped);
        columns
    }

    fn find_metrics(&mut self, table: &Table, names: &[String], mapped: &MappedColumns) {
        for (column, name) in names.iter().enumerate() {
            let told = mapped.iter().find(|(mapped, _)| tidy(mapped) == *name);
            let known = || table.source.and_then(|source| source.metric(name));
            let metric = told.map(|(_, metric)| metric.as_str()).or_else(known);
            let shown = table.header[column].clone();
            match metric.and_then(|metric| Some((metric, metric_kind(metric)?))) {
                Some((metric, kind)) => self.metrics.push(MetricColumn {
                    column,
                    name: shown,
                    metric: metric.to_owned(),
                    kind,
                    scale: if name.contains("(hours)") && kind == MetricKind::Seconds {
                        3_600.0
                    } else {
                        1.0
                    },
                }),
                None if !name.is_empty() && !self.is_of_post(column) => self.ignored.push(shown),
                None => {}
            }
        }
    }

    fn is_of_post(&self, column: usize) -> bool {
        let single = [self.id, self.address, self.time, self.kind, self.content];
        single.contains(&Some(column)) || self.text.contains(&column)
    }
}

/// Finds the columns of a table of an unknown form by what is in them: addresses, dates, and the longest texts.
fn guessed(table: &Table, names: &[String]) -> Columns {
    let cells = |column: usize| {
        table
            .rows
            .iter()
            .take(50)
            .map(move |row| row.cell(column).words())
    };
    let most = |column: usize, is_it: fn(&str) -> bool| {
        let filled = cells(column).filter(|words| !words.is_empty());
        let (all, yes) = filled.fold((0, 0), |(all, yes), words| {
            (all + 1, yes + usize::from(is_it(&words)))
        });
        all > 0 && yes * 2 > all
    };
    let columns = || 0..names.len();
    let address = columns().find(|column| most(*column, |words| words.starts_with("https://")));
    let is_date = |words: &str| written(words).is_some_and(|written| written.day.is_some());
    let time = columns().find(|column| most(*column, is_date));
    let length = |column: usize| {
        cells(column)
            .map(|words| words.chars().count())
            .sum::<usize>()
    };
    let is_text = |column: &usize| {
        let is_words =
            |words: &str| words.chars().any(char::is_alphabetic) && !words.starts_with("https://");
        Some(*column) != time && most(*column, is_words)
    };
    let text = columns()
        .filter(is_text)
        .max_by_key(|column| length(*column));
    Columns {
        address,
        time,
        text: text.into_iter().collect(),
        ..Columns::default()
    }
}
