//! A report as CSV: a row for each cell of its tables, with the number as it is, and for each sentence.

use csv::{Terminator, WriterBuilder};

use super::super::cell::escaped;
use super::super::csv::MARK;
use super::page::{Cell, Page, Table};
use crate::{Code, Error, Result};

const COLUMNS: [&str; 6] = ["section", "table", "row", "column", "value", "words"];

pub(super) fn written(page: &Page) -> Result<String> {
    let mut rows: Vec<[String; 6]> = vec![COLUMNS.map(str::to_owned)];
    rows.push(row(&page.title, "", "", "", "", &page.made));
    for section in &page.sections {
        let sentences = section.sentences.iter();
        rows.extend(sentences.map(|sentence| row(&section.title, "", "", "", "", sentence)));
        for table in &section.tables {
            rows.extend(cells(&section.title, table));
        }
    }
    in_csv(&rows).map_err(|error| Error::new(Code::Unexpected, error.to_string()).caused_by(error))
}

fn cells(section: &str, table: &Table) -> Vec<[String; 6]> {
    let mut rows = Vec::new();
    for cells in &table.rows {
        let Some((name, cells)) = cells.split_first() else {
            continue;
        };
        for (column, Cell { shown, number }) in table.head.iter().skip(1).zip(cells) {
            let number = number.map(|number| number.to_string());
            let number = number.unwrap_or_default();
            rows.push(row(
                section,
                &table.caption,
                &name.shown,
                column,
                &number,
                shown,
            ));
        }
    }
    rows
}

fn row(
    section: &str,
    table: &str,
    row: &str,
    column: &str,
    value: &str,
    words: &str,
) -> [String; 6] {
    [section, table, row, column, value, words].map(str::to_owned)
}

fn in_csv(rows: &[[String; 6]]) -> std::io::Result<String> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    for row in rows {
        let [first @ .., value, words] = row;
        // A negative number is none of the formulas that a spreadsheet is kept from.
        let cells = first.iter().map(|cell| escaped(cell).into_owned());
        let cells = cells.chain([value.clone(), escaped(words).into_owned()]);
        writer.write_record(cells.collect::<Vec<_>>())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    String::from_utf8(bytes).map_err(std::io::Error::other)
}
