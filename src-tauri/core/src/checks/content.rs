//! Fingerprints of what posts publish, where and when, by which a change since an approval is found. Unlike a check, which
//! reads facts about media, they tell one file from another.

use std::collections::HashMap;

use super::digest::digest;
use crate::Result;
use crate::model::platform::known_or_other;
use crate::model::{Channel, ItemId, ItemMedia, Media, PostId, PostMedia};
use crate::storage::{self, Db, card::CardRow, record};

/// Returns the fingerprint of each of these posts.
pub(crate) fn fingerprints(db: &Db, posts: &[&str]) -> Result<HashMap<PostId, String>> {
    let rows = storage::card::of_posts(db, posts)?;
    let rows: Vec<&CardRow> = rows.iter().collect();
    fingerprints_of(db, &rows)
}

pub(super) fn fingerprints_of(db: &Db, rows: &[&CardRow]) -> Result<HashMap<PostId, String>> {
    let channels = record::all::<Channel>(db)?;
    let media = UsedMedia::read(db, rows)?;
    let found = rows.iter().map(|row| {
        let channel = channels.iter().find(|channel| channel.id == row.channel);
        let mut parts = words(row, channel);
        parts.extend(media.of(row));
        (row.id.clone(), digest(&parts))
    });
    Ok(found.collect())
}

/// Returns what a post publishes in words. A title counts only where the platform shows it.
fn words(row: &CardRow, channel: Option<&Channel>) -> Vec<String> {
    let planned = row.planned;
    let at = planned.map(|planned| format!("{} {}", planned.at, planned.zone));
    let has_title =
        channel.is_some_and(|channel| known_or_other(&channel.platform).title.is_some());
    let title = has_title.then(|| row.title.clone());
    let link = row.link.clone().unwrap_or_default();
    let mut words = vec![
        row.channel.to_string(),
        at.unwrap_or_default(),
        title.unwrap_or_default(),
        row.text.clone(),
        link,
    ];
    words.push(row.parts.len().to_string());
    words.extend(row.parts.iter().cloned());
    words.extend(row.first_comment.clone());
    words
}

/// The media of the posts, with what single posts do differently from their items.
struct UsedMedia {
    by_item: HashMap<ItemId, Vec<(ItemMedia, Media)>>,
    own: Vec<PostMedia>,
}

impl UsedMedia {
    /// Reads the media of the rows' items. Asks for nothing if no row has any.
    fn read(db: &Db, rows: &[&CardRow]) -> Result<Self> {
        let with_media = rows.iter().filter(|row| !row.media.is_empty());
        let (items, posts): (Vec<&str>, Vec<&str>) = with_media
            .map(|row| (row.item.as_str(), row.id.as_str()))
            .unzip();
        let mut by_item: HashMap<ItemId, Vec<_>> = HashMap::new();
        if items.is_empty() {
            let own = Vec::new();
            return Ok(Self { by_item, own });
        }
        for used in storage::media::of_items(db, &items)? {
            by_item.entry(used.0.item.clone()).or_default().push(used);
        }
        let own = storage::media::of_posts(db, &posts)?;
        Ok(Self { by_item, own })
    }

    /// Returns for each picture or video that a post publishes its file, its alternative text and the part that is shown.
    fn of(&self, row: &CardRow) -> Vec<String> {
        let all = self.by_item.get(&row.item).into_iter().flatten();
        let told = all.flat_map(|(used, media)| {
            let mut own = self.own.iter();
            let own = own.find(|own| own.post == row.id && own.item_media == used.id);
            let crop = own.and_then(|own| own.crop);
            let is_used = own.is_none_or(|own| own.used);
            is_used.then(|| [media.hash.clone(), used.alt.clone(), format!("{crop:?}")])
        });
        told.flatten().collect()
    }
}
