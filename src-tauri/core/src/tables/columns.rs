//! Where the table of a sheet begins, and what its columns tell: by their headers first, and by what is in them.

use std::collections::BTreeMap;

use super::letters::plain;
use super::presets::{Preset, preset_of};
use super::samples::{IsChannel, Sample};
use super::table::Row;
use super::words::{Field, fields_of};

/// How many rows at the top of a sheet may be titles and legends.
const LOOKED_AT: usize = 40;
/// The most columns that are looked at.
const MOST_COLUMNS: usize = 300;

/// What the columns of a table tell.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// The place of the header among the rows; `None` if the table has none.
    pub(crate) header: Option<usize>,
    /// The headers, by column.
    pub(crate) headers: Vec<String>,
    pub(crate) fields: BTreeMap<Field, Vec<usize>>,
    /// Columns that are named after channels.
    pub(crate) channels: Vec<usize>,
    /// Columns that no post takes anything from.
    pub(crate) ignored: Vec<usize>,
    /// The number of columns that are looked at.
    pub(crate) width: usize,
    /// The known program of which the table is.
    pub(crate) preset: Option<&'static Preset>,
}

/// What a person said of the columns of a table.
#[derive(Debug, Default)]
pub(crate) struct ChosenColumns {
    /// The line of the header, 0 for none; `None` if it is to be found.
    pub(crate) header: Option<u32>,
    /// Fields by the headers of columns, or by their numbers from 1 as text.
    pub(crate) by_name: Vec<(String, Field)>,
    /// Fields by the numbers of columns, from 1.
    pub(crate) by_number: Vec<(u32, Field)>,
    pub(crate) preset: ChosenPreset,
}

/// The known program of which a table is.
#[derive(Debug, Default)]
pub(crate) enum ChosenPreset {
    /// To be found by its headers.
    #[default]
    Find,
    None,
    Is(&'static Preset),
}

/// Returns what the columns of a table tell.
pub(crate) fn columns(rows: &[Row], chosen: &ChosenColumns, is_channel: IsChannel<'_>) -> Columns {
    let preset = match chosen.preset {
        ChosenPreset::Find => preset_of(rows),
        ChosenPreset::None => None,
        ChosenPreset::Is(preset) => Some(preset),
    };
    let header = match chosen.header {
        Some(line) => rows.iter().position(|row| row.line == line),
        None if preset.is_some_and(Preset::is_bare) => None,
        None => header_of(rows, is_channel),
    };
    let head = header.and_then(|place| rows.get(place));
    let headers: Vec<String> = head.map_or_else(Vec::new, |row| {
        row.cells.iter().map(super::Cell::words).collect()
    });
    let body = header.map_or(rows, |place| rows.get(place + 1..).unwrap_or_default());
    let width = body
        .iter()
        .take(LOOKED_AT)
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    let mut found = Columns {
        preset,
        header,
        headers,
        ..Columns::default()
    };
    let width = width.max(found.headers.len()).min(MOST_COLUMNS);
    found.width = width;
    let samples: Vec<Sample> = (0..width)
        .map(|column| Sample::of(body, column, is_channel))
        .collect();
    found.choose(chosen);
    found.by_preset(preset);
    found.by_headers(&samples, is_channel);
    found.by_values(&samples);
    found.ignored = (0..width)
        .filter(|column| !found.is_taken(*column) && samples[*column].count > 0)
        .collect();
    found
}

/// Returns the place of the row that names the columns: the first that names nearly as many as the best.
fn header_of(rows: &[Row], is_channel: IsChannel<'_>) -> Option<usize> {
    let rows = rows.iter().take(LOOKED_AT);
    let scores: Vec<usize> = rows.map(|row| score(row, is_channel)).collect();
    let best = scores.iter().max().copied().filter(|best| *best >= 2)?;
    scores
        .iter()
        .position(|score| *score >= 2 && score * 3 >= best * 2)
}

/// Returns how many different columns a row names.
fn score(row: &Row, is_channel: IsChannel<'_>) -> usize {
    let mut named: Vec<String> = Vec::new();
    for cell in row.cells.iter().take(MOST_COLUMNS) {
        let words = cell.text();
        let is_name =
            words.chars().count() <= 60 && (!fields_of(words).is_empty() || is_channel(words));
        let name = fields_of(words)
            .first()
            .map_or_else(|| plain(words), |field| field.name().to_owned());
        if is_name && !named.contains(&name) {
            named.push(name);
        }
    }
    named.len()
}

impl Columns {
    /// Returns the first column of a field.
    pub(crate) fn first(&self, field: Field) -> Option<usize> {
        self.all(field).next()
    }

