//! Steps on the pictures and videos of one item: add, order, copy to another item.

use super::Transaction;
use crate::Result;
use crate::media::TakenFile;
use crate::model::{
    ItemId, ItemMedia, ItemMediaId, Media, MediaId, PostId, PostMedia, checked_text,
};
use crate::storage;

/// Adds a file to an item, after those that it has, and returns the id of the use. If the item has that file already, only
/// the alternative text is changed.
pub(super) fn attach(
    tx: &Transaction<'_>,
    item: &ItemId,
    file: &TakenFile,
    alt: Option<&str>,
) -> Result<ItemMediaId> {
    let media = media_of(tx, file)?;
    let uses = storage::media::of_item(tx.db, item)?;
    let position = uses.last().map_or(0, |(last, _)| last.position + 1);
    let existing = uses.into_iter().find(|(_, used)| used.hash == file.hash);
    let used = existing.map(|(used, _)| used).unwrap_or_else(|| ItemMedia {
        id: ItemMediaId::new(tx.now),
        item: item.clone(),
        media,
        position,
        alt: String::new(),
    });
    let alt = alt.map(|alt| checked_text("alt", alt.trim())).transpose()?;
    let used = ItemMedia {
        alt: alt.unwrap_or_else(|| used.alt.clone()),
        ..used
    };
    storage::media::put_item_media(tx.db, &used)?;
    Ok(used.id)
}

/// Returns the id of the plan's media for a file, which is added if the plan doesn't have it.
pub(super) fn media_of(tx: &Transaction<'_>, file: &TakenFile) -> Result<MediaId> {
    if let Some(media) = storage::media::with_hash(tx.db, &file.hash)? {
        return Ok(media.id);
    }
    let media = Media {
        id: MediaId::new(tx.now),
        hash: file.hash.clone(),
        name: file.name.clone(),
        bytes: file.bytes,
        header: file.header.clone(),
    };
    storage::media::put(tx.db, &media)?;
    Ok(media.id)
}

/// Moves one use to a place among those of its item, and numbers all from 0.
pub(super) fn place_at(tx: &Transaction<'_>, used: &ItemMedia, place: u32) -> Result<()> {
    let uses = storage::media::of_item(tx.db, &used.item)?;
    let mut uses: Vec<ItemMedia> = uses.into_iter().map(|(used, _)| used).collect();
    uses.retain(|other| other.id != used.id);
    uses.insert(uses.len().min(place as usize), used.clone());
    for (position, used) in (0..).zip(uses) {
        storage::media::put_item_media(tx.db, &ItemMedia { position, ..used })?;
    }
    Ok(())
}

/// Sets the time of change of everything that shows an item, so that windows draw it again.
pub(super) fn stamp(tx: &Transaction<'_>, item: &ItemId) -> Result<()> {
    storage::post::stamp(tx.db, item, tx.now)?;
    storage::series::stamp(tx.db, item, tx.now)
}

/// Gives an item the same media as another one. `posts` are pairs of a post of that item and one of this item, which uses
/// the media as the former does; both are the same for a post that changes its item.
pub(super) fn copy_all(
    tx: &Transaction<'_>,
    from: &ItemId,
    to: &ItemId,
    posts: &[(PostId, PostId)],
) -> Result<()> {
    for (used, _) in storage::media::of_item(tx.db, from)? {
        let copy = ItemMedia {
            id: ItemMediaId::new(tx.now),
            item: to.clone(),
            ..used.clone()
        };
        storage::media::put_item_media(tx.db, &copy)?;
        for (before, after) in posts {
            copy_use(tx, (before, &used.id), (after, &copy.id))?;
        }
    }
    Ok(())
}

/// Copies how a post uses media to another post and another use. For one post, it isn't kept twice.
fn copy_use(
    tx: &Transaction<'_>,
    (post, used): (&PostId, &ItemMediaId),
    (to_post, to_used): (&PostId, &ItemMediaId),
) -> Result<()> {
    let uses = storage::media::of_post(tx.db, post)?;
    let Some(found) = uses.into_iter().find(|found| found.item_media == *used) else {
        return Ok(());
    };
    let copy = PostMedia {
        post: to_post.clone(),
        item_media: to_used.clone(),
        ..found.clone()
    };
    storage::media::put_post_media(tx.db, &copy)?;
    if post == to_post {
        let (used, crop) = (true, None);
        storage::media::put_post_media(
            tx.db,
            &PostMedia {
                used,
                crop,
                ..found
            },
        )?;
    }
    Ok(())
}
