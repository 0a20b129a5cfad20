//! Rearranges several posts as one operation, and previews the result.

use std::collections::BTreeMap;

use serde::Serialize;

use super::free_slots::{free, no_slots};
use super::{Planner, Transaction, post};
use crate::Result;
use crate::model::{
    Channel, ChannelId, FreeSlots, LocalTime, Op, Post, PostMove, Rearrangement, ZonedPost,
    ZonedTime, filled, is_fixed, shifted, spread, swapped,
};
use crate::query::{Card, Changes, cards};
use crate::storage::{self, find, record};

/// The result that a rearrangement would have.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RearrangementPreview {
    /// The number of posts that would be moved.
    pub count: u32,
    /// The number of posts that stay because they are published or skipped.
    pub stay: u32,
    /// The moved posts as cards, at their new times; at most 2,000 of them.
    pub preview_cards: Vec<Card>,
}

/// The most posts in a preview; its count includes all of them.
const MAX_PREVIEW_CARDS: usize = 2_000;

/// The moves of a rearrangement, with the number of posts that stay because they are published or skipped.
struct Planning {
    op: Op,
    steps: Vec<PostMove>,
    stay: u32,
}

impl Planner {
    /// Rearranges posts. A rearrangement that would move nothing is an error with the reason.
    pub fn rearrange(&mut self, rearrangement: &Rearrangement) -> Result<Changes> {
        self.change(|tx| {
            let planning = plan(tx, rearrangement)?;
            carry_out(tx, planning.steps)?;
            Ok(planning.op)
        })
    }

    /// Returns the result that [`Planner::rearrange`] would have, or the error that it would fail with.
    pub fn preview_rearrangement(
        &self,
        rearrangement: &Rearrangement,
    ) -> Result<RearrangementPreview> {
        let (now, author) = (self.clock.now(), &self.author);
        let planning = storage::snapshot(&self.db, |db| {
            plan(&Transaction { db, now, author }, rearrangement)
        })?;
        let steps = planning.steps.iter().take(MAX_PREVIEW_CARDS);
        let places = steps.map(|step| (step.after.id.as_str(), step.after.planned));
        Ok(RearrangementPreview {
            count: planning.steps.len() as u32,
            stay: planning.stay,
            preview_cards: self.preview_cards(&places.collect::<Vec<_>>())?,
        })
    }

    fn preview_cards(&self, places: &[(&str, Option<ZonedTime>)]) -> Result<Vec<Card>> {
        let ids: Vec<&str> = places.iter().map(|(id, _)| *id).collect();
        let mut rows = storage::card::of_posts(&self.db, &ids)?;
        let places: BTreeMap<&str, Option<ZonedTime>> = places.iter().copied().collect();
        for row in &mut rows {
            row.planned = places.get(row.id.as_str()).copied().flatten();
        }
        Ok(cards(storage::plan::get(&self.db)?.zone, rows))
    }
}

/// Moves posts into the next free slots of their channels.
pub(super) fn fill(tx: &Transaction<'_>, ids: &[String]) -> Result<()> {
    let posts = zoned_posts(tx, ids)?;
    carry_out(tx, steps_to_fill(tx, &posts)?)
}

fn carry_out(tx: &Transaction<'_>, steps: Vec<PostMove>) -> Result<()> {
    for PostMove { before, after } in steps {
        post::save(tx, &before, after)?;
    }
    Ok(())
}

fn plan(tx: &Transaction<'_>, rearrangement: &Rearrangement) -> Result<Planning> {
    let posts = match rearrangement {
        Rearrangement::Push { from, channel, .. } => {
            zoned_posts_after(tx, *from, channel.as_deref())?
        }
        Rearrangement::Shift { posts, .. }
        | Rearrangement::Swap { posts }
        | Rearrangement::Spread { posts, .. }
        | Rearrangement::Fill { posts } => zoned_posts(tx, posts)?,
    };
    let steps = steps(tx, rearrangement, &posts)?;
    Ok(Planning {
        op: op(tx, rearrangement, &steps)?,
        stay: posts.iter().filter(|(post, _)| is_fixed(post)).count() as u32,
        steps,
    })
}

