//! The engagements of posts at a common age.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::Result;
use crate::model::{Channel, PAID, PostId};
use crate::storage::{self, Db};

/// The age in days at which posts are compared, and how far from it a snapshot may be.
const AGE: i64 = 7;
const REACH: i64 = 7;

/// Snapshots of a post's first days are not compared.
const LEAST_AGE: i64 = 3;

/// The platforms on which a text that begins with a name is a reply.
const WITH_REPLIES: [&str; 4] = ["x", "mastodon", "bluesky", "threads"];

/// The results of all posts of a channel: the metrics of each day.
pub(super) struct Outcomes {
    of_posts: HashMap<PostId, BTreeMap<NaiveDate, Metrics>>,
    adds_clicks: bool,
}

type Metrics = BTreeMap<String, f64>;

/// What is known of a post's engagement.
pub(super) enum Known {
    Engagements(f64),
    /// All that is known is of its first days.
    TooYoung,
    Nothing,
}

impl Outcomes {
    pub(super) fn of_channel(db: &Db, channel: &Channel) -> Result<Self> {
        let mut of_posts: HashMap<PostId, BTreeMap<NaiveDate, Metrics>> = HashMap::new();
        for result in storage::result::of_channel(db, &channel.id)? {
            let days = of_posts.entry(result.post).or_default();
            let metrics = days.entry(result.date).or_default();
            metrics.insert(result.metric, result.value.number());
        }
        Ok(Self {
            of_posts,
            adds_clicks: channel.platform == "linkedin",
        })
    }

    pub(super) fn is_boosted(&self, post: &PostId) -> bool {
        let days = self
            .of_posts
            .get(post)
            .into_iter()
            .flat_map(BTreeMap::values);
        let mut paid = days
            .flatten()
            .filter(|(metric, _)| metric.starts_with(PAID));
        paid.any(|(_, value)| *value > 0.0)
    }

    /// Returns the engagements of a post as of the day nearest to a week after `posted`, else as of the newest day.
    pub(super) fn of_post(&self, post: &PostId, posted: NaiveDate) -> Known {
        let days = self.of_posts.get(post).into_iter().flatten();
        let measured = days.filter_map(|(day, metrics)| {
            let engagements = engagements(metrics, self.adds_clicks)?;
            Some(((*day - posted).num_days(), engagements))
        });
        let measured: Vec<(i64, f64)> = measured.collect();
        let mut old = measured.iter().filter(|(age, _)| *age >= LEAST_AGE);
        let near = old.clone().filter(|(age, _)| (age - AGE).abs() <= REACH);
        let chosen = near
            .min_by_key(|(age, _)| (age - AGE).abs())
            .or_else(|| old.next_back());
        match chosen {
            Some((_, engagements)) => Known::Engagements(*engagements),
            None if measured.is_empty() => Known::Nothing,
            None => Known::TooYoung,
        }
    }
}

/// Returns the engagements: the platform's own number if it gives one, else likes or reactions, comments, shares and
/// reposts, saves or bookmarks, and clicks where the platform counts these among them. `None` if none of them is known.
pub(in crate::query) fn engagements(metrics: &Metrics, adds_clicks: bool) -> Option<f64> {
    let of = |names: &[&str]| names.iter().find_map(|name| metrics.get(*name)).copied();
    if let Some(own) = of(&["engagements"]) {
        return Some(own);
    }
    let clicks = if adds_clicks { of(&["clicks"]) } else { None };
    let parts = [
        of(&["reactions", "likes"]),
        of(&["recommends"]),
        of(&["comments"]),
        of(&["shares"]),
        of(&["reposts"]),
        of(&["saves", "bookmarks"]),
        clicks,
    ];
    let known = parts.iter().flatten();
    (known.clone().count() > 0).then(|| known.sum())
}

/// Returns true for a post that answers somebody.
pub(in crate::query) fn is_reply(channel: &Channel, text: &str) -> bool {
    text.starts_with('@') && WITH_REPLIES.contains(&channel.platform.as_str())
}
