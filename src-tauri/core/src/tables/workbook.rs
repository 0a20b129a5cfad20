//! Workbooks of spreadsheets (`.xlsx`). One may be a bomb: everything in it is unpacked once within bounds before it is
//! read.

use std::io::{self, BufReader, Cursor, Read};
use std::panic::catch_unwind;

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, Xlsx};
use chrono::{NaiveDateTime, NaiveTime, Timelike};
use quick_xml::Reader as XmlReader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::table::{Cell, MOST_CELLS, MOST_ROWS, Room, Row, TooLarge};

/// The most bytes of a workbook once it is unpacked.
const MOST_UNPACKED: u64 = 96 << 20;
/// The most files in a workbook.
const MOST_FILES: usize = 2_000;
/// The most columns that are read.
const MOST_COLUMNS: u32 = 1_000;
/// The days after 1899 on which there are dates: until the end of the year 9999.
const DAYS: std::ops::Range<f64> = 0.0..2_958_466.0;
/// The most sheets that are read.
const MOST_SHEETS: usize = 50;

/// A sheet of a workbook; its rows that are empty are left out.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) rows: Vec<Row>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum BadWorkbook {
    NoWorkbook,
    TooLarge,
}

impl From<TooLarge> for BadWorkbook {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

/// Returns the sheets of a workbook.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, BadWorkbook> {
    refuse_bomb(bytes)?;
    // `calamine` panics at a few things that no program writes, such as a column of twenty letters.
    let read = catch_unwind(|| read(bytes));
    read.unwrap_or(Err(BadWorkbook::NoWorkbook))
}

fn read(bytes: &[u8]) -> Result<Vec<Sheet>, BadWorkbook> {
    let book: Result<Xlsx<_>, _> = Xlsx::new(Cursor::new(bytes));
    let mut book = book.map_err(|_| BadWorkbook::NoWorkbook)?;
    let names: Vec<String> = book.sheet_names().into_iter().take(MOST_SHEETS).collect();
    let mut room = Room::default();
    names
        .into_iter()
        .map(|name| sheet(&mut book, name, &mut room))
        .collect()
}

/// Unpacks every file of a workbook once, without keeping it.
fn refuse_bomb(bytes: &[u8]) -> Result<(), BadWorkbook> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadWorkbook::NoWorkbook)?;
    if archive.len() > MOST_FILES {
        return Err(BadWorkbook::TooLarge);
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let file = archive
            .by_index(index)
            .map_err(|_| BadWorkbook::NoWorkbook)?;
        let mut bounded = file.take(left + 1);
        let unpacked =
            io::copy(&mut bounded, &mut io::sink()).map_err(|_| BadWorkbook::NoWorkbook)?;
        left = left.checked_sub(unpacked).ok_or(BadWorkbook::TooLarge)?;
    }
    refuse_false_counts(&mut archive)
}

/// Refuses a workbook that claims to have more texts than are read: memory is reserved for as many.
fn refuse_false_counts(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), BadWorkbook> {
    for index in 0..archive.len() {
        let file = archive
            .by_index(index)
            .map_err(|_| BadWorkbook::NoWorkbook)?;
        let is_texts = file
            .name()
            .is_ok_and(|name| name.to_lowercase().ends_with("sharedstrings.xml"));
        if is_texts && claimed_texts(file) > MOST_CELLS {
            return Err(BadWorkbook::TooLarge);
        }
    }
    Ok(())
}

/// Returns the number that a list of texts says it has; 0 if it says none.
fn claimed_texts(file: impl Read) -> usize {
    let mut reader = XmlReader::from_reader(BufReader::new(file));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start) | Event::Empty(start))
                if start.local_name().as_ref() == "sst" =>
            {
                let counts = start.attributes().flatten();
                let mut counts = counts.filter(|count| count.key.as_ref() == "uniqueCount");
                return counts.next().map_or(0, |count| number(&count.value));
            }
            Ok(Event::Eof) | Err(_) => return 0,
            Ok(_) => buffer.clear(),
        }
    }
}