    /// Returns the columns of a field.
    pub(crate) fn all(&self, field: Field) -> impl Iterator<Item = usize> {
        self.fields.get(&field).into_iter().flatten().copied()
    }

    pub(crate) fn header(&self, column: usize) -> &str {
        self.headers.get(column).map_or("", String::as_str)
    }

    /// Returns what a column tells; `None` if that isn't known, or if it is named after a channel.
    pub(crate) fn field_of(&self, column: usize) -> Option<Field> {
        let mut fields = self.fields.iter();
        fields
            .find(|(_, columns)| columns.contains(&column))
            .map(|(field, _)| *field)
    }

    fn is_taken(&self, column: usize) -> bool {
        self.channels.contains(&column) || self.field_of(column).is_some()
    }

    /// Returns true for a column whose header tells nothing.
    fn is_unknown(&self, column: usize) -> bool {
        fields_of(self.header(column)).is_empty()
    }

    fn take(&mut self, field: Field, column: usize) {
        self.fields.entry(field).or_default().push(column);
    }

    fn choose(&mut self, chosen: &ChosenColumns) {
        for (number, field) in &chosen.by_number {
            let column = number.checked_sub(1).map(|column| column as usize);
            if let Some(column) = column.filter(|column| !self.is_taken(*column)) {
                self.take(*field, column);
            }
        }
        for (name, field) in &chosen.by_name {
            let number = name
                .trim()
                .parse::<usize>()
                .ok()
                .and_then(|number| number.checked_sub(1));
            let named = self
                .headers
                .iter()
                .position(|header| plain(header) == plain(name));
            if let Some(column) = named.or(number).filter(|column| !self.is_taken(*column)) {
                self.take(*field, column);
            }
        }
    }

    /// Takes the columns as the tables of a known program have them.
    fn by_preset(&mut self, preset: Option<&Preset>) {
        for column in 0..self.width {
            let field = preset.and_then(|preset| preset.field(self.header(column), column));
            let is_free = |field: &Field| !field.is_single() || !self.fields.contains_key(field);
            if let Some(field) = field.filter(|field| !self.is_taken(column) && is_free(field)) {
                self.take(field, column);
            }
        }
    }

    /// Takes the columns whose headers are known and whose values fit.
    fn by_headers(&mut self, samples: &[Sample], is_channel: IsChannel<'_>) {
        let headers = self.headers.clone();
        for (column, (header, sample)) in headers.iter().zip(samples).enumerate() {
            if self.is_taken(column) {
                continue;
            }
            let fields = fields_of(header).iter().copied();
            let mut fits = fields.filter_map(|field| sample.fitting(field));
            match fits.find(|field| !field.is_single() || !self.fields.contains_key(field)) {
                Some(field) => self.take(field, column),
                None if is_channel(header) => self.channels.push(column),
                None => {}
            }
        }
        self.title_of_texts();
    }

    /// Makes the only column of words, if it holds texts, the text.
    fn title_of_texts(&mut self) {
        if !self.fields.contains_key(&Field::Title)
            && let Some(columns) = self.fields.get(&Field::Text).cloned()
            && let [_, second, ..] = columns.as_slice()
        {
            self.take(Field::Title, *second);
        }
    }

    /// Takes columns by what is in them, for fields that no header tells.
    fn by_values(&mut self, samples: &[Sample]) {
        let has_texts = !self.channels.is_empty();
        for field in [
            Field::Date,
            Field::Time,
            Field::Channel,
            Field::Status,
            Field::Text,
            Field::Title,
        ] {
            let is_told = self.fields.contains_key(&field)
                || (has_texts && matches!(field, Field::Channel | Field::Text))
                || (field == Field::Title
                    && self.fields.contains_key(&Field::Text)
                    && self.header.is_some());
            if is_told {
                continue;
            }
            let free = (0..samples.len())
                .filter(|column| !self.is_taken(*column) && self.is_unknown(*column));
            let free = free.filter(|column| samples[*column].count > 0);
            let likely = free.map(|column| (samples[column].likeness(field), column));
            let best = likely
                .filter(|(likeness, _)| *likeness > 0)
                .max_by_key(|(likeness, column)| (*likeness, usize::MAX - column));
            if let Some((_, column)) = best {
                self.take(field, column);
            }
        }
    }
}
