//! Texts that are too long, of posts by themselves: those of the tray, which no range of days has, and any others.

use std::collections::HashMap;

use super::range::Range;
use super::{Finding, excess, with_waivers};
use crate::model::PostId;
use crate::model::limit::{LimitOf, Part};
use crate::{Planner, Result, storage};

impl Planner {
    /// Returns the unscheduled posts whose texts or titles are too long.
    pub fn findings_in_tray(&self) -> Result<Vec<Finding>> {
        let range = Range::of_posts(self, storage::card::unscheduled(&self.db)?)?;
        let found = excess::findings(&range);
        Ok(with_waivers(&range, found, storage::waiver::all(&self.db)?))
    }

    /// Returns how far the texts of posts are over the limit of the platform's app, in the platform's unit. A post whose text
    /// is within it is left out.
    pub fn excess_of(&self, posts: &[&str]) -> Result<HashMap<PostId, u32>> {
        let rows = storage::card::of_posts(&self.db, posts)?;
        let found = excess::findings(&Range::of_posts(self, rows)?);
        let texts = found
            .into_iter()
            .filter(|found| found.part == Some(Part::Text));
        Ok(texts.filter_map(over_in_app).collect())
    }
}

fn over_in_app(finding: Finding) -> Option<(PostId, u32)> {
    let limit = finding
        .limit
        .filter(|limit| limit.of != Some(LimitOf::Api))?;
    Some((finding.post?, (limit.count - limit.limit) as u32))
}
