//! The table with feedback in a file, and what its columns tell.

use super::super::foreign_file::not_imported;
use super::FeedbackOptions;
use super::words::{FeedbackField, field_of};
use crate::Result;
use crate::model::brief;
use crate::tables::{Cell, Row, folded};

/// How many rows at the top of a sheet may come before the header.
const LOOKED_AT: usize = 15;

/// A table with feedback.
pub(super) struct FeedbackTable {
    pub(super) header: Vec<String>,
    /// What each column tells; `None` for one that isn't used.
    pub(super) fields: Vec<Option<FeedbackField>>,
    pub(super) rows: Vec<Row>,
}

impl FeedbackTable {
    /// Returns the first table of which a column has words.
    pub(super) fn of(grids: Vec<(String, Vec<Row>)>, options: &FeedbackOptions) -> Result<Self> {
        let chosen = chosen(options)?;
        let mut seen: Vec<String> = Vec::new();
        for (_, mut rows) in grids {
            let fields = |row: &Row| fields(row, &chosen);
            let has_words = |row: &Row| fields(row).contains(&Some(FeedbackField::Text));
            let place = rows.iter().take(LOOKED_AT).position(has_words);
            let Some(place) = place else {
                let names = rows.first().map(header).unwrap_or_default();
                seen.extend(names.into_iter().filter(|name| !name.is_empty()));
                continue;
            };
            let below = rows.split_off(place + 1);
            let head = &rows[place];
            let table = Self {
                header: header(head),
                fields: fields(head),
                rows: below.into_iter().filter(|row| !row.is_empty()).collect(),
            };
            if table.only_counts() {
                seen.extend(table.header);
                continue;
            }
            return Ok(table);
        }
        Err(no_words(&seen))
    }

    /// Returns whether the column of words has numbers alone, as that of comments has in a file with results.
    fn only_counts(&self) -> bool {
        let words = self
            .rows
            .iter()
            .filter_map(|row| self.cell(row, FeedbackField::Text));
        let mut words = words
            .map(Cell::words)
            .filter(|words| !words.trim().is_empty())
            .peekable();
        words.peek().is_some() && words.all(|words| words.trim().parse::<f64>().is_ok())
    }

    /// Returns the cell of a row that tells a field, as it is written; empty without one.
    pub(super) fn cell<'a>(&self, row: &'a Row, field: FeedbackField) -> Option<&'a Cell> {
        let column = self.fields.iter().position(|found| *found == Some(field))?;
        Some(row.cell(column))
    }

    pub(super) fn has(&self, field: FeedbackField) -> bool {
        self.fields.contains(&Some(field))
    }

    /// Returns the header of the column that tells a field.
    pub(super) fn name(&self, field: FeedbackField) -> &str {
        let column = self.fields.iter().position(|found| *found == Some(field));
        column.map_or("", |column| &self.header[column])
    }
}

/// Returns the columns that a person named, with what they tell.
fn chosen(options: &FeedbackOptions) -> Result<Vec<(String, FeedbackField)>> {
    let chosen = options.columns.iter().map(|(column, field)| {
        let told = FeedbackField::named(field).ok_or_else(|| {
            let known: Vec<&str> = FeedbackField::NAMES.iter().map(|(_, name)| *name).collect();
            let why = format!(
                "“{}” is nothing that a column tells: use one of {}",
                brief(field),
                known.join(", ")
            );
            not_imported(&why).field("map")
        })?;
        Ok((folded(column), told))
    });
    chosen.collect()
}

fn header(row: &Row) -> Vec<String> {
    row.cells.iter().map(Cell::words).collect()
}

/// Returns what each column tells. The first of several that tell the same is used, one that a person named before others.
fn fields(row: &Row, chosen: &[(String, FeedbackField)]) -> Vec<Option<FeedbackField>> {
    let names = header(row);
    let mut fields = vec![None; names.len()];
    fill(&mut fields, &names, |name| {
        let mut found = chosen.iter().filter(|(column, _)| *column == folded(name));
        found.next().map(|(_, field)| *field)
    });
    fill(&mut fields, &names, field_of);
    fields
}

/// Gives columns that tell nothing yet what `told` says of their names, unless another column tells that.
fn fill(
    fields: &mut [Option<FeedbackField>],
    names: &[String],
    told: impl Fn(&str) -> Option<FeedbackField>,
) {
    for (column, name) in names.iter().enumerate() {
        let told = told(name).filter(|_| fields[column].is_none());
        if let Some(told) = told.filter(|told| !fields.contains(&Some(*told))) {
            fields[column] = Some(told);
        }
    }
}

fn no_words(seen: &[String]) -> crate::Error {
    let why = match seen {
        [] => "it has no table with feedback".to_owned(),
        [first, ..] => format!(
            "no column tells what people said: name one, such as --map \"{}\"=text; they are {}",
            brief(first),
            brief(&seen.join(", "))
        ),
    };
    not_imported(&why)
}
