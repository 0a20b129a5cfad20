//! Ids by what a person types: their beginning, or the name of the row.

use rusqlite::named_params;

use super::{Db, record};
use crate::model::{Noun, brief};
use crate::{Code, Error, Result};

/// Returns the id that begins with `prefix`.
///
/// # Errors
/// `NotFound` if no id does, `Ambiguous` if several do.
pub(crate) fn find(db: &Db, noun: Noun, prefix: &str) -> Result<String> {
    let prefix = prefix.trim().to_ascii_lowercase();
    let ids = beginning_with(db, noun, &prefix)?;
    match ids.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(unknown(noun, &prefix)),
        [first, ..] if *first == prefix => Ok(prefix),
        _ => {
            let noun = noun.name();
            let message =
                format!("more than one {noun} begins with “{prefix}”: give more of its id");
            Err(Error::new(Code::Ambiguous, message).field(noun))
        }
    }
}

/// Returns the id of the row with a name, or `None` if there is no such row. The noun must have names.
pub(crate) fn named(db: &Db, noun: Noun, name: &str) -> Result<Option<String>> {
    let table = record::table_of(noun);
    let ids = ids(
        db,
        &format!("SELECT id FROM {table} WHERE name = :typed LIMIT 2"),
        name,
    )?;
    if ids.len() > 1 {
        let message = format!("more than one is named “{name}”: give the id instead");
        return Err(Error::new(Code::Ambiguous, message));
    }
    Ok(ids.into_iter().next())
}

pub(crate) fn unknown(noun: Noun, id: &str) -> Error {
    let (noun, id) = (noun.name(), brief(id));
    let message =
        format!("there is no {noun} “{id}”: it may have been deleted, or the id is mistyped");
    Error::new(Code::NotFound, message).field(noun)
}

fn beginning_with(db: &Db, noun: Noun, prefix: &str) -> Result<Vec<String>> {
    if prefix.is_empty() || !prefix.chars().all(|c| c.is_ascii_hexdigit() || c == '-') {
        return Ok(Vec::new());
    }
    let table = record::table_of(noun);
    let sql = format!("SELECT id FROM {table} WHERE id GLOB :typed || '*' ORDER BY id LIMIT 2");
    ids(db, &sql, prefix)
}

fn ids(db: &Db, sql: &str, typed: &str) -> Result<Vec<String>> {
    let mut query = db.prepare_cached(sql)?;
    let ids = query.query_map(named_params! {":typed": typed}, |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
