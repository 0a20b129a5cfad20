//! The rows of a [`super::Document`] whose nouns have rows in several tables. Their fields are those of the documented
//! JSON form (`docs/plan.schema.json`).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::model::{
    Aim, Amount, CampaignId, ChannelId, CommentId, Crop, Facets, Item, ItemId, ItemMediaId,
    MediaId, PillarId, Post, PostId, PostKind, PostResult, Series, SeriesId, Status, WaiverId,
    Zone, ZonedTime, parse_at,
};

/// An item with its labels, pictures, videos and comments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ItemRow {
    pub(crate) id: ItemId,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) link: Option<String>,
    pub(crate) campaign: Option<CampaignId>,
    pub(crate) pillar: Option<PillarId>,
    pub(crate) notes: String,
    pub(crate) labels: Vec<String>,
    pub(crate) utm: Option<bool>,
    pub(crate) utm_content: Option<String>,
    /// Absent where a file was written before they were known, as `aim` is.
    #[serde(default)]
    pub(crate) facets: Facets,
    #[serde(default)]
    pub(crate) aim: Aim,
    pub(crate) media: Vec<UseRow>,
    pub(crate) comments: Vec<CommentRow>,
}

/// A picture or video of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UseRow {
    pub(crate) id: ItemMediaId,
    pub(crate) media: MediaId,
    /// Rises in the order of the pictures, perhaps with gaps.
    pub(crate) position: u32,
    pub(crate) alt: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CommentRow {
    pub(crate) id: CommentId,
    pub(crate) author: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeriesRow {
    pub(crate) id: SeriesId,
    pub(crate) item: ItemId,
    pub(crate) channel: ChannelId,
    /// In the syntax of RFC 5545.
    pub(crate) rule: String,
    pub(crate) first: NaiveDate,
    pub(crate) minute: u16,
    pub(crate) zone: Zone,
    pub(crate) text: Option<String>,
    pub(crate) status: Status,
    pub(crate) changed: DateTime<Utc>,
    pub(crate) first_comment: Option<String>,
    pub(crate) kind: Option<PostKind>,
    /// Dates of the rule whose posts were deleted.
    pub(crate) skipped: Vec<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PostRow {
    pub(crate) id: PostId,
    pub(crate) item: ItemId,
    pub(crate) channel: ChannelId,
    /// Such as `2026-11-20T09:00`, on the clocks of `zone`; `None` if the post is unscheduled.
    pub(crate) at: Option<String>,
    pub(crate) zone: Option<Zone>,
    pub(crate) status: Status,
    /// The post's own text; `None` if it uses the item's.
    pub(crate) text: Option<String>,
    pub(crate) parts: Vec<String>,
    pub(crate) first_comment: Option<String>,
    pub(crate) kind: Option<PostKind>,
    pub(crate) series: Option<PlaceRow>,
    pub(crate) published_url: Option<String>,
    pub(crate) published_at: Option<DateTime<Utc>>,
    pub(crate) media: Vec<PostUseRow>,
    pub(crate) waivers: Vec<WaiverRow>,
    pub(crate) approval: Option<ApprovalRow>,
    /// Absent where a file was written before results were known.
    #[serde(default)]
    pub(crate) results: Vec<ResultRow>,
    pub(crate) sequence: u32,
    pub(crate) changed: DateTime<Utc>,
}

/// The place of a post in its series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceRow {
    pub(crate) id: SeriesId,
    pub(crate) date: NaiveDate,
}

/// How a post uses a picture of its item, where that differs from the item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PostUseRow {
    /// The id in the item's `media`.
    pub(crate) id: ItemMediaId,
    pub(crate) used: bool,
    pub(crate) crop: Option<Crop>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WaiverRow {
    pub(crate) id: WaiverId,
    pub(crate) check: String,
    pub(crate) reason: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) about: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApprovalRow {
    pub(crate) author: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) about: String,
}

