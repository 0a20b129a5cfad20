//! Cards: the fields of a post that every view needs.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{
    AudienceId, CampaignId, ChannelId, ItemId, LabelId, MediaId, Need, ObjectiveId, PillarId,
    PostId, Stage, Status, Zone,
};
use crate::storage::{self, card::CardRow};
use crate::{Planner, Result};

/// A post as it is shown on a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Card {
    pub id: PostId,
    pub item: ItemId,
    pub channel: ChannelId,
    pub title: String,
    pub status: Status,
    /// The day in the plan's zone; `None` if the post is unscheduled.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub date: Option<NaiveDate>,
    /// Minutes since midnight in the plan's zone, 0 to 1439.
    pub minute: Option<u16>,
    /// True if a clock change skips the planned local time.
    pub in_clock_gap: bool,
    pub campaign: Option<CampaignId>,
    pub pillar: Option<PillarId>,
    pub labels: Vec<LabelId>,
    /// What the item is for; absent where it doesn't say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub need: Option<Need>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub audience: Option<AudienceId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub objective: Option<ObjectiveId>,
    /// True for a post of a series.
    #[serde(skip_serializing_if = "is_single")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub in_series: bool,
    /// `None` if the post's item has no picture or video.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub media: Option<CardMedia>,
}

/// The pictures and videos of a post's item, as a card shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CardMedia {
    pub first: MediaId,
    pub count: u32,
}

fn is_single(in_series: &bool) -> bool {
    !in_series
}

impl Planner {
    /// Returns the posts on the days from `from` to before `to`, in the plan's zone.
    pub fn range(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Card>> {
        let zone = storage::plan::get(&self.db)?.zone;
        let (start, end) = (zone.border(from).0, zone.border(to).1);
        let mut rows = storage::card::between(&self.db, start, end)?;
        rows.retain(|row| row.is_within(zone, from, to));
        Ok(cards(zone, rows))
    }

    /// Returns the unscheduled posts.
    pub fn tray(&self) -> Result<Vec<Card>> {
        let zone = storage::plan::get(&self.db)?.zone;
        Ok(cards(zone, storage::card::unscheduled(&self.db)?))
    }
}

pub(crate) fn cards(zone: Zone, rows: Vec<CardRow>) -> Vec<Card> {
    rows.into_iter().map(|row| card(zone, row)).collect()
}

fn card(zone: Zone, row: CardRow) -> Card {
    let at = row.planned.map(|planned| planned.seen_in(zone));
    Card {
        in_clock_gap: row.planned.is_some_and(|planned| planned.is_skipped()),
        date: at.map(|at| at.date),
        minute: at.map(|at| at.minute),
        id: row.id,
        item: row.item,
        channel: row.channel,
        title: row.title,
        status: row.status,
        campaign: row.campaign,
        pillar: row.pillar,
        labels: row.labels,
        stage: row.facets.stage,
        need: row.facets.need,
        audience: row.facets.audience,
        objective: row.facets.objective,
        in_series: row.in_series,
        media: card_media(row.media),
    }
}

fn card_media(media: Vec<MediaId>) -> Option<CardMedia> {
    let count = media.len() as u32;
    let first = media.into_iter().next()?;
    Some(CardMedia { first, count })
}
