//! The rows of a plan file, as text.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

/// What a file holds beside its plan: no operation changes it, so no undo takes it back.
const BESIDE: [&str; 9] = [
    "history",
    "horizon",
    "identity",
    "mark",
    "program_run",
    "revision",
    "rules_seen",
    "snooze",
    "window_state",
];

pub(crate) fn read_only(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// Returns every row of the plan, the search index left out.
pub(crate) fn dump(path: &Path) -> String {
    let db = read_only(path);
    let tables = recorded_tables(&db).into_iter();
    tables.map(|table| rows(&db, &table)).collect()
}

/// Returns the names of the plan's tables, which changesets record.
pub(crate) fn recorded_tables(db: &Connection) -> Vec<String> {
    let mut tables = tables(db);
    tables.retain(|table| !BESIDE.contains(&table.as_str()));
    tables
}

fn tables(db: &Connection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table'
        AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%'";
    let mut query = db.prepare(sql).unwrap();
    let names = query.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

fn rows(db: &Connection, table: &str) -> String {
    let mut query = db
        .prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2"))
        .unwrap();
    let width = query.column_count();
    let cells = query.query_map([], |row| {
        let cells = (0..width).map(|column| row.get(column));
        cells.collect::<rusqlite::Result<Vec<rusqlite::types::Value>>>()
    });
    cells
        .unwrap()
        .map(|cells| format!("{table} {:?}\n", cells.unwrap()))
        .collect()
}
