//! Reads a file as a table: text with a delimiter, or a sheet of a workbook.

use std::path::Path;

use serde::de::IgnoredAny;

use super::file::{bytes, refuse_deep, refused};
use super::read_table::TableFile;
use super::table_options::TableOptions;
use super::table_report::{ChoiceReason, TableReasons, TableReport};
use crate::Result;
use crate::export::TASK_ID;
use crate::export::cell::restored;
use crate::model::brief;
use crate::tables::{
    BadWorkbook, Cell, ChosenColumns, DelimiterReason, Row, Shaped, Sheet, TooLarge, columns,
    decode, delimiter_of, from_grid, from_trello, from_wide, from_wordpress, is_workbook, records,
    sheets, zipped_tables,
};

/// The header of the column that says why a row stayed out.
pub(super) const REASON: &str = "Why not imported";

/// How many letters tell what a text is.
const LOOKED_AT: usize = 4_096;
/// The largest file in bytes.
const MOST_BYTES: u64 = 96 << 20;

/// Returns the content of a file that may be a table.
pub(super) fn content(path: &Path) -> Result<Vec<u8>> {
    bytes(path, MOST_BYTES)
}

/// Returns the rows of a file's content; `is_channel` says whether a name is that of a channel.
pub(super) fn read(
    bytes: Vec<u8>,
    options: &TableOptions,
    is_channel: &dyn Fn(&str) -> bool,
) -> Result<TableFile> {
    match bytes.starts_with(b"PK\x03\x04") {
        true => workbook(&bytes, options, is_channel),
        false => text(bytes, options, is_channel),
    }
}

fn text(
    bytes: Vec<u8>,
    options: &TableOptions,
    is_channel: &dyn Fn(&str) -> bool,
) -> Result<TableFile> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(refused(
            "it is a workbook of an old form: save it as .xlsx or CSV",
        ));
    }
    let unknown = |name: String| {
        refused(&format!(
            "“{}” is no encoding: use one such as utf-8 or gb18030",
            brief(&name)
        ))
    };
    let decoded = decode(bytes, options.encoding.as_deref()).map_err(unknown)?;
    if let Some(rows) = board(&decoded.text, is_channel)? {
        let report = TableReport {
            encoding: Some(decoded.encoding.to_owned()),
            reasons: TableReasons {
                encoding: Some(decoded.why),
                ..TableReasons::default()
            },
            ..TableReport::default()
        };
        return Ok(TableFile::new(Shaped::plain(rows), report));
    }
    let (delimiter, why) = match options.delimiter()? {
        Some(chosen) => (chosen, DelimiterReason::Chosen),
        None => delimiter_of(&decoded.text),
    };
    let rows = records(&decoded.text, delimiter).map_err(|TooLarge| too_many())?;
    let rows = shaped("", restored_rows(rows));
    let report = TableReport {
        encoding: Some(decoded.encoding.to_owned()),
        delimiter: Some(delimiter.name()),
        reasons: TableReasons {
            encoding: Some(decoded.why),
            delimiter: Some(why),
            ..TableReasons::default()
        },
        ..TableReport::default()
    };
    Ok(TableFile::new(rows, report))
}

/// Returns the cards of a board or the posts of a blog as rows; `None` if the text is neither JSON nor XML. The text of a
/// table may begin with their signs, too.
fn board(text: &str, is_channel: &dyn Fn(&str) -> bool) -> Result<Option<Vec<Row>>> {
    if is_json(text) {
        refuse_deep(text)?;
        let unknown = || refused("it is JSON, but no plan and no board of Trello");
        return from_trello(text, is_channel).ok_or_else(unknown).map(Some);
    }
    if is_markup(text) {
        let unknown = || refused("it is a page or XML, but no export of WordPress");
        let rows = from_wordpress(text).map_err(|TooLarge| too_many())?;
        return rows.ok_or_else(unknown).map(Some);
    }
    Ok(None)
}

