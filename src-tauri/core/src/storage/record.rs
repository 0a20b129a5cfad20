//! Reads and writes the rows of nouns that have an id and a name. Their columns are declared in `schema.rs`.

use rusqlite::types::ToSql;
use rusqlite::{OptionalExtension, Row, Statement, named_params};

use super::Db;
use crate::Result;
use crate::model::Noun;

/// A noun with an id and a name, whose rows are read and written whole.
pub(crate) trait Record: Sized {
    type Id: Clone + PartialEq + ToSql;
    const NOUN: Noun;
    /// The columns of the noun's table. The first one is the id.
    const COLUMNS: &'static [&'static str];
    /// The columns by which [`all`] orders the rows.
    const ORDER: &'static str;

    fn id(&self) -> &Self::Id;
    fn name(&self) -> &str;
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;
    /// Runs a statement with the values of the columns as its parameters, in their order.
    fn write(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize>;
}

/// Implements [`Record`] for a type whose fields have the names of the columns, and stores its id as text.
macro_rules! record {
    ($noun:expr, $type:ident, $id:ident, $order:literal, [$($column:ident),+]) => {
        $crate::storage::values::id_as_text!($id);

        impl $crate::storage::record::Record for $type {
            type Id = $id;
            const NOUN: $crate::model::Noun = $noun;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($column)),+];
            const ORDER: &'static str = $order;

            fn id(&self) -> &$id {
                &self.id
            }

            fn name(&self) -> &str {
                &self.name
            }

            fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                Ok(Self { $($column: row.get(stringify!($column))?),+ })
            }

            fn write(&self, statement: &mut rusqlite::Statement<'_>) -> rusqlite::Result<usize> {
                statement.execute(rusqlite::params![$(self.$column),+])
            }
        }
    };
}

pub(super) use record;

/// Returns the table with the rows of a noun. Its first column is the key.
pub(super) fn table_of(noun: Noun) -> &'static str {
    match noun {
        Noun::Note => "day_note",
        Noun::View => "saved_view",
        Noun::Layer => "overlay",
        Noun::Media => "item_media",
        _ => noun.name(),
    }
}

/// Returns all rows, in the order of the noun.
pub(crate) fn all<T: Record>(db: &Db) -> Result<Vec<T>> {
    let sql = format!("SELECT * FROM {} ORDER BY {}", table_of(T::NOUN), T::ORDER);
    let mut query = db.prepare_cached(&sql)?;
    let rows = query.query_map([], T::read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the row with an id, or `None` if it doesn't exist.
pub(crate) fn get<T: Record>(db: &Db, id: &str) -> Result<Option<T>> {
    let sql = format!("SELECT * FROM {} WHERE id = :id", table_of(T::NOUN));
    let mut query = db.prepare_cached(&sql)?;
    let found = query.query_row(named_params! {":id": id}, T::read);
    Ok(found.optional()?)
}

/// Inserts a row, or updates the row with the same id.
pub(crate) fn put<T: Record>(db: &Db, row: &T) -> Result<()> {
    let sql = put_into(table_of(T::NOUN), T::COLUMNS);
    row.write(&mut *db.prepare_cached(&sql)?)?;
    Ok(())
}

/// Deletes the row with the id of `row`, if it exists.
pub(crate) fn delete<T: Record>(db: &Db, row: &T) -> Result<()> {
    let sql = format!("DELETE FROM {} WHERE id = :id", table_of(T::NOUN));
    db.prepare_cached(&sql)?
        .execute(named_params! {":id": row.id()})?;
    Ok(())
}

/// Returns the SQL of [`put`].
fn put_into(table: &str, columns: &[&str]) -> String {
    let set = |column: &&str| format!("{column} = excluded.{column}");
    let set: Vec<String> = columns.iter().skip(1).map(set).collect();
    format!(
        "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}",
        columns.join(", "),
        vec!["?"; columns.len()].join(", "),
        set.join(", "),
    )
}
