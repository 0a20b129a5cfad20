//! What is to be published by hand: posts that are due, those that were missed, and the rest of today.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::Serialize;

use super::Planner;
use crate::Result;
use crate::checks::{Check, Finding, Severity};
use crate::model::platform::known_or_other;
use crate::model::{
    Channel, ChannelId, ItemId, LocalTime, MISSED_FOR, MediaId, PostId, PostKind, Status,
    ZonedTime, compose_page, turn,
};
use crate::query::Tags;
use crate::storage::{self, Db, card::CardRow, find, record};

/// The posts that are to be published, each list by time. Times are in the plan's zone.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DuePosts {
    pub now: LocalTime,
    /// Planned in the last hour, or snoozed until then.
    pub due: Vec<DuePost>,
    /// Planned before that, in the last 30 days.
    pub missed: Vec<DuePost>,
    /// The rest of today, and those that are snoozed.
    pub next: Vec<DuePost>,
    /// The first post after today.
    pub upcoming: Option<DuePost>,
}

/// A post that is neither published nor skipped, as a person publishes it by hand.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DuePost {
    pub id: PostId,
    pub item: ItemId,
    pub channel: ChannelId,
    pub title: String,
    pub at: LocalTime,
    /// Until when its reminder is put off, or was.
    pub snoozed_until: Option<LocalTime>,
    pub status: Status,
    /// What the platform calls the post, such as a story; `None` for its usual kind.
    pub kind: Option<PostKind>,
    /// The texts to publish one after the other, with the link as it is sent; empty if the post has no text.
    pub parts: Vec<String>,
    /// The link as it is sent.
    pub link: Option<String>,
    pub first_comment: Option<String>,
    /// The item's pictures and videos.
    pub media: Vec<MediaId>,
    /// The address of the page on which it is written by hand; `None` if it isn't known.
    pub page: Option<String>,
    /// What is wrong with it: errors and warnings that no person let pass. Always empty for posts to come.
    pub odd: Vec<Finding>,
}

/// How much is to be published, without what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DueCount {
    pub due: Vec<PostId>,
    pub missed: u32,
    /// The posts of the rest of today.
    pub next: u32,
    /// The time of the first of them, in the plan's zone.
    pub next_at: Option<LocalTime>,
}

/// A post with the moment of its turn, and until when it is snoozed.
pub(super) struct OpenPost {
    pub(super) row: CardRow,
    planned: ZonedTime,
    pub(super) at: DateTime<Utc>,
    snoozed_until: Option<DateTime<Utc>>,
}

impl Planner {
    /// Returns what is due now, what was missed and what comes next.
    pub fn due(&self) -> Result<DuePosts> {
        storage::snapshot(&self.db, |db| {
            let now = self.clock.now();
            let [due, missed, next] = by_turn(open_until_tonight(db, now)?, now);
            let odd = self.odd(&[&due, &missed])?;
            let posts =
                |posts: Vec<OpenPost>| posts.into_iter().map(|post| due_post(db, post, &odd));
            Ok(DuePosts {
                now: self.now()?,
                due: posts(due).collect::<Result<_>>()?,
                missed: posts(missed).collect::<Result<_>>()?,
                next: posts(next).collect::<Result<_>>()?,
                upcoming: upcoming(db, now)?,
            })
        })
    }

    /// Returns how much [`Planner::due`] has.
    pub fn due_count(&self) -> Result<DueCount> {
        storage::snapshot(&self.db, |db| {
            let now = self.clock.now();
            let [due, missed, next] = by_turn(open_until_tonight(db, now)?, now);
            let zone = storage::plan::get(db)?.zone;
            let first = next.first().map(|post| zone.local(post.at));
            Ok(DueCount {
                due: due.into_iter().map(|post| post.row.id).collect(),
                missed: missed.len() as u32,
                next: next.len() as u32,
                next_at: first.map(LocalTime::from_naive).transpose()?,
            })
        })
    }

    /// Returns the next moment after one at which it is a post's turn; `None` if no post is planned or snoozed after it.
    pub fn next_due(&self, after: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
        let planned = storage::snooze::next_open(&self.db, after)?.map(|(_, moment)| moment);
        let snoozed = storage::snooze::all(&self.db)?.into_iter();
        let snoozed = snoozed.map(|snooze| snooze.until);
        Ok(snoozed.filter(|until| *until > after).chain(planned).min())
    }

    /// Returns what is wrong with posts, by post. Their status and that their time is past are seen anyway.
    fn odd(&self, lists: &[&Vec<OpenPost>]) -> Result<HashMap<PostId, Vec<Finding>>> {
        let zone = self.plan()?.zone;
        let days = lists.iter().flat_map(|posts| posts.iter());
        let days: Vec<NaiveDate> = days.map(|post| post.planned.seen_in(zone).date).collect();
        let mut odd = HashMap::<PostId, Vec<Finding>>::new();
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
            return Ok(odd);
        };
        let found = self.findings(*first, last.succ_opt().unwrap_or(*last))?;
        for finding in found.into_iter().filter(is_odd) {
            if let Some(post) = finding.post.clone() {
                odd.entry(post).or_default().push(finding);
            }
        }
        Ok(odd)
    }
}

