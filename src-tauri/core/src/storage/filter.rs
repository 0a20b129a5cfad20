//! How a filter is stored, and the current filter of the window.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use super::{Db, window_state};
use crate::Result;
use crate::model::Filter;

const FILTER: &str = "filter";

/// Returns the filter that was stored last.
pub(crate) fn get(db: &Db) -> Result<Filter> {
    let kept = window_state::get(db, FILTER)?;
    Ok(kept.map(|text| from_text(&text)).unwrap_or_default())
}

/// Stores the current filter. It isn't in the history, and other windows aren't notified.
pub(crate) fn keep(db: &Db, filter: &Filter) -> Result<()> {
    window_state::put(db, FILTER, &as_text(filter))
}

fn as_text(filter: &Filter) -> String {
    serde_json::to_string(filter).unwrap_or_default()
}

/// Parses a filter. One that can't be parsed becomes the empty filter, which matches every post.
fn from_text(text: &str) -> Filter {
    serde_json::from_str(text).unwrap_or_default()
}

impl ToSql for Filter {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(as_text(self).into())
    }
}

impl FromSql for Filter {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str().map(from_text)
    }
}
