//! Gives some posts of a series an item of their own, since all posts of a series share one.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::item_media::copy_all;
use super::super::label::set_item_labels;
use super::super::{Transaction, comments};
use crate::Result;
use crate::model::{Item, ItemId, Post, PostEdit, Series};
use crate::storage::{self, find};

/// Returns a post and the item that an edit of only this post may change. If other days of its series share the
/// item, the post and its siblings on the same day get a copy.
pub(in crate::planner) fn detached_for_edit(
    tx: &Transaction<'_>,
    post: Post,
    edit: &PostEdit,
) -> Result<(Post, Item)> {
    let item = find::item(tx.db, &post.item)?;
    let Some((_, date)) = storage::series::of_post(tx.db, &post.id)? else {
        return Ok((post, item));
    };
    if !changes_words(&item, edit)? {
        return Ok((post, item));
    }
    let item = item_of_day(tx, &item.id, date)?;
    Ok((find::post(tx.db, post.id.as_str())?, item))
}

/// Gives the post an item of its own if other days of its series share it, and returns the post.
pub(in crate::planner) fn detached(tx: &Transaction<'_>, post: Post) -> Result<Post> {
    if let Some((_, date)) = storage::series::of_post(tx.db, &post.id)? {
        item_of_day(tx, &post.item, date)?;
    }
    find::post(tx.db, post.id.as_str())
}

/// Returns the item, or a copy of it that only the posts of one day use.
fn item_of_day(tx: &Transaction<'_>, item: &ItemId, date: NaiveDate) -> Result<Item> {
    let mut of_day = BTreeSet::new();
    for other in storage::post::of_item(tx.db, item)? {
        let its = storage::series::of_post(tx.db, &other.id)?;
        if its.is_some_and(|(_, its)| its == date) {
            of_day.insert(other.id.to_string());
        }
    }
    detach_item(tx, item, &of_day, &BTreeSet::new())
}

/// Returns the item if only these posts and series use it; otherwise gives them a copy and returns that.
pub(in crate::planner) fn detach_item(
    tx: &Transaction<'_>,
    id: &ItemId,
    posts: &BTreeSet<String>,
    series: &BTreeSet<String>,
) -> Result<Item> {
    let item = find::item(tx.db, id)?;
    let saying = storage::post::of_item(tx.db, id)?;
    let repeating = storage::series::of_item(tx.db, id)?;
    let (own, others): (Vec<Post>, Vec<Post>) = saying
        .into_iter()
        .partition(|post| posts.contains(post.id.as_str()));
    let (mine, theirs): (Vec<Series>, Vec<Series>) = repeating
        .into_iter()
        .partition(|one| series.contains(one.id.as_str()));
    if others.is_empty() && theirs.is_empty() {
        return Ok(item);
    }
    let item_id = item.id.clone();
    let id = ItemId::new(tx.now);
    let copy = Item { id, ..item };
    storage::item::put(tx.db, &copy)?;
    set_item_labels(tx, &copy.id, &[], &copy.labels)?;
    let same: Vec<_> = own
        .iter()
        .map(|post| (post.id.clone(), post.id.clone()))
        .collect();
    copy_all(tx, &item_id, &copy.id, &same)?;
    comments::copy_all(tx, &item_id, &copy.id)?;
    for post in own {
        storage::series::set_item_of_post(tx.db, &post.id, &copy.id)?;
    }
    for one in mine {
        let item = copy.id.clone();
        storage::series::put(tx.db, &Series { item, ..one })?;
    }
    Ok(copy)
}

pub(super) fn changes_words(item: &Item, edit: &PostEdit) -> Result<bool> {
    let campaign = item.campaign.as_ref().map(|id| id.as_str());
    let pillar = item.pillar.as_ref().map(|id| id.as_str());
    let audience = item.facets.audience.as_ref().map(|id| id.as_str());
    let objective = item.facets.objective.as_ref().map(|id| id.as_str());
    let is_other = |wanted: &Option<Option<String>>, now: Option<&str>| {
        wanted
            .as_ref()
            .is_some_and(|wanted| wanted.as_deref() != now)
    };
    Ok(item.edited(edit)? != *item
        || is_other(&edit.campaign, campaign)
        || is_other(&edit.pillar, pillar)
        || is_other(&edit.facets.audience, audience)
        || is_other(&edit.facets.objective, objective))
}
