//! The numbers that the list of campaigns shows.

use crate::model::CampaignId;
use crate::{Planner, Result, storage};

impl Planner {
    /// Returns the number of posts of each campaign that has posts, in the whole plan.
    pub fn posts_by_campaign(&self) -> Result<Vec<(CampaignId, u32)>> {
        storage::campaign::posts(&self.db)
    }
}
