//! The pictures and videos of a post that is brought over from another version. Rows are matched by the bytes of their
//! files, since ids may differ.

use super::Transaction;
use super::item_media::stamp;
use crate::Result;
use crate::model::{ItemId, ItemMedia, ItemMediaId, Media, MediaId, Post, PostId, PostMedia};
use crate::storage::{self, Db};

/// The media of a post as they are in another version.
pub(super) struct TakenMedia {
    uses: Vec<(ItemMedia, Media)>,
    own: Vec<PostMedia>,
}

impl TakenMedia {
    pub(super) fn read(db: &Db, post: &Post) -> Result<Self> {
        Ok(Self {
            uses: storage::media::of_item(db, &post.item)?,
            own: storage::media::of_post(db, &post.id)?,
        })
    }

    /// Returns true if an item has the same files in the same order, with the same alternative texts.
    pub(super) fn are_alike(&self, db: &Db, item: &ItemId) -> Result<bool> {
        let told = |(used, media): &(ItemMedia, Media)| (media.hash.clone(), used.alt.clone());
        let here = storage::media::of_item(db, item)?;
        Ok(here.iter().map(told).eq(self.uses.iter().map(told)))
    }

    /// Gives the item these media and no others, and the post its own crops.
    pub(super) fn put(&self, tx: &Transaction<'_>, item: &ItemId, post: &PostId) -> Result<()> {
        let before = storage::media::of_item(tx.db, item)?;
        let is_taken = |media: &Media| self.uses.iter().any(|(_, taken)| taken.hash == media.hash);
        for (used, _) in before.iter().filter(|(_, media)| !is_taken(media)) {
            storage::media::delete_item_media(tx.db, &used.id)?;
        }
        for (used, media) in &self.uses {
            let here = before.iter().find(|(_, here)| here.hash == media.hash);
            let id = here.map_or_else(|| ItemMediaId::new(tx.now), |(here, _)| here.id.clone());
            self.put_use(tx, (id, item, post), used, media)?;
        }
        match storage::media::of_item(tx.db, item)? == before {
            true => Ok(()),
            false => stamp(tx, item),
        }
    }

    fn put_use(
        &self,
        tx: &Transaction<'_>,
        (id, item, post): (ItemMediaId, &ItemId, &PostId),
        used: &ItemMedia,
        media: &Media,
    ) -> Result<()> {
        let here = ItemMedia {
            id: id.clone(),
            item: item.clone(),
            media: media_here(tx, media)?,
            ..used.clone()
        };
        storage::media::put_item_media(tx.db, &here)?;
        let own = self.own.iter().find(|own| own.item_media == used.id);
        let plain = PostMedia {
            post: post.clone(),
            item_media: id,
            used: true,
            crop: None,
        };
        let own = own.map_or(plain.clone(), |own| PostMedia {
            used: own.used,
            crop: own.crop,
            ..plain
        });
        storage::media::put_post_media(tx.db, &own)
    }
}

/// Returns the plan's media with the same bytes, which are added if the plan lacks them.
pub(super) fn media_here(tx: &Transaction<'_>, media: &Media) -> Result<MediaId> {
    if let Some(here) = storage::media::with_hash(tx.db, &media.hash)? {
        return Ok(here.id);
    }
    let id = match storage::media::get(tx.db, &media.id)? {
        Some(_) => MediaId::new(tx.now),
        None => media.id.clone(),
    };
    storage::media::put(
        tx.db,
        &Media {
            id: id.clone(),
            ..media.clone()
        },
    )?;
    Ok(id)
}
