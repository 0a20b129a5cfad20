//! The strategy of a plan in a range of days: what it stands for, how far its objectives have come, and what its posts
//! serve.

mod cadence;
mod coverage;
mod setup;

pub use cadence::{CadenceStanding, ChannelCadence};
pub use coverage::{Coverage, CoverageCell};

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use setup::Setup;

use crate::model::{
    AudienceId, Message, Mission, Need, ObjectiveId, Pillar, PillarId, Progress, within_calendar,
};
use crate::storage::served::{self, ServedPost};
use crate::storage::{self, Db, record};
use crate::{Code, Error, Planner, Result};

/// The longest range of days: ten years.
const MOST_DAYS: i64 = 3_660;

/// A plan's strategy, and how the posts from a day to before another one serve it. Skipped posts and those without a time
/// don't count.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Strategy {
    #[cfg_attr(test, ts(type = "string"))]
    pub from: NaiveDate,
    #[cfg_attr(test, ts(type = "string"))]
    pub to: NaiveDate,
    /// The day as of which objectives are told: today in the plan's zone.
    #[cfg_attr(test, ts(type = "string"))]
    pub today: NaiveDate,
    pub posts: u32,
    pub published: u32,
    pub mission: Mission,
    pub messages: Vec<Message>,
    pub objectives: Vec<ObjectiveStanding>,
    /// The posts of each need, those that say none last.
    pub needs: Vec<NeedCount>,
    /// Of each pillar, posts without one last.
    pub pillars: Vec<PillarShare>,
    pub channels: Vec<ChannelCadence>,
    /// Of each audience, posts for nobody in particular last.
    pub audiences: Vec<AudienceCount>,
    pub stage_by_channel: Coverage,
    pub audience_by_pillar: Coverage,
    /// The columns are the first days of weeks.
    pub objective_by_week: Coverage,
}

