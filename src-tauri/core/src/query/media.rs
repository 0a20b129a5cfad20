//! The pictures and videos of posts.

use serde::Serialize;

use crate::media::{FileState, MediaStore};
use crate::model::{Crop, ItemId, ItemMedia, ItemMediaId, Media, Post, PostId, PostMedia};
use crate::storage::{self, Db, find};
use crate::{Planner, Result};

/// A picture or video as a post uses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UsedMedia {
    pub id: ItemMediaId,
    pub item: ItemId,
    pub media: Media,
    /// The alternative text; empty if there is none.
    pub alt: String,
    /// False if the post leaves it out.
    pub used: bool,
    /// The part that the post shows; `None` for the whole picture.
    pub crop: Option<Crop>,
    pub file: FileState,
    /// The posts of the item that leave it out.
    pub left_out_by: Vec<PostId>,
}

impl Planner {
    /// Returns the pictures and videos of a post, in their order, with those that it leaves out.
    pub fn media_of_post(&self, id: &str) -> Result<Vec<UsedMedia>> {
        let post = find::post(&self.db, id)?;
        media_of_post(&self.db, &self.media_store(), &post)
    }

    /// Returns the file that the plan keeps under an id.
    pub fn media(&self, id: &str) -> Result<Media> {
        find::media(&self.db, id)
    }

    /// Returns the pictures and videos of all items, each as its item uses it.
    pub fn media_of_all_posts(&self) -> Result<Vec<UsedMedia>> {
        let (store, left_out) = (self.media_store(), storage::media::left_out(&self.db)?);
        let uses = storage::media::of_all_items(&self.db)?.into_iter();
        Ok(uses
            .map(|(used, media)| used_media(&store, used, media, None).left_out(&left_out))
            .collect())
    }
}

pub(super) fn media_of_post(db: &Db, store: &MediaStore, post: &Post) -> Result<Vec<UsedMedia>> {
    let own = storage::media::of_post(db, &post.id)?;
    let left_out = storage::media::left_out_of(db, &post.item)?;
    let uses = storage::media::of_item(db, &post.item)?.into_iter();
    let uses = uses.map(|(used, media)| {
        let own = own.iter().find(|own| own.item_media == used.id);
        used_media(store, used, media, own).left_out(&left_out)
    });
    Ok(uses.collect())
}

fn used_media(
    store: &MediaStore,
    used: ItemMedia,
    media: Media,
    own: Option<&PostMedia>,
) -> UsedMedia {
    UsedMedia {
        id: used.id,
        item: used.item,
        file: store.state(&media),
        media,
        alt: used.alt,
        used: own.is_none_or(|own| own.used),
        crop: own.and_then(|own| own.crop),
        left_out_by: Vec::new(),
    }
}

impl UsedMedia {
    /// Notes the posts that leave it out, of all those that leave something out.
    fn left_out(self, by: &[(PostId, ItemMediaId)]) -> Self {
        let leave_it = by.iter().filter(|(_, left)| *left == self.id);
        let left_out_by = leave_it.map(|(post, _)| post.clone()).collect();
        Self {
            left_out_by,
            ..self
        }
    }
}
