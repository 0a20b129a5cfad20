//! The posts that an export takes.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::options::ExportOptions;
use super::rows::PostRow;
use crate::Result;
use crate::model::{
    Audience, AudienceId, Campaign, CampaignId, Channel, Filter, Label, LabelId, Objective,
    ObjectiveId, Pillar, PillarId, PostId, SavedView, Zone,
};
use crate::query::posts_with_words;
use crate::storage::card::{CardRow, for_each};
use crate::storage::record::{Record, all};
use crate::storage::{self, Db, find};

/// The choice of posts of an export, with what it asks of the plan.
pub(crate) struct Selection<'a> {
    options: &'a ExportOptions,
    zone: Zone,
    /// The posts of the saved view; `None` for no view.
    in_view: Option<HashSet<PostId>>,
    hidden_campaigns: HashSet<CampaignId>,
}

impl<'a> Selection<'a> {
    /// Reads what the options name. Must be called in a transaction or a snapshot.
    ///
    /// # Errors
    /// `NotFound` if the plan doesn't have a channel or the view.
    pub(crate) fn read(db: &Db, options: &'a ExportOptions) -> Result<Self> {
        let mut ids = options.channels.iter();
        ids.try_for_each(|id| find::channel(db, id).map(drop))?;
        let view = options.view.as_deref();
        let view = view
            .map(|id| find::record::<SavedView>(db, id))
            .transpose()?;
        let filter = view.map(|view| existing(db, view.filter)).transpose()?;
        Ok(Self {
            options,
            zone: storage::plan::get(db)?.zone,
            in_view: filter
                .as_ref()
                .map(|filter| posts_in(db, filter))
                .transpose()?,
            hidden_campaigns: match &filter {
                Some(filter) => hidden(db, filter)?,
                None => HashSet::new(),
            },
        })
    }

    /// Returns moments that enclose all posts of the range, and perhaps a few others.
    pub(crate) fn span(&self) -> (DateTime<Utc>, DateTime<Utc>) {
        let from = self.options.from.map(|date| self.zone.border(date).0);
        let to = self.options.to.map(|date| self.zone.border(date).1);
        (
            from.unwrap_or(DateTime::<Utc>::MIN_UTC),
            to.unwrap_or(DateTime::<Utc>::MAX_UTC),
        )
    }

    pub(crate) fn takes(&self, row: &CardRow) -> bool {
        let options = self.options;
        let channel = row.channel.as_str();
        (options.statuses.is_empty() || options.statuses.contains(&row.status))
            && (options.channels.is_empty() || options.channels.iter().any(|id| id == channel))
            && self.has_day_of(row)
            && self.is_in_view(&row.id)
    }

    /// Returns true for a chosen post. One without a time is in no range of days, but in a plan without a range.
    pub(super) fn takes_post(&self, post: &PostRow) -> bool {
        let options = self.options;
        let channel = post.channel.as_str();
        (options.statuses.is_empty() || options.statuses.contains(&post.status))
            && (options.channels.is_empty() || options.channels.iter().any(|id| id == channel))
            && (!self.has_range()
                || post
                    .planned()
                    .is_some_and(|planned| self.has_day(planned.seen_in(self.zone).date)))
            && self.is_in_view(&post.id)
    }

    /// Returns true for a campaign that has a day in the range and whose posts the view shows.
    pub(super) fn takes_campaign(&self, row: &Campaign, first: NaiveDate, last: NaiveDate) -> bool {
        let (from, to) = self.days();
        first < to && last >= from && !self.hidden_campaigns.contains(&row.id)
    }

    /// Returns true for a day of the range.
    pub(super) fn has_day(&self, day: NaiveDate) -> bool {
        let (from, to) = self.days();
        (from..to).contains(&day)
    }

    pub(super) fn zone(&self) -> Zone {
        self.zone
    }

    /// Returns true if the range ends.
    pub(super) fn has_end(&self) -> bool {
        self.options.to.is_some()
    }

