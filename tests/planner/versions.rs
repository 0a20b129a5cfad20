//! Plan files as earlier versions made them.

use std::path::Path;

use rusqlite::Connection;

/// Takes a closed plan file back to before it had settings.
pub(crate) fn make_earlier_version(path: &Path) {
    take_back(&Connection::open(path).unwrap(), 5);
}

/// Takes a plan back to an earlier version, after which tables and columns were only added, and views and triggers made
/// anew.
pub(crate) fn take_back(db: &Connection, version: usize) {
    let added = MIGRATIONS[version..].concat();
    put_back(db, &added, &MIGRATIONS[..version].concat());
    for (table, column) in named_after(&added, "ALTER TABLE ") {
        let sql = format!("ALTER TABLE {table} DROP COLUMN {column}");
        db.execute_batch(&sql).unwrap();
    }
    for (index, _) in named_after(&added, "CREATE INDEX ") {
        db.execute_batch(&format!("DROP INDEX {index}")).unwrap();
    }
    for (table, _) in named_after(&added, "CREATE TABLE ") {
        db.execute_batch(&format!("DROP TABLE {table}")).unwrap();
    }
    db.pragma_update(None, "user_version", version as u32)
        .unwrap();
}

/// Makes the views and triggers that were made anew as they were made before.
fn put_back(db: &Connection, added: &str, before: &str) {
    for (kind, end) in [("VIEW", ";"), ("TRIGGER", "END;")] {
        for (name, _) in named_after(added, &format!("DROP {kind} ")) {
            let name = name.trim_end_matches(';');
            let start = before.rfind(&format!("CREATE {kind} {name}")).unwrap();
            let made = before[start..].split_inclusive(end).next().unwrap();
            let sql = format!("DROP {kind} {name}; {made}");
            db.execute_batch(&sql).unwrap();
        }
    }
}

/// Returns the table after each beginning of a statement, with the column that `ADD COLUMN` names.
fn named_after<'a>(sql: &'a str, beginning: &str) -> Vec<(&'a str, &'a str)> {
    let statements = sql.split(beginning).skip(1);
    let words = statements.map(|rest| rest.split_whitespace());
    words
        .map(|mut words| (words.next().unwrap(), words.nth(2).unwrap_or_default()))
        .collect()
}

/// Writes a plan file as an earlier version made it, with one post.
pub(crate) fn make_version(path: &Path, version: usize) {
    let db = Connection::open(path).unwrap();
    for (number, sql) in MIGRATIONS.iter().enumerate().take(version) {
        db.execute_batch(sql).unwrap();
        if number == 0 {
            db.execute_batch(FIRST_ROWS).unwrap();
        }
    }
    db.pragma_update(None, "user_version", version as u32)
        .unwrap();
}

/// What each version added, the first one first.
pub(crate) const MIGRATIONS: [&str; 20] = [
    include_str!("../../src-tauri/core/src/storage/migrations/0001_plan.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0002_find.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0003_slot.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0004_repeat.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0005_overlay.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0006_settings.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0007_mark.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0008_op.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0009_identity.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0010_author.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0011_composer.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0012_finished_week.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0013_links_and_posting.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0014_results.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0015_strategy.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0016_mission.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0017_ideas.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0018_subjects.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0019_suggestions.sql"),
    include_str!("../../src-tauri/core/src/storage/migrations/0020_experiments.sql"),
];

const FIRST_ROWS: &str = "PRAGMA application_id = 0x4461796d;
    INSERT INTO plan VALUES (1, 'Acme', 'Europe/Berlin', 1, 0);
    INSERT INTO channel VALUES ('c', 'x', 'X', '', NULL, NULL, 0, 0);
    INSERT INTO item VALUES ('i', 'from before', 'said', NULL, NULL, NULL, '');
    INSERT INTO post VALUES ('p', 'i', 'c', '2026-11-20', 540, 'Europe/Berlin', 1795161600, NULL, 'draft', 0, 0);";
