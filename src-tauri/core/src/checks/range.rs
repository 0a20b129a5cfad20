//! What is checked: the posts of some days, or one post, with the posts on the days around them.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::approvals::{self, CheckedApproval};
use super::media_of_posts::MediaOfPosts;
use crate::model::limit::{Limit, Limited, Measure};
use crate::model::platform::{Circumstances, Platform, known_or_other};
use crate::model::{
    Channel, ChannelId, LocalTime, MediaFacts, MediaKind, Pillar, PostId, Status, Zone,
};
use crate::query::Tags;
use crate::storage::{self, Db, card::CardRow, record};
use crate::{Planner, Result};

/// How long before and after the range posts are read too.
const AROUND: Duration = Duration::days(7);

pub(super) struct Range {
    pub(super) from: NaiveDate,
    /// The day after the last day of the range.
    pub(super) to: NaiveDate,
    pub(super) now: DateTime<Utc>,
    /// The plan's zone.
    pub(super) zone: Zone,
    /// The day of the earliest post of the plan.
    pub(super) first_post: Option<NaiveDate>,
    pub(super) channels: Vec<Channel>,
    pub(super) pillars: Vec<Pillar>,
    /// Sorted by time.
    posts: Vec<CheckedPost>,
    /// The only post to be checked by itself; `None` for all posts of the range.
    subject: Option<PostId>,
    /// True if all posts that were read are checked, scheduled or not.
    is_of_posts: bool,
}

/// A post with what its checks read.
pub(super) struct CheckedPost {
    /// With its texts and its link as they are sent.
    pub(super) row: CardRow,
    /// The local time in the plan's zone; `None` if the post is unscheduled.
    pub(super) at: Option<LocalTime>,
    /// The pictures and videos that it publishes.
    pub(super) media: Vec<MediaFacts>,
    /// `None` if the post is not approved, or was approved by an earlier version of the program.
    pub(super) approval: Option<CheckedApproval>,
}

impl Range {
    pub(super) fn read(planner: &Planner, from: NaiveDate, to: NaiveDate) -> Result<Self> {
        let zone = storage::plan::get(&planner.db)?.zone;
        let (start, end) = (earlier(from, AROUND), later(to, AROUND));
        let (start, end) = (zone.border(start).0, zone.border(end).1);
        let rows = storage::card::between(&planner.db, start, end)?;
        Ok(Self {
            first_post: planner.first_post_day()?,
            pillars: record::all(&planner.db)?,
            ..Self::of(planner, zone, (from, to), rows)?
        })
    }

    /// Returns a range with one post of an unscheduled draft on a platform, with these media.
    #[cfg(test)]
    pub(super) fn of_draft(channel: Channel, row: CardRow, media: Vec<MediaFacts>) -> Self {
        Self {
            from: NaiveDate::MIN,
            to: NaiveDate::MAX,
            now: DateTime::UNIX_EPOCH,
            zone: Zone::UTC,
            first_post: None,
            channels: vec![channel],
            pillars: Vec::new(),
            subject: Some(row.id.clone()),
            is_of_posts: false,
            posts: vec![CheckedPost {
                at: None,
                row,
                media,
                approval: None,
            }],
        }
    }

    /// Reads one post with those of its channel a week before and after it, which it may be a duplicate of.
    pub(super) fn around(planner: &Planner, post: &PostId) -> Result<Self> {
        let zone = storage::plan::get(&planner.db)?.zone;
        let mut rows = storage::card::of_posts(&planner.db, &[post.as_str()])?;
        let at = rows.first().and_then(|row| row.planned);
        let day = at.map(|at| at.seen_in(zone).date).unwrap_or_default();
        if let Some(row) = rows.first().filter(|_| at.is_some()) {
            let channel = row.channel.clone();
            let (start, end) = (earlier(day, AROUND * 2), later(day, AROUND * 2));
            let (start, end) = (zone.border(start).0, zone.border(end).1);
            rows = storage::card::on_channel_between(&planner.db, &channel, start, end)?;
        }
        let days = (earlier(day, AROUND), later(day, AROUND + Duration::days(1)));
        Ok(Self {
            subject: Some(post.clone()),
            ..Self::of(planner, zone, days, rows)?
        })
    }

    /// Returns a range with posts of any days and of the tray, to be checked by themselves.
    pub(super) fn of_posts(planner: &Planner, rows: Vec<CardRow>) -> Result<Self> {
        let zone = storage::plan::get(&planner.db)?.zone;
        let days = (NaiveDate::MIN, NaiveDate::MAX);
        Ok(Self {
            is_of_posts: true,
            ..Self::of(planner, zone, days, rows)?
        })
    }

