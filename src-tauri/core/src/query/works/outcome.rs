//! The engagements of posts at a common age.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use crate::Result;
use crate::model::{Channel, PAID, PostId};
use crate::statistics::works::LEAST_POSTS;
use crate::storage::{self, Db};

/// The age in days at which posts are compared, and how far from it a snapshot may be.
const AGE: i64 = 7;
const REACH: i64 = 7;

/// Snapshots of a post's first days are not compared.
const LEAST_AGE: i64 = 3;

/// The platforms on which a text that begins with a name is a reply.
const WITH_REPLIES: [&str; 4] = ["x", "mastodon", "bluesky", "threads"];

/// A number by which posts are compared.
#[derive(Clone, Copy)]
pub(crate) enum OutcomeNumber {
    Engagements,
    /// The first of these metrics that is told.
    First(&'static [&'static str]),
}

/// The results of all posts of a channel: the metrics of each day.
pub(super) struct Outcomes {
    number: OutcomeNumber,
    of_posts: HashMap<PostId, BTreeMap<NaiveDate, Metrics>>,
    adds_clicks: bool,
}

type Metrics = BTreeMap<String, f64>;

/// What is known of a post's number.
pub(super) enum Known {
    Number(f64),
    /// All that is known is of its first days.
    TooYoung,
    Nothing,
}

impl Outcomes {
    pub(super) fn of_channel(db: &Db, channel: &Channel, number: OutcomeNumber) -> Result<Self> {
        let mut of_posts: HashMap<PostId, BTreeMap<NaiveDate, Metrics>> = HashMap::new();
        for result in storage::result::of_channel(db, &channel.id)? {
            let days = of_posts.entry(result.post).or_default();
            let metrics = days.entry(result.date).or_default();
            metrics.insert(result.metric, result.value.number());
        }
        Ok(Self {
            number,
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

    /// Returns the number of a post as of the day nearest to a week after `posted`, else as of the newest day.
    pub(super) fn of_post(&self, post: &PostId, posted: NaiveDate) -> Known {
        let days = self.of_posts.get(post).into_iter().flatten();
        let measured = days
            .filter_map(|(day, metrics)| Some(((*day - posted).num_days(), self.number(metrics)?)));
        let measured: Vec<(i64, f64)> = measured.collect();
        let mut old = measured.iter().filter(|(age, _)| *age >= LEAST_AGE);
        let near = old.clone().filter(|(age, _)| (age - AGE).abs() <= REACH);
        let chosen = near
            .min_by_key(|(age, _)| (age - AGE).abs())
            .or_else(|| old.next_back());
        match chosen {
            Some((_, number)) => Known::Number(*number),
            None if measured.is_empty() => Known::Nothing,
            None => Known::TooYoung,
        }
    }

    fn number(&self, metrics: &Metrics) -> Option<f64> {
        match self.number {
            OutcomeNumber::Engagements => engagements(metrics, self.adds_clicks),
            OutcomeNumber::First(names) => {
                let mut known = names.iter().filter_map(|name| metrics.get(*name));
                known.next().copied()
            }
        }
    }
}

/// Returns the outcomes of published posts of a channel as logarithms, at a common age. Posts that advertising was paid for
/// and those without the number are left out.
fn known_outcomes(
    db: &Db,
    channel: &Channel,
    number: OutcomeNumber,
) -> Result<HashMap<PostId, f64>> {
    let outcomes = Outcomes::of_channel(db, channel, number)?;
    let mut known = HashMap::new();
    for post in storage::result::measured_posts(db, &channel.id)? {
        let Some(planned) = post.planned.filter(|_| !outcomes.is_boosted(&post.id)) else {
            continue;
        };
        if let Known::Number(number) = outcomes.of_post(&post.id, planned.at.date) {
            known.insert(post.id, number.max(0.0).ln_1p());
        }
    }
    Ok(known)
}

/// Returns the outcomes of some posts of a channel, as [`known_outcomes`] does.
pub(crate) fn outcomes_of<'a>(
    db: &Db,
    channel: &Channel,
    posts: impl Iterator<Item = &'a PostId>,
    number: OutcomeNumber,
) -> Result<HashMap<PostId, f64>> {
    let posts: HashSet<&PostId> = posts.collect();
    let mut known = known_outcomes(db, channel, number)?;
    known.retain(|post, _| posts.contains(post));
    Ok(known)
}

/// Returns the standard deviation of the outcomes of a channel and the number of its posts; `None` if these are too few.
pub(in crate::query) fn spread_of(
    db: &Db,
    channel: &Channel,
    number: OutcomeNumber,
) -> Result<Option<(f64, u32)>> {
    let outcomes: Vec<f64> = known_outcomes(db, channel, number)?.into_values().collect();
    let count = outcomes.len() as f64;
    let mean = outcomes.iter().sum::<f64>() / count;
    let squares: f64 = outcomes
        .iter()
        .map(|outcome| (outcome - mean).powi(2))
        .sum();
    let spread = (squares / (count - 1.0)).sqrt();
    let is_known = outcomes.len() >= LEAST_POSTS && spread > 0.0;
    Ok(is_known.then_some((spread, outcomes.len() as u32)))
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
