//! Brings one post over from another version, with those parts of its item that the plan has or takes along.

use chrono::NaiveDate;

use super::Transaction;
use super::label::set_item_labels;
use super::surroundings::Surroundings;
use super::taken_media::TakenMedia;
use super::version::OtherVersion;
use crate::model::{
    Approval, Audience, Campaign, Channel, Comment, Item, ItemId, Label, Noun, Objective, Pillar,
    Post, PostId, PostResult, SeriesId, Status, Waiver,
};
use crate::storage::publication::{self, Publication};
use crate::storage::{self, Db, find, prefix, record};
use crate::{Code, Error, Result};

/// A post as it is in another version.
pub(super) struct TakenPost {
    post: Post,
    item: Item,
    labels: Vec<Label>,
    media: TakenMedia,
    /// The series that the post is in there, and its date in that series.
    series: Option<(SeriesId, NaiveDate)>,
    channel: String,
    waivers: Vec<Waiver>,
    approval: Option<Approval>,
    comments: Vec<Comment>,
    publication: Publication,
    results: Vec<PostResult>,
    /// The channel and what else to take along; `None` if none of them can be new in that version.
    surroundings: Option<Surroundings>,
}

impl TakenPost {
    /// Reads the post whose id is `id` or begins with it.
    pub(super) fn read(db: &Db, id: &str, version: OtherVersion<'_>) -> Result<Self> {
        let post = match storage::post::get(db, &id.into())? {
            Some(post) => post,
            None => find::post(db, &prefix::find(db, Noun::Post, id)?)?,
        };
        let item = find::item(db, &post.item)?;
        let mut labels = record::all::<Label>(db)?;
        labels.retain(|label| item.labels.contains(&label.name));
        let surroundings = version
            .may_have_new_rows()
            .then(|| Surroundings::read(db, &post, &item));
        let series = storage::series::of_post(db, &post.id)?;
        Ok(Self {
            channel: find::channel(db, post.channel.as_str())?.name,
            waivers: storage::waiver::of_post(db, &post.id)?,
            approval: storage::approval::get(db, &post.id)?,
            comments: storage::comment::of_item(db, &item.id)?,
            publication: publication::get(db, &post.id)?,
            results: storage::result::of_post(db, &post.id)?,
            series: series.map(|(series, date)| (series.id, date)),
            surroundings: surroundings.transpose()?,
            media: TakenMedia::read(db, &post)?,
            post,
            item,
            labels,
        })
    }

    /// Writes the post into the plan and returns its title.
    pub(super) fn put(mut self, tx: &Transaction<'_>) -> Result<String> {
        if let Some(surroundings) = &self.surroundings {
            surroundings.put(tx, &mut self.post, &mut self.item)?;
        }
        self.refuse_lost_channel(tx.db)?;
        let is_known = storage::item::get(tx.db, &self.item.id)?.is_some();
        let item = self.put_item(tx)?;
        if !is_known && item == self.item.id {
            let mut comments = self.comments.iter();
            comments.try_for_each(|comment| storage::comment::put(tx.db, comment))?;
        }
        let mut post = self.post.id.clone();
        match storage::post::get(tx.db, &self.post.id)? {
            Some(now) => self.put_over(tx, &now, &item)?,
            None => post = self.put_again(tx, &item)?,
        }
        self.media.put(tx, &item, &post)?;
        self.put_approval(tx, &post)?;
        if publication::get(tx.db, &post)? != self.publication {
            publication::put(tx.db, &post, &self.publication)?;
        }
        for result in self.results {
            let post = post.clone();
            storage::result::put(tx.db, &PostResult { post, ..result })?;
        }
        Ok(self.item.title.clone())
    }

    /// Gives the post the approval that it has in that version. One that is approved in both, but there without an
    /// approval, keeps what it has.
    fn put_approval(&self, tx: &Transaction<'_>, post: &PostId) -> Result<()> {
        match &self.approval {
            Some(approval) => {
                let (post, approval) = (post.clone(), approval.clone());
                storage::approval::put(tx.db, &Approval { post, ..approval })
            }
            None if self.post.status == Status::Approved => Ok(()),
            None => storage::approval::delete(tx.db, post),
        }
    }

    fn refuse_lost_channel(&self, db: &Db) -> Result<()> {
        if record::get::<Channel>(db, self.post.channel.as_str())?.is_some() {
            return Ok(());
        }
        let message = format!(
            "the post was on “{}”, a channel that the plan no longer has: open the backup as a new plan to see it",
            self.channel
        );
        let error = Error::new(Code::NotFound, message);
        Err(error.field("channel").about(&self.channel))
    }

