//! Removes a person's name from the feedback and from the history, so that no undo brings it back.

use std::io::Read;

use chrono::{DateTime, Utc};
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::named_params;
use rusqlite::session::ChangesetIter;
use rusqlite::types::ValueRef;

use super::guard::{Guard, WriteOutcome};
use super::values::Millis;
use super::{Db, changeset, plan, record};
use crate::model::{Author, Feedback, Op};
use crate::{Code, Error, Result};

/// Removes a name in one transaction and returns in how many entries of feedback it was. An entry of the history without any
/// change says that it was done.
pub(crate) fn forget(
    guard: &Guard,
    db: &Db,
    now: DateTime<Utc>,
    author: &Author,
    name: &str,
) -> Result<u32> {
    // What is deleted is also overwritten in the file.
    db.pragma_update(None, "secure_delete", true)?;
    let forgotten = guard.write(db, |tx| {
        let changed = remove_from_feedback(tx, name)?;
        let entries = entries_that_tell(tx, name)?;
        if changed == 0 && entries.is_empty() {
            return Err(unknown(name));
        }
        delete_up_to(tx, &entries)?;
        note(tx, now, author)?;
        plan::raise_revision(tx)?;
        Ok(WriteOutcome::Changed(changed))
    });
    db.pragma_update(None, "secure_delete", false)?;
    forgotten
}

fn remove_from_feedback(db: &Db, name: &str) -> Result<u32> {
    let mut changed = 0;
    for before in record::all::<Feedback>(db)? {
        let after = before.without(name);
        if after != before {
            record::put(db, &after)?;
            changed += 1;
        }
    }
    Ok(changed)
}

/// Returns the numbers of the operations whose changes of feedback tell the name.
fn entries_that_tell(db: &Db, name: &str) -> Result<Vec<i64>> {
    let mut query = db.prepare("SELECT id FROM history ORDER BY id")?;
    let ids = query.query_map([], |row| row.get(0))?;
    let ids: Vec<i64> = ids.collect::<Result<_, _>>()?;
    let mut telling = Vec::new();
    for id in ids {
        if tells(&changeset::of_entry(db, id)?, name)? {
            telling.push(id);
        }
    }
    Ok(telling)
}

/// Returns true if a changeset has the name in a value of the feedback.
fn tells(changeset: &[u8], name: &str) -> Result<bool> {
    let mut bytes = changeset;
    let input: &mut dyn Read = &mut bytes;
    let mut rows = ChangesetIter::start_strm(&input)?;
    let name = name.to_lowercase();
    let has_name = |value: ValueRef<'_>| {
        let text = value.as_str().unwrap_or_default();
        text.to_lowercase().contains(&name)
    };
    while let Some(row) = rows.next()? {
        let operation = row.op()?;
        if operation.table_name() != "feedback" {
            continue;
        }
        let columns = 0..usize::try_from(operation.number_of_columns()).unwrap_or_default();
        for column in columns {
            let before = row.old_value(column).is_ok_and(has_name);
            if before || row.new_value(column).is_ok_and(has_name) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Deletes the operations up to the last that tells the name: one before it can't be undone without it. An undone one takes
/// all that are undone along.
fn delete_up_to(db: &Db, entries: &[i64]) -> Result<()> {
    let Some(last) = entries.last() else {
        return Ok(());
    };
    let sql = "DELETE FROM history WHERE id <= :last OR undone = 1";
    db.execute(sql, named_params! {":last": last})?;
    Ok(())
}

fn note(db: &Db, now: DateTime<Utc>, author: &Author) -> Result<()> {
    db.execute("DELETE FROM history WHERE undone = 1", [])?;
    let sql = "INSERT INTO history (op, at, changeset, author, machine)
        VALUES (:op, :at, zeroblob(0), :author, :machine)";
    db.execute(
        sql,
        named_params! {
            ":op": Op::ForgetPerson,
            ":at": Millis(now),
            ":author": author.name,
            ":machine": author.machine,
        },
    )?;
    Ok(())
}

fn unknown(name: &str) -> Error {
    let message = format!("no feedback tells “{name}”: give the name as the feedback has it");
    Error::new(Code::NotFound, message).field("handle")
}
