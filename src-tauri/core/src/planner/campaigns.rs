//! Campaigns. Deleting one keeps its posts, which then belong to no campaign.

use super::{Planner, Transaction};
use crate::Result;
use crate::model::{Campaign, CampaignEdit, CampaignId};
use crate::query::Changes;

const FIRST_COLOUR: &str = "#0d9488";

impl Planner {
    pub fn add_campaign(&mut self, edit: &CampaignEdit) -> Result<(Changes, CampaignId)> {
        self.add(|tx| new(tx, edit))
    }

    pub fn edit_campaign(&mut self, id: &str, edit: &CampaignEdit) -> Result<Changes> {
        self.edit(id, |_, campaign: Campaign| campaign.edited(edit))
    }

    pub fn delete_campaign(&mut self, id: &str) -> Result<Changes> {
        self.delete::<Campaign>(id)
    }
}

pub(super) fn new(tx: &Transaction<'_>, edit: &CampaignEdit) -> Result<Campaign> {
    let blank = Campaign {
        id: CampaignId::new(tx.now),
        name: String::new(),
        colour: FIRST_COLOUR.to_owned(),
        first_day: None,
        last_day: None,
        brief: String::new(),
        utm_campaign: None,
    };
    let name = Some(edit.name.clone().unwrap_or_default());
    blank.edited(&CampaignEdit {
        name,
        ..edit.clone()
    })
}