fn is_odd(finding: &Finding) -> bool {
    let is_seen_anyway = matches!(finding.check, Check::Past | Check::LateReview);
    finding.severity != Severity::Hint && finding.waived.is_none() && !is_seen_anyway
}

/// Returns the posts that are neither published nor skipped from those that count as missed to the last of today.
fn open_until_tonight(db: &Db, now: DateTime<Utc>) -> Result<Vec<OpenPost>> {
    let rows = storage::card::between(db, now - MISSED_FOR, tonight(db, now)?)?;
    let mut posts = with_turns(db, rows)?;
    posts.retain(|post| !post.row.status.is_over());
    Ok(posts)
}

/// Returns posts by the moments of their turns, those on archived channels excepted.
pub(super) fn with_turns(db: &Db, mut rows: Vec<CardRow>) -> Result<Vec<OpenPost>> {
    let mut channels = record::all::<Channel>(db)?;
    channels.retain(|channel| !channel.archived);
    let snoozes = storage::snooze::all(db)?.into_iter();
    let snoozes: HashMap<PostId, DateTime<Utc>> =
        snoozes.map(|snooze| (snooze.post, snooze.until)).collect();
    rows.retain(|row| channels.iter().any(|channel| channel.id == row.channel));
    let tags = Tags::read(db)?;
    let rows = rows.into_iter().map(|row| tags.sent(row));
    let posts = rows.filter_map(|row| open_post(row, &snoozes));
    let mut posts: Vec<OpenPost> = posts.collect();
    posts.sort_by_key(|post| post.at);
    Ok(posts)
}

fn open_post(row: CardRow, snoozes: &HashMap<PostId, DateTime<Utc>>) -> Option<OpenPost> {
    let planned = row.planned?;
    let until = snoozes.get(&row.id).filter(|_| !row.status.is_over());
    Some(OpenPost {
        at: until.copied().unwrap_or_else(|| planned.moment()),
        snoozed_until: until.copied(),
        planned,
        row,
    })
}

fn by_turn(posts: Vec<OpenPost>, now: DateTime<Utc>) -> [Vec<OpenPost>; 3] {
    let mut lists = [const { Vec::new() }; 3];
    for post in posts {
        lists[turn(post.at, now) as usize].push(post);
    }
    lists
}

fn due_post(db: &Db, post: OpenPost, odd: &HashMap<PostId, Vec<Finding>>) -> Result<DuePost> {
    let zone = storage::plan::get(db)?.zone;
    let until = post.snoozed_until.map(|until| zone.local(until));
    Ok(DuePost {
        odd: odd.get(&post.row.id).cloned().unwrap_or_default(),
        at: post.planned.seen_in(zone),
        snoozed_until: until.map(LocalTime::from_naive).transpose()?,
        page: page_of(db, &post.row.channel)?,
        parts: texts(&post.row),
        id: post.row.id,
        item: post.row.item,
        channel: post.row.channel,
        title: post.row.title,
        status: post.row.status,
        kind: post.row.kind,
        link: post.row.link,
        first_comment: post.row.first_comment,
        media: post.row.media,
    })
}

/// Returns the address of the page on which a channel's posts are written.
pub(super) fn page_of(db: &Db, channel: &ChannelId) -> Result<Option<String>> {
    let channel = find::channel(db, channel.as_str())?;
    Ok(compose_page(
        known_or_other(&channel.platform),
        &channel.handle,
    ))
}

/// Returns the texts that are published one after the other: the parts of a thread, or the only one.
pub(super) fn texts(row: &CardRow) -> Vec<String> {
    match row.parts.as_slice() {
        [] => Some(row.text.clone())
            .filter(|text| !text.is_empty())
            .into_iter()
            .collect(),
        parts => parts.to_vec(),
    }
}

fn upcoming(db: &Db, now: DateTime<Utc>) -> Result<Option<DuePost>> {
    let tonight = tonight(db, now)? - TimeDelta::seconds(1);
    let Some((id, _)) = storage::snooze::next_open(db, tonight)? else {
        return Ok(None);
    };
    let rows = storage::card::of_posts(db, &[id.as_str()])?.into_iter();
    let post = rows
        .filter_map(|row| open_post(row, &HashMap::new()))
        .next();
    post.map(|post| due_post(db, post, &HashMap::new()))
        .transpose()
}

/// Returns the moment at which today ends in the plan's zone.
fn tonight(db: &Db, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let zone = storage::plan::get(db)?.zone;
    let today = zone.local(now).date();
    Ok(zone.midnight(today.succ_opt().unwrap_or(today)))
}
