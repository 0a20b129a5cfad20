//! A step on one post: changes its words, its status, its time and its channel together.

use super::Transaction;
use super::item::edit_item;
use super::post::{move_one, save};
use super::series::detach::detached_for_edit;
use super::target::Destination;
use crate::Result;
use crate::model::{PostEdit, Status, Target};
use crate::storage::find;

/// Changes a post and returns its title. With `None` the status stays.
pub(super) fn revise(
    tx: &Transaction<'_>,
    id: &str,
    edit: &PostEdit,
    status: Option<Status>,
    target: &Target,
) -> Result<String> {
    let before = find::post(tx.db, id)?;
    let (_, item) = detached_for_edit(tx, before, edit)?;
    let item = edit_item(tx, &item, edit)?;
    let moved = move_one(tx, id, &Destination::resolve(tx, target)?)?;
    let mut after = moved.with_own_text(edit)?;
    after.status = status.unwrap_or(moved.status);
    save(tx, &moved, after)?;
    Ok(item.title)
}
