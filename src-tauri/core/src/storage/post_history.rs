//! The operations of the history that changed one post.

use rusqlite::named_params;

use super::{Db, entry, history};
use crate::Result;
use crate::model::{Entry, ItemId, Post, PostId};

/// How many of the newest operations are read.
const MOST_READ: i64 = 10_000;

/// The tables whose first key column is a post, and those where it is an item.
const OF_POST: [&str; 4] = ["post", "post_media", "approval", "result"];
const OF_ITEM: [&str; 4] = ["item", "item_label", "item_media", "comment"];

/// Returns the operations that changed a post, its item, their media, its approval, its results or its comments, the newest
/// first and at most `most`. Undone ones are left out. A post that left its item, as out of a series, has that item's history too.
pub(crate) fn of_post(db: &Db, post: &Post, most: usize) -> Result<Vec<Entry>> {
    before(db, i64::MAX, (&post.id, &post.item), most)
}

/// Returns the operations before that of a number, which found the post with this item.
fn before(db: &Db, number: i64, of: (&PostId, &ItemId), most: usize) -> Result<Vec<Entry>> {
    // An id is in a changeset as it is written, so most operations needn't be read row by row.
    let sql = "SELECT id, op, at, undone, author, machine, changeset FROM history
        WHERE undone = 0 AND id < :before AND id > (SELECT max(id) FROM history) - :read
            AND (instr(changeset, :post) > 0 OR instr(changeset, :item) > 0)
        ORDER BY id DESC";
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query(named_params! {
        ":before": number,
        ":read": MOST_READ,
        ":post": of.0.as_str().as_bytes(),
        ":item": of.1.as_str().as_bytes(),
    })?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let changeset: Vec<u8> = row.get("changeset")?;
        if touches(&changeset, of)? {
            found.push(entry::read(row)?);
        }
        if found.len() >= most {
            break;
        }
        if let Some(item) = history::former_item(&changeset, of.0)? {
            let rest = most - found.len();
            found.extend(before(db, row.get("id")?, (of.0, &item), rest)?);
            break;
        }
    }
    Ok(found)
}

fn touches(changeset: &[u8], (post, item): (&PostId, &ItemId)) -> Result<bool> {
    let is_of = |(table, key): &(String, String)| {
        OF_POST.contains(&table.as_str()) && key == post.as_str()
            || OF_ITEM.contains(&table.as_str()) && key == item.as_str()
    };
    Ok(history::touched(changeset)?.iter().any(is_of))
}
