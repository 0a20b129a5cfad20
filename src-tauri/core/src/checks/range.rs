//! The days that are checked, with the posts on them and on the days around them.

use chrono::{Duration, NaiveDate};

use crate::model::{Channel, ChannelId, LocalTime, Status};
use crate::storage::{self, card::CardRow, record};
use crate::{Planner, Result};

/// How long before and after the range posts are read too.
const AROUND: Duration = Duration::days(7);

pub(super) struct Range {
    pub(super) from: NaiveDate,
    /// The day after the last day of the range.
    pub(super) to: NaiveDate,
    pub(super) today: NaiveDate,
    /// The day of the earliest post of the plan.
    pub(super) first_post: Option<NaiveDate>,
    pub(super) channels: Vec<Channel>,
    /// Sorted by time.
    posts: Vec<DatedPost>,
}

/// A post with its local time in the plan's zone.
pub(super) struct DatedPost {
    pub(super) row: CardRow,
    pub(super) at: LocalTime,
}

impl Range {
    pub(super) fn read(planner: &Planner, from: NaiveDate, to: NaiveDate) -> Result<Self> {
        Ok(Self {
            from,
            to,
            today: planner.now()?.date,
            first_post: planner.first_post_day()?,
            channels: record::all(&planner.db)?,
            posts: posts(planner, earlier(from, AROUND), later(to, AROUND))?,
        })
    }

    /// Returns the posts of the range.
    pub(super) fn posts(&self) -> impl Iterator<Item = &DatedPost> {
        self.posts.iter().filter(|post| self.contains(post.at.date))
    }

    /// Returns the posts of the range and of `days` days before and after it, at most 7, without skipped posts.
    pub(super) fn planned_around(&self, days: i64) -> impl Iterator<Item = &DatedPost> {
        let days = Duration::days(days);
        let (from, to) = (earlier(self.from, days), later(self.to, days));
        let posts = self.posts.iter();
        posts.filter(move |post| {
            post.row.status != Status::Skipped && (from..to).contains(&post.at.date)
        })
    }

    pub(super) fn contains(&self, day: NaiveDate) -> bool {
        (self.from..self.to).contains(&day)
    }

    pub(super) fn channel(&self, id: &ChannelId) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == *id)
    }
}

fn posts(planner: &Planner, from: NaiveDate, to: NaiveDate) -> Result<Vec<DatedPost>> {
    let zone = storage::plan::get(&planner.db)?.zone;
    let (start, end) = (zone.border(from).0, zone.border(to).1);
    let rows = storage::card::between(&planner.db, start, end)?.into_iter();
    let dated = rows.filter_map(|row| {
        let at = row.planned?.seen_in(zone);
        Some(DatedPost { row, at })
    });
    let mut posts: Vec<DatedPost> = dated.collect();
    posts.sort_by(|a, b| {
        let time = |post: &DatedPost| (post.at.date, post.at.minute);
        time(a)
            .cmp(&time(b))
            .then_with(|| a.row.id.as_str().cmp(b.row.id.as_str()))
    });
    Ok(posts)
}

fn earlier(day: NaiveDate, by: Duration) -> NaiveDate {
    day.checked_sub_signed(by).unwrap_or(day)
}

fn later(day: NaiveDate, by: Duration) -> NaiveDate {
    day.checked_add_signed(by).unwrap_or(day)
}
