//! Many posts at once: each verb is one operation, however many it concerns.

use std::collections::BTreeSet;

use super::posts::{copied_to, edit_item, subject};
use super::{Planner, Tx, find};
use crate::Result;
use crate::model::{Item, Op, PostEdit, PostId, Sorting, Target};
use crate::query::Changes;

impl Planner {
    /// Copies posts to where a move would put them; the copies' ids in the order given.
    pub fn copy_posts(
        &mut self,
        ids: &[String],
        target: &Target,
    ) -> Result<(Changes, Vec<PostId>)> {
        self.transact(|tx| {
            let copies = ids.iter().map(|id| copied_to(tx, id, target));
            let copies = copies.collect::<Result<Vec<_>>>()?;
            let (title, count) = subject(tx, ids)?;
            Ok((Op::DuplicatePosts { title, count }, copies))
        })
    }

    /// Gives the items of posts a campaign or a pillar, labels they had not, or takes labels off.
    pub fn sort_posts(&mut self, ids: &[String], sorting: &Sorting) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            for item in items(tx, ids)? {
                edit_item(tx, &item, &sorted(&item, sorting))?;
            }
            let (title, count) = subject(tx, ids)?;
            Ok((Op::SortPosts { title, count }, ()))
        })?;
        Ok(changes)
    }
}

/// Those behind the posts, each once.
fn items(tx: &Tx<'_>, ids: &[String]) -> Result<Vec<Item>> {
    let posts = ids.iter().map(|id| Ok(find::post(tx.db, id)?.item));
    let items = posts.collect::<Result<BTreeSet<_>>>()?;
    items.iter().map(|id| find::item(tx.db, id)).collect()
}

fn sorted(item: &Item, sorting: &Sorting) -> PostEdit {
    let kept = item
        .labels
        .iter()
        .filter(|label| !sorting.remove_labels.contains(label));
    let labels = kept.chain(&sorting.add_labels).cloned().collect();
    PostEdit {
        campaign: sorting.campaign.clone(),
        pillar: sorting.pillar.clone(),
        labels: Some(labels),
        ..PostEdit::default()
    }
}
