//! Posts: add, edit, move, copy, delete. Each action is one operation, regardless of the number of posts.

use serde::Serialize;

use super::item::{add_item, edit_item};
use super::post::{add, duplicate, move_one, save, subject};
use super::revision::revise;
use super::series::{detach, rows, rule};
use super::target::{Destination, in_use};
use super::{Planner, Transaction, approval, publishing};
use crate::model::{
    Categories, Channel, Item, NewPost, Op, Post, PostEdit, PostId, Status, Target, When,
};
use crate::query::Changes;
use crate::storage::{self, find};
use crate::{Code, Error, Result};

/// The result of moving one post: either it was moved, or its item has other posts that can be moved with it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum UnsharedMove {
    Moved(Box<Changes>),
    Shared(Vec<PostId>),
}

impl Planner {
    /// Adds an item with a post on each of the channels. Returns the ids of the posts in the order of the
    /// channels.
    pub fn add_post(&mut self, new: &NewPost) -> Result<(Changes, Vec<PostId>)> {
        if new.repeat.is_some() {
            self.generate_ahead()?;
        }
        self.transact(|tx| add_all(tx, new))
    }

    /// Changes one post and its item, which its siblings share.
    pub fn edit_post(&mut self, id: &str, edit: &PostEdit) -> Result<Changes> {
        self.change(|tx| {
            let before = find::post(tx.db, id)?;
            let (before, item) = detach::detached_for_edit(tx, before, edit)?;
            let item = edit_item(tx, &item, edit)?;
            save(tx, &before, before.with_own_text(edit)?)?;
            Ok(Op::EditPost { title: item.title })
        })
    }

    /// Changes the text, status, time and channel of one post as one operation.
    pub fn revise_post(
        &mut self,
        id: &str,
        edit: &PostEdit,
        status: Option<Status>,
        target: &Target,
    ) -> Result<Changes> {
        self.change(|tx| {
            let title = revise(tx, id, edit, status, target)?;
            Ok(Op::EditPost { title })
        })
    }

    /// Adds a post of the same item on one more channel, at the time of `id` and with the item's text.
    pub fn add_sibling(&mut self, id: &str, channel: &str) -> Result<(Changes, PostId)> {
        self.transact(|tx| {
            let model = detach::detached(tx, find::post(tx.db, id)?)?;
            let title = find::item(tx.db, &model.item)?.title;
            let channel = in_use(find::channel(tx.db, channel)?)?;
            let own = find::zone_of(tx.db, &channel.id)?;
            let post = model.moved_to(When::Keep, None, own)?;
            let post = Post {
                id: PostId::new(tx.now),
                channel: channel.id,
                text: None,
                parts: Vec::new(),
                sequence: 0,
                changed: tx.now,
                ..post
            };
            storage::post::put(tx.db, &post)?;
            Ok((Op::AddPost { title, count: 1 }, post.id))
        })
    }

    pub fn set_status(&mut self, ids: &[String], status: Status) -> Result<Changes> {
        self.change(|tx| {
            for id in ids {
                let before = find::post(tx.db, id)?;
                save(
                    tx,
                    &before,
                    Post {
                        status,
                        ..before.clone()
                    },
                )?;
            }
            let (title, count) = subject(tx, ids)?;
            Ok(Op::SetStatus {
                title,
                count,
                status,
            })
        })
    }

    /// Moves one post. If its item has posts on other channels that can be moved with it, moves nothing and
    /// returns their ids.
    pub fn move_unshared(&mut self, id: &str, target: &Target) -> Result<UnsharedMove> {
        let siblings = self.siblings(id)?;
        if !siblings.is_empty() {
            return Ok(UnsharedMove::Shared(siblings));
        }
        let changes = self.move_posts(&[id.to_owned()], target)?;
        Ok(UnsharedMove::Moved(Box::new(changes)))
    }

    pub fn move_posts(&mut self, ids: &[String], target: &Target) -> Result<Changes> {
        self.change(|tx| {
            let destination = Destination::resolve(tx, target)?;
            let moved = ids.iter().map(|id| move_one(tx, id, &destination));
            let moved = moved.collect::<Result<Vec<_>>>()?;
            let (title, count) = subject(tx, ids)?;
            let first = moved.first().and_then(|post| post.planned);
            let op = Op::MovePosts {
                title,
                count,
                to: first.map(|planned| destination.shown(planned)),
                channel: destination.channel.map(|channel| channel.name),
            };
            Ok(op)
        })
    }

