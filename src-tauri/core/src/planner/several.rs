//! Many posts at once: each verb is one operation, however many it concerns.

use super::posts::{duplicate, edit_item, move_there, save, subject};
use super::series::alone;
use super::{Planner, Tx, find};
use crate::Result;
use crate::model::{Item, Op, Post, PostEdit, PostId, Sorting, Status, Target};
use crate::query::Changes;

impl Planner {
    /// Copies posts to where a move would put them, in a status where one is given; the copies' ids
    /// in the order given.
    pub fn copy_posts(
        &mut self,
        ids: &[String],
        target: &Target,
        status: Option<Status>,
    ) -> Result<(Changes, Vec<PostId>)> {
        self.transact(|tx| {
            let copies = ids.iter().map(|id| copied_to(tx, id, target, status));
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

fn copied_to(tx: &Tx<'_>, id: &str, target: &Target, status: Option<Status>) -> Result<PostId> {
    let copy = duplicate(tx, id, target.channel.as_deref())?;
    let there = move_there(tx, copy.as_str(), target)?;
    if let Some(status) = status {
        let post = Post {
            status,
            ..there.clone()
        };
        save(tx, &there, post)?;
    }
    Ok(copy)
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
