//! Writes the posts of drafts into the plan.

use std::collections::HashMap;
use std::fmt::Display;

use super::super::item::add_item;
use super::super::{Transaction, approval, campaigns, pillars};
use super::draft::Draft;
use super::put_series::{begin_series, put_changed_series};
use super::resolved::{NewRow, Step, new_post};
use crate::Result;
use crate::model::{Campaign, CampaignEdit, Pillar, PillarEdit, PostEdit, PostId};
use crate::storage::record::{self, Record};
use crate::storage::{self, bulk, find};

/// Writes all steps, and tells `written` how many posts were added so far. Campaigns and pillars that the plan lacks are
/// added by their names.
pub(super) fn put_drafts(
    tx: &Transaction<'_>,
    steps: Vec<Step>,
    written: &dyn Fn(u32),
) -> Result<()> {
    let (mut adds, mut changes, mut series) = (Vec::new(), Vec::new(), Vec::new());
    for step in steps {
        match step {
            Step::Add { draft, posts } => adds.push((draft, posts)),
            Step::Change(change) => changes.push(change),
            other => series.push(other),
        }
    }
    let ids = NamedIds::of_drafts(tx, adds.iter().map(|(draft, _)| &**draft))?;
    if bulk::are_many(adds.len()) {
        // So SQLite appends to its indexes instead of writing to all of their pages.
        adds.sort_by(|(_, one), (_, other)| first_id(one).cmp(&first_id(other)));
    }
    bulk::adding_posts(tx.db, adds.len(), || {
        for (place, (draft, posts)) in adds.into_iter().enumerate() {
            add(tx, &ids, *draft, &posts)?;
            written(place as u32 + 1);
        }
        Ok(())
    })?;
    let mut changes = changes.iter();
    changes.try_for_each(|change| change.put(tx))?;
    series.iter().try_for_each(|step| match step {
        Step::Begin { post, repeat } => {
            begin_series(tx, &find::post(tx.db, post.as_str())?, repeat)
        }
        Step::Series(change) => put_changed_series(tx, change),
        Step::Add { .. } | Step::Change(_) => Ok(()),
    })
}

fn first_id(posts: &[NewRow]) -> Option<&PostId> {
    posts.first()?.id.as_ref()
}

/// The ids of campaigns and pillars by their names.
struct NamedIds {
    campaigns: HashMap<String, String>,
    pillars: HashMap<String, String>,
}

impl NamedIds {
    /// Adds the campaigns and pillars that the plan lacks, in the order of the drafts, and returns those of all drafts.
    fn of_drafts<'a>(
        tx: &Transaction<'_>,
        drafts: impl Iterator<Item = &'a Draft>,
    ) -> Result<Self> {
        let mut ids = Self {
            campaigns: ids_by_name::<Campaign>(tx)?,
            pillars: ids_by_name::<Pillar>(tx)?,
        };
        for draft in drafts {
            ids.add_campaign(tx, &draft.campaign)?;
            ids.add_pillar(tx, &draft.pillar)?;
        }
        Ok(ids)
    }

    fn add_campaign(&mut self, tx: &Transaction<'_>, name: &str) -> Result<()> {
        let new = || {
            let name = Some(name.to_owned());
            campaigns::new(
                tx,
                &CampaignEdit {
                    name,
                    ..CampaignEdit::default()
                },
            )
        };
        add_missing(tx, &mut self.campaigns, name, new)
    }

    fn add_pillar(&mut self, tx: &Transaction<'_>, name: &str) -> Result<()> {
        let new = || {
            let name = Some(name.to_owned());
            pillars::new(
                tx,
                &PillarEdit {
                    name,
                    ..PillarEdit::default()
                },
            )
        };
        add_missing(tx, &mut self.pillars, name, new)
    }
}

fn ids_by_name<T: Record<Id: Display>>(tx: &Transaction<'_>) -> Result<HashMap<String, String>> {
    let rows = record::all::<T>(tx.db)?.into_iter();
    Ok(rows
        .map(|row| (row.name().to_owned(), row.id().to_string()))
        .collect())
}

/// Adds the row with a name if there is none; an empty name has none.
fn add_missing<T: Record<Id: Display>>(
    tx: &Transaction<'_>,
    ids: &mut HashMap<String, String>,
    name: &str,
    new: impl FnOnce() -> Result<T>,
) -> Result<()> {
    if name.is_empty() || ids.contains_key(name) {
        return Ok(());
    }
    let row = new()?;
    record::put(tx.db, &row)?;
    ids.insert(name.to_owned(), row.id().to_string());
    Ok(())
}

fn add(tx: &Transaction<'_>, ids: &NamedIds, draft: Draft, posts: &[NewRow]) -> Result<()> {
    let edit = PostEdit {
        title: Some(draft.title),
        text: Some(draft.text),
        link: Some(draft.link),
        notes: Some(draft.notes),
        labels: Some(draft.labels),
        campaign: Some(ids.campaigns.get(&draft.campaign).cloned()),
        pillar: Some(ids.pillars.get(&draft.pillar).cloned()),
        ..PostEdit::default()
    };
    let item = add_item(tx, &edit)?;
    let status = draft.status.unwrap_or_default();
    for row in posts {
        let post = new_post(row, &item.id, status, tx.now);
        storage::post::add(tx.db, &post)?;
        approval::begin(tx, &post.id, status)?;
        if let Some(repeat) = &draft.repeat {
            begin_series(tx, &post, repeat)?;
        }
    }
    Ok(())
}
