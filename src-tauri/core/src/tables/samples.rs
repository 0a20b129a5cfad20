//! What is in a column, told by its first values.

use super::days::written;
use super::table::{Cell, Row};
use super::words::{Field, status_of};

/// The most values of a column that are looked at.
const MOST_VALUES: usize = 200;

/// Says whether a name is that of a channel or a platform.
pub(crate) type IsChannel<'a> = &'a dyn Fn(&str) -> bool;

/// How many values of a column can be what.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sample {
    pub(super) count: usize,
    dates: usize,
    times: usize,
    weekdays: usize,
    channels: usize,
    statuses: usize,
    addresses: usize,
    numbers: usize,
    letters: usize,
}

impl Sample {
    pub(super) fn of(rows: &[Row], column: usize, is_channel: IsChannel<'_>) -> Self {
        let mut sample = Self::default();
        let cells = rows
            .iter()
            .map(|row| row.cell(column))
            .filter(|cell| !cell.is_empty());
        cells
            .take(MOST_VALUES)
            .for_each(|cell| sample.add(cell, is_channel));
        sample
    }

    fn add(&mut self, cell: &Cell, is_channel: IsChannel<'_>) {
        self.count += 1;
        match cell {
            Cell::Date(_) => self.dates += 1,
            Cell::Time(_) => self.times += 1,
            Cell::Number(_) => self.numbers += 1,
            Cell::Text(text) => self.add_text(text.trim(), is_channel),
        }
    }

    fn add_text(&mut self, text: &str, is_channel: IsChannel<'_>) {
        self.letters += text.chars().count();
        let written = written(text);
        let has = |has: bool| usize::from(has);
        self.dates += has(written
            .as_ref()
            .is_some_and(|written| written.day.is_some()));
        self.times += has(written
            .as_ref()
            .is_some_and(|written| written.day.is_none() && written.minute.is_some()));
        self.weekdays += has(written
            .as_ref()
            .is_some_and(|written| written.weekday.is_some()));
        self.channels += has(is_channel(first_part(text)));
        self.statuses += has(status_of(text).is_some());
        self.addresses += has(text.starts_with("http://") || text.starts_with("https://"));
        self.numbers += has(text.parse::<f64>().is_ok());
    }

    /// Returns the field that a column with a header for `field` is of: a header for a time may be above dates. `None`
    /// if the values don't fit.
    pub(super) fn fitting(&self, field: Field) -> Option<Field> {
        match field {
            _ if self.count == 0 => Some(field),
            Field::Time if self.is_most(self.dates) => Some(Field::Date),
            Field::Date if self.is_most(self.times) => Some(Field::Time),
            Field::Date if self.is_most(self.weekdays) && !self.is_most(self.dates) => {
                Some(Field::Day)
            }
            Field::Day if self.is_most(self.dates) => Some(Field::Date),
            Field::Date if self.letters > self.count * 60 => None,
            Field::Channel if self.letters > self.count * 60 => None,
            Field::Title if self.letters > self.count * 400 => Some(Field::Text),
            Field::Link if !self.is_most(self.addresses) && self.letters > self.count * 200 => None,
            _ => Some(field),
        }
    }

    /// Returns how likely a column without a known header is of a field; 0 if it isn't.
    pub(super) fn likeness(&self, field: Field) -> usize {
        let share = |count: usize| {
            if self.is_most(count) {
                count * 100 / self.count.max(1)
            } else {
                0
            }
        };
        let is_words = !self.is_most(self.addresses)
            && !self.is_most(self.numbers)
            && !self.is_most(self.dates)
            && !self.is_most(self.times);
        match field {
            Field::Date => share(self.dates),
            Field::Time => share(self.times),
            Field::Channel => share(self.channels),
            Field::Status => share(self.statuses),
            Field::Text if is_words && self.letters > self.count * 20 => {
                self.letters / self.count.max(1)
            }
            Field::Title if is_words && self.letters > self.count * 5 => {
                self.letters / self.count.max(1)
            }
            _ => 0,
        }
    }

    fn is_most(&self, count: usize) -> bool {
        count * 2 > self.count
    }
}

/// Returns the first of several names in a cell.
fn first_part(text: &str) -> &str {
    text.split([',', ';', '+', '&', '、', '，', '\n'])
        .next()
        .unwrap_or_default()
}
