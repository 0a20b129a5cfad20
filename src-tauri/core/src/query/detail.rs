//! A whole post, for the panel that edits it.

use serde::Serialize;

use super::experiments::{PostArm, arm_of_post};
use super::media::{UsedMedia, media_of_post};
use super::sign_off::{ApprovedBy, approved_by};
use crate::media::MediaStore;
use crate::model::{
    Aim, CampaignId, Channel, ChannelId, Facets, ItemId, LocalTime, PillarId, Post, PostId,
    PostKind, SeriesOfPost, Status, Zone, ZonedTime,
};
use crate::storage::{self, Db, find, record};
use crate::{Planner, Result};

/// A post with all its fields and those of its item.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostDetail {
    pub id: PostId,
    pub item: ItemId,
    pub channel: ChannelId,
    /// The local time in `zone`; `None` if the post is unscheduled.
    pub at: Option<LocalTime>,
    /// The zone that the post is planned in, or of its channel if it is unscheduled.
    #[cfg_attr(test, ts(type = "string"))]
    pub zone: Zone,
    /// True if a clock change skips the planned local time.
    pub in_clock_gap: bool,
    pub status: Status,
    /// `None` if the post is not approved, or was approved by an earlier version of the program.
    pub approval: Option<ApprovedBy>,
    /// The number of comments on its item.
    pub comments: u32,
    /// The address that the post was published at, if it is known.
    pub published_url: Option<String>,
    pub title: String,
    /// The item's text, used by posts without a text of their own.
    pub text: String,
    /// The post's own text; `None` if it uses the item's text.
    pub own_text: Option<String>,
    /// The parts of a thread, of which `own_text` is the whole; empty if the post is a single one.
    pub parts: Vec<String>,
    pub link: Option<String>,
    pub campaign: Option<CampaignId>,
    pub pillar: Option<PillarId>,
    pub labels: Vec<String>,
    pub notes: String,
    /// Whether the link is sent with UTM parameters; `None` if the plan decides.
    pub utm: Option<bool>,
    pub utm_content: Option<String>,
    pub first_comment: Option<String>,
    /// `None` if the post is of the platform's usual kind.
    pub kind: Option<PostKind>,
    #[serde(flatten)]
    pub facets: Facets,
    #[serde(flatten)]
    pub aim: Aim,
    /// In their order, with those that this post leaves out.
    pub media: Vec<UsedMedia>,
    /// The experiment that the post is of; `None` if it is of none.
    pub experiment: Option<PostArm>,
    /// `None` if the post is not in a series.
    pub repeat: Option<SeriesOfPost>,
    /// The posts of the same item on other channels; of a series, only those for the same date.
    pub siblings: Vec<Sibling>,
}

/// A post of the same item on another channel.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sibling {
    pub id: PostId,
    pub channel: ChannelId,
    /// The local time in the post's own zone; `None` if it is unscheduled.
    pub at: Option<LocalTime>,
    pub status: Status,
    /// The post's own text; `None` if it uses the item's text.
    pub own_text: Option<String>,
    /// The parts of a thread; empty if the post is a single one.
    pub parts: Vec<String>,
}

impl Planner {
    /// Returns the posts of the same item on other channels that can be moved together with this one: not those
    /// that are published, unscheduled or in a series, nor those on archived channels.
    pub fn siblings(&self, id: &str) -> Result<Vec<PostId>> {
        storage::snapshot(&self.db, |db| {
            let post = find::post(db, id)?;
            let mut channels = record::all::<Channel>(db)?;
            channels.retain(|channel| !channel.archived && channel.id != post.channel);
            let mut rows = storage::card::of_items(db, &[post.item.as_str()])?;
            rows.retain(|row| channels.iter().any(|channel| channel.id == row.channel));
            rows.retain(|row| row.planned.is_some() && !row.in_series);
            rows.retain(|row| row.status != Status::Published);
            Ok(rows.into_iter().map(|row| row.id).collect())
        })
    }

    /// Returns a post by its full id.
    pub fn post(&self, id: &str) -> Result<PostDetail> {
        detail(&self.db, &self.media_store(), find::post(&self.db, id)?)
    }
}

fn detail(db: &Db, store: &MediaStore, post: Post) -> Result<PostDetail> {
    let item = find::item(db, &post.item)?;
    let repeat = storage::series::of_post(db, &post.id)?.map(|(repeat, date)| SeriesOfPost {
        rule: repeat.rule.to_string(),
        date,
    });
    Ok(PostDetail {
        siblings: siblings(db, &post, repeat.as_ref())?,
        media: media_of_post(db, store, &post)?,
        approval: approved_by(db, &post.id)?,
        comments: storage::comment::count(db, &post.item)?,
        experiment: arm_of_post(db, &post.id)?,
        repeat,
        at: post.planned.map(|planned| planned.at),
        zone: zone(db, &post)?,
        in_clock_gap: post.planned.is_some_and(ZonedTime::is_skipped),
        published_url: storage::publication::get(db, &post.id)?.url,
        id: post.id,
        item: post.item,
        channel: post.channel,
        status: post.status,
        title: item.title,
        text: item.text,
        own_text: post.text,
        parts: post.parts,
        link: item.link,
        campaign: item.campaign,
        pillar: item.pillar,
        labels: item.labels,
        notes: item.notes,
        utm: item.utm,
        utm_content: item.utm_content,
        first_comment: post.first_comment,
        kind: post.kind,
        facets: item.facets,
        aim: item.aim,
    })
}

/// Returns the other posts of the item. A series has posts of its item on many days, of which only those on the
/// day of `post` are returned.
fn siblings(db: &Db, post: &Post, series: Option<&SeriesOfPost>) -> Result<Vec<Sibling>> {
    let mut found = Vec::new();
    for other in storage::post::of_item(db, &post.item)? {
        let its = storage::series::of_post(db, &other.id)?.map(|(_, date)| date);
        let day = |post: &Post| post.planned.map(|planned| planned.at.date);
        let beside = its == series.map(|series| series.date)
            || (its.is_none() || series.is_none()) && day(&other) == day(post);
        if other.id != post.id && beside {
            found.push(sibling(other));
        }
    }
    Ok(found)
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
        own_text: post.text,
        parts: post.parts,
    }
}
