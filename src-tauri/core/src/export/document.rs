//! A plan as a document: everything in it that a person made, as rows with the names of the documented JSON form
//! (`docs/plan.schema.json`). Posts that a rule generates and nobody touched are left out, as their series tells them.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::ExportOptions;
use crate::Result;
use crate::model::{
    Approval, Campaign, CampaignId, Channel, ChannelId, ChannelSlots, Comment, CommentId, Crop,
    DayNote, Item, ItemId, ItemMedia, ItemMediaId, Label, Layer, Media, MediaId, Pillar, PillarId,
    Plan, Post, PostId, PostKind, PostMedia, SavedView, Series, SeriesId, Snippet, Status, Waiver,
    WaiverId, Zone, ZonedTime, parse_at,
};
use crate::storage::publication::{self, Publication};
use crate::storage::{self, Db, record};

pub(crate) struct Document {
    pub(crate) plan: Plan,
    pub(crate) channels: Vec<Channel>,
    pub(crate) slots: Vec<ChannelSlots>,
    pub(crate) campaigns: Vec<Campaign>,
    pub(crate) pillars: Vec<Pillar>,
    pub(crate) labels: Vec<Label>,
    pub(crate) notes: Vec<DayNote>,
    pub(crate) views: Vec<SavedView>,
    pub(crate) layers: Vec<Layer>,
    pub(crate) snippets: Vec<Snippet>,
    pub(crate) media: Vec<Media>,
    pub(crate) items: Vec<ItemRow>,
    pub(crate) series: Vec<SeriesRow>,
    pub(crate) posts: Vec<PostRow>,
}

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
    pub(crate) media: Vec<UseRow>,
    pub(crate) comments: Vec<CommentRow>,
}

/// A picture or video of an item. The order of an item's rows is that of its pictures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UseRow {
    pub(crate) id: ItemMediaId,
    pub(crate) media: MediaId,
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

impl Document {
    /// Reads the whole plan. Must be called in a transaction or a snapshot.
    pub(crate) fn read(db: &Db) -> Result<Self> {
        Ok(Self {
            plan: storage::plan::get(db)?,
            channels: record::all(db)?,
            slots: storage::slot::all(db)?,
            campaigns: record::all(db)?,
            pillars: record::all(db)?,
            labels: record::all(db)?,
            notes: storage::note::all(db)?,
            views: record::all(db)?,
            layers: record::all(db)?,
            snippets: record::all(db)?,
            media: storage::media::all(db)?,
            items: items(db)?,
            series: series(db)?,
            posts: posts(db)?,
        })
    }

    /// Keeps only the chosen posts, and the items and series that they need.
    pub(super) fn retain(&mut self, options: &ExportOptions) {
        if options.takes_all() {
            return;
        }
        let zone = self.plan.zone;
        self.posts.retain(|post| options.takes_post(post, zone));
        let posts = self.posts.iter();
        let series = posts.filter_map(|post| Some(post.series.as_ref()?.id.clone()));
        let series: HashSet<SeriesId> = series.collect();
        self.series.retain(|row| series.contains(&row.id));
        let items = self.posts.iter().map(|post| post.item.clone());
        let items: HashSet<ItemId> = items.chain(self.series.iter().map(|row| row.item.clone())).collect();
        self.items.retain(|item| items.contains(&item.id));
    }
}

fn items(db: &Db) -> Result<Vec<ItemRow>> {
    let mut media: HashMap<ItemId, Vec<UseRow>> = HashMap::new();
    for (used, _) in storage::media::of_all_items(db)? {
        let ItemMedia { id, item, media: file, alt, .. } = used;
        let row = UseRow { id, media: file, alt };
        media.entry(item).or_default().push(row);
    }
    let mut comments: HashMap<ItemId, Vec<CommentRow>> = HashMap::new();
    for comment in storage::comment::all(db)? {
        let Comment { id, item, author, at, text } = comment;
        let row = CommentRow { id, author, at, text };
        comments.entry(item).or_default().push(row);
    }
    let rows = storage::item::all(db)?.into_iter().map(|item| ItemRow {
        media: media.remove(&item.id).unwrap_or_default(),
        comments: comments.remove(&item.id).unwrap_or_default(),
        ..ItemRow::bare(item)
    });
    Ok(rows.collect())
}

fn series(db: &Db) -> Result<Vec<SeriesRow>> {
    let rows = storage::series::all(db)?.into_iter().map(|series| {
        let skipped = storage::series::skips(db, &series.id)?;
        Ok(SeriesRow { skipped, ..SeriesRow::bare(series) })
    });
    rows.collect()
}

fn posts(db: &Db) -> Result<Vec<PostRow>> {
    let mut beside = Beside::read(db)?;
    let posts = storage::post::not_generated(db)?.into_iter();
    Ok(posts.map(|post| beside.added_to(post)).collect())
}

/// What belongs to posts and is in other tables or columns.
struct Beside {
    places: HashMap<PostId, PlaceRow>,
    publications: HashMap<PostId, Publication>,
    media: HashMap<PostId, Vec<PostUseRow>>,
    waivers: HashMap<PostId, Vec<WaiverRow>>,
    approvals: HashMap<PostId, ApprovalRow>,
}

impl Beside {
    fn read(db: &Db) -> Result<Self> {
        let places = storage::series::places(db)?.into_iter();
        let mut media: HashMap<PostId, Vec<PostUseRow>> = HashMap::new();
        for PostMedia { post, item_media: id, used, crop } in storage::media::of_all_posts(db)? {
            media.entry(post).or_default().push(PostUseRow { id, used, crop });
        }
        let mut waivers: HashMap<PostId, Vec<WaiverRow>> = HashMap::new();
        for waiver in storage::waiver::all(db)? {
            let Waiver { id, post, check, reason, at, about } = waiver;
            let row = WaiverRow { id, check, reason, at, about };
            waivers.entry(post).or_default().push(row);
        }
        let approvals = storage::approval::all(db)?.into_iter();
        Ok(Self {
            places: places.map(|(post, id, date)| (post, PlaceRow { id, date })).collect(),
            publications: publication::all(db)?.into_iter().collect(),
            media,
            waivers,
            approvals: approvals
                .map(|Approval { post, author, at, about }| (post, ApprovalRow { author, at, about }))
                .collect(),
        })
    }

    fn added_to(&mut self, post: Post) -> PostRow {
        let publication = self.publications.remove(&post.id).unwrap_or_default();
        PostRow {
            series: self.places.remove(&post.id),
            published_url: publication.url,
            published_at: publication.at,
            media: self.media.remove(&post.id).unwrap_or_default(),
            waivers: self.waivers.remove(&post.id).unwrap_or_default(),
            approval: self.approvals.remove(&post.id),
            ..PostRow::bare(post)
        }
    }
}

impl ItemRow {
    fn bare(item: Item) -> Self {
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
            media: Vec::new(),
            comments: Vec::new(),
        }
    }
}

impl SeriesRow {
    fn bare(series: Series) -> Self {
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

impl PostRow {
    /// Returns the time of the post; `None` if it is unscheduled or can't be read.
    pub(super) fn planned(&self) -> Option<ZonedTime> {
        let at = parse_at(self.at.as_deref()?).ok()?;
        let zone = self.zone?;
        Some(ZonedTime { at, zone })
    }

    fn bare(post: Post) -> Self {
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
            sequence: post.sequence,
            changed: post.changed,
        }
    }
}
