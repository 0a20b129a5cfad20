//! What posts cost: advertising and other cost of their results, and their share of what their item takes.

use serde::Serialize;

use super::post::PostNumbers;
use super::sums::{ResultSum, sum};

/// What a cost is made of; a part is `None` if no post tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CostParts {
    /// Advertising, as results tell it.
    pub ads: Option<ResultSum>,
    /// Other cost that results tell.
    pub entered: Option<ResultSum>,
    /// The money that items take, divided by their published posts.
    pub items: Option<ResultSum>,
    /// The hours that items take, divided alike, times what an hour costs.
    pub work: Option<ResultSum>,
    /// Hours that are in no cost, since the plan doesn't tell what an hour costs.
    pub unpriced_hours: Option<ResultSum>,
}

impl CostParts {
    pub(super) fn of(posts: &[&PostNumbers]) -> Self {
        let total =
            |number: fn(&PostNumbers) -> Option<f64>| sum(posts.iter().map(|post| number(post)));
        Self {
            ads: total(PostNumbers::ads),
            entered: total(PostNumbers::entered_cost),
            items: total(PostNumbers::item_cost),
            work: total(PostNumbers::work_cost),
            unpriced_hours: total(PostNumbers::unpriced_hours),
        }
    }
}

impl PostNumbers {
    /// Returns what a post with results cost, as far as it is told. A post without results has none that counts: what it
    /// brought is unknown, too.
    pub(super) fn cost(&self) -> Option<f64> {
        let parts = [
            self.ads(),
            self.entered_cost(),
            self.item_cost(),
            self.work_cost(),
        ];
        let known = parts.into_iter().flatten();
        known
            .reduce(|all, part| all + part)
            .filter(|_| self.is_measured())
    }

    fn ads(&self) -> Option<f64> {
        self.number("ad_spend")
    }

    fn entered_cost(&self) -> Option<f64> {
        self.number("cost")
    }

    fn item_cost(&self) -> Option<f64> {
        Some(self.share_of(self.post.effort.cost?.number()))
    }

    fn work_cost(&self) -> Option<f64> {
        Some(self.hours()? * self.hour_cost?)
    }

    fn unpriced_hours(&self) -> Option<f64> {
        self.hours().filter(|_| self.hour_cost.is_none())
    }

    fn hours(&self) -> Option<f64> {
        Some(self.share_of(self.post.effort.hours?.number()))
    }

    /// Returns the post's share of what its item takes.
    fn share_of(&self, whole: f64) -> f64 {
        whole / f64::from(self.post.effort.posts.max(1))
    }
}