    /// Changes a post that is still in the plan. It stays in its current series, if any.
    fn put_over(&self, tx: &Transaction<'_>, now: &Post, item: &ItemId) -> Result<()> {
        let then = Post {
            item: item.clone(),
            sequence: now.sequence,
            changed: now.changed,
            ..self.post.clone()
        };
        if then == *now {
            return Ok(());
        }
        let (sequence, changed) = (now.sequence + 1, tx.now);
        let then = Post {
            sequence,
            changed,
            ..then
        };
        storage::post::put(tx.db, &then)?;
        if now.item != *item {
            storage::series::set_item_of_post(tx.db, &now.id, item)?;
            storage::item::delete_unused(tx.db, &now.item)?;
        }
        Ok(())
    }

    /// Adds a post that is no longer in the plan. If it was in a series and can't return to it, it gets a new
    /// id, because the series may generate the old one again. Returns its id.
    fn put_again(&self, tx: &Transaction<'_>, item: &ItemId) -> Result<PostId> {
        let series = self.series_that_lacks_it(tx.db)?;
        let id = match (&self.series, series) {
            (Some(_), None) => PostId::new(tx.now),
            _ => self.post.id.clone(),
        };
        let post = Post {
            id,
            item: item.clone(),
            changed: tx.now,
            ..self.post.clone()
        };
        storage::post::put(tx.db, &post)?;
        if let Some((series, date)) = series {
            storage::series::unskip(tx.db, series, *date)?;
            storage::series::add_post(tx.db, &post.id, series, *date)?;
        }
        let mut waivers = self.waivers.iter().filter(|waiver| waiver.post == post.id);
        waivers.try_for_each(|waiver| storage::waiver::put(tx.db, waiver))?;
        Ok(post.id)
    }

    /// Returns the post's series and date if the plan still has that series, with that date but no post for it.
    fn series_that_lacks_it(&self, db: &Db) -> Result<Option<&(SeriesId, NaiveDate)>> {
        let Some(place @ (id, date)) = &self.series else {
            return Ok(None);
        };
        let Some(series) = storage::series::get(db, id)? else {
            return Ok(None);
        };
        let end = date.succ_opt().unwrap_or(*date);
        let posts = storage::series::posts(db, id)?;
        let is_free = posts.iter().all(|(taken, _)| taken != date);
        Ok((is_free && series.dates(end).contains(date)).then_some(place))
    }

    /// Returns the item of the post, after writing it if it is missing or has changed.
    fn put_item(&self, tx: &Transaction<'_>) -> Result<ItemId> {
        let then = self.item_of_today(tx.db)?;
        let own = storage::post::get(tx.db, &self.post.id)?.map(|post| post.item);
        for id in own.iter().chain([&then.id]) {
            let now = storage::item::get(tx.db, id)?;
            let has_words = now.is_some_and(|now| {
                Item {
                    id: then.id.clone(),
                    ..now
                } == then
            });
            if has_words && self.media.are_alike(tx.db, id)? {
                return Ok(id.clone());
            }
        }
        let now = storage::item::get(tx.db, &then.id)?;
        if now.is_some() && self.is_shared(tx.db)? {
            let id = ItemId::new(tx.now);
            return put_with_labels(tx, &Item { id, ..then }, &[]);
        }
        put_with_labels(tx, &then, &now.map(|now| now.labels).unwrap_or_default())
    }

    fn is_shared(&self, db: &Db) -> Result<bool> {
        let posts = storage::post::of_item(db, &self.item.id)?;
        let by_others = posts.iter().any(|post| post.id != self.post.id);
        Ok(by_others || !storage::series::of_item(db, &self.item.id)?.is_empty())
    }

    /// Returns the item with those of its campaign, pillar, audience, objective and labels that the plan still has.
    fn item_of_today(&self, db: &Db) -> Result<Item> {
        let mut item = self.item.clone();
        if let Some(id) = &self.item.campaign {
            item.campaign = record::get::<Campaign>(db, id.as_str())?.map(|campaign| campaign.id);
        }
        if let Some(id) = &self.item.pillar {
            item.pillar = record::get::<Pillar>(db, id.as_str())?.map(|pillar| pillar.id);
        }
        if let Some(id) = &self.item.facets.audience {
            let audience = record::get::<Audience>(db, id.as_str())?;
            item.facets.audience = audience.map(|audience| audience.id);
        }
        if let Some(id) = &self.item.facets.objective {
            let objective = record::get::<Objective>(db, id.as_str())?;
            item.facets.objective = objective.map(|objective| objective.id);
        }
        item.labels.clear();
        let is_taken_along = self.surroundings.is_some();
        for label in &self.labels {
            let renamed = record::get::<Label>(db, label.id.as_str())?;
            let found = renamed.map_or_else(
                || storage::label::named(db, &label.name),
                |label| Ok(Some(label)),
            )?;
            let along = || is_taken_along.then(|| label.name.clone());
            item.labels
                .extend(found.map(|label| label.name).or_else(along));
        }
        item.labels.sort();
        item.labels.dedup();
        Ok(item)
    }
}

fn put_with_labels(tx: &Transaction<'_>, item: &Item, before: &[String]) -> Result<ItemId> {
    storage::item::put(tx.db, item)?;
    set_item_labels(tx, &item.id, before, &item.labels)?;
    Ok(item.id.clone())
}