    fn of(
        planner: &Planner,
        zone: Zone,
        (from, to): (NaiveDate, NaiveDate),
        rows: Vec<CardRow>,
    ) -> Result<Self> {
        Ok(Self {
            from,
            to,
            now: planner.clock.now(),
            zone,
            first_post: None,
            channels: record::all(&planner.db)?,
            pillars: Vec::new(),
            posts: checked_posts(&planner.db, zone, rows)?,
            subject: None,
            is_of_posts: false,
        })
    }

    /// Returns the posts that are checked by themselves.
    pub(super) fn posts(&self) -> impl Iterator<Item = &CheckedPost> {
        self.posts.iter().filter(|post| match &self.subject {
            Some(subject) => *subject == post.row.id,
            None => self.is_of_posts || post.at.is_some_and(|at| self.contains(at.date)),
        })
    }

    /// Returns the checked posts, each with its channel and platform.
    pub(super) fn ruled(&self) -> impl Iterator<Item = RuledPost<'_>> {
        self.posts().filter_map(|post| {
            let channel = self.channel(&post.row.channel)?;
            let platform = known_or_other(&channel.platform);
            Some(RuledPost {
                post,
                channel,
                platform,
            })
        })
    }

    /// Returns the checked posts that are still to be published: what a platform has taken is not refused any more.
    pub(super) fn unpublished(&self) -> impl Iterator<Item = RuledPost<'_>> {
        let is_over = |status| matches!(status, Status::Published | Status::Skipped);
        self.ruled()
            .filter(move |ruled| !is_over(ruled.post.row.status))
    }

    /// Returns the posts of the range and of `days` days before and after it, at most 7, without skipped posts. Each
    /// has its time.
    pub(super) fn planned_around(
        &self,
        days: i64,
    ) -> impl Iterator<Item = (&CheckedPost, LocalTime)> {
        let days = Duration::days(days);
        let (from, to) = (earlier(self.from, days), later(self.to, days));
        let posts = self.posts.iter();
        let posts = posts.filter(|post| post.row.status != Status::Skipped);
        let dated = posts.filter_map(|post| Some((post, post.at?)));
        dated.filter(move |(_, at)| (from..to).contains(&at.date))
    }

    /// Returns a post that was read, whether it is checked or not.
    pub(super) fn post(&self, id: &PostId) -> Option<&CheckedPost> {
        self.posts.iter().find(|post| post.row.id == *id)
    }

    /// Returns true if a pair of posts is to be reported: always, unless one post is checked that isn't of the pair.
    pub(super) fn concerns(&self, first: &CheckedPost, second: &CheckedPost) -> bool {
        let subject = self.subject.as_ref();
        subject.is_none_or(|id| *id == first.row.id || *id == second.row.id)
    }

    pub(super) fn contains(&self, day: NaiveDate) -> bool {
        (self.from..self.to).contains(&day)
    }

    /// Returns the current day in the plan's zone.
    pub(super) fn today(&self) -> NaiveDate {
        self.zone.local(self.now).date()
    }

    pub(super) fn channel(&self, id: &ChannelId) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == *id)
    }
}

/// A post with the rules for it.
#[derive(Clone, Copy)]
pub(super) struct RuledPost<'a> {
    pub(super) post: &'a CheckedPost,
    pub(super) channel: &'a Channel,
    pub(super) platform: &'static Platform,
}

impl RuledPost<'_> {
    /// Returns what the post and its account are. A kind that the platform doesn't have counts as its usual one.
    pub(super) fn now(self) -> Circumstances {
        let kind = self.post.row.kind;
        Circumstances {
            has_media: self.post.has_media(),
            has_pictures_alone: self.post.has_media() && self.post.has_no_video(),
            kind: kind.filter(|kind| self.platform.kind(*kind).is_some()),
            is_raised: self.channel.text_limit.is_some(),
        }
    }

    /// Returns the limits on one thing that apply to the post.
    pub(super) fn limits_on(
        self,
        what: Limited,
        unit: Measure,
    ) -> impl Iterator<Item = &'static Limit> {
        self.platform.limits_on(what, unit, self.now())
    }
}

impl CheckedPost {
    pub(super) fn has_media(&self) -> bool {
        !self.media.is_empty()
    }

    fn has_no_video(&self) -> bool {
        let mut media = self.media.iter();
        media.all(|file| file.kind != MediaKind::Video)
    }
}

fn checked_posts(db: &Db, zone: Zone, rows: Vec<CardRow>) -> Result<Vec<CheckedPost>> {
    let (media, tags) = (MediaOfPosts::read(db, &rows)?, Tags::read(db)?);
    let mut approvals = approvals::read(db, &rows)?;
    let posts = rows.into_iter().map(|row| CheckedPost {
        at: row.planned.map(|planned| planned.seen_in(zone)),
        media: media.of(&row),
        approval: approvals.remove(&row.id),
        row: tags.sent(row),
    });
    let mut posts: Vec<CheckedPost> = posts.collect();
    posts.sort_by(|a, b| {
        let time = |post: &CheckedPost| post.at.map(|at| (at.date, at.minute));
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
