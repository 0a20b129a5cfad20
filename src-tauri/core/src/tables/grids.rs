//! The grids of a file: its text as one, the sheets of a workbook, or the tables in a zip.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::delimited::{delimiter_of, records};
use super::encoding::decode;
use super::table::Row;
use super::workbook::{BadWorkbook, sheets};

const MOST_MEMBERS: usize = 50;
const MOST_UNPACKED: u64 = 96 << 20;

/// Why a file has no grid.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum BadFile {
    OldWorkbook,
    NoWorkbook,
    TooLarge,
}

/// Returns the rows of each sheet or member of a file, with its name, which is empty for a file of text.
pub(crate) fn grids(bytes: Vec<u8>) -> Result<Vec<(String, Vec<Row>)>, BadFile> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(BadFile::OldWorkbook);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(vec![(String::new(), text_rows(bytes)?)]);
    }
    match sheets(&bytes) {
        Ok(sheets) => Ok(sheets
            .into_iter()
            .map(|sheet| (sheet.name, sheet.rows))
            .collect()),
        Err(BadWorkbook::TooLarge) => Err(BadFile::TooLarge),
        Err(BadWorkbook::NoWorkbook) => members(&bytes),
    }
}

fn text_rows(bytes: Vec<u8>) -> Result<Vec<Row>, BadFile> {
    // Without a chosen encoding no name can be wrong.
    let text = decode(bytes, None)
        .map(|decoded| decoded.text)
        .unwrap_or_default();
    records(&text, delimiter_of(&text).0).map_err(|_| BadFile::TooLarge)
}

/// Returns the rows of the tables in a zip.
fn members(bytes: &[u8]) -> Result<Vec<(String, Vec<Row>)>, BadFile> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadFile::NoWorkbook)?;
    let (mut grids, mut left) = (Vec::new(), MOST_UNPACKED);
    for index in 0..archive.len().min(MOST_MEMBERS) {
        let file = archive.by_index(index).map_err(|_| BadFile::NoWorkbook)?;
        let name = file
            .name()
            .map(|name| name.into_owned())
            .unwrap_or_default();
        if !name.to_lowercase().ends_with(".csv") {
            continue;
        }
        let mut text = Vec::new();
        let read = file.take(left + 1).read_to_end(&mut text);
        let read = read.map_err(|_| BadFile::NoWorkbook)? as u64;
        left = left.checked_sub(read).ok_or(BadFile::TooLarge)?;
        grids.push((name, text_rows(text)?));
    }
    match grids.is_empty() {
        true => Err(BadFile::NoWorkbook),
        false => Ok(grids),
    }
}
