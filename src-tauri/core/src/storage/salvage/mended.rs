//! Records which rows of a salvaged plan were repaired, in a temporary table.

use rusqlite::named_params;

use crate::Result;
use crate::storage::Db;

/// Creates the table, which exists as long as the connection.
pub(super) fn create_table(db: &Db) -> Result<()> {
    let sql = "CREATE TEMP TABLE mended (of_table TEXT, key TEXT, PRIMARY KEY (of_table, key))";
    Ok(db.execute_batch(sql)?)
}

/// Records the row with this row number.
pub(super) fn record(db: &Db, table: &str, number: i64) -> Result<()> {
    let sql = format!(
        "INSERT OR IGNORE INTO temp.mended SELECT '{table}', {key} FROM {table} WHERE rowid = :number",
        key = key_of(table)
    );
    db.prepare_cached(&sql)?
        .execute(named_params! {":number": number})?;
    Ok(())
}

/// Updates and records the rows that meet a condition. `change` is the SQL after `SET`, `condition` that after `WHERE`.
pub(super) fn repair(db: &Db, table: &str, change: &str, condition: &str) -> Result<()> {
    record_where(db, table, condition)?;
    db.execute(
        &format!("UPDATE {table} SET {change} WHERE {condition}"),
        [],
    )?;
    Ok(())
}

/// Records the rows that meet a condition.
pub(super) fn record_where(db: &Db, table: &str, condition: &str) -> Result<()> {
    let key = key_of(table);
    let sql = format!(
        "INSERT OR IGNORE INTO temp.mended SELECT '{table}', {key} FROM {table} WHERE {condition}"
    );
    db.execute(&sql, [])?;
    Ok(())
}

/// Returns the key column of a table.
pub(super) fn key_of(table: &str) -> &'static str {
    match table {
        "day_note" => "date",
        "window_state" => "key",
        "approval" => "post_id",
        _ => "id",
    }
}
