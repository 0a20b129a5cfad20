//! Making room: several posts rearranged as one operation, and what it would do before it is done.

use std::collections::BTreeMap;

use serde::Serialize;

use super::free_slots::{free, no_slots};
use super::{Planner, Tx, post};
use crate::Result;
use crate::model::{
    At, ChannelId, Free, Lying, Op, Planned, Post, Room, Step, filled, is_fixed, shifted, spread,
    swapped,
};
use crate::query::{Card, Changes, cards};
use crate::storage::{self, find};

/// What making room would do.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RoomPreview {
    /// How many posts move, and how many stay because they are published or skipped.
    pub count: u32,
    pub stay: u32,
    /// The moving posts as their cards would be.
    pub ghosts: Vec<Card>,
}

/// More than these a calendar can't show; the count says how many there are.
const MOST_GHOSTS: usize = 2_000;

/// What would be done: each post that moves, and how many stay because they are published or
/// skipped.
struct Planning {
    op: Op,
    steps: Vec<Step>,
    stay: u32,
}

impl Planner {
    /// Refuses what would move nothing, with the reason.
    pub fn make_room(&mut self, room: &Room) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let planning = plan(tx, room)?;
            carry_out(tx, planning.steps)?;
            Ok((planning.op, ()))
        })?;
        Ok(changes)
    }

    /// What [`Planner::make_room`] would do, or why it would be refused.
    pub fn preview_room(&self, room: &Room) -> Result<RoomPreview> {
        let now = self.clock.now();
        let planning = storage::snapshot(&self.db, |db| plan(&Tx { db, now }, room))?;
        let steps = planning.steps.iter().take(MOST_GHOSTS);
        let places = steps.map(|step| (step.after.id.as_str(), step.after.planned));
        Ok(RoomPreview {
            count: planning.steps.len() as u32,
            stay: planning.stay,
            ghosts: self.ghosts(&places.collect::<Vec<_>>())?,
        })
    }

    fn ghosts(&self, places: &[(&str, Option<Planned>)]) -> Result<Vec<Card>> {
        let ids: Vec<&str> = places.iter().map(|(id, _)| *id).collect();
        let mut rows = storage::card::of_posts(&self.db, &ids)?;
        let places: BTreeMap<&str, Option<Planned>> = places.iter().copied().collect();
        for row in &mut rows {
            row.planned = places.get(row.id.as_str()).copied().flatten();
        }
        cards(&self.db, storage::plan::get(&self.db)?.zone, rows)
    }
}

/// Puts posts into the next free slots of their channels.
pub(super) fn fill(tx: &Tx<'_>, ids: &[String]) -> Result<()> {
    let lying = lying(tx, ids)?;
    carry_out(tx, steps_to_fill(tx, &lying)?)
}

fn carry_out(tx: &Tx<'_>, steps: Vec<Step>) -> Result<()> {
    for Step { before, after } in steps {
        post::save(tx, &before, after)?;
    }
    Ok(())
}

fn plan(tx: &Tx<'_>, room: &Room) -> Result<Planning> {
    let lying = match room {
        Room::Push { from, channel, .. } => lying_after(tx, *from, channel.as_deref())?,
        Room::Shift { posts, .. }
        | Room::Swap { posts }
        | Room::Spread { posts, .. }
        | Room::Fill { posts } => lying(tx, posts)?,
    };
    let steps = steps(tx, room, &lying)?;
    Ok(Planning {
        op: op(tx, room, &steps)?,
        stay: lying.iter().filter(|(post, _)| is_fixed(post)).count() as u32,
        steps,
    })
}

fn steps(tx: &Tx<'_>, room: &Room, lying: &[Lying]) -> Result<Vec<Step>> {
    match room {
        Room::Shift { days, .. } | Room::Push { days, .. } => shifted(lying, *days),
        Room::Swap { .. } => swapped(lying),
        Room::Spread {
            first,
            last,
            minute,
            ..
        } => {
            let zone = storage::plan::get(tx.db)?.zone;
            spread(lying, *first, *last, *minute, zone)
        }
        Room::Fill { .. } => steps_to_fill(tx, lying),
    }
}

fn steps_to_fill(tx: &Tx<'_>, lying: &[Lying]) -> Result<Vec<Step>> {
    let moving: Vec<&str> = movable(lying).map(|post| post.id.as_str()).collect();
    let mut channels = BTreeMap::<ChannelId, Free>::new();
    for post in movable(lying) {
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
    filled(lying, tx.now, &mut channels)
}

fn movable(lying: &[Lying]) -> impl Iterator<Item = &Post> {
    let posts = lying.iter().map(|(post, _)| post);
    posts.filter(|post| !is_fixed(post))
}

/// Each once, by time; those of the tray last, in the order they came into being.
fn lying(tx: &Tx<'_>, ids: &[String]) -> Result<Vec<Lying>> {
    let mut posts = ids
        .iter()
        .map(|id| find::post(tx.db, id))
        .collect::<Result<Vec<_>>>()?;
    posts.sort_by_key(|post| {
        let moment = post.planned.map(Planned::moment);
        (moment.is_none(), moment, post.id.clone())
    });
    posts.dedup_by(|one, other| one.id == other.id);
    zoned(tx, posts)
}

fn lying_after(tx: &Tx<'_>, from: At, channel: Option<&str>) -> Result<Vec<Lying>> {
    let zone = storage::plan::get(tx.db)?.zone;
    let at = At::new(from.date, from.minute)?;
    let channel = channel.map(|id| find::channel(tx.db, id)).transpose()?;
    let channel = channel.as_ref().map(|channel| &channel.id);
    let moment = Planned { at, zone }.moment();
    zoned(tx, storage::post::planned_from(tx.db, moment, channel)?)
}

fn zoned(tx: &Tx<'_>, posts: Vec<Post>) -> Result<Vec<Lying>> {
    let mut zones = BTreeMap::new();
    for channel in storage::channel::all(tx.db)? {
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

fn op(tx: &Tx<'_>, room: &Room, steps: &[Step]) -> Result<Op> {
    let title = |step: &Step| Ok(find::item(tx.db, &step.before.item)?.title);
    let titles = steps
        .iter()
        .take(2)
        .map(title)
        .collect::<Result<Vec<_>>>()?;
    let mut titles = titles.into_iter();
    let (title, count) = (titles.next().unwrap_or_default(), steps.len() as u32);
    Ok(match room {
        Room::Shift { days, .. } | Room::Push { days, .. } => Op::ShiftPosts {
            title,
            count,
            days: *days,
        },
        Room::Swap { .. } => Op::SwapPosts {
            title,
            other: titles.next().unwrap_or_default(),
        },
        Room::Spread { .. } => Op::SpreadPosts { title, count },
        Room::Fill { .. } => Op::FillSlots { title, count },
    })
}
