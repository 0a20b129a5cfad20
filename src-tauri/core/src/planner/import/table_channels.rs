//! The channels of the rows of a table: in a column, one or several in a cell, or as columns of their own with texts or
//! ticks.

use std::collections::HashMap;

use super::channel_names::ChannelNames;
use super::problem::Problem;
use super::table_options::TableOptions;
use super::table_report::{Asked, Questions};
use crate::tables::{Columns, Field, Row, folded};

pub(super) struct TableChannels<'a> {
    names: &'a ChannelNames,
    column: Option<usize>,
    /// Columns named after channels, with those names.
    named: Vec<(usize, String)>,
    /// True if those columns have ticks instead of texts.
    are_ticks: bool,
    /// The ids of channels by names that a person told.
    told: HashMap<String, String>,
    otherwise: Option<String>,
}

/// The channels of a row.
#[derive(Default)]
pub(super) struct RowChannels {
    pub(super) ids: Vec<String>,
    /// Texts with their channels, of columns named after channels; `None` if the plan has no such channel.
    pub(super) texts: Vec<(Option<String>, String)>,
    pub(super) asks: Vec<Problem>,
}

impl<'a> TableChannels<'a> {
    pub(super) fn of(
        columns: &Columns,
        rows: &[Row],
        names: &'a ChannelNames,
        options: &TableOptions,
    ) -> Self {
        let named: Vec<(usize, String)> = columns
            .channels
            .iter()
            .map(|column| (*column, columns.header(*column).to_owned()))
            .collect();
        let mut cells = rows
            .iter()
            .flat_map(|row| named.iter().map(|(column, _)| row.cell(*column)));
        let told = options.named_channels.iter();
        Self {
            names,
            column: columns.first(Field::Channel),
            are_ticks: cells.all(|cell| cell.is_empty() || is_tick(&cell.words()).is_some()),
            named,
            told: told.map(|(name, id)| (folded(name), id.clone())).collect(),
            otherwise: options.channel.clone(),
        }
    }

    pub(super) fn of_row(&self, row: &Row, questions: &mut Questions) -> RowChannels {
        let mut found = RowChannels::default();
        if let Some(column) = self.column {
            for name in self.names_in(&row.cell(column).words()) {
                let id = self.find(&name, &mut found.asks, questions);
                found.ids.extend(id);
            }
        }
        for (column, name) in &self.named {
            let cell = row.cell(*column).words();
            if self.are_ticks && is_tick(&cell) == Some(true) {
                let id = self.find(name, &mut found.asks, questions);
                found.ids.extend(id);
            } else if !self.are_ticks && !matches!(cell.as_str(), "" | "-" | "—" | "–") {
                let id = self.find(name, &mut found.asks, questions);
                found.texts.push((id, cell));
            }
        }
        found.ids.dedup();
        if found.ids.is_empty() && found.texts.is_empty() && found.asks.is_empty() {
            self.take_other(&mut found, questions);
        }
        found
    }

    fn take_other(&self, found: &mut RowChannels, questions: &mut Questions) {
        match &self.otherwise {
            Some(id) => found.ids.push(id.clone()),
            None => {
                questions.ask(Asked::Channel { name: None });
                found.asks.push(Problem::NoChannel);
            }
        }
    }

    fn find(
        &self,
        name: &str,
        asks: &mut Vec<Problem>,
        questions: &mut Questions,
    ) -> Option<String> {
        let found = self.id_of(name);
        if found.is_none() {
            let name = name.to_owned();
            questions.ask(Asked::Channel {
                name: Some(name.clone()),
            });
            asks.push(Problem::UnknownChannel { name });
        }
        found.map(str::to_owned)
    }

    /// Returns the id of the channel that the table calls so; `None` if it is unknown.
    pub(super) fn id_of(&self, name: &str) -> Option<&str> {
        let told = self.told.get(&folded(name)).map(String::as_str);
        told.or_else(|| self.names.find(name))
    }

    /// Returns the names in a cell: the whole of it where that is known, or else its parts.
    pub(super) fn names_in(&self, cell: &str) -> Vec<String> {
        let cell = cell.trim();
        if cell.is_empty() || self.is_known(cell) {
            return Vec::from_iter((!cell.is_empty()).then(|| cell.to_owned()));
        }
        let by_signs = parts(cell, &[',', ';', '+', '&', '、', '，', '；', '\n', '|']);
        let by_slashes = parts(
            cell,
            &[',', ';', '+', '&', '、', '，', '；', '\n', '|', '/'],
        );
        let are_known = by_slashes.iter().all(|part| self.is_known(part));
        if by_slashes.len() > 1 && are_known {
            by_slashes
        } else {
            by_signs
        }
    }

    fn is_known(&self, name: &str) -> bool {
        self.told.contains_key(&folded(name)) || self.names.knows(name)
    }
}

fn parts(cell: &str, signs: &[char]) -> Vec<String> {
    let parts = cell.split(signs).map(|part| part.trim().to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// Returns whether a cell says yes or no; `None` if it says something else.
fn is_tick(cell: &str) -> Option<bool> {
    match folded(cell).as_str() {
        "true" | "yes" | "y" | "x" | "1" | "✓" | "✔" | "✅" | "是" | "wahr" | "ja" | "oui"
        | "sí" => Some(true),
        "false" | "no" | "n" | "0" | "否" | "falsch" | "nein" | "non" | "" => Some(false),
        _ => None,
    }
}
