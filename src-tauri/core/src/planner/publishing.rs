//! Publishing by hand: marks a post as published, with its address, and puts off the reminder of a post.

use chrono::TimeDelta;

use super::due::page_of;
use super::post::save;
use super::{Planner, Transaction};
use crate::model::platform::known_or_other;
use crate::model::{LocalTime, MISSED_FOR, Op, Post, PostId, Snooze, Status, published_address};
use crate::query::Changes;
use crate::storage::publication::{self, Publication};
use crate::storage::{self, find};
use crate::{Code, Error, Result};

/// The longest time that a reminder is put off, in minutes: a day.
const MAX_SNOOZE: u32 = 24 * 60;

impl Planner {
    /// Marks a post as published at an address of its channel's platform. Without an address, one that is known stays.
    ///
    /// # Errors
    /// `BadValue` for an address that isn't on https, or isn't of the platform.
    pub fn publish(&mut self, post: &str, address: Option<&str>) -> Result<Changes> {
        self.change(|tx| {
            let before = find::post(tx.db, post)?;
            let publication = publication(tx, &before, address)?;
            let (status, count) = (Status::Published, 1);
            let after = Post {
                status,
                ..before.clone()
            };
            save(tx, &before, after)?;
            publication::put(tx.db, &before.id, &publication)?;
            let title = find::item(tx.db, &before.item)?.title;
            Ok(Op::SetStatus {
                title,
                count,
                status,
            })
        })
    }

    /// Returns the address of the page on which a post is written by hand; `None` if it isn't known, as that of a Mastodon
    /// account whose handle names no server.
    pub fn compose_page(&self, post: &str) -> Result<Option<String>> {
        page_of(&self.db, &find::post(&self.db, post)?.channel)
    }

    /// Puts off the reminder of a post by some minutes from now, 1 to 1440, until it is published or moved. Not part of the
    /// history. Returns the time in the plan's zone.
    ///
    /// # Errors
    /// `BadValue` for another number of minutes, and for a post without a time or that is published or skipped.
    pub fn snooze(&self, post: &str, minutes: u32) -> Result<LocalTime> {
        let post = find::post(&self.db, post)?;
        let planned = post.planned.filter(|_| !post.status.is_over());
        let planned = planned.ok_or_else(|| nothing_to_put_off(post.status))?;
        if !(1..=MAX_SNOOZE).contains(&minutes) {
            return Err(not_a_span(minutes));
        }
        let now = self.clock.now();
        let until = now + TimeDelta::minutes(minutes.into());
        let snooze = Snooze {
            post: post.id,
            until,
        };
        self.guard.write_beside_history(&self.db, |db| {
            storage::snooze::put(db, &snooze, planned.moment(), now - MISSED_FOR)
        })?;
        LocalTime::from_naive(self.plan()?.zone.local(until))
    }
}

/// Notes the address that a post was published at.
pub(super) fn put_address(tx: &Transaction<'_>, post: &PostId, address: &str) -> Result<()> {
    let post = find::post(tx.db, post.as_str())?;
    let publication = publication(tx, &post, Some(address))?;
    publication::put(tx.db, &post.id, &publication)
}

/// Returns where the post is published. What is known of an earlier time that it was is kept only while it still is.
fn publication(tx: &Transaction<'_>, post: &Post, address: Option<&str>) -> Result<Publication> {
    let channel = find::channel(tx.db, post.channel.as_str())?;
    let platform = known_or_other(&channel.platform);
    let typed = address.filter(|typed| !typed.trim().is_empty());
    let url = typed.map(|typed| published_address(platform, typed));
    let url = url.transpose()?;
    let known = match post.status {
        Status::Published => publication::get(tx.db, &post.id)?,
        _ => Publication::default(),
    };
    Ok(Publication {
        url: url.or(known.url),
        at: known.at.or(Some(tx.now)),
    })
}

fn nothing_to_put_off(status: Status) -> Error {
    let message = match status.is_over() {
        true => format!("the post is {status}, so there is no reminder of it to put off"),
        false => "the post has no time: give it one first".to_owned(),
    };
    Error::new(Code::BadValue, message).field("post")
}

fn not_a_span(minutes: u32) -> Error {
    let message = format!("{minutes} minutes can't be waited for: use 1 to {MAX_SNOOZE}");
    Error::new(Code::BadValue, message).field("minutes")
}