fn steps(
    tx: &Transaction<'_>,
    rearrangement: &Rearrangement,
    posts: &[ZonedPost],
) -> Result<Vec<PostMove>> {
    match rearrangement {
        Rearrangement::Shift { days, .. } | Rearrangement::Push { days, .. } => {
            shifted(posts, *days)
        }
        Rearrangement::Swap { .. } => swapped(posts),
        Rearrangement::Spread {
            first,
            last,
            minute,
            ..
        } => {
            let zone = storage::plan::get(tx.db)?.zone;
            spread(posts, *first, *last, *minute, zone)
        }
        Rearrangement::Fill { .. } => steps_to_fill(tx, posts),
    }
}

fn steps_to_fill(tx: &Transaction<'_>, posts: &[ZonedPost]) -> Result<Vec<PostMove>> {
    let moving: Vec<&str> = movable(posts).map(|post| post.id.as_str()).collect();
    let mut channels = BTreeMap::<ChannelId, FreeSlots>::new();
    for post in movable(posts) {
        if channels.contains_key(&post.channel) {
            continue;
        }
        let channel = find::channel(tx.db, post.channel.as_str())?;
        let free = free(tx.db, &channel, tx.now, &moving)?;
        if free.slots.is_empty() {
            return Err(no_slots(&channel));
        }
        channels.insert(channel.id, free);
    }
    filled(posts, tx.now, &mut channels)
}

fn movable(posts: &[ZonedPost]) -> impl Iterator<Item = &Post> {
    let posts = posts.iter().map(|(post, _)| post);
    posts.filter(|post| !is_fixed(post))
}

/// Returns the posts with the zones of their channels, without duplicates, sorted by time, then the unscheduled
/// posts in the order of their creation.
fn zoned_posts(tx: &Transaction<'_>, ids: &[String]) -> Result<Vec<ZonedPost>> {
    let mut posts = ids
        .iter()
        .map(|id| find::post(tx.db, id))
        .collect::<Result<Vec<_>>>()?;
    posts.sort_by_key(|post| {
        let moment = post.planned.map(ZonedTime::moment);
        (moment.is_none(), moment, post.id.clone())
    });
    posts.dedup_by(|one, other| one.id == other.id);
    with_zones(tx, posts)
}

fn zoned_posts_after(
    tx: &Transaction<'_>,
    from: LocalTime,
    channel: Option<&str>,
) -> Result<Vec<ZonedPost>> {
    let zone = storage::plan::get(tx.db)?.zone;
    let at = LocalTime::new(from.date, from.minute)?;
    let channel = channel.map(|id| find::channel(tx.db, id)).transpose()?;
    let channel = channel.as_ref().map(|channel| &channel.id);
    let moment = ZonedTime { at, zone }.moment();
    with_zones(tx, storage::post::planned_from(tx.db, moment, channel)?)
}

fn with_zones(tx: &Transaction<'_>, posts: Vec<Post>) -> Result<Vec<ZonedPost>> {
    let mut zones = BTreeMap::new();
    for channel in record::all::<Channel>(tx.db)? {
        let zone = find::zone_of(tx.db, &channel.id)?;
        zones.insert(channel.id, zone);
    }
    let plan = storage::plan::get(tx.db)?.zone;
    let zoned = posts.into_iter().map(|post| {
        let zone = zones.get(&post.channel).copied().unwrap_or(plan);
        (post, zone)
    });
    Ok(zoned.collect())
}

fn op(tx: &Transaction<'_>, rearrangement: &Rearrangement, steps: &[PostMove]) -> Result<Op> {
    let title = |step: &PostMove| Ok(find::item(tx.db, &step.before.item)?.title);
    let titles = steps
        .iter()
        .take(2)
        .map(title)
        .collect::<Result<Vec<_>>>()?;
    let mut titles = titles.into_iter();
    let (title, count) = (titles.next().unwrap_or_default(), steps.len() as u32);
    Ok(match rearrangement {
        Rearrangement::Shift { days, .. } | Rearrangement::Push { days, .. } => Op::ShiftPosts {
            title,
            count,
            days: *days,
        },
        Rearrangement::Swap { .. } => Op::SwapPosts {
            title,
            other: titles.next().unwrap_or_default(),
        },
        Rearrangement::Spread { .. } => Op::SpreadPosts { title, count },
        Rearrangement::Fill { .. } => Op::FillSlots { title, count },
    })
}
