//! Whether a plan file is whole: SQLite's own check and that of references.

use super::Db;
use crate::Result;

/// Returns what is wrong with a plan's file, one line each. Reads the whole file.
pub(crate) fn problems(db: &Db) -> Result<Vec<String>> {
    let mut problems = integrity(db)?;
    let mut query = db.prepare("PRAGMA foreign_key_check")?;
    let loose = query.query_map([], |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        Ok(format!(
            "a row of {table} names a {parent} that is not there"
        ))
    })?;
    for line in loose {
        problems.push(line?);
    }
    Ok(problems)
}

fn integrity(db: &Db) -> Result<Vec<String>> {
    let mut query = db.prepare("PRAGMA integrity_check")?;
    let lines = query.query_map([], |row| row.get::<_, String>(0))?;
    let lines = lines.collect::<Result<Vec<_>, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}
