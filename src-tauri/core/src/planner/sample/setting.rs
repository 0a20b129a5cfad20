//! The ids and dates in a plan of the sample's names and days.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};

use crate::model::{ChannelId, FacetsEdit, PostEdit, Status};
use crate::{Code, Error, Result};

/// Ids by name, and the days that the sample is placed around.
pub(super) struct Setting {
    pub(super) today: NaiveDate,
    pub(super) monday: NaiveDate,
    pub(super) channels: HashMap<String, ChannelId>,
    pub(super) pillars: HashMap<String, String>,
    pub(super) campaigns: HashMap<String, String>,
    pub(super) audiences: HashMap<String, String>,
    pub(super) objectives: HashMap<String, String>,
    pub(super) subjects: HashMap<String, String>,
    pub(super) ideas: HashMap<String, String>,
}

impl Setting {
    pub(super) fn date(&self, day: i64) -> NaiveDate {
        self.monday + Duration::days(day)
    }

    pub(super) fn with_ids(&self, edit: PostEdit) -> Result<PostEdit> {
        Ok(PostEdit {
            campaign: as_id(&self.campaigns, edit.campaign)?,
            pillar: as_id(&self.pillars, edit.pillar)?,
            facets: FacetsEdit {
                audience: as_id(&self.audiences, edit.facets.audience)?,
                objective: as_id(&self.objectives, edit.facets.objective)?,
                ..edit.facets
            },
            ..edit
        })
    }

    /// Returns the status that fits the day: published in the past, at least in review up to tomorrow.
    pub(super) fn status(&self, date: Option<NaiveDate>, written: Status) -> Status {
        let days_ahead = date.map(|date| (date - self.today).num_days());
        match (days_ahead, written) {
            (_, Status::Skipped) => Status::Skipped,
            (Some(..0), _) => Status::Published,
            (Some(0..=1), Status::Idea | Status::Draft) => Status::InReview,
            _ => written,
        }
    }
}

fn as_id(ids: &HashMap<String, String>, name: Option<Option<String>>) -> Result<Edited> {
    let id = |name: String| known(ids, &name).cloned();
    name.map(|name| name.map(id).transpose()).transpose()
}

type Edited = Option<Option<String>>;

pub(super) fn known<'a, T>(ids: &'a HashMap<String, T>, name: &str) -> Result<&'a T> {
    let unknown = || Error::new(Code::NotFound, format!("the sample has no “{name}”"));
    ids.get(name).ok_or_else(unknown)
}
