//! The same words twice on one channel within a week. It looks beyond the shown days, so it is asked
//! for apart from the cards, once they are drawn.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};
use serde::Serialize;

use crate::model::{ChannelId, PostId, Status, Zone};
use crate::storage::{self, card::CardRow};
use crate::{Planner, Result};

/// Days within which the same words are noticed.
const DAYS: i64 = 7;
/// Fewer characters than this are a greeting or a hashtag, which may come again.
const LEAST: usize = 20;

/// A post of the asked days that says what another says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Echo {
    pub post: PostId,
    pub other: PostId,
    /// The day of the other, on the clocks of the plan.
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
}

impl Planner {
    /// Posts from one day up to, and without, another that repeat what their channel says within a
    /// week of them. Of two such posts that are both asked for, the later is named.
    pub fn repeats(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Echo>> {
        let zone = storage::plan::get(&self.db)?.zone;
        let week = Duration::days(DAYS);
        let first = from.checked_sub_signed(week).unwrap_or(from);
        let last = to.checked_add_signed(week).unwrap_or(to);
        let (start, end) = (zone.border(first).0, zone.border(last).1);
        let mut rows = storage::card::between(&self.db, start, end)?;
        rows.retain(|row| row.status != Status::Skipped);
        Ok(pairs(&rows, zone, from, to))
    }
}

/// `rows` are by their time.
fn pairs(rows: &[CardRow], zone: Zone, from: NaiveDate, to: NaiveDate) -> Vec<Echo> {
    let mut last: HashMap<(&ChannelId, String), &CardRow> = HashMap::new();
    let mut found = Vec::new();
    for row in rows {
        let Some(words) = plain(&row.text) else {
            continue;
        };
        if let Some(before) = last.insert((&row.channel, words), row) {
            found.extend(repeat(before, row, zone, from, to));
        }
    }
    found
}

fn repeat(
    earlier: &CardRow,
    later: &CardRow,
    zone: Zone,
    from: NaiveDate,
    to: NaiveDate,
) -> Option<Echo> {
    let day = |row: &CardRow| row.planned.map(|planned| planned.seen_in(zone).date);
    let (first, second) = (day(earlier)?, day(later)?);
    // On one channel only the posts of a series share an item, and these are meant to say the same.
    if earlier.item == later.item || second - first > Duration::days(DAYS) {
        return None;
    }
    let is_asked = |date| (from..to).contains(&date);
    let (post, other, date) = match (is_asked(first), is_asked(second)) {
        (_, true) => (later, earlier, first),
        (true, false) => (earlier, later, second),
        (false, false) => return None,
    };
    Some(Echo {
        post: post.id.clone(),
        other: other.id.clone(),
        date,
    })
}

/// Without what two copies of one text may differ in: case, blanks and line breaks.
fn plain(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = words.join(" ").to_lowercase();
    (plain.chars().count() >= LEAST).then_some(plain)
}
