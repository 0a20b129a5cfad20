//! Writes the numbers of a file, and the posts that are added for them.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::super::Transaction;
use super::super::item::add_item;
use super::plan::Plan;
use crate::Result;
use crate::model::{
    ChannelId, LocalTime, MAX_LINE, Post, PostEdit, PostId, PostResult, Status, Zone, ZonedTime,
};
use crate::results::ResultsRow;
use crate::storage;
use crate::storage::publication::{self, Publication};

impl Plan {
    /// Writes the numbers, and returns of how many posts.
    pub(super) fn put(&self, tx: &Transaction<'_>, source: &str) -> Result<u32> {
        let mut posts: HashSet<PostId> = HashSet::new();
        for result in &self.results {
            let source = source.to_owned();
            storage::result::put(
                tx.db,
                &PostResult {
                    source,
                    ..result.clone()
                },
            )?;
            if posts.insert(result.post.clone()) {
                storage::series::keep_post(tx.db, &result.post)?;
            }
        }
        for (row, channel, zone) in &self.added {
            let date = self.report.date.unwrap_or_default();
            put_new(tx, row, channel, *zone, (date, source))?;
        }
        Ok((posts.len() + self.added.len()) as u32)
    }
}

/// Adds a published post with its results.
fn put_new(
    tx: &Transaction<'_>,
    row: &ResultsRow,
    channel: &ChannelId,
    zone: Zone,
    (date, source): (NaiveDate, &str),
) -> Result<()> {
    let words = row.text.trim();
    let first_line = words.lines().next().filter(|line| !line.is_empty());
    let title = first_line.or(row.address.as_deref()).unwrap_or_default();
    let edit = PostEdit {
        title: Some(title.chars().take(MAX_LINE).collect()),
        text: Some(words.to_owned()),
        ..PostEdit::default()
    };
    let item = add_item(tx, &edit)?;
    let local = row
        .when
        .moment
        .map(|moment| zone.local(moment))
        .or(row.when.day.and_then(|day| day.and_hms_opt(0, 0, 0)));
    let at = local.map(LocalTime::from_naive).transpose()?;
    let post = Post {
        id: PostId::new(tx.now),
        item: item.id,
        channel: channel.clone(),
        planned: at.map(|at| ZonedTime { at, zone }),
        text: None,
        parts: Vec::new(),
        status: Status::Published,
        sequence: 0,
        changed: tx.now,
        first_comment: None,
        kind: None,
    };
    storage::post::put(tx.db, &post)?;
    let url = row
        .address
        .clone()
        .filter(|address| address.starts_with("https://"));
    publication::put(
        tx.db,
        &post.id,
        &Publication {
            url,
            at: row.when.moment,
        },
    )?;
    for (metric, value) in &row.metrics {
        let result = PostResult {
            post: post.id.clone(),
            date,
            metric: metric.clone(),
            value: *value,
            source: source.to_owned(),
        };
        storage::result::put(tx.db, &result)?;
    }
    Ok(())
}
