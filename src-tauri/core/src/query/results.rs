//! Results of posts, as a list shows them.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Amount, LocalTime, PostId, PostResult};
use crate::storage::result::ResultOfPost;
use crate::storage::{self, find};
use crate::{Planner, Result};

/// A number of a post as of a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ListedResult {
    pub post: PostId,
    pub title: String,
    /// The name of the post's channel.
    pub channel: String,
    /// When the post is planned, on its own clocks; `None` if it is unscheduled.
    pub at: Option<LocalTime>,
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    pub metric: String,
    #[cfg_attr(test, ts(type = "number"))]
    pub value: Amount,
    /// The name of the file that told it; empty if a person entered it.
    pub source: String,
}

impl Planner {
    /// Returns the results of one post, or of all, by the times of the posts. Only the newest number of each metric is
    /// listed, unless `all` is true.
    pub fn results(&self, post: Option<&str>, all: bool) -> Result<Vec<ListedResult>> {
        let post = post.map(|id| find::post(&self.db, id)).transpose()?;
        let mut rows = storage::result::with_posts(&self.db, post.as_ref().map(|post| &post.id))?;
        if !all {
            keep_newest(&mut rows);
        }
        Ok(rows.into_iter().map(ListedResult::from).collect())
    }
}

/// Keeps the last row of each post and metric: rows come by their dates.
fn keep_newest(rows: &mut Vec<ResultOfPost>) {
    let key = |result: &PostResult| (result.post.clone(), result.metric.clone());
    let newest = rows.iter().map(|row| (key(&row.result), row.result.date));
    let newest: HashMap<_, _> = newest.collect();
    rows.retain(|row| newest[&key(&row.result)] == row.result.date);
}

impl From<ResultOfPost> for ListedResult {
    fn from(row: ResultOfPost) -> Self {
        let PostResult {
            post,
            date,
            metric,
            value,
            source,
        } = row.result;
        Self {
            post,
            title: row.title,
            channel: row.channel,
            at: row.at,
            date,
            metric,
            value,
            source,
        }
    }
}
