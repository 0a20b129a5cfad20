//! Writes the posts of drafts into the plan.

use std::collections::HashMap;
use std::fmt::Display;

use chrono::NaiveDate;

use super::super::item::add_item;
use super::super::revision::revise;
use super::super::series::{rows::delete_one, rule};
use super::super::{Transaction, approval, campaigns, pillars};
use super::draft::{Draft, Repeat};
use super::resolved::{ChangedPost, NewRow, Step, new_post};
use crate::Result;
use crate::model::{
    Campaign, CampaignEdit, Pillar, PillarEdit, Post, PostEdit, Status, Target, When,
};
use crate::storage;
use crate::storage::record::{self, Record};

/// Writes all steps. Campaigns and pillars that the plan lacks are added by their names.
pub(super) fn put_drafts(tx: &Transaction<'_>, steps: &[Step]) -> Result<()> {
    let mut names = NamedIds::read(tx)?;
    for step in steps {
        match step {
            Step::Add { draft, posts } => add(tx, &mut names, draft, posts)?,
            Step::Change(change) => put_change(tx, change)?,
        }
    }
    Ok(())
}

/// The ids of campaigns and pillars by their names.
struct NamedIds {
    campaigns: HashMap<String, String>,
    pillars: HashMap<String, String>,
}

impl NamedIds {
    fn read(tx: &Transaction<'_>) -> Result<Self> {
        Ok(Self {
            campaigns: ids_by_name::<Campaign>(tx)?,
            pillars: ids_by_name::<Pillar>(tx)?,
        })
    }

    fn campaign(&mut self, tx: &Transaction<'_>, name: &str) -> Result<Option<String>> {
        let edit = CampaignEdit {
            name: Some(name.to_owned()),
            ..CampaignEdit::default()
        };
        id_of(tx, &mut self.campaigns, name, || campaigns::new(tx, &edit))
    }

    fn pillar(&mut self, tx: &Transaction<'_>, name: &str) -> Result<Option<String>> {
        let edit = PillarEdit {
            name: Some(name.to_owned()),
            ..PillarEdit::default()
        };
        id_of(tx, &mut self.pillars, name, || pillars::new(tx, &edit))
    }
}

fn ids_by_name<T: Record<Id: Display>>(tx: &Transaction<'_>) -> Result<HashMap<String, String>> {
    let rows = record::all::<T>(tx.db)?.into_iter();
    Ok(rows
        .map(|row| (row.name().to_owned(), row.id().to_string()))
        .collect())
}

/// Returns the id of the row with a name, which is added where there is none; `None` for an empty name.
fn id_of<T: Record<Id: Display>>(
    tx: &Transaction<'_>,
    ids: &mut HashMap<String, String>,
    name: &str,
    new: impl FnOnce() -> Result<T>,
) -> Result<Option<String>> {
    if name.is_empty() || ids.contains_key(name) {
        return Ok(ids.get(name).cloned());
    }
    let row = new()?;
    record::put(tx.db, &row)?;
    let id = row.id().to_string();
    ids.insert(name.to_owned(), id.clone());
    Ok(Some(id))
}

fn add(tx: &Transaction<'_>, names: &mut NamedIds, draft: &Draft, posts: &[NewRow]) -> Result<()> {
    let edit = PostEdit {
        title: Some(draft.title.clone()),
        text: Some(draft.text.clone()),
        link: Some(draft.link.clone()),
        notes: Some(draft.notes.clone()),
        labels: Some(draft.labels.clone()),
        campaign: Some(names.campaign(tx, &draft.campaign)?),
        pillar: Some(names.pillar(tx, &draft.pillar)?),
        ..PostEdit::default()
    };
    let item = add_item(tx, &edit)?;
    let status = draft.status.unwrap_or_default();
    for row in posts {
        let post = new_post(row, &item.id, status, tx.now);
        storage::post::put(tx.db, &post)?;
        approval::begin(tx, &post.id, status)?;
        if let Some(repeat) = &draft.repeat {
            put_series(tx, &post, repeat)?;
        }
    }
    Ok(())
}

/// Makes a post the first of a series, without the dates that the file leaves out.
fn put_series(tx: &Transaction<'_>, post: &Post, repeat: &Repeat) -> Result<()> {
    rule::begin(tx, post, &repeat.rule, Some(repeat.first))?;
    let Some((series, _)) = storage::series::of_post(tx.db, &post.id)? else {
        return Ok(());
    };
    let own = post.planned.map_or(repeat.first, |planned| planned.at.date);
    let shifted = |date: NaiveDate| date + (own - repeat.first);
    let posts: HashMap<NaiveDate, Post> = storage::series::posts(tx.db, &series.id)?
        .into_iter()
        .collect();
    for (date, changed) in &repeat.changed {
        if let (Some(post), Some(draft)) = (posts.get(&shifted(*date)), changed) {
            put_changed_date(tx, post, draft)?;
        }
    }
    let cancelled = repeat.changed.iter().filter(|(_, draft)| draft.is_none());
    for date in repeat.except.iter().chain(cancelled.map(|(date, _)| date)) {
        match posts.get(&shifted(*date)) {
            Some(post) => delete_one(tx, post)?,
            None => storage::series::skip(tx.db, &series.id, shifted(*date))?,
        }
    }
    Ok(())
}

fn put_changed_date(tx: &Transaction<'_>, post: &Post, draft: &Draft) -> Result<()> {
    let zone = post.planned.map(|planned| planned.zone);
    let at = zone.map(|zone| draft.when.on(zone)).transpose()?.flatten();
    let edit = PostEdit {
        title: Some(draft.title.clone()),
        text: Some(draft.text.clone()),
        ..PostEdit::default()
    };
    put_change(
        tx,
        &ChangedPost {
            id: post.id.clone(),
            edit,
            at,
            status: None::<Status>,
        },
    )
}

fn put_change(tx: &Transaction<'_>, change: &ChangedPost) -> Result<()> {
    let target = Target {
        when: change.at.map_or(When::Keep, |at| When::At { at }),
        channel: None,
        zone: None,
    };
    revise(tx, change.id.as_str(), &change.edit, change.status, &target).map(drop)
}
