//! Text whose cells a delimiter divides (RFC 4180, and the habits of spreadsheets).

use csv::{ReaderBuilder, StringRecord, Trim};
use serde::Serialize;

use super::table::{Cell, MOST_CELLS, MOST_ROWS, Row, TooLarge};

/// The most bytes of a cell that are read, ten times those of the longest text of a post.
const LONGEST_CELL: usize = 4_000_000;

/// How many rows tell which delimiter a file has.
const LOOKED_AT: usize = 50;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delimiter {
    Comma,
    Semicolon,
    Tab,
    Bar,
}

impl Delimiter {
    const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Bar];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Bar => "bar",
        }
    }

    /// Returns the delimiter of a name or a sign.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        let is_it = |delimiter: &Self| {
            name == delimiter.name()
                || name.as_bytes() == [delimiter.byte()]
                || (name == "\\t" && *delimiter == Self::Tab)
        };
        all.find(is_it)
    }

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }
}

/// Why a file is divided by its delimiter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum DelimiterReason {
    Chosen,
    /// Its first line is one such as `sep=;`.
    FirstLine,
    /// Many of its first rows have the same number of cells by it.
    Rows {
        rows: u32,
        cells: u32,
    },
    /// No delimiter divides it.
    None,
}

/// Returns the delimiter that gives most of the first rows the same number of cells, more than one. A file that has none
/// is taken for one with commas.
pub(crate) fn delimiter_of(text: &str) -> (Delimiter, DelimiterReason) {
    if let Some(named) = named_by_excel(text) {
        return (named, DelimiterReason::FirstLine);
    }
    let scores = Delimiter::ALL
        .into_iter()
        .rev()
        .map(|delimiter| (score(text, delimiter), delimiter));
    let best = scores.max_by_key(|(score, _)| *score);
    let ((rows, cells), delimiter) = best.unwrap_or(((0, 0), Delimiter::Comma));
    let why = match rows {
        0 => DelimiterReason::None,
        _ => DelimiterReason::Rows {
            rows: rows as u32,
            cells: cells as u32,
        },
    };
    (delimiter, why)
}

/// Reads `sep=;`, the first line by which Excel is told.
fn named_by_excel(text: &str) -> Option<Delimiter> {
    let first = text.lines().next()?;
    Delimiter::named(first.strip_prefix("sep=")?)
}

/// Returns how many rows agree on their number of cells, and that number.
fn score(text: &str, delimiter: Delimiter) -> (usize, usize) {
    let widths: Vec<usize> = raw(text, delimiter)
        .take(LOOKED_AT)
        .map(|record| record.len())
        .filter(|width| *width > 1)
        .collect();
    let agree = |width: &usize| widths.iter().filter(|other| *other == width).count();
    let best = widths.iter().map(|width| (agree(width), *width)).max();
    best.unwrap_or_default()
}

/// Returns the rows of a text, those without any word left out.
pub(crate) fn records(text: &str, delimiter: Delimiter) -> Result<Vec<Row>, TooLarge> {
    let (mut rows, mut cells) = (Vec::new(), 0);
    let mut lines = Lines::of(text);
    let is_told = named_by_excel(text).is_some();
    for record in raw(text, delimiter).skip(usize::from(is_told)) {
        cells += record.len();
        if rows.len() == MOST_ROWS || cells > MOST_CELLS {
            return Err(TooLarge);
        }
        let row = Row {
            line: lines.of_record(&record),
            cells: record
                .iter()
                .map(|cell| Cell::Text(beginning(cell).to_owned()))
                .collect(),
        };
        if !row.is_empty() {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// Returns as much of a cell as is read. A quote that never ends makes the rest of a file one cell, which no post can have.
fn beginning(cell: &str) -> &str {
    &cell[..cell.floor_char_boundary(LONGEST_CELL)]
}

/// Tells the lines of records, which are asked for in their order.
struct Lines<'a> {
    text: &'a [u8],
    line: u32,
    place: usize,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let text = text.as_bytes();
        Self {
            text,
            line: 1,
            place: 0,
        }
    }

    /// Returns the line of a record, whose position is before the breaks that precede it.
    fn of_record(&mut self, record: &StringRecord) -> u32 {
        let place = record.position().map_or(0, csv::Position::byte) as usize;
        let breaks = self.text.get(place..).unwrap_or_default().iter();
        let place = place
            + breaks
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
        let passed = self.text.get(self.place..place).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u32;
        self.place = place;
        self.line
    }
}

fn raw(text: &str, delimiter: Delimiter) -> impl Iterator<Item = StringRecord> {
    let mut builder = ReaderBuilder::new();
    let builder = builder
        .delimiter(delimiter.byte())
        .flexible(true)
        .has_headers(false)
        .trim(Trim::None);
    // The text is valid UTF-8 and rows may have any number of cells, so no record is an error.
    builder
        .from_reader(text.as_bytes())
        .into_records()
        .map_while(Result::ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Vec<String>> {
        let rows = records(text, delimiter_of(text).0).unwrap();
        rows.iter()
            .map(|row| row.cells.iter().map(Cell::words).collect())
            .collect()
    }

    #[test]
    fn a_cell_is_cut_where_no_post_is_as_long() {
        let endless = format!("Title\n\"{}", "啊".repeat(1_400_000));
        let rows = records(&endless, Delimiter::Comma).unwrap();
        assert_eq!(rows[1].cells[0].text().len(), 3_999_999);
    }

    #[test]
    fn the_delimiter_is_found() {
        for (text, delimiter) in [
            ("a,b\n1,2", Delimiter::Comma),
            ("a;b;c\n1,5;2;3\n2,5;3;4", Delimiter::Semicolon),
            ("a\tb\n1, 2 and 3\t4", Delimiter::Tab),
            ("title\nHello, world", Delimiter::Comma),
            ("sep=;\na,b;c", Delimiter::Semicolon),
            ("", Delimiter::Comma),
        ] {
            assert_eq!(delimiter_of(text).0, delimiter, "{text:?}");
        }
    }

    #[test]
    fn quotes_breaks_and_ragged_rows_are_read() {
        let text = "a,b\r\n\"one\r\n\"\"two\"\"\",\"x,y\"\r\n\r\n,\r\n1\r\n";
        assert_eq!(
            words(text),
            [vec!["a", "b"], vec!["one\r\n\"two\"", "x,y"], vec!["1"]]
        );
        let lines: Vec<u32> = records(text, Delimiter::Comma)
            .unwrap()
            .iter()
            .map(|row| row.line)
            .collect();
        assert_eq!(lines, [1, 2, 6]);
    }

    #[test]
    fn a_table_without_end_is_refused() {
        assert_eq!(
            records(&",\n".repeat(MOST_CELLS), Delimiter::Comma),
            Err(TooLarge)
        );
        assert_eq!(
            records(&"a\n".repeat(MOST_ROWS + 1), Delimiter::Comma),
            Err(TooLarge)
        );
    }
}
