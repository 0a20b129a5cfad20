//! Ideas: add, edit, delete, and make posts of them.

use chrono::NaiveDate;
use serde::Serialize;

use super::free_slots::free;
use super::item::add_item;
use super::{Planner, Transaction, post};
use crate::model::{
    Audience, Channel, ChannelId, FacetsEdit, Idea, IdeaEdit, IdeaId, LocalTime, NewPost, Op,
    PostEdit, PostId, Status, ZonedTime,
};
use crate::query::{Changes, ranked};
use crate::storage::{self, find, record};
use crate::{Code, Error, Result};

/// Where an idea would be placed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PlacedIdea {
    pub idea: IdeaId,
    pub title: String,
    pub channel: ChannelId,
    /// In the plan's zone.
    pub at: LocalTime,
    #[serde(skip)]
    slot: LocalTime,
}

impl Planner {
    pub fn add_idea(&mut self, edit: &IdeaEdit) -> Result<(Changes, IdeaId)> {
        self.add(|tx| new(tx, edit))
    }

    pub fn edit_idea(&mut self, id: &str, edit: &IdeaEdit) -> Result<Changes> {
        self.edit(id, |_, idea: Idea| idea.edited(edit))
    }

    pub fn delete_idea(&mut self, id: &str) -> Result<Changes> {
        self.delete::<Idea>(id)
    }

    /// Makes a post of an idea, in the tray of a channel and with the status of an idea.
    pub fn use_idea(&mut self, id: &str, channel: &str) -> Result<(Changes, PostId)> {
        self.transact(|tx| {
            let idea: Idea = find::record(tx.db, id)?;
            refuse_used(tx, &idea)?;
            let channel = find::channel(tx.db, channel)?;
            let post = make_post(tx, &idea, &channel, None)?;
            let (title, count) = (idea.title, 1);
            Ok((Op::AddPost { title, count }, post))
        })
    }

    /// Makes posts of the best ideas, in the free slots from a day to before another one: the best idea gets the first
    /// slot on a channel of its audience, or on any channel if its audience names none.
    ///
    /// # Errors
    /// `Empty` if there is no rated idea that isn't used, or no free slot.
    pub fn place_ideas(&mut self, count: usize, from: NaiveDate, to: NaiveDate) -> Result<Changes> {
        self.change(|tx| {
            let placed = placed(tx, count, from, to)?;
            for place in &placed {
                let idea: Idea = find::record(tx.db, place.idea.as_str())?;
                let channel = find::channel(tx.db, place.channel.as_str())?;
                make_post(tx, &idea, &channel, Some(place.slot))?;
            }
            let title = placed.first().map(|first| first.title.clone());
            Ok(Op::PlaceIdeas {
                title: title.unwrap_or_default(),
                count: placed.len() as u32,
            })
        })
    }

