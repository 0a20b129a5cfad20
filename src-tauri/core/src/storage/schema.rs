//! The tables of a plan's file, the migrations from earlier versions, and the columns of the nouns that have a name.
//!
//! A migration never changes once it has landed. SQLite applies a changeset to a table that has got more columns at its
//! end since: it compares and writes the columns that it has, and a row that it inserts gets the defaults of the others
//! (sqlite.org/session/sqlite3changeset_apply.html). So the history survives a migration that only adds tables, and
//! columns at the end of the plan's tables, whose rows keep the columns' defaults. A migration that moves or drops a
//! column of such a table, changes its key or writes to its rows deletes the history: SQLite takes a moved column for
//! another, and skips a table with fewer columns or another key without an error.

use rusqlite::{Connection, TransactionBehavior};

use super::identity;
use super::mark::{self, Run, WriteOrigin};
use super::record::record;
use crate::model::{
    Channel, ChannelId, Label, LabelId, Layer, LayerId, Noun, Pillar, PillarId, SavedView,
    SavedViewId, Snippet, SnippetId,
};
use crate::{Code, Error, Result};

/// What each version added, the first one first.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_plan.sql"),
    include_str!("migrations/0002_find.sql"),
    include_str!("migrations/0003_slot.sql"),
    include_str!("migrations/0004_repeat.sql"),
    include_str!("migrations/0005_overlay.sql"),
    include_str!("migrations/0006_settings.sql"),
    include_str!("migrations/0007_mark.sql"),
    include_str!("migrations/0008_op.sql"),
    include_str!("migrations/0009_identity.sql"),
    include_str!("migrations/0010_author.sql"),
    include_str!("migrations/0011_composer.sql"),
    include_str!("migrations/0012_finished_week.sql"),
    include_str!("migrations/0013_links_and_posting.sql"),
    include_str!("migrations/0014_results.sql"),
    include_str!("migrations/0015_strategy.sql"),
    include_str!("migrations/0016_mission.sql"),
    include_str!("migrations/0017_ideas.sql"),
    include_str!("migrations/0018_subjects.sql"),
    include_str!("migrations/0019_suggestions.sql"),
    include_str!("migrations/0020_experiments.sql"),
];

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
    "media",
    "item_media",
    "post_media",
    "day_note",
    "saved_view",
    "overlay",
    "waiver",
    "comment",
    "approval",
    "snippet",
    "result",
    "audience",
    "objective",
    "mission",
    "message",
    "idea",
    "feedback",
    "subject",
    "declined_time",
    "experiment",
];

record!(
    Noun::Channel,
    Channel,
    ChannelId,
    "position, id",
    [
        id,
        platform,
        name,
        handle,
        colour,
        zone,
        position,
        archived,
        text_limit,
        utm_source,
        utm_medium,
        roles,
        strengths,
        limits,
        goal,
        cadence_min,
        cadence_max,
        originals
    ]
);
record!(
    Noun::Pillar,
    Pillar,
    PillarId,
    "position, id",
    [id, name, colour, share, position, aim, examples]
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
record!(
    Noun::Snippet,
    Snippet,
    SnippetId,
    "position, id",
    [id, position, name, kind, text]
);

/// Creates the tables in an empty file.
pub(super) fn lay_out(db: &mut Connection) -> Result<()> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    run_migrations(&tx)?;
    Ok(tx.commit()?)
}

/// Returns true if the tables are of the current version. A newer version is an error, even if the file's newer
/// tables are still in its log.
pub(super) fn is_current_version(db: &Connection) -> Result<bool> {
    let version = version(db)?;
    refuse_newer(version)?;
    Ok(version as usize == MIGRATIONS.len())
}

/// Brings the tables up to date in one transaction, with the plan's id and a mark. Does nothing if another program has
/// done so meanwhile.
pub(super) fn migrate(db: &mut Connection) -> Result<()> {
    if is_current_version(db)? {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if !is_current_version(&tx)? {
        let id = identity::get(&tx)?;
        run_migrations(&tx)?;
        identity::put(&tx, id)?;
        mark::leave(&tx, Run::new(), WriteOrigin::default())?;
    }
    tx.commit()?;
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Runs the migrations that the file hasn't had, inside a transaction.
fn run_migrations(tx: &Connection) -> Result<()> {
    for migration in MIGRATIONS.iter().skip(version(tx)? as usize) {
        tx.execute_batch(migration)?;
    }
    tx.pragma_update(None, "user_version", MIGRATIONS.len() as u32)?;
    Ok(())
}

fn version(db: &Connection) -> Result<u32> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Returns `NewerVersion` if the tables are of a later version than this program's.
pub(super) fn refuse_newer(version: u32) -> Result<()> {
    if version as usize <= MIGRATIONS.len() {
        return Ok(());
    }
    let message =
        "this plan was written by a newer Daymark and was left as it is: update Daymark to open it";
    Err(Error::new(Code::NewerVersion, message))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn a_migration_is_one_transaction() {
        let mut db = of_version(1);
        db.execute("INSERT INTO plan VALUES (1, 'Acme', 'UTC', 1, 0)", [])
            .unwrap();
        let commits = Arc::new(AtomicU32::new(0));
        let counter = Arc::clone(&commits);
        let count = move || {
            counter.fetch_add(1, Ordering::Relaxed);
            false
        };
        db.commit_hook(Some(count)).unwrap();
        migrate(&mut db).unwrap();
        assert_eq!(commits.load(Ordering::Relaxed), 1);
        assert!(mark::get(&db).unwrap().is_some());
    }

    #[test]
    fn a_migration_keeps_the_columns_of_the_plans_tables_or_deletes_the_history() {
        for (version, migration) in MIGRATIONS.iter().enumerate().skip(1) {
            let db = of_version(version);
            let before = TABLES.iter().map(|table| (table, columns(&db, table)));
            let before: Vec<_> = before.collect();
            db.execute_batch(migration).unwrap();
            let keeps = |(table, before): &(&&str, Vec<_>)| columns(&db, table).starts_with(before);
            let deletes = migration.contains("DELETE FROM history;");
            assert!(deletes || before.iter().all(keeps), "after {version}");
        }
    }

    fn of_version(version: usize) -> Connection {
        let db = Connection::open_in_memory().unwrap();
        for migration in &MIGRATIONS[..version] {
            db.execute_batch(migration).unwrap();
        }
        db.pragma_update(None, "user_version", version as u32)
            .unwrap();
        db
    }

    /// Returns the names of a table's columns, in their order, and their places in its key.
    fn columns(db: &Connection, table: &str) -> Vec<(String, u32)> {
        let sql = "SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid";
        let mut query = db.prepare(sql).unwrap();
        let columns = query.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)));
        columns.unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn every_table_is_of_the_plan_or_beside_it() {
        const BESIDE: [&str; 10] = [
            "history",
            "horizon",
            "identity",
            "mark",
            "program_run",
            "revision",
            "rules_seen",
            "search_row",
            "snooze",
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
