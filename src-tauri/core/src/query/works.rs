//! What works on a channel: which of weekday, hour, format, pillar, length and link make a difference to the engagement
//! that its published posts can show.

mod factors;
mod outcome;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::model::{Channel, ChannelId, PostId, PostKind};
use crate::statistics::works::{Effect, LEAST_POSTS, Level, Posts, works};
use crate::storage::{self, find, result::MeasuredPost};
use crate::{Cancellation, Planner, Reader, Result};
use factors::Factors;
pub use factors::WorksFactor;
pub(super) use factors::{BANDS, FORMATS, format_of};
use outcome::Outcomes;
pub(super) use outcome::spread_of;
pub(crate) use outcome::{OutcomeNumber, outcomes_of};
pub(super) use outcome::{engagements, is_reply};

/// Random orders come of it: the same plan gives the same answer.
const SEED: u64 = 20_261_128;

/// What works on one channel.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Works {
    pub channel: ChannelId,
    pub name: String,
    /// The number of posts that are compared.
    pub posts: u32,
    /// The fewest posts of which times can be compared.
    pub least_posts: u32,
    pub left_out: NotCompared,
    /// The factors that could be tested.
    pub factors: Vec<FactorWorks>,
    /// When the compared posts were posted; an hour without posts is not listed.
    pub tried: Vec<TriedHour>,
    #[cfg_attr(test, ts(type = "number"))]
    pub seed: u64,
}

/// How many of the compared posts were posted in an hour of the week, on their own clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TriedHour {
    /// 1 is Monday.
    pub weekday: u8,
    pub hour: u8,
    pub n: u32,
}

/// The published posts with results that are not compared, each counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NotCompared {
    pub replies: u32,
    pub stories: u32,
    pub boosted: u32,
    /// Posts whose newest results are of their first three days.
    pub young: u32,
    /// Posts of which no engagement is known.
    pub unmeasured: u32,
    pub undated: u32,
}

/// What one factor does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FactorWorks {
    pub factor: WorksFactor,
    pub p: f64,
    /// Adjusted for all factors of the channel.
    pub adjusted: f64,
    /// True if the factor may be called an effect.
    pub passes: bool,
    /// In their natural order; a level without posts is not listed.
    pub levels: Vec<LevelWorks>,
    /// The second level beside the first one, where there are two.
    pub pair: Option<[f64; 3]>,
}

/// One level of a factor beside the usual post.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LevelWorks {
    /// Such as `Monday`, `08-12` or the name of a pillar.
    pub level: String,
    pub n: u32,
    /// The shrunken estimate and its 90 % interval; `None` where too little is known.
    pub ratio: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub claim: bool,
    /// The level's own mean beside that of all.
    pub raw: f64,
    /// The smallest ratio that would have been noticed in four of five tries.
    pub noticeable: Option<f64>,
}

impl Planner {
    /// Returns what works on a channel; see [`Reader::what_works`].
    pub fn what_works(&self, channel: &str, cancellation: &Cancellation) -> Result<Works> {
        storage::snapshot(&self.db, |db| read(db, channel, cancellation))
    }
}

impl Reader {
    /// Returns what works on a channel. With very many posts it takes seconds.
    pub fn what_works(&self, channel: &str, cancellation: &Cancellation) -> Result<Works> {
        storage::snapshot(&self.db, |db| read(db, channel, cancellation))
    }
}

pub(super) fn read(db: &storage::Db, channel: &str, cancellation: &Cancellation) -> Result<Works> {
    let channel = find::channel(db, channel)?;
    let outcomes = Outcomes::of_channel(db, &channel, OutcomeNumber::Engagements)?;
    let mut kept = Kept::default();
    for post in storage::result::measured_posts(db, &channel.id)? {
        kept.sort(post, &channel, &outcomes);
    }
    kept.works(db, channel, cancellation)
}

/// The posts that are compared, with their outcomes, and the count of the others.
#[derive(Default)]
struct Kept {
    posts: Vec<MeasuredPost>,
    outcomes: Vec<f64>,
    times: Vec<i64>,
    left_out: NotCompared,
}

