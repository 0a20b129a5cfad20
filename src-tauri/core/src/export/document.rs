//! A plan as a document: everything in it that a person made, as rows with the names of the documented JSON form
//! (`docs/plan.schema.json`). Posts that a rule generates and nobody touched are left out, as their series tells them.

use std::collections::{HashMap, HashSet};

use super::options::ExportOptions;
use super::rows::{
    ApprovalRow, CommentRow, ItemRow, PlaceRow, PostRow, PostUseRow, ResultRow, SeriesRow, UseRow,
    WaiverRow,
};
use super::selection::Selection;
use crate::Result;
use crate::model::{
    Approval, Audience, Campaign, Channel, ChannelSlots, Comment, DayNote, DeclinedTime,
    Experiment, Feedback, Idea, ItemId, Label, Layer, Media, Message, Mission, Objective, Pillar,
    Plan, Post, PostId, PostMedia, SavedView, SeriesId, Snippet, Subject, Waiver,
};
use crate::query::Rows;
use crate::storage::publication::{self, Publication};
use crate::storage::{self, Db};

pub(crate) struct Document {
    pub(crate) plan: Plan,
    pub(crate) mission: Mission,
    pub(crate) messages: Vec<Message>,
    pub(crate) audiences: Vec<Audience>,
    pub(crate) objectives: Vec<Objective>,
    pub(crate) channels: Vec<Channel>,
    pub(crate) slots: Vec<ChannelSlots>,
    pub(crate) campaigns: Vec<Campaign>,
    pub(crate) pillars: Vec<Pillar>,
    pub(crate) labels: Vec<Label>,
    pub(crate) notes: Vec<DayNote>,
    pub(crate) views: Vec<SavedView>,
    pub(crate) layers: Vec<Layer>,
    pub(crate) snippets: Vec<Snippet>,
    pub(crate) subjects: Vec<Subject>,
    pub(crate) ideas: Vec<Idea>,
    pub(crate) feedback: Vec<Feedback>,
    pub(crate) experiments: Vec<Experiment>,
    pub(crate) declined_times: Vec<DeclinedTime>,
    pub(crate) media: Vec<Media>,
    pub(crate) items: Vec<ItemRow>,
    pub(crate) series: Vec<SeriesRow>,
    pub(crate) posts: Vec<PostRow>,
}

impl Document {
    /// Reads the chosen posts and what belongs to them.
    pub(super) fn chosen(db: &Db, options: &ExportOptions) -> Result<Self> {
        options.check()?;
        storage::snapshot(db, |db| {
            let mut document = Self::read(db)?;
            let selection = Selection::read(db, options)?;
            if !options.takes_all() {
                document.retain(&selection);
            }
            Ok(document)
        })
    }

    /// Reads the whole plan. Must be called in a transaction or a snapshot.
    pub(crate) fn read(db: &Db) -> Result<Self> {
        let rows = Rows::all(db)?;
        Ok(Self {
            plan: storage::plan::get(db)?,
            mission: storage::message::mission(db)?,
            messages: rows.messages,
            audiences: rows.audiences,
            objectives: rows.objectives,
            channels: rows.channels,
            slots: rows.slots,
            campaigns: rows.campaigns,
            pillars: rows.pillars,
            labels: rows.labels,
            notes: rows.notes,
            views: rows.views,
            layers: rows.layers,
            snippets: rows.snippets,
            subjects: rows.subjects,
            ideas: storage::record::all(db)?,
            feedback: storage::record::all(db)?,
            experiments: storage::record::all(db)?,
            declined_times: storage::declined::all(db)?,
            media: storage::media::all(db)?,
            items: items(db)?,
            series: series(db)?,
            posts: posts(db)?,
        })
    }

    /// Keeps only the chosen posts, and the items and series that they need.
    fn retain(&mut self, selection: &Selection<'_>) {
        self.posts.retain(|post| selection.takes_post(post));
        let posts = self.posts.iter();
        let series = posts.filter_map(|post| Some(post.series.as_ref()?.id.clone()));
        let series: HashSet<SeriesId> = series.collect();
        self.series.retain(|row| series.contains(&row.id));
        let items = self.posts.iter().map(|post| post.item.clone());
        let items: HashSet<ItemId> = items
            .chain(self.series.iter().map(|row| row.item.clone()))
            .collect();
        self.items.retain(|item| items.contains(&item.id));
    }
}

fn items(db: &Db) -> Result<Vec<ItemRow>> {
    let mut media: HashMap<ItemId, Vec<UseRow>> = HashMap::new();
    for (used, _) in storage::media::of_all_items(db)? {
        let row = UseRow {
            id: used.id,
            media: used.media,
            position: used.position,
            alt: used.alt,
        };
        media.entry(used.item).or_default().push(row);
    }
    let mut comments: HashMap<ItemId, Vec<CommentRow>> = HashMap::new();
    for comment in storage::comment::all(db)? {
        let Comment {
            id,
            item,
            author,
            at,
            text,
        } = comment;
        let row = CommentRow {
            id,
            author,
            at,
            text,
        };
        comments.entry(item).or_default().push(row);
    }
    let rows = storage::item::all(db)?.into_iter().map(|item| ItemRow {
        media: media.remove(&item.id).unwrap_or_default(),
        comments: comments.remove(&item.id).unwrap_or_default(),
        ..ItemRow::from(item)
    });
    Ok(rows.collect())
}

fn series(db: &Db) -> Result<Vec<SeriesRow>> {
    let rows = storage::series::all(db)?.into_iter().map(|series| {
        let skipped = storage::series::skips(db, &series.id)?;
        Ok(SeriesRow {
            skipped,
            ..SeriesRow::from(series)
        })
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
    results: HashMap<PostId, Vec<ResultRow>>,
}

impl Beside {
    fn read(db: &Db) -> Result<Self> {
        let places = storage::series::places(db)?.into_iter();
        let mut media: HashMap<PostId, Vec<PostUseRow>> = HashMap::new();
        for PostMedia {
            post,
            item_media: id,
            used,
            crop,
        } in storage::media::of_all_posts(db)?
        {
            media
                .entry(post)
                .or_default()
                .push(PostUseRow { id, used, crop });
        }
        let mut waivers: HashMap<PostId, Vec<WaiverRow>> = HashMap::new();
        for waiver in storage::waiver::all(db)? {
            let Waiver {
                id,
                post,
                check,
                reason,
                at,
                about,
            } = waiver;
            let row = WaiverRow {
                id,
                check,
                reason,
                at,
                about,
            };
            waivers.entry(post).or_default().push(row);
        }
        let approvals = storage::approval::all(db)?.into_iter();
        let mut results: HashMap<PostId, Vec<ResultRow>> = HashMap::new();
        for result in storage::result::all(db)? {
            let post = result.post.clone();
            results.entry(post).or_default().push(result.into());
        }
        Ok(Self {
            results,
            places: places
                .map(|(post, id, date)| (post, PlaceRow { id, date }))
                .collect(),
            publications: publication::all(db)?.into_iter().collect(),
            media,
            waivers,
            approvals: approvals
                .map(
                    |Approval {
                         post,
                         author,
                         at,
                         about,
                     }| (post, ApprovalRow { author, at, about }),
                )
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
            results: self.results.remove(&post.id).unwrap_or_default(),
            ..PostRow::from(post)
        }
    }
}