fn is_json(text: &str) -> bool {
    let start = text.trim_start();
    let names_cards = start.chars().take(LOOKED_AT).collect::<String>();
    start.starts_with('{')
        && (names_cards.contains("\"cards\"") || serde_json::from_str::<IgnoredAny>(start).is_ok())
}

fn is_markup(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(9).collect();
    let start = start.to_ascii_lowercase();
    let begins = ["<?xml", "<rss", "<!doctype", "<html", "<!--"];
    begins.iter().any(|begin| start.starts_with(begin))
}

/// Returns the rows with a row for each post, of a month as a grid, too.
fn shaped(name: &str, rows: Vec<Row>) -> Shaped {
    from_grid(name, &rows)
        .or_else(|| from_wide(&rows))
        .unwrap_or_else(|| Shaped::plain(rows))
}

/// Takes off the apostrophes that we wrote before cells, if the table is one of tasks or of rows that were left out.
fn restored_rows(mut rows: Vec<Row>) -> Vec<Row> {
    let is_ours = |row: &Row| {
        row.cells
            .last()
            .is_some_and(|cell| [REASON, TASK_ID].contains(&cell.text()))
    };
    if rows.first().is_some_and(is_ours) {
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Cell::Text(text) = cell {
                *text = restored(text).to_owned();
            }
        }
    }
    rows
}

fn workbook(
    bytes: &[u8],
    options: &TableOptions,
    is_channel: &dyn Fn(&str) -> bool,
) -> Result<TableFile> {
    let found = match is_workbook(bytes) {
        true => sheets(bytes),
        false => zipped_tables(bytes),
    };
    let sheets = found.map_err(|bad| match bad {
        BadWorkbook::NoWorkbook => {
            refused("it is no workbook or ZIP file that can be read: save it as .xlsx or CSV")
        }
        BadWorkbook::TooLarge => too_many(),
    })?;
    let names = sheets.iter().filter(|sheet| !sheet.rows.is_empty());
    let names = names.map(|sheet| sheet.name.clone()).collect();
    let (chosen, why) = match options.sheet.as_deref() {
        Some(name) => (named(sheets, name)?, ChoiceReason::Chosen),
        None => (likeliest(sheets, is_channel), ChoiceReason::Found),
    };
    let (name, rows) = chosen.map_or_else(Default::default, |sheet| (sheet.name, sheet.rows));
    let rows = shaped(&name, rows);
    let report = TableReport {
        sheet: Some(name),
        sheets: names,
        reasons: TableReasons {
            sheet: why,
            ..TableReasons::default()
        },
        ..TableReport::default()
    };
    Ok(TableFile::new(rows, report))
}

fn named(sheets: Vec<Sheet>, name: &str) -> Result<Option<Sheet>> {
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let found = sheets.into_iter().find(|sheet| sheet.name == name.trim());
    let unknown = || {
        refused(&format!(
            "it has no sheet “{}”, only {}",
            brief(name),
            brief(&names.join(", "))
        ))
    };
    found.ok_or_else(unknown).map(Some)
}

/// Returns the sheet that looks most like a plan.
fn likeliest(sheets: Vec<Sheet>, is_channel: &dyn Fn(&str) -> bool) -> Option<Sheet> {
    let score = |sheet: &Sheet| {
        let found = columns(&sheet.rows, &ChosenColumns::default(), is_channel);
        let known = found.fields.len() + found.channels.len();
        (
            usize::from(found.header.is_some()) * known,
            sheet.rows.len(),
        )
    };
    let scores: Vec<_> = sheets.iter().map(score).collect();
    let best = scores
        .iter()
        .enumerate()
        .max_by_key(|(place, score)| (**score, usize::MAX - place))?
        .0;
    sheets.into_iter().nth(best)
}

fn too_many() -> crate::Error {
    refused("its tables have too many rows or cells, import it in parts")
}
