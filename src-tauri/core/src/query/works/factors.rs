//! What posts of a channel differ in, and the names of the levels.

use std::collections::HashMap;

use chrono::Datelike;
use serde::Serialize;

use crate::Result;
use crate::model::{Pillar, PillarId, PostKind, WEEKDAY_NAMES};
use crate::statistics::LEVELS;
use crate::statistics::works::Factor;
use crate::storage::record;
use crate::storage::{Db, result::MeasuredPost};

/// A factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum WorksFactor {
    /// Monday first, on the post's own clocks.
    Weekday,
    /// Six bands of four hours, on the post's own clocks.
    Hour,
    Format,
    Pillar,
    /// Thirds by the length of the text.
    Length,
    Link,
}

impl WorksFactor {
    pub fn name(self) -> &'static str {
        match self {
            WorksFactor::Weekday => "weekday",
            WorksFactor::Hour => "hour",
            WorksFactor::Format => "format",
            WorksFactor::Pillar => "pillar",
            WorksFactor::Length => "length",
            WorksFactor::Link => "link",
        }
    }
}

pub(in crate::query) const BANDS: [&str; 6] =
    ["00-04", "04-08", "08-12", "12-16", "16-20", "20-24"];
pub(in crate::query) const FORMATS: [&str; 6] =
    ["text", "picture", "video", "reel", "story", "short"];
const LENGTHS: [&str; 3] = ["short", "medium", "long"];
const LINKS: [&str; 2] = ["without a link", "with a link"];
/// The level of posts that have no pillar.
const NO_PILLAR: &str = "no pillar";

/// A factor with the level of each post and the names of the levels.
pub(super) struct NamedFactor {
    pub(super) factor: WorksFactor,
    pub(super) names: Vec<String>,
    levels: Vec<u8>,
}

pub(super) struct Factors {
    pub(super) factors: Vec<NamedFactor>,
}

impl Factors {
    pub(super) fn of(db: &Db, posts: &[MeasuredPost]) -> Result<Self> {
        let fixed = |factor, names: &[&str], levels: Vec<u8>| NamedFactor {
            factor,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            levels,
        };
        let each = |level: fn(&MeasuredPost) -> u8| posts.iter().map(level).collect();
        Ok(Self {
            factors: vec![
                fixed(WorksFactor::Weekday, &WEEKDAY_NAMES, each(weekday)),
                fixed(WorksFactor::Hour, &BANDS, each(band)),
                fixed(WorksFactor::Format, &FORMATS, each(format_of)),
                pillars(db, posts)?,
                fixed(WorksFactor::Length, &LENGTHS, lengths(posts)),
                fixed(
                    WorksFactor::Link,
                    &LINKS,
                    each(|post| u8::from(post.has_link)),
                ),
            ],
        })
    }

    pub(super) fn levels(&self) -> Vec<Factor> {
        let factors = self.factors.iter().map(|factor| Factor {
            levels: factor.levels.clone(),
            is_format: factor.factor == WorksFactor::Format,
        });
        factors.collect()
    }
}

fn weekday(post: &MeasuredPost) -> u8 {
    let day = post.planned.map(|planned| planned.at.date.weekday());
    day.map_or(0, |day| day.num_days_from_monday() as u8)
}

fn band(post: &MeasuredPost) -> u8 {
    let minute = post.planned.map_or(0, |planned| planned.at.minute);
    (minute / 240).min(5) as u8
}

/// Returns the place of a post's format in [`FORMATS`].
pub(in crate::query) fn format_of(post: &MeasuredPost) -> u8 {
    match post.kind {
        Some(PostKind::Reel) => 3,
        Some(PostKind::Story) => 4,
        Some(PostKind::Short) => 5,
        None if post.has_video => 2,
        None if post.has_picture => 1,
        None => 0,
    }
}

/// Returns the third of each post's length among all lengths.
fn lengths(posts: &[MeasuredPost]) -> Vec<u8> {
    let lengths: Vec<usize> = posts.iter().map(|post| post.text.chars().count()).collect();
    let mut sorted = lengths.clone();
    sorted.sort_unstable();
    let bound = |third: usize| sorted.get((third * sorted.len() / 3).saturating_sub(1));
    let (short, medium) = (bound(1).copied(), bound(2).copied());
    let third = |length: usize| {
        let bounds = [short, medium].into_iter().flatten();
        bounds.filter(|bound| length > *bound).count() as u8
    };
    lengths.into_iter().map(third).collect()
}

/// Returns the pillars in their order, and last of all the posts without one. So many pillars as are more than a test
/// tells apart count as none.
fn pillars(db: &Db, posts: &[MeasuredPost]) -> Result<NamedFactor> {
    let mut pillars: Vec<Pillar> = record::all(db)?;
    pillars.truncate(LEVELS - 1);
    let places: HashMap<PillarId, u8> = pillars
        .iter()
        .enumerate()
        .map(|(place, pillar)| (pillar.id.clone(), place as u8))
        .collect();
    let none = pillars.len() as u8;
    let level = |post: &MeasuredPost| {
        let place = post.pillar.as_ref().and_then(|id| places.get(id));
        place.copied().unwrap_or(none)
    };
    let names = pillars.iter().map(|pillar| pillar.name.clone());
    Ok(NamedFactor {
        factor: WorksFactor::Pillar,
        names: names.chain([NO_PILLAR.to_owned()]).collect(),
        levels: posts.iter().map(level).collect(),
    })
}