/// What was counted of a post as of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResultRow {
    pub(crate) date: NaiveDate,
    pub(crate) metric: String,
    pub(crate) value: Amount,
    /// The name of the file that told it; empty if a person entered it.
    pub(crate) source: String,
}

impl ResultRow {
    pub(crate) fn of_post(&self, post: &PostId) -> PostResult {
        PostResult {
            post: post.clone(),
            date: self.date,
            metric: self.metric.clone(),
            value: self.value,
            source: self.source.clone(),
        }
    }
}

impl From<PostResult> for ResultRow {
    fn from(result: PostResult) -> Self {
        Self {
            date: result.date,
            metric: result.metric,
            value: result.value,
            source: result.source,
        }
    }
}

impl From<Item> for ItemRow {
    fn from(item: Item) -> Self {
        Self {
            id: item.id,
            title: item.title,
            text: item.text,
            link: item.link,
            campaign: item.campaign,
            pillar: item.pillar,
            notes: item.notes,
            labels: item.labels,
            utm: item.utm,
            utm_content: item.utm_content,
            facets: item.facets,
            aim: item.aim,
            media: Vec::new(),
            comments: Vec::new(),
        }
    }
}

impl From<Series> for SeriesRow {
    fn from(series: Series) -> Self {
        Self {
            id: series.id,
            item: series.item,
            channel: series.channel,
            rule: series.rule.to_string(),
            first: series.first,
            minute: series.minute,
            zone: series.zone,
            text: series.text,
            status: series.status,
            changed: series.changed,
            first_comment: series.first_comment,
            kind: series.kind,
            skipped: Vec::new(),
        }
    }
}

impl ItemRow {
    pub(crate) fn item(&self) -> Item {
        Item {
            id: self.id.clone(),
            title: self.title.clone(),
            text: self.text.clone(),
            link: self.link.clone(),
            campaign: self.campaign.clone(),
            pillar: self.pillar.clone(),
            notes: self.notes.clone(),
            labels: self.labels.clone(),
            utm: self.utm,
            utm_content: self.utm_content.clone(),
            facets: self.facets.clone(),
            aim: self.aim.clone(),
        }
    }
}

impl SeriesRow {
    /// Returns the series; an error if its rule can't be read.
    pub(crate) fn series(&self) -> Result<Series> {
        Ok(Series {
            id: self.id.clone(),
            item: self.item.clone(),
            channel: self.channel.clone(),
            rule: self.rule.parse()?,
            first: self.first,
            minute: self.minute,
            zone: self.zone,
            text: self.text.clone(),
            status: self.status,
            changed: self.changed,
            first_comment: self.first_comment.clone(),
            kind: self.kind,
        })
    }
}

impl PostRow {
    pub(crate) fn post(&self, planned: Option<ZonedTime>) -> Post {
        Post {
            id: self.id.clone(),
            item: self.item.clone(),
            channel: self.channel.clone(),
            planned,
            text: self.text.clone(),
            parts: self.parts.clone(),
            status: self.status,
            sequence: self.sequence,
            changed: self.changed,
            first_comment: self.first_comment.clone(),
            kind: self.kind,
        }
    }

    /// Returns the time of the post; `None` if it is unscheduled or can't be read.
    pub(crate) fn planned(&self) -> Option<ZonedTime> {
        let at = parse_at(self.at.as_deref()?).ok()?;
        let zone = self.zone?;
        Some(ZonedTime { at, zone })
    }
}

impl From<Post> for PostRow {
    fn from(post: Post) -> Self {
        Self {
            id: post.id,
            item: post.item,
            channel: post.channel,
            at: post.planned.map(|planned| planned.at.to_string()),
            zone: post.planned.map(|planned| planned.zone),
            status: post.status,
            text: post.text,
            parts: post.parts,
            first_comment: post.first_comment,
            kind: post.kind,
            series: None,
            published_url: None,
            published_at: None,
            media: Vec::new(),
            waivers: Vec::new(),
            approval: None,
            results: Vec::new(),
            sequence: post.sequence,
            changed: post.changed,
        }
    }
}
