//! Steps on one post: write, move, copy and delete.

use super::item_media::copy_all;
use super::label::set_item_labels;
use super::target::{Destination, in_use};
use super::{Transaction, approval};
use crate::model::{Channel, Item, ItemId, NewPost, Post, PostId, Status, When};
use crate::storage::{self, find};
use crate::{Code, Error, Result};

pub(super) fn add(
    tx: &Transaction<'_>,
    item: &Item,
    channel: &Channel,
    new: &NewPost,
) -> Result<PostId> {
    let own = find::zone_of(tx.db, &channel.id)?;
    let post = Post {
        id: PostId::new(tx.now),
        item: item.id.clone(),
        channel: channel.id.clone(),
        planned: None,
        text: None,
        parts: Vec::new(),
        status: new.status,
        sequence: 0,
        changed: tx.now,
        first_comment: None,
        kind: None,
    };
    let when = new.at.map_or(When::Tray, |at| When::At { at });
    let seen_in = new.zone.as_deref().map(str::parse).transpose()?;
    let post = post
        .moved_to(when, seen_in, own)?
        .with_own_text(&new.edit)?;
    storage::post::put(tx.db, &post)?;
    Ok(post.id)
}

/// Writes a post if it has changed, with its sequence and time of change updated, and returns it.
pub(super) fn save(tx: &Transaction<'_>, before: &Post, after: Post) -> Result<Post> {
    if after == *before {
        return Ok(after);
    }
    let after = Post {
        changed: tx.now,
        ..after.counted_after(before)
    };
    storage::post::put(tx.db, &after)?;
    approval::follow_status(tx, before.status, &after)?;
    Ok(after)
}

/// Moves one post and returns it.
pub(super) fn move_one(tx: &Transaction<'_>, id: &str, to: &Destination) -> Result<Post> {
    let before = find::post(tx.db, id)?;
    let after = to.of(tx, &before)?;
    save(tx, &before, after)
}

/// Copies a post with an item of its own. `channel` is the channel that the caller will move the copy to;
/// `None` keeps the post's channel, which must not be archived then.
pub(super) fn duplicate(
    tx: &Transaction<'_>,
    id: &str,
    channel: Option<&Channel>,
) -> Result<PostId> {
    let model = find::post(tx.db, id)?;
    if channel.is_none() {
        in_use(find::channel(tx.db, model.channel.as_str())?)?;
    }
    let item = find::item(tx.db, &model.item)?;
    let item = Item {
        id: ItemId::new(tx.now),
        ..item
    };
    storage::item::put(tx.db, &item)?;
    set_item_labels(tx, &item.id, &[], &item.labels)?;
    let (model_id, model_item) = (model.id.clone(), model.item.clone());
    let copy = Post {
        id: PostId::new(tx.now),
        item: item.id,
        status: copied(model.status),
        sequence: 0,
        changed: tx.now,
        ..model
    };
    storage::post::put(tx.db, &copy)?;
    copy_all(tx, &model_item, &copy.item, &[(model_id, copy.id.clone())])?;
    Ok(copy.id)
}

/// Returns the status of a copy: never approved or published.
fn copied(status: Status) -> Status {
    match status {
        Status::Idea => Status::Idea,
        _ => Status::Draft,
    }
}

/// Deletes a post, and its item if no other post or series uses it.
pub(super) fn delete_row(tx: &Transaction<'_>, post: &Post) -> Result<()> {
    storage::post::delete(tx.db, &post.id)?;
    storage::item::delete_unused(tx.db, &post.item)
}

/// Returns the title of the first post and the number of posts, for the history.
pub(super) fn subject(tx: &Transaction<'_>, ids: &[String]) -> Result<(String, u32)> {
    let Some(first) = ids.first() else {
        let message = "no post was named: give at least one";
        return Err(Error::new(Code::Empty, message).field("post"));
    };
    let post = find::post(tx.db, first)?;
    let title = find::item(tx.db, &post.item)?.title;
    Ok((title, ids.len() as u32))
}
