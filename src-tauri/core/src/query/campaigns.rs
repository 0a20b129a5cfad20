//! What the list of campaigns says of each beside itself.

use crate::model::CampaignId;
use crate::{Planner, Result, storage};

impl Planner {
    /// How many posts stand under each campaign that has some, wherever they are.
    pub fn posts_by_campaign(&self) -> Result<Vec<(CampaignId, u32)>> {
        storage::campaign::posts(&self.db)
    }
}
