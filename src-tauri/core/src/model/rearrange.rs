//! Rearranging several posts at once: computes where each of them goes. The preview and the change itself use
//! the same functions, so that they always agree.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::{ChannelId, LocalTime, Post, Status, Taken, Timetable, When, Zone, ZonedTime};
use crate::{Code, Error, Result};

/// A way to rearrange several posts. Dates and times are in the plan's zone. Published and skipped posts are
/// never moved.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Rearrangement {
    /// Moves posts by whole days; negative is earlier.
    Shift {
        #[cfg_attr(test, ts(as = "Vec<super::PostId>"))]
        posts: Vec<String>,
        #[cfg_attr(test, ts(type = "number"))]
        days: i64,
    },
    /// Moves every post from a time on by whole days, on one channel or on all of them.
    Push {
        from: LocalTime,
        #[cfg_attr(test, ts(as = "Option<ChannelId>"))]
        channel: Option<String>,
        #[cfg_attr(test, ts(type = "number"))]
        days: i64,
    },
    /// Exchanges the times of exactly two posts.
    Swap {
        #[cfg_attr(test, ts(as = "Vec<super::PostId>"))]
        posts: Vec<String>,
    },
    /// Distributes posts evenly over the days from the first to the last. Each post keeps its time of day; a
    /// post without a time gets `minute`.
    Spread {
        #[cfg_attr(test, ts(as = "Vec<super::PostId>"))]
        posts: Vec<String>,
        #[cfg_attr(test, ts(type = "string"))]
        first: NaiveDate,
        #[cfg_attr(test, ts(type = "string"))]
        last: NaiveDate,
        minute: u16,
    },
    /// Moves posts into the next free slots of their channels: by time, then unscheduled ones by creation.
    Fill {
        #[cfg_attr(test, ts(as = "Vec<super::PostId>"))]
        posts: Vec<String>,
    },
}

/// A post before and after it is moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PostMove {
    pub(crate) before: Post,
    pub(crate) after: Post,
}

/// A post and the zone of its channel.
pub(crate) type ZonedPost = (Post, Zone);

/// Returns true for published and skipped posts, which are never moved.
pub(crate) fn is_fixed(post: &Post) -> bool {
    matches!(post.status, Status::Published | Status::Skipped)
}

/// Moves posts by whole days, each keeping its local time of day. Zero days are an error.
pub(crate) fn shifted(posts: &[ZonedPost], days: i64) -> Result<Vec<PostMove>> {
    if days == 0 {
        return Err(refused("days", "no days means no move: give one or more"));
    }
    let when = When::By {
        days,
        minutes: 0,
        tray: None,
    };
    moved(posts, |post, own| post.moved_to(when, None, own))
}

pub(crate) fn swapped(posts: &[ZonedPost]) -> Result<Vec<PostMove>> {
    let [one, other] = posts else {
        let message = "two posts change places: choose exactly two";
        return Err(refused("two", message));
    };
    if [one, other].iter().any(|(post, _)| is_fixed(post)) {
        return Err(all_fixed());
    }
    let places = [other.0.planned, one.0.planned].into_iter();
    let steps = [one, other].into_iter().zip(places);
    let steps = steps.map(|((before, own), place)| {
        let at = place.map(|place| place.seen_in(*own));
        step(before, at, *own)
    });
    needed(steps.collect(), posts)
}

pub(crate) fn spread(
    posts: &[ZonedPost],
    first: NaiveDate,
    last: NaiveDate,
    minute: u16,
    zone: Zone,
) -> Result<Vec<PostMove>> {
    let days = (last - first).num_days() + 1;
    if days < 1 {
        return Err(refused("range", "the last day is before the first"));
    }
    let movable = posts.iter().filter(|(post, _)| !is_fixed(post)).count() as i64;
    let mut places = (0..movable).map(|nth| share(nth, movable, days));
    moved(posts, |post, own| {
        let date = first + chrono::Days::new(places.next().unwrap_or(0));
        post.moved_to(When::Day { date, minute }, Some(zone), own)
    })
}

/// Returns the day, from 0, of the post with index `nth` among `count` posts spread over `days` days. Posts are
/// as far apart as possible; if there are more posts than days, each day has about as many.
fn share(nth: i64, count: i64, days: i64) -> u64 {
    let day = match count {
        ..=1 => 0,
        _ if count <= days => nth * (days - 1) / (count - 1),
        _ => nth * days / count,
    };
    day.unsigned_abs()
}

/// The posting slots of one channel and the minutes that posts already occupy.
pub(crate) struct FreeSlots {
    pub(crate) slots: Timetable,
    pub(crate) taken: Taken,
}

pub(crate) fn filled(
    posts: &[ZonedPost],
    after: DateTime<Utc>,
    channels: &mut BTreeMap<ChannelId, FreeSlots>,
) -> Result<Vec<PostMove>> {
    moved(posts, |post, own| {
        let free = channels.get_mut(&post.channel);
        let next = free.and_then(|free| free.take_next(after));
        let place = next.ok_or_else(|| refused("slots", "the channel has no posting slots"))?;
        Ok(step(post, Some(place.at), own).after)
    })
}

impl FreeSlots {
    fn take_next(&mut self, after: DateTime<Utc>) -> Option<ZonedTime> {
        let next = self.slots.next_free(after, &self.taken).next()?;
        self.taken.take(next.moment());
        Some(next)
    }
}

fn moved(
    posts: &[ZonedPost],
    mut place: impl FnMut(&Post, Zone) -> Result<Post>,
) -> Result<Vec<PostMove>> {
    let movable = posts.iter().filter(|(post, _)| !is_fixed(post));
    let steps = movable.map(|(before, own)| {
        let (before, after) = (before.clone(), place(before, *own)?);
        Ok(PostMove { before, after })
    });
    needed(steps.collect::<Result<_>>()?, posts)
}

/// Returns the moves that change a time, or an error that explains why there are none.
fn needed(mut steps: Vec<PostMove>, posts: &[ZonedPost]) -> Result<Vec<PostMove>> {
    steps.retain(|step| step.before.planned != step.after.planned);
    match (steps.is_empty(), posts) {
        (false, _) => Ok(steps),
        (true, []) => Err(refused("posts", "there is no post to move")),
        (true, posts) if posts.iter().all(|(post, _)| is_fixed(post)) => Err(all_fixed()),
        (true, _) => Err(refused("same", "every post is where it would go already")),
    }
}

fn all_fixed() -> Error {
    let message = "what is published or skipped stays where it is: choose other posts";
    refused("fixed", message)
}

fn step(before: &Post, at: Option<LocalTime>, zone: Zone) -> PostMove {
    let planned = at.map(|at| ZonedTime { at, zone });
    let after = Post {
        planned,
        ..before.clone()
    };
    PostMove {
        before: before.clone(),
        after,
    }
}

fn refused(reason: &'static str, message: &str) -> Error {
    Error::new(Code::BadValue, message).reason(reason)
}
