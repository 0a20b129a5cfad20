//! What a person is reminded of at posting time: the posts of one item within ten minutes at once.

use chrono::{DateTime, TimeDelta, Utc};

use super::Planner;
use super::due::{OpenPost, texts, with_turns};
use crate::Result;
use crate::model::{DUE_FOR, LocalTime, PostId, TOGETHER, told_together};
use crate::storage::{self, Db, find};

/// The posts of an item that are to be published now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// By time, at least one.
    pub posts: Vec<PostId>,
    pub title: String,
    /// The names of the posts' channels.
    pub channels: Vec<String>,
    /// The time of the first post in the plan's zone.
    pub at: LocalTime,
    /// The first text of the first post.
    pub text: String,
}

impl Planner {
    /// Returns what it became time for after one moment and until another, but no more than an hour before that. Posts of
    /// an item that follow within ten minutes are told of with the first and not again.
    pub fn reminders(&self, after: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Reminder>> {
        storage::snapshot(&self.db, |db| {
            let after = after.max(until - DUE_FOR);
            let has_begun = |group: &Vec<OpenPost>| {
                let first = group.first().map(|first| first.at);
                first.is_some_and(|first| first > after && first <= until)
            };
            let items = by_item(posts_near(db, after, until)?).into_iter();
            let groups = items.flat_map(|posts| told_together(posts, |post| post.at));
            let mut reminders = Vec::new();
            for group in groups.filter(has_begun) {
                reminders.extend(reminder(db, group)?);
            }
            Ok(reminders)
        })
    }
}

/// Returns the posts whose turn is between two moments, and those before and after that they may be told of with.
fn posts_near(db: &Db, after: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<OpenPost>> {
    let (from, to) = (after - TOGETHER * 2, until + TOGETHER);
    let mut rows = storage::card::between(db, from, to + TimeDelta::seconds(1))?;
    let snoozed: Vec<PostId> = storage::snooze::all(db)?
        .into_iter()
        .filter(|snooze| snooze.until > from && snooze.until <= to)
        .map(|snooze| snooze.post)
        .filter(|post| rows.iter().all(|row| row.id != *post))
        .collect();
    let snoozed: Vec<&str> = snoozed.iter().map(PostId::as_str).collect();
    rows.extend(storage::card::of_posts(db, &snoozed)?);
    let mut posts = with_turns(db, rows)?;
    posts.retain(|post| post.at > from && post.at <= to);
    Ok(posts)
}

/// Returns the reminder of a group's posts; `None` if all of them are published or skipped.
fn reminder(db: &Db, mut group: Vec<OpenPost>) -> Result<Option<Reminder>> {
    group.retain(|post| !post.row.status.is_over());
    let Some(first) = group.first() else {
        return Ok(None);
    };
    let name = |post: &OpenPost| Ok(find::channel(db, post.row.channel.as_str())?.name);
    let zone = storage::plan::get(db)?.zone;
    Ok(Some(Reminder {
        posts: group.iter().map(|post| post.row.id.clone()).collect(),
        channels: group.iter().map(name).collect::<Result<_>>()?,
        title: first.row.title.clone(),
        at: LocalTime::from_naive(zone.local(first.at))?,
        text: texts(&first.row).into_iter().next().unwrap_or_default(),
    }))
}

/// Returns the posts of each item, the items by their first post.
fn by_item(posts: Vec<OpenPost>) -> Vec<Vec<OpenPost>> {
    let mut items: Vec<Vec<OpenPost>> = Vec::new();
    for post in posts {
        let of_item = |posts: &&mut Vec<OpenPost>| posts[0].row.item == post.row.item;
        match items.iter_mut().find(of_item) {
            Some(posts) => posts.push(post),
            None => items.push(vec![post]),
        }
    }
    items
}
