//! The tables of a plan's file, and the migrations from earlier versions.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::identity;
use super::mark::{self, Run, Written};
use crate::{Code, Error, Result};

const STEPS: &[M<'_>] = &[
    M::up(include_str!("migrations/0001_plan.sql")),
    M::up(include_str!("migrations/0002_find.sql")),
    M::up(include_str!("migrations/0003_slot.sql")),
    M::up(include_str!("migrations/0004_repeat.sql")),
    M::up(include_str!("migrations/0005_overlay.sql")),
    M::up(include_str!("migrations/0006_settings.sql")),
    M::up(include_str!("migrations/0007_mark.sql")),
    M::up(include_str!("migrations/0008_op.sql")),
    M::up(include_str!("migrations/0009_identity.sql")),
];
const MIGRATIONS: Migrations<'_> = Migrations::from_slice(STEPS);

/// Creates the tables in an empty file.
pub(super) fn lay_out(db: &mut Connection) -> Result<()> {
    Ok(MIGRATIONS.to_latest(db)?)
}

/// Returns true if the tables are of the current version. A newer version is an error, even if the file's newer
/// tables are still in its log.
pub(super) fn is_of_today(db: &Connection) -> Result<bool> {
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    refuse_newer(version)?;
    Ok(version as usize == STEPS.len())
}

pub(super) fn migrate(db: &mut Connection) -> Result<()> {
    if !is_of_today(db)? {
        let id = identity::get(db)?;
        MIGRATIONS.to_latest(db)?;
        identity::put(db, id)?;
        mark::leave(db, Run::new(), Written::default())?;
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    }
    Ok(())
}

/// Returns `NewerVersion` if the tables are of a later version than this program's.
pub(super) fn refuse_newer(version: u32) -> Result<()> {
    if version as usize <= STEPS.len() {
        return Ok(());
    }
    let message =
        "this plan was written by a newer Daymark and was left as it is: update Daymark to open it";
    Err(Error::new(Code::NewerVersion, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_valid() {
        MIGRATIONS.validate().unwrap();
    }
}