/// How far an objective has come, and the posts of the range that work for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ObjectiveStanding {
    pub id: ObjectiveId,
    #[serde(flatten)]
    pub progress: Progress,
    pub posts: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NeedCount {
    /// `None` for the posts that say none.
    pub need: Option<Need>,
    pub posts: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PillarShare {
    /// `None` for the posts without a pillar.
    pub pillar: Option<PillarId>,
    pub posts: u32,
    /// Of all posts, in percent.
    pub share: f64,
    /// In percent.
    pub target: u8,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AudienceCount {
    /// `None` for the posts that are for nobody in particular.
    pub audience: Option<AudienceId>,
    pub posts: u32,
}

impl Planner {
    /// Returns the strategy, and how the posts from a day to before another one serve it.
    ///
    /// # Errors
    /// `BadDate` if the range has no day, or more than ten years.
    pub fn strategy(&self, from: NaiveDate, to: NaiveDate) -> Result<Strategy> {
        check_range(from, to)?;
        let today = self.now()?.date;
        storage::snapshot(&self.db, |db| {
            let posts = posts_between(db, from, to)?;
            let setup = Setup::read(db)?;
            let counted = Counted::of(&posts);
            Ok(Strategy {
                from,
                to,
                today,
                posts: posts.len() as u32,
                published: posts.iter().filter(|post| post.is_published).count() as u32,
                mission: storage::message::mission(db)?,
                messages: record::all(db)?,
                objectives: standings(&setup, today, &counted),
                needs: needs(&counted),
                pillars: shares(&setup, &counted, posts.len()),
                channels: cadence::of_channels(&setup.channels, &posts, from, to),
                audiences: audience_counts(&setup, &counted),
                stage_by_channel: coverage::stage_by_channel(&setup, &posts),
                audience_by_pillar: coverage::audience_by_pillar(&setup, &posts),
                objective_by_week: coverage::objective_by_week(&setup, &posts, from, to),
            })
        })
    }

    /// Returns for each channel in use how many posts it has from a day to before another one, beside how many it should
    /// have.
    ///
    /// # Errors
    /// As of [`Planner::strategy`].
    pub fn cadence(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<ChannelCadence>> {
        check_range(from, to)?;
        storage::snapshot(&self.db, |db| cadence_between(db, from, to))
    }
}

/// Returns the cadence of each channel in use, in its order.
pub(super) fn cadence_between(
    db: &Db,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<ChannelCadence>> {
    let posts = posts_between(db, from, to)?;
    Ok(cadence::of_channels(&record::all(db)?, &posts, from, to))
}

fn check_range(from: NaiveDate, to: NaiveDate) -> Result<()> {
    let days = (within_calendar(to)? - within_calendar(from)?).num_days();
    if (1..=MOST_DAYS).contains(&days) {
        return Ok(());
    }
    let message = match days {
        ..=0 => format!("the range would end on {to}, before its first day {from} is over"),
        _ => "the range has more than ten years: choose fewer days".to_owned(),
    };
    Err(Error::new(Code::BadDate, message).field("to"))
}

fn posts_between(db: &Db, from: NaiveDate, to: NaiveDate) -> Result<Vec<ServedPost>> {
    let zone = storage::plan::get(db)?.zone;
    let (start, end) = (zone.border(from).0, zone.border(to).1);
    let mut posts = served::between(db, zone, start, end)?;
    posts.retain(|post| (from..to).contains(&post.date));
    Ok(posts)
}

/// The number of posts by what they are for.
#[derive(Default)]
struct Counted<'a> {
    needs: BTreeMap<Option<Need>, u32>,
    pillars: BTreeMap<Option<&'a PillarId>, u32>,
    audiences: BTreeMap<Option<&'a AudienceId>, u32>,
    objectives: BTreeMap<Option<&'a ObjectiveId>, u32>,
}

impl<'a> Counted<'a> {
    fn of(posts: &'a [ServedPost]) -> Self {
        let mut counted = Self::default();
        for post in posts {
            *counted.needs.entry(post.need).or_default() += 1;
            *counted.pillars.entry(post.pillar.as_ref()).or_default() += 1;
            *counted.audiences.entry(post.audience.as_ref()).or_default() += 1;
            *counted
                .objectives
                .entry(post.objective.as_ref())
                .or_default() += 1;
        }
        counted
    }
}

fn needs(counted: &Counted<'_>) -> Vec<NeedCount> {
    let all = Need::ALL.iter().copied().map(Some).chain([None]);
    let count = |need| NeedCount {
        need,
        posts: counted.needs.get(&need).copied().unwrap_or_default(),
    };
    all.map(count).collect()
}

fn standings(setup: &Setup, today: NaiveDate, counted: &Counted<'_>) -> Vec<ObjectiveStanding> {
    let mut standings = Vec::new();
    for objective in &setup.objectives {
        let posts = counted.objectives.get(&Some(&objective.id)).copied();
        standings.push(ObjectiveStanding {
            id: objective.id.clone(),
            progress: objective.progress(today),
            posts: posts.unwrap_or_default(),
        });
    }
    standings
}

fn shares(setup: &Setup, counted: &Counted<'_>, all: usize) -> Vec<PillarShare> {
    let pillars = setup.pillars.iter().map(Some).chain([None]);
    let share = |pillar: Option<&Pillar>| {
        let id = pillar.map(|pillar| &pillar.id);
        let posts = counted.pillars.get(&id).copied().unwrap_or_default();
        PillarShare {
            pillar: id.cloned(),
            posts,
            share: f64::from(posts) * 100.0 / all.max(1) as f64,
            target: pillar.map_or(0, |pillar| pillar.share),
        }
    };
    pillars.map(share).collect()
}

fn audience_counts(setup: &Setup, counted: &Counted<'_>) -> Vec<AudienceCount> {
    let ids = setup.audiences.iter().map(|audience| Some(&audience.id));
    let count = |id: Option<&AudienceId>| AudienceCount {
        audience: id.cloned(),
        posts: counted.audiences.get(&id).copied().unwrap_or_default(),
    };
    ids.chain([None]).map(count).collect()
}
