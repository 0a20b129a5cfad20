//! The operations of the history that changed one post.

use rusqlite::named_params;

use super::{Db, entry, history};
use crate::Result;
use crate::model::{Entry, Post};

/// How many of the newest operations are read.
const MOST_READ: i64 = 10_000;

/// The tables whose first key column is a post, and those where it is an item.
const OF_POST: [&str; 3] = ["post", "post_media", "approval"];
const OF_ITEM: [&str; 4] = ["item", "item_label", "item_media", "comment"];

/// Returns the operations that changed a post, its item, their media, its approval or its comments, the newest first and
/// at most `most`. Undone ones are left out.
pub(crate) fn of_post(db: &Db, post: &Post, most: usize) -> Result<Vec<Entry>> {
    // An id is in a changeset as it is written, so most operations needn't be read row by row.
    let sql = "SELECT id, op, at, undone, author, machine, changeset FROM history
        WHERE undone = 0 AND id > (SELECT max(id) FROM history) - :read
            AND (instr(changeset, :post) > 0 OR instr(changeset, :item) > 0)
        ORDER BY id DESC";
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query(named_params! {
        ":read": MOST_READ,
        ":post": post.id.as_str().as_bytes(),
        ":item": post.item.as_str().as_bytes(),
    })?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let changeset: Vec<u8> = row.get("changeset")?;
        if touches(&changeset, post)? {
            found.push(entry::read(row)?);
        }
        if found.len() >= most {
            break;
        }
    }
    Ok(found)
}

fn touches(changeset: &[u8], post: &Post) -> Result<bool> {
    let is_of = |(table, key): &(String, String)| {
        OF_POST.contains(&table.as_str()) && key == post.id.as_str()
            || OF_ITEM.contains(&table.as_str()) && key == post.item.as_str()
    };
    Ok(history::touched(changeset)?.iter().any(is_of))
}
