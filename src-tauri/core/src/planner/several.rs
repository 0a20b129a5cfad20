//! Many posts at once: each verb is one operation, however many it concerns.

use super::posts::{copied_to, edit_item, subject};
use super::series::alone;
use super::{Planner, find};
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
            for id in ids {
                let post = find::post(tx.db, id)?;
                let edit = sorted(&find::item(tx.db, &post.item)?, sorting);
                let (_, item) = alone(tx, post, &edit)?;
                edit_item(tx, &item, &edit)?;
            }
            let (title, count) = subject(tx, ids)?;
            Ok((Op::SortPosts { title, count }, ()))
        })?;
        Ok(changes)
    }
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
