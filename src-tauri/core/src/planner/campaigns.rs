//! Campaigns. Deleting one keeps its posts, which then belong to no campaign.

use super::{Planner, Tx};
use crate::Result;
use crate::model::{Campaign, CampaignEdit, CampaignId, Noun, Op};
use crate::query::Changes;
use crate::storage::{self, find};

const FIRST_COLOUR: &str = "#0d9488";

impl Planner {
    pub fn add_campaign(&mut self, edit: &CampaignEdit) -> Result<(Changes, CampaignId)> {
        self.transact(|tx| {
            let campaign = add(tx, edit)?;
            Ok((
                Op::Add {
                    noun: Noun::Campaign,
                    name: campaign.name,
                },
                campaign.id,
            ))
        })
    }

    pub fn edit_campaign(&mut self, id: &str, edit: &CampaignEdit) -> Result<Changes> {
        self.change(|tx| {
            let campaign = find::campaign(tx.db, id)?.edited(edit)?;
            storage::campaign::put(tx.db, &campaign)?;
            Ok(Op::Edit {
                noun: Noun::Campaign,
                name: campaign.name,
            })
        })
    }

    pub fn delete_campaign(&mut self, id: &str) -> Result<Changes> {
        self.change(|tx| {
            let campaign = find::campaign(tx.db, id)?;
            storage::campaign::delete(tx.db, &campaign.id)?;
            Ok(Op::Delete {
                noun: Noun::Campaign,
                name: campaign.name,
            })
        })
    }
}

pub(super) fn add(tx: &Tx<'_>, edit: &CampaignEdit) -> Result<Campaign> {
    let blank = Campaign {
        id: CampaignId::new(tx.now),
        name: String::new(),
        colour: FIRST_COLOUR.to_owned(),
        first_day: None,
        last_day: None,
        brief: String::new(),
    };
    let name = Some(edit.name.clone().unwrap_or_default());
    let campaign = blank.edited(&CampaignEdit {
        name,
        ..edit.clone()
    })?;
    storage::campaign::put(tx.db, &campaign)?;
    Ok(campaign)
}
