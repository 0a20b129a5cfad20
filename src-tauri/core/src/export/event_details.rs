//! What the descriptions of events contain, besides the text what is in other tables.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::options::EventDetail;
use crate::Result;
use crate::model::{ItemId, ItemMediaId, PostId};
use crate::storage::card::CardRow;
use crate::storage::{self, Db};

pub(super) struct EventDetails<'a> {
    chosen: &'a [EventDetail],
    notes: HashMap<ItemId, String>,
    media: HashMap<ItemId, Vec<(ItemMediaId, String)>>,
    left_out: HashSet<(PostId, ItemMediaId)>,
}

impl<'a> EventDetails<'a> {
    /// Reads what is chosen.
    pub(super) fn read(db: &Db, chosen: &'a [EventDetail]) -> Result<Self> {
        let mut details = Self {
            chosen,
            notes: HashMap::new(),
            media: HashMap::new(),
            left_out: HashSet::new(),
        };
        if chosen.contains(&EventDetail::Notes) {
            let items = storage::item::all(db)?.into_iter();
            details.notes = items.map(|item| (item.id, item.notes)).collect();
        }
        if chosen.contains(&EventDetail::Media) {
            for (used, media) in storage::media::of_all_items(db)? {
                let names = details.media.entry(used.item).or_default();
                names.push((used.id, media.name));
            }
            details.left_out = storage::media::left_out(db)?.into_iter().collect();
        }
        Ok(details)
    }

    /// Returns the description of a post's event: its parts with empty lines between them.
    pub(super) fn of<'r>(&self, row: &'r CardRow) -> Cow<'r, str> {
        if let [EventDetail::Text] = self.chosen {
            return Cow::Borrowed(&row.text);
        }
        let parts = self.chosen.iter().map(|detail| self.part(*detail, row));
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        Cow::Owned(parts.join("\n\n"))
    }

    fn part(&self, detail: EventDetail, row: &CardRow) -> String {
        match detail {
            EventDetail::Text => row.text.clone(),
            EventDetail::Link => row.link.clone().unwrap_or_default(),
            EventDetail::FirstComment => row.first_comment.clone().unwrap_or_default(),
            EventDetail::Notes => self.notes.get(&row.item).cloned().unwrap_or_default(),
            EventDetail::Media => self.media_of(row).join("\n"),
        }
    }

    fn media_of(&self, row: &CardRow) -> Vec<&str> {
        let media = self.media.get(&row.item).into_iter().flatten();
        let used = media.filter(|(id, _)| !self.left_out.contains(&(row.id.clone(), id.clone())));
        used.map(|(_, name)| name.as_str()).collect()
    }
}