    fn days(&self) -> (NaiveDate, NaiveDate) {
        let (from, to) = (self.options.from, self.options.to);
        (from.unwrap_or(NaiveDate::MIN), to.unwrap_or(NaiveDate::MAX))
    }

    fn has_range(&self) -> bool {
        self.options.from.is_some() || self.options.to.is_some()
    }

    /// Returns true if the post's day is in the range, by the same rule as in the calendar's views.
    fn has_day_of(&self, row: &CardRow) -> bool {
        let (from, to) = self.days();
        !self.has_range() || row.is_within(self.zone, from, to)
    }

    fn is_in_view(&self, post: &PostId) -> bool {
        self.in_view
            .as_ref()
            .is_none_or(|posts| posts.contains(post))
    }
}

/// Returns the filter without what was deleted, so that none of it hides posts.
fn existing(db: &Db, mut filter: Filter) -> Result<Filter> {
    keep(db, &mut filter.hidden, |row: &Channel, id| row.id == *id)?;
    keep(db, &mut filter.campaigns, |row: &Campaign, id| {
        row.id == *id
    })?;
    keep(db, &mut filter.pillars, |row: &Pillar, id| row.id == *id)?;
    keep(db, &mut filter.labels, |row: &Label, id| row.id == *id)?;
    keep(db, &mut filter.audiences, |row: &Audience, id| {
        row.id == *id
    })?;
    keep(db, &mut filter.objectives, |row: &Objective, id| {
        row.id == *id
    })?;
    Ok(filter)
}

fn keep<T: Record>(db: &Db, ids: &mut Vec<T::Id>, is: fn(&T, &T::Id) -> bool) -> Result<()>
where
    T::Id: std::fmt::Display,
{
    let rows = all::<T>(db)?;
    ids.retain(|id| id.to_string().is_empty() || rows.iter().any(|row| is(row, id)));
    Ok(())
}

/// Returns the campaigns whose posts a filter hides.
fn hidden(db: &Db, filter: &Filter) -> Result<HashSet<CampaignId>> {
    let ids = all::<Campaign>(db)?.into_iter().map(|row| row.id);
    let is_hidden =
        |id: &CampaignId| !filter.campaigns.is_empty() && !filter.campaigns.contains(id);
    Ok(ids.filter(is_hidden).collect())
}

/// Returns the posts that a filter shows, as the window shows them.
fn posts_in(db: &Db, filter: &Filter) -> Result<HashSet<PostId>> {
    let with_words = posts_with_words(db, &filter.text)?;
    let mut posts = HashSet::new();
    for_each(db, |row| {
        if passes(&row, filter) && with_words.as_ref().is_none_or(|ids| ids.contains(&row.id)) {
            posts.insert(row.id);
        }
        Ok(())
    })?;
    Ok(posts)
}

fn passes(row: &CardRow, filter: &Filter) -> bool {
    let campaign = row.campaign.clone().unwrap_or_else(|| CampaignId::from(""));
    let pillar = row.pillar.clone().unwrap_or_else(|| PillarId::from(""));
    let facets = &row.facets;
    let audience = facets.audience.clone();
    let audience = audience.unwrap_or_else(|| AudienceId::from(""));
    let objective = facets.objective.clone();
    let objective = objective.unwrap_or_else(|| ObjectiveId::from(""));
    let none = LabelId::from("");
    !filter.hidden.contains(&row.channel)
        && is_among(&row.status, &filter.statuses)
        && is_among(&campaign, &filter.campaigns)
        && is_among(&pillar, &filter.pillars)
        && is_among(&facets.stage, &filter.stages)
        && is_among(&facets.need, &filter.needs)
        && is_among(&audience, &filter.audiences)
        && is_among(&objective, &filter.objectives)
        && (filter.labels.is_empty()
            || row.labels.iter().any(|label| filter.labels.contains(label))
            || (row.labels.is_empty() && filter.labels.contains(&none)))
}

fn is_among<T: PartialEq>(value: &T, asked: &[T]) -> bool {
    asked.is_empty() || asked.contains(value)
}
