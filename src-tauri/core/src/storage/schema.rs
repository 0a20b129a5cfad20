//! The tables of a plan's file, the migrations from earlier versions, and the columns of the nouns that have a name.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::identity;
use super::mark::{self, Run, Written};
use super::record::record;
use crate::model::{
    Channel, ChannelId, Label, LabelId, Layer, LayerId, Noun, Pillar, PillarId, SavedView,
    SavedViewId,
};
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

/// The tables of the plan, which changesets record. Other tables are about the plan and aren't part of it.
pub(super) const TABLES: &[&str] = &[
    "plan",
    "setting",
    "channel",
    "slot",
    "campaign",
    "pillar",
    "label",
    "item",
    "item_label",
    "repeat",
    "repeat_skip",
    "post",
    "day_note",
    "saved_view",
    "overlay",
];

record!(
    Noun::Channel,
    Channel,
    ChannelId,
    "position, id",
    [id, platform, name, handle, colour, zone, position, archived]
);
record!(
    Noun::Pillar,
    Pillar,
    PillarId,
    "position, id",
    [id, name, colour, share, position]
);
record!(Noun::Label, Label, LabelId, "name", [id, name]);
record!(
    Noun::Layer,
    Layer,
    LayerId,
    "id",
    [id, name, path, colour, shown]
);
record!(
    Noun::View,
    SavedView,
    SavedViewId,
    "position, id",
    [id, name, filter, position]
);

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

    #[test]
    fn every_table_is_of_the_plan_or_beside_it() {
        const BESIDE: [&str; 8] = [
            "history",
            "horizon",
            "identity",
            "mark",
            "program_run",
            "revision",
            "search_row",
            "window_state",
        ];
        let mut known = [TABLES, &BESIDE].concat();
        known.sort_unstable();
        assert_eq!(tables_of_a_new_file(), known);
    }

    /// Returns the names of the tables, except those of SQLite and of the search index.
    fn tables_of_a_new_file() -> Vec<String> {
        let mut db = Connection::open_in_memory().unwrap();
        lay_out(&mut db).unwrap();
        let sql = "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        let mut query = db.prepare(sql).unwrap();
        let names = query.query_map([], |row| row.get(0)).unwrap();
        names.map(Result::unwrap).collect()
    }
}
