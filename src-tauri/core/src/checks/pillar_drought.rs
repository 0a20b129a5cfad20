//! Finds pillars that have less than half the posts of the range that their share would give them. Shares are of the posts
//! with a pillar, so that a plan that is only partly sorted isn't full of hints.

use std::collections::HashMap;

use super::range::Range;
use super::{BrokenLimit, Check, Counted, Finding};
use crate::model::{Pillar, PillarId};

/// The fewest posts with a pillar from which shares say something.
const MIN_POSTS: u64 = 10;

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let mut counts: HashMap<&PillarId, u64> = HashMap::new();
    for (post, _) in range.planned_around(0) {
        if let Some(pillar) = &post.row.pillar {
            *counts.entry(pillar).or_default() += 1;
        }
    }
    let all: u64 = counts.values().sum();
    let count = |pillar: &Pillar| counts.get(&pillar.id).copied().unwrap_or_default();
    let pillars = range.pillars.iter().filter(|_| all >= MIN_POSTS);
    let dry = pillars.filter(|pillar| count(pillar) * 200 < u64::from(pillar.share) * all);
    dry.map(|pillar| finding(range, pillar, count(pillar) * 100 / all))
        .collect()
}

fn finding(range: &Range, pillar: &Pillar, percent: u64) -> Finding {
    let last = range.to.pred_opt().unwrap_or(range.to);
    let finding = Finding::about_days(Check::PillarDrought, (range.from, last));
    let limit = BrokenLimit {
        count: percent,
        limit: pillar.share.into(),
        counted: Counted::Share,
        of: None,
        is_own: false,
        source: String::new(),
        checked: String::new(),
    };
    Finding {
        pillar: Some(pillar.id.clone()),
        ..finding.over(limit)
    }
}