    /// Returns what [`Planner::place_ideas`] would do, or the error that it would fail with.
    pub fn preview_placed_ideas(
        &self,
        count: usize,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<PlacedIdea>> {
        let (now, author) = (self.clock.now(), &self.author);
        storage::snapshot(&self.db, |db| {
            placed(&Transaction { db, now, author }, count, from, to)
        })
    }
}

/// Creates an idea without storing it.
pub(super) fn new(tx: &Transaction<'_>, edit: &IdeaEdit) -> Result<Idea> {
    let title = Some(edit.title.clone().unwrap_or_default());
    let added = chrono::DateTime::from_timestamp_millis(tx.now.timestamp_millis());
    Idea::blank(IdeaId::new(tx.now), added.unwrap_or(tx.now)).edited(&IdeaEdit {
        title,
        ..edit.clone()
    })
}

fn refuse_used(tx: &Transaction<'_>, idea: &Idea) -> Result<()> {
    let item = idea.item.as_ref();
    let item = item.map(|item| storage::item::get(tx.db, item));
    if item.transpose()?.flatten().is_none() {
        return Ok(());
    }
    let title = &idea.title;
    let message = format!("there is a post of “{title}” already: open that one");
    Err(Error::new(Code::Taken, message).field("idea"))
}

/// Adds a post with what the idea says, and notes it at the idea. Without a time it is in the tray.
fn make_post(
    tx: &Transaction<'_>,
    idea: &Idea,
    channel: &Channel,
    at: Option<LocalTime>,
) -> Result<PostId> {
    let edit = edit_of(tx, idea)?;
    let item = add_item(tx, &edit)?;
    let new = NewPost {
        at,
        status: Status::Idea,
        ..NewPost::default()
    };
    let post = post::add(tx, &item, channel, &new)?;
    let used = Idea {
        item: Some(item.id),
        ..idea.clone()
    };
    record::put(tx.db, &used)?;
    Ok(post)
}

/// Returns what an item says that is made of an idea.
fn edit_of(tx: &Transaction<'_>, idea: &Idea) -> Result<PostEdit> {
    let audience = idea.audience.as_ref();
    let audience = audience.map(|id| record::get::<Audience>(tx.db, id.as_str()));
    let audience = audience.transpose()?.flatten();
    let pillar = idea.pillar.as_ref();
    let pillar = pillar.map(|id| record::get::<crate::model::Pillar>(tx.db, id.as_str()));
    let pillar = pillar.transpose()?.flatten();
    Ok(PostEdit {
        title: Some(idea.title.clone()),
        link: idea.link.clone(),
        pillar: pillar.map(|pillar| Some(pillar.id.to_string())),
        notes: Some(idea.angle.clone()),
        facets: FacetsEdit {
            stage: idea.stage.map(Some),
            audience: audience.map(|audience| Some(audience.id.to_string())),
            ..FacetsEdit::default()
        },
        ..PostEdit::default()
    })
}

/// A free slot of a channel.
struct FreeSlot {
    channel: ChannelId,
    at: ZonedTime,
}

fn placed(
    tx: &Transaction<'_>,
    count: usize,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<PlacedIdea>> {
    let today = storage::plan::get(tx.db)?.zone;
    let ideas = ranked(tx.db, today.local(tx.now).date())?;
    let ideas = ideas.into_iter().filter(|ranked| ranked.is_open());
    let mut slots = free_slots(tx, from, to)?;
    let audiences = record::all::<Audience>(tx.db)?;
    let mut placed = Vec::new();
    for ranked in ideas {
        if placed.len() == count || slots.is_empty() {
            break;
        }
        let audience = audiences.iter();
        let mut audience = audience.filter(|row| Some(&row.id) == ranked.idea.audience.as_ref());
        let channels = audience.next().map_or(&[][..], |row| &row.channels);
        let suits = |slot: &FreeSlot| channels.is_empty() || channels.contains(&slot.channel);
        if let Some(place) = slots.iter().position(suits) {
            let FreeSlot { channel, at } = slots.remove(place);
            placed.push(PlacedIdea {
                idea: ranked.idea.id,
                title: ranked.idea.title,
                channel,
                at: at.seen_in(today),
                slot: at.at,
            });
        }
    }
    match placed.is_empty() {
        true => Err(nothing_to_place()),
        false => Ok(placed),
    }
}

fn nothing_to_place() -> Error {
    let message = "no rated idea fits a free slot of these days: rate ideas, or set posting slots";
    Error::new(Code::Empty, message).field("idea")
}

/// Returns the free slots of all channels in use from a day to before another one, the earliest first.
fn free_slots(tx: &Transaction<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<FreeSlot>> {
    let zone = storage::plan::get(tx.db)?.zone;
    let (start, end) = (zone.border(from).0.max(tx.now), zone.border(to).0);
    let mut slots = Vec::new();
    for channel in record::all::<Channel>(tx.db)? {
        if channel.archived {
            continue;
        }
        let free = free(tx.db, &channel, start, &[])?;
        let times = free.slots.next_free(start, &free.taken);
        let times = times.take_while(|at| at.moment() < end);
        slots.extend(times.map(|at| FreeSlot {
            channel: channel.id.clone(),
            at,
        }));
    }
    slots.sort_by_key(|slot| slot.at.moment());
    Ok(slots)
}
