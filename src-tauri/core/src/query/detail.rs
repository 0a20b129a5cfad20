//! One post whole, for the panel that edits it.

use serde::Serialize;

use crate::model::{
    At, CampaignId, ChannelId, ItemId, PillarId, Planned, Post, PostId, Status, Zone,
};
use crate::planner::find;
use crate::storage::{self, Db};
use crate::{Planner, Result};

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostDetail {
    pub id: PostId,
    pub item: ItemId,
    pub channel: ChannelId,
    /// On the clocks of `zone`; none lies in the tray.
    pub at: Option<At>,
    /// Where the post is planned: its channel's own zone, or the plan's.
    #[cfg_attr(test, ts(type = "string"))]
    pub zone: Zone,
    /// True when the clocks skip this time.
    pub skipped: bool,
    pub status: Status,
    pub title: String,
    /// The item's text, said wherever a post has none of its own.
    pub text: String,
    pub own_text: Option<String>,
    pub link: Option<String>,
    pub campaign: Option<CampaignId>,
    pub pillar: Option<PillarId>,
    pub labels: Vec<String>,
    pub notes: String,
    /// The same item on other channels.
    pub siblings: Vec<Sibling>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sibling {
    pub id: PostId,
    pub channel: ChannelId,
    pub at: Option<At>,
    pub status: Status,
}

impl Planner {
    pub fn post(&self, id: &str) -> Result<PostDetail> {
        detail(&self.db, find::post(&self.db, id)?)
    }
}

fn detail(db: &Db, post: Post) -> Result<PostDetail> {
    let item = find::item(db, &post.item)?;
    let siblings = storage::post::of_item(db, &post.item)?;
    let siblings = siblings.into_iter().filter(|sibling| sibling.id != post.id);
    Ok(PostDetail {
        siblings: siblings.map(sibling).collect(),
        at: post.planned.map(|planned| planned.at),
        zone: zone(db, &post)?,
        skipped: post.planned.is_some_and(Planned::is_skipped),
        id: post.id,
        item: post.item,
        channel: post.channel,
        status: post.status,
        title: item.title,
        text: item.text,
        own_text: post.text,
        link: item.link,
        campaign: item.campaign,
        pillar: item.pillar,
        labels: item.labels,
        notes: item.notes,
    })
}

fn zone(db: &Db, post: &Post) -> Result<Zone> {
    match post.planned {
        Some(planned) => Ok(planned.zone),
        None => find::zone_of(db, &post.channel),
    }
}

fn sibling(post: Post) -> Sibling {
    Sibling {
        at: post.planned.map(|planned| planned.at),
        id: post.id,
        channel: post.channel,
        status: post.status,
    }
}