/// Returns a number, and the largest one for digits that make a larger one.
fn number(digits: &str) -> usize {
    let is_number = digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().unwrap_or(match is_number {
        true => usize::MAX,
        false => 0,
    })
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

fn sheet(book: &mut Book<'_>, name: String, room: &mut Room) -> Result<Sheet, BadWorkbook> {
    let mut rows: Vec<Row> = Vec::new();
    // A sheet of charts has no cells.
    if let Ok(mut reader) = book.worksheet_cells_reader(&name) {
        while let Some(found) = reader.next_cell().map_err(|_| BadWorkbook::NoWorkbook)? {
            let (line, column) = found.get_position();
            let Some(cell) = cell(found.get_value()).filter(|_| column < MOST_COLUMNS) else {
                continue;
            };
            let text = cell.text().len();
            let grown = put(&mut rows, line.saturating_add(1), column as usize, cell);
            room.take(grown, text)?;
            if rows.len() > MOST_ROWS {
                return Err(BadWorkbook::TooLarge);
            }
        }
    }
    let merged = book.merge_cells_by_sheet_name(&name);
    fill_merged(&mut rows, &merged.unwrap_or_default(), room)?;
    Ok(Sheet { name, rows })
}

/// Puts a cell into the row of a line. Returns the number of cells that the row has grown by.
fn put(rows: &mut Vec<Row>, line: u32, column: usize, cell: Cell) -> usize {
    if rows.last().is_none_or(|row| row.line != line) {
        rows.push(Row {
            line,
            cells: Vec::new(),
        });
    }
    let Some(row) = rows.last_mut() else {
        return 0;
    };
    let before = row.cells.len();
    row.cells
        .resize_with(before.max(column + 1), || Cell::Text(String::new()));
    if let Some(place) = row.cells.get_mut(column) {
        *place = cell;
    }
    row.cells.len() - before
}

/// Gives all rows of a merged cell its value: it stands once and is meant for all of them.
fn fill_merged(rows: &mut [Row], merged: &[Dimensions], room: &mut Room) -> Result<(), TooLarge> {
    let tall = merged
        .iter()
        .filter(|area| area.end.0 > area.start.0 && area.start.1 < MOST_COLUMNS);
    for area in tall.take(MOST_ROWS) {
        let column = area.start.1 as usize;
        let first = rows.partition_point(|row| row.line <= area.start.0);
        let Some((above, below)) = rows.get_mut(first..).and_then(<[Row]>::split_first_mut) else {
            continue;
        };
        let value = above.cell(column).clone();
        if above.line != area.start.0 + 1 || value.is_empty() {
            continue;
        }
        for row in below
            .iter_mut()
            .take_while(|row| row.line <= area.end.0 + 1)
        {
            let width = row.cells.len().max(column + 1);
            room.take(width - row.cells.len() + 1, value.text().len())?;
            row.cells.resize_with(width, || Cell::Text(String::new()));
            row.cells[column] = value.clone();
        }
    }
    Ok(())
}

/// Returns the value of a cell; `None` if it is empty or an error.
fn cell(value: &DataRef<'_>) -> Option<Cell> {
    Some(match value {
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(is_true) => Cell::Text(is_true.to_string()),
        DataRef::DateTime(time) => date(time)?,
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::Error(_) | DataRef::Empty => return None,
    })
}

fn date(time: &ExcelDateTime) -> Option<Cell> {
    let seconds = (time.as_f64().fract() * 86_400.0).round();
    if (0.0..1.0).contains(&time.as_f64()) || time.is_duration() {
        return Some(Cell::Time((seconds / 60.0) as u16 % (24 * 60)));
    }
    match DAYS.contains(&time.as_f64()) {
        true => time.as_datetime().map(rounded).map(Cell::Date),
        false => Some(Cell::Number(time.as_f64())),
    }
}

/// Returns a time to the nearest minute: a fraction of a day may be a second short of it.
fn rounded(time: NaiveDateTime) -> NaiveDateTime {
    let time = time
        .checked_add_signed(chrono::Duration::seconds(30))
        .unwrap_or(time);
    let minute = NaiveTime::from_hms_opt(time.hour(), time.minute(), 0);
    minute.map_or(time, |minute| time.date().and_time(minute))
}
