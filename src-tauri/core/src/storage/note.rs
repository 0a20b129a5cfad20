//! Notes on days.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use super::values::Day;
use crate::Result;
use crate::model::DayNote;

pub(crate) fn all(db: &Db) -> Result<Vec<DayNote>> {
    let mut query = db.prepare_cached("SELECT * FROM day_note ORDER BY date")?;
    let notes = query.query_map([], read)?;
    Ok(notes.collect::<Result<_, _>>()?)
}

pub(crate) fn get(db: &Db, date: NaiveDate) -> Result<Option<DayNote>> {
    let mut query = db.prepare_cached("SELECT * FROM day_note WHERE date = :date")?;
    let found = query.query_row(named_params! {":date": Day(date)}, read);
    Ok(found.optional()?)
}

pub(crate) fn put(db: &Db, note: &DayNote) -> Result<()> {
    let sql = "INSERT INTO day_note (date, text) VALUES (:date, :text)
        ON CONFLICT (date) DO UPDATE SET text = :text";
    db.prepare_cached(sql)?
        .execute(named_params! {":date": Day(note.date), ":text": note.text})?;
    Ok(())
}

pub(crate) fn delete(db: &Db, date: NaiveDate) -> Result<()> {
    let sql = "DELETE FROM day_note WHERE date = :date";
    db.prepare_cached(sql)?
        .execute(named_params! {":date": Day(date)})?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<DayNote> {
    let Day(date) = row.get("date")?;
    Ok(DayNote {
        date,
        text: row.get("text")?,
    })
}
