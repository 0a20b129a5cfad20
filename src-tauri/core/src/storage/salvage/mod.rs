//! Saves the readable rows of a damaged plan as a new plan. The pages are read without SQLite, because SQLite can't read
//! the rest of a table once one inner page of it is damaged, and nothing at all if the first page is. SQLite's own recovery
//! (`sqlite3_recover`) isn't part of the bundled library. The new plan is written and checked by SQLite.
//!
//! - `aside`: the copies that are read
//! - `pages`, `record`, `tree`: SQLite's file format
//! - `shape`, `shapes`, `strategy_shapes`, `found`: the readable rows of each table
//! - `fill`, `restored`, `values`, `parents`: the new plan
//! - `mended`, `report`: the repaired and the lost rows

mod aside;
mod column;
mod fill;
mod found;
mod mended;
mod pages;
mod parents;
mod record;
mod report;
mod restored;
mod shape;
mod shapes;
mod strategy_shapes;
mod tree;
mod values;

use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, named_params};
use tempfile::TempPath;
use uuid::Uuid;

pub(crate) use aside::SourceCopies;
use found::FoundRows;
use pages::Pages;

use super::copy::{check, mark_as_its_own, sync_folder};
use super::temporary::{folder_of, unnamed_in};
use super::{Db, identity, log, log_files, open, schema};
use crate::model::{SalvagedRows, Zone};
use crate::{Code, Error, Result};

/// The values for the new plan if those of the damaged plan can't be read.
pub(crate) struct Fallback {
    pub(crate) name: String,
    pub(crate) zone: Zone,
    pub(crate) identity: Option<Uuid>,
    pub(crate) now: DateTime<Utc>,
}

/// The report of a salvage.
pub(crate) struct Saved {
    pub(crate) rows: Vec<SalvagedRows>,
    pub(crate) unreadable_pages: u32,
}

/// Saves the readable rows of a file and of the log beside it as a new plan, without the history. The file must not
/// change meanwhile.
///
/// # Errors
/// `NotAPlan` if the file contains no row of a plan, `NewerVersion` if a newer version wrote it, `FileExists` if there is a
/// file at `to`. No file is created then.
pub(crate) fn salvage(file: &Path, to: &Path, fallback: &Fallback) -> Result<Saved> {
    let log = std::fs::read(log_files::log_of(file)).unwrap_or_default();
    let pages = Pages::new(log_files::with_own_log(file)?, log::page_size(&log));
    refuse_newer(&pages)?;
    let found = FoundRows::read(&pages);
    refuse_nothing(&found)?;
    let new = unnamed_in(folder_of(to))?.into_temp_path();
    let rows = write(&new, &found, fallback)?;
    check(&new, "it was not salvaged")?;
    mark_as_its_own(&new)?;
    give_name(new, to)?;
    Ok(Saved {
        rows,
        unreadable_pages: found.unreadable_pages,
    })
}

fn refuse_newer(pages: &Pages) -> Result<()> {
    let first = pages.bytes(1).and_then(|page| page.first_chunk::<100>());
    match first.filter(|header| open::is_header_of_plan(header)) {
        Some(header) => schema::refuse_newer(open::field(header, 60)),
        None => Ok(()),
    }
}

/// Fails if the file contains no row of a plan.
fn refuse_nothing(found: &FoundRows) -> Result<()> {
    let tables = ["channel", "item", "post", "day_note", "campaign", "repeat"];
    if tables.iter().any(|table| !found.rows(table).is_empty()) || !found.rows("plan").is_empty() {
        return Ok(());
    }
    let message = "nothing of a Daymark plan can be read in this file: restore a backup";
    Err(Error::new(Code::NotAPlan, message))
}

fn write(path: &Path, found: &FoundRows, fallback: &Fallback) -> Result<Vec<SalvagedRows>> {
    let mut db = Connection::open(path)?;
    db.pragma_update(None, "application_id", open::APPLICATION_ID)?;
    db.pragma_update(None, "foreign_keys", false)?;
    schema::lay_out(&mut db)?;
    // The search index is filled at the end, after the rows were repaired.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    let written = db.unchecked_transaction()?;
    mended::create_table(&written)?;
    fill::fill(&written, found)?;
    put_plan(&written, fallback)?;
    identity::put(&written, id(found, fallback))?;
    restored::restore(&written, found, fallback.now)?;
    values::mend(&written, fallback.zone)?;
    parents::mend(&written, found, fallback.now)?;
    index_words(&written)?;
    let rows = report::count_rows(&written, found)?;
    written.commit()?;
    Ok(rows)
}

fn put_plan(db: &Db, fallback: &Fallback) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO plan (id, name, zone, first_day, hour12) VALUES (1, :name, :zone, 1, 0)";
    let plan = named_params! {":name": fallback.name, ":zone": fallback.zone};
    if db.execute(sql, plan)? > 0 {
        mended::record(db, "plan", 1)?;
    }
    Ok(())
}

/// Returns the id of the damaged plan, so that its backups are found.
fn id(found: &FoundRows, fallback: &Fallback) -> Uuid {
    let row = found.rows("identity").first();
    let id = row.and_then(|row| match row.values.as_slice() {
        [_, Value::Text(id)] => Uuid::parse_str(id).ok(),
        _ => None,
    });
    let id = id.filter(|_| found.has_all_of("identity"));
    id.or(fallback.identity).unwrap_or_else(Uuid::now_v7)
}

/// Fills the search index, as the migration that added it does.
fn index_words(db: &Db) -> Result<()> {
    let sql = "INSERT INTO search_row (post_id) SELECT id FROM post ORDER BY rowid;
        INSERT INTO search (rowid, words) SELECT number, words FROM search_words";
    Ok(db.execute_batch(sql)?)
}

fn give_name(new: TempPath, to: &Path) -> Result<()> {
    File::options().write(true).open(&new)?.sync_all()?;
    log_files::set_all_logs_aside(to)?;
    let named = new.persist_noclobber(to);
    named.map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => open::is_there(to),
        _ => error.error.into(),
    })?;
    sync_folder(folder_of(to));
    Ok(())
}
