//! The pictures and videos of the posts that are checked.

use std::collections::{HashMap, HashSet};

use crate::Result;
use crate::model::{
    ItemId, ItemMedia, ItemMediaId, Media, MediaFacts, MediaKind, MediaType, PostId,
};
use crate::storage::{self, Db, card::CardRow};

#[derive(Default)]
pub(super) struct MediaOfPosts {
    by_item: HashMap<ItemId, Vec<(ItemMediaId, MediaFacts)>>,
    /// What single posts leave out.
    left_out: HashSet<(PostId, ItemMediaId)>,
}

impl MediaOfPosts {
    /// Reads the media of the rows' items. Asks for nothing if no row has any.
    pub(super) fn read(db: &Db, rows: &[CardRow]) -> Result<Self> {
        let with_media = rows.iter().filter(|row| !row.media.is_empty());
        let items: Vec<&str> = with_media.map(|row| row.item.as_str()).collect();
        let mut found = Self::default();
        if items.is_empty() {
            return Ok(found);
        }
        for (used, media) in storage::media::of_items(db, &items)? {
            let facts = facts(&used, media);
            found
                .by_item
                .entry(used.item)
                .or_default()
                .push((used.id, facts));
        }
        found.left_out = storage::media::left_out(db)?.into_iter().collect();
        Ok(found)
    }

    /// Returns the media that a post publishes, in their order.
    pub(super) fn of(&self, row: &CardRow) -> Vec<MediaFacts> {
        let all = self.by_item.get(&row.item).into_iter().flatten();
        let is_used = |id: &ItemMediaId| {
            self.left_out.is_empty() || !self.left_out.contains(&(row.id.clone(), id.clone()))
        };
        let used = all.filter(|(id, _)| is_used(id));
        used.map(|(_, facts)| facts.clone()).collect()
    }
}

fn facts(used: &ItemMedia, media: Media) -> MediaFacts {
    let header = media.header;
    MediaFacts {
        kind: kind(header.kind),
        media_type: header.kind.name().to_owned(),
        width: header.width.unwrap_or_default(),
        height: header.height.unwrap_or_default(),
        duration: header.duration,
        bytes: media.bytes,
        alt_length: used.alt.chars().count() as u32,
    }
}

fn kind(kind: MediaType) -> MediaKind {
    match kind {
        MediaType::Gif => MediaKind::Gif,
        kind if kind.is_video() => MediaKind::Video,
        _ => MediaKind::Image,
    }
}
