//! Whether a plan file is whole: SQLite's own checks and that of references.

use rusqlite::Connection;

use crate::{Code, Error, Result};

/// The number of problems after which the quick check ends.
const MAX_PROBLEMS: usize = 20;

/// Returns what is wrong with a plan's file, one line each. Reads the whole file.
pub(crate) fn problems(db: &Connection) -> Result<Vec<String>> {
    let mut problems = pragma_lines(db, "PRAGMA integrity_check")?;
    match loose_references(db) {
        // What is damaged may be what is looked at here.
        Err(error) if problems.is_empty() => return Err(error),
        Err(_) => {}
        Ok(loose) => problems.extend(loose),
    }
    Ok(problems)
}

fn loose_references(db: &Connection) -> Result<Vec<String>> {
    let mut query = db.prepare("PRAGMA foreign_key_check")?;
    let loose = query.query_map([], |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        Ok(format!(
            "a row of {table} names a {parent} that is not there"
        ))
    })?;
    Ok(loose.collect::<Result<_, _>>()?)
}

/// Returns problems of the file's pages and rows, one line each, about twenty at most. Indexes aren't compared with their
/// tables. Tables are checked one by one, because the check of a whole file also reads the search index row by row, which
/// takes two to four times as long as all the rest.
pub(super) fn quick(db: &Connection) -> Result<Vec<String>> {
    let mut found = quick_check(db, "sqlite_schema")?;
    for table in tables(db)? {
        if found.len() >= MAX_PROBLEMS {
            break;
        }
        match quick_check(db, &table) {
            // A damaged schema may name a table that doesn't exist.
            Err(error) if found.is_empty() => return Err(error),
            Err(_) => break,
            Ok(problems) => found.extend(problems),
        }
    }
    Ok(found)
}

fn quick_check(db: &Connection, table: &str) -> Result<Vec<String>> {
    pragma_lines(
        db,
        &format!("PRAGMA quick_check('{}')", table.replace('\'', "''")),
    )
}

/// Returns the tables that have pages of their own.
fn tables(db: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0";
    let mut query = db.prepare(sql)?;
    let names = query.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Fails if the quick check finds damage.
pub(super) fn refuse_damaged(db: &Connection) -> Result<()> {
    let problems = quick(db)?;
    if problems.is_empty() {
        return Ok(());
    }
    let message = "this plan file is damaged and was left as it is: salvage what can be read of it as a new plan, or restore a backup";
    Err(Error::new(Code::Damaged, message).caused_by(problems.join("; ")))
}

/// Runs a check. One that fails after it found problems returns those.
fn pragma_lines(db: &Connection, pragma: &str) -> Result<Vec<String>> {
    let mut query = db.prepare(pragma)?;
    let mut found = Vec::new();
    for lines in query.query_map([], |row| row.get::<_, String>(0))? {
        match lines {
            Err(error) if found.is_empty() => return Err(error.into()),
            Err(_) => break,
            Ok(lines) => found.extend(lines.lines().map(str::to_owned)),
        }
    }
    found.retain(|line| line != "ok" && !line.starts_with("***"));
    Ok(found)
}