    /// Copies posts, each with an item of its own. Returns the ids of the copies in the order of `ids`.
    pub fn duplicate_posts(&mut self, ids: &[String]) -> Result<(Changes, Vec<PostId>)> {
        self.transact(|tx| {
            let copies = ids.iter().map(|id| duplicate(tx, id, None));
            let copies = copies.collect::<Result<Vec<_>>>()?;
            let (title, count) = subject(tx, ids)?;
            Ok((Op::DuplicatePosts { title, count }, copies))
        })
    }

    /// Copies posts and moves the copies, with `status` if it is given. Returns the ids of the copies in the
    /// order of `ids`.
    pub fn copy_posts(
        &mut self,
        ids: &[String],
        target: &Target,
        status: Option<Status>,
    ) -> Result<(Changes, Vec<PostId>)> {
        self.transact(|tx| {
            let to = Destination::resolve(tx, target)?;
            let copies = ids.iter().map(|id| copied_to(tx, id, &to, status));
            let copies = copies.collect::<Result<Vec<_>>>()?;
            let (title, count) = subject(tx, ids)?;
            Ok((Op::DuplicatePosts { title, count }, copies))
        })
    }

    /// Sets or clears the campaign and pillar of the items of posts, and adds and removes labels.
    pub fn categorize_posts(&mut self, ids: &[String], categories: &Categories) -> Result<Changes> {
        self.change(|tx| {
            for id in ids {
                let post = find::post(tx.db, id)?;
                let edit = categorized(&find::item(tx.db, &post.item)?, categories);
                let (_, item) = detach::detached_for_edit(tx, post, &edit)?;
                edit_item(tx, &item, &edit)?;
            }
            let (title, count) = subject(tx, ids)?;
            Ok(Op::CategorizePosts { title, count })
        })
    }

    /// Deletes posts. A series doesn't generate a deleted post again.
    pub fn delete_posts(&mut self, ids: &[String]) -> Result<Changes> {
        self.change(|tx| {
            let (title, count) = subject(tx, ids)?;
            for id in ids {
                rows::delete_one(tx, &find::post(tx.db, id)?)?;
            }
            Ok(Op::DeletePosts { title, count })
        })
    }
}

pub(super) fn add_all(tx: &Transaction<'_>, new: &NewPost) -> Result<(Op, Vec<PostId>)> {
    let item = add_item(tx, &new.edit)?;
    let channels = chosen_channels(tx, &new.channels)?;
    refuse_address(new)?;
    let posts = channels.iter().map(|channel| {
        let post = add(tx, &item, channel, new)?;
        approval::begin(tx, &post, new.status)?;
        if let Some(address) = &new.published_url {
            publishing::put_address(tx, &post, address)?;
        }
        match &new.repeat {
            Some(rule) => {
                let typed = new.at.map(|at| at.date);
                rule::begin(tx, &find::post(tx.db, post.as_str())?, rule, typed)
            }
            None => Ok(post),
        }
    });
    let posts = posts.collect::<Result<Vec<_>>>()?;
    let op = Op::AddPost {
        title: item.title,
        count: posts.len() as u32,
    };
    Ok((op, posts))
}

/// Refuses an address for a post that isn't published, or that isn't a single one.
fn refuse_address(new: &NewPost) -> Result<()> {
    let is_single = new.channels.len() == 1 && new.repeat.is_none();
    if new.published_url.is_none() || (is_single && new.status == Status::Published) {
        return Ok(());
    }
    let message = "an address is that of one published post: give it the status published and a single channel";
    Err(Error::new(Code::BadValue, message).field("url"))
}

fn chosen_channels(tx: &Transaction<'_>, ids: &[String]) -> Result<Vec<Channel>> {
    if ids.is_empty() {
        let message = "the post has no channel: choose at least one";
        return Err(Error::new(Code::Empty, message).field("channel"));
    }
    ids.iter()
        .map(|id| in_use(find::channel(tx.db, id)?))
        .collect()
}

fn copied_to(
    tx: &Transaction<'_>,
    id: &str,
    to: &Destination,
    status: Option<Status>,
) -> Result<PostId> {
    let copy = duplicate(tx, id, to.channel.as_ref())?;
    let there = move_one(tx, copy.as_str(), to)?;
    if let Some(status) = status {
        let post = Post {
            status,
            ..there.clone()
        };
        save(tx, &there, post)?;
    }
    Ok(copy)
}

fn categorized(item: &Item, categories: &Categories) -> PostEdit {
    let kept = item
        .labels
        .iter()
        .filter(|label| !categories.remove_labels.contains(label));
    let labels = kept.chain(&categories.add_labels).cloned().collect();
    PostEdit {
        campaign: categories.campaign.clone(),
        pillar: categories.pillar.clone(),
        labels: Some(labels),
        facets: categories.facets.clone(),
        ..PostEdit::default()
    }
}