impl Kept {
    fn sort(&mut self, post: MeasuredPost, channel: &Channel, outcomes: &Outcomes) {
        let Some(planned) = post.planned else {
            self.left_out.undated += 1;
            return;
        };
        match self.outcome(&post, channel, outcomes, planned.at.date) {
            Ok(outcome) => {
                self.outcomes.push(outcome);
                self.times.push(planned.moment().timestamp());
                self.posts.push(post);
            }
            Err(count) => *count += 1,
        }
    }

    /// Returns the outcome of a post, or the count of those that are left out like it.
    fn outcome(
        &mut self,
        post: &MeasuredPost,
        channel: &Channel,
        outcomes: &Outcomes,
        day: NaiveDate,
    ) -> Result<f64, &mut u32> {
        let id: &PostId = &post.id;
        if is_reply(channel, &post.text) {
            return Err(&mut self.left_out.replies);
        }
        if post.kind == Some(PostKind::Story) {
            return Err(&mut self.left_out.stories);
        }
        if outcomes.is_boosted(id) {
            return Err(&mut self.left_out.boosted);
        }
        let known = outcomes.of_post(id, day);
        match known {
            outcome::Known::Number(engagements) => Ok(engagements.max(0.0).ln_1p()),
            outcome::Known::TooYoung => Err(&mut self.left_out.young),
            outcome::Known::Nothing => Err(&mut self.left_out.unmeasured),
        }
    }

    fn works(
        self,
        db: &storage::Db,
        channel: Channel,
        cancellation: &Cancellation,
    ) -> Result<Works> {
        let factors = Factors::of(db, &self.posts)?;
        let formats: Vec<u16> = self
            .posts
            .iter()
            .map(|post| u16::from(format_of(post)))
            .collect();
        let posts = Posts {
            outcomes: &self.outcomes,
            times: &self.times,
            formats: &formats,
        };
        let effects = works(&posts, &factors.levels(), SEED, cancellation)?;
        let told = effects.into_iter().zip(&factors.factors);
        let told = told.filter_map(|(effect, factor)| Some(told_of(effect?, factor)));
        Ok(Works {
            channel: channel.id,
            name: channel.name,
            posts: self.outcomes.len() as u32,
            least_posts: LEAST_POSTS as u32,
            left_out: self.left_out,
            factors: told.collect(),
            tried: tried(&self.posts),
            seed: SEED,
        })
    }
}

fn tried(posts: &[MeasuredPost]) -> Vec<TriedHour> {
    let mut hours: BTreeMap<(u8, u8), u32> = BTreeMap::new();
    for planned in posts.iter().filter_map(|post| post.planned) {
        let weekday = planned.at.date.weekday().number_from_monday() as u8;
        *hours
            .entry((weekday, (planned.at.minute / 60) as u8))
            .or_default() += 1;
    }
    let tried = hours.into_iter();
    tried
        .map(|((weekday, hour), n)| TriedHour { weekday, hour, n })
        .collect()
}

fn told_of(effect: Effect, factor: &factors::NamedFactor) -> FactorWorks {
    let passes = effect.passes();
    let level = |level: Level| LevelWorks {
        level: factor
            .names
            .get(usize::from(level.level))
            .cloned()
            .unwrap_or_default(),
        n: level.posts,
        ratio: level.estimate.map(|estimate| estimate.ratio),
        low: level.estimate.map(|estimate| estimate.low),
        high: level.estimate.map(|estimate| estimate.high),
        claim: level.claim,
        raw: level.raw,
        noticeable: level.noticeable,
    };
    FactorWorks {
        factor: factor.factor,
        p: effect.p,
        adjusted: effect.adjusted,
        passes,
        levels: effect.levels.into_iter().map(level).collect(),
        pair: effect.pair.map(|pair| [pair.ratio, pair.low, pair.high]),
    }
}

impl NotCompared {
    pub fn all(&self) -> u32 {
        self.replies + self.stories + self.boosted + self.young + self.unmeasured + self.undated
    }
}
