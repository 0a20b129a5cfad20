//! Ideas in the order in which they are worth making, and feedback by day.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Idea, ItemId};
use crate::storage::{self, Db, record};
use crate::{Planner, Result};

/// An idea with what ranks it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RankedIdea {
    #[serde(flatten)]
    pub idea: Idea,
    /// Impact × confidence ÷ effort; `None` if it isn't rated.
    pub score: Option<f64>,
    /// The number of entries of feedback that speak for it.
    pub votes: u32,
    /// True if a post was made of it that the plan still has.
    pub used: bool,
    /// True if its last day of use has passed.
    pub aged_out: bool,
}

impl RankedIdea {
    /// Returns true if it is rated, and neither used, put aside nor aged out.
    pub(crate) fn is_open(&self) -> bool {
        self.score.is_some() && !self.used && !self.idea.aside && !self.aged_out
    }
}

impl Planner {
    /// Returns all ideas: by score, then by votes, then the oldest first; those that aren't rated last.
    pub fn ideas(&self) -> Result<Vec<RankedIdea>> {
        let today = self.now()?.date;
        storage::snapshot(&self.db, |db| ranked(db, today))
    }
}

pub(crate) fn ranked(db: &Db, today: NaiveDate) -> Result<Vec<RankedIdea>> {
    let votes = storage::idea::votes(db)?;
    let used: HashSet<ItemId> = storage::idea::used_items(db)?.into_iter().collect();
    let ideas = record::all::<Idea>(db)?.into_iter();
    let mut ideas: Vec<RankedIdea> = ideas
        .map(|idea| RankedIdea {
            score: idea.score(),
            votes: votes.get(&idea.id).copied().unwrap_or_default(),
            used: idea.item.as_ref().is_some_and(|item| used.contains(item)),
            aged_out: idea.until.is_some_and(|until| until < today),
            idea,
        })
        .collect();
    ideas.sort_by(|a, b| {
        let score = |idea: &RankedIdea| idea.score.unwrap_or(-1.0);
        score(b)
            .total_cmp(&score(a))
            .then(b.votes.cmp(&a.votes))
            .then((a.idea.added, &a.idea.id).cmp(&(b.idea.added, &b.idea.id)))
    });
    Ok(ideas)
}
