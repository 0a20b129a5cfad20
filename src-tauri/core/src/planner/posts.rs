//! Posts: add, edit, move, duplicate, delete; and the items behind them.

use super::labels::wear;
use super::{Planner, Tx, find, repeat, series};
use crate::model::{
    Channel, Item, ItemId, NewPost, Op, Post, PostEdit, PostId, Status, Target, When, Zone,
};
use crate::query::Changes;
use crate::{Code, Error, Result, storage};

impl Planner {
    /// A new item with a post on each of the channels; the posts' ids in the channels' order.
    pub fn add_post(&mut self, new: &NewPost) -> Result<(Changes, Vec<PostId>)> {
        if new.repeat.is_some() {
            self.make_ahead()?;
        }
        self.transact(|tx| add_all(tx, new))
    }

    /// Changes one post and the item behind it, which its siblings share.
    pub fn edit_post(&mut self, id: &str, edit: &PostEdit) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let before = find::post(tx.db, id)?;
            let (before, item) = series::alone(tx, before, edit)?;
            let item = edit_item(tx, &item, edit)?;
            save(tx, &before, before.with_own_text(edit)?)?;
            Ok((Op::EditPost { title: item.title }, ()))
        })?;
        Ok(changes)
    }

    /// Words, status and place of one post as one operation, as a script gives them together.
    pub fn revise_post(
        &mut self,
        id: &str,
        edit: &PostEdit,
        status: Option<Status>,
        target: &Target,
    ) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let before = find::post(tx.db, id)?;
            let (_, item) = series::alone(tx, before, edit)?;
            let item = edit_item(tx, &item, edit)?;
            let channel = target.channel.as_deref();
            let channel = channel
                .map(|id| in_use(find::channel(tx.db, id)?))
                .transpose()?;
            let moved = move_one(tx, id, target.when, channel.as_ref(), None)?;
            let mut after = moved.with_own_text(edit)?;
            after.status = status.unwrap_or(moved.status);
            save(tx, &moved, after)?;
            Ok((Op::EditPost { title: item.title }, ()))
        })?;
        Ok(changes)
    }

    /// Says an item on one more channel, at the time of `id` and with the item's text.
    pub fn add_sibling(&mut self, id: &str, channel: &str) -> Result<(Changes, PostId)> {
        self.transact(|tx| {
            let model = series::apart(tx, find::post(tx.db, id)?)?;
            let title = find::item(tx.db, &model.item)?.title;
            let channel = in_use(find::channel(tx.db, channel)?)?;
            let own = find::zone_of(tx.db, &channel.id)?;
            let post = model.moved_to(When::Keep, None, own)?;
            let post = Post {
                id: PostId::new(tx.now),
                channel: channel.id,
                text: None,
                sequence: 0,
                changed: tx.now,
                ..post
            };
            storage::post::put(tx.db, &post)?;
            Ok((Op::AddPost { title, count: 1 }, post.id))
        })
    }

    pub fn set_status(&mut self, ids: &[String], status: Status) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
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
            Ok((
                Op::SetStatus {
                    title,
                    count,
                    status,
                },
                (),
            ))
        })?;
        Ok(changes)
    }

    pub fn move_posts(&mut self, ids: &[String], target: &Target) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let channel = target.channel.as_deref();
            let channel = channel
                .map(|id| in_use(find::channel(tx.db, id)?))
                .transpose()?;
            let seen_in = target.zone.as_deref().map(str::parse).transpose()?;
            let mut first = None;
            for id in ids {
                let after = move_one(tx, id, target.when, channel.as_ref(), seen_in)?;
                first.get_or_insert(after);
            }
            let (title, count) = subject(tx, ids)?;
            let to = first
                .and_then(|post| post.planned)
                .map(|planned| seen_in.map_or(planned.at, |zone| planned.seen_in(zone)));
            let channel = channel.map(|channel| channel.name);
            Ok((
                Op::MovePosts {
                    title,
                    count,
                    to,
                    channel,
                },
                (),
            ))
        })?;
        Ok(changes)
    }

    /// Copies posts, each with an item of its own; the copies' ids in the order given.
    pub fn duplicate_posts(&mut self, ids: &[String]) -> Result<(Changes, Vec<PostId>)> {
        self.transact(|tx| {
            let copies = ids.iter().map(|id| duplicate(tx, id, None));
            let copies = copies.collect::<Result<Vec<_>>>()?;
            let (title, count) = subject(tx, ids)?;
            Ok((Op::DuplicatePosts { title, count }, copies))
        })
    }

    pub fn delete_posts(&mut self, ids: &[String]) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let (title, count) = subject(tx, ids)?;
            for id in ids {
                series::delete_one(tx, &find::post(tx.db, id)?)?;
            }
            Ok((Op::DeletePosts { title, count }, ()))
        })?;
        Ok(changes)
    }
}

pub(super) fn add_all(tx: &Tx<'_>, new: &NewPost) -> Result<(Op, Vec<PostId>)> {
    let item = add_item(tx, &new.edit)?;
    let channels = chosen_channels(tx, &new.channels)?;
    let posts = channels.iter().map(|channel| {
        let post = add(tx, &item, channel, new)?;
        match &new.repeat {
            Some(rule) => {
                let typed = new.at.map(|at| at.date);
                repeat::begin(tx, &find::post(tx.db, post.as_str())?, rule, typed)
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

/// Writes a changed post; one that is as before is left alone.
pub(super) fn save(tx: &Tx<'_>, before: &Post, after: Post) -> Result<Post> {
    if after == *before {
        return Ok(after);
    }
    let after = Post {
        changed: tx.now,
        ..after.counted_after(before)
    };
    storage::post::put(tx.db, &after)?;
    Ok(after)
}

pub(super) fn add_item(tx: &Tx<'_>, edit: &PostEdit) -> Result<Item> {
    let blank = Item {
        id: ItemId::new(tx.now),
        title: String::new(),
        text: String::new(),
        link: None,
        campaign: None,
        pillar: None,
        notes: String::new(),
        labels: Vec::new(),
    };
    let titled = PostEdit {
        title: Some(edit.title.clone().unwrap_or_default()),
        ..edit.clone()
    };
    edit_item(tx, &blank, &titled)
}

pub(super) fn edit_item(tx: &Tx<'_>, before: &Item, edit: &PostEdit) -> Result<Item> {
    let mut item = before.edited(edit)?;
    if let Some(campaign) = &edit.campaign {
        let found = campaign
            .as_deref()
            .map(|id| find::campaign(tx.db, id))
            .transpose()?;
        item.campaign = found.map(|campaign| campaign.id);
    }
    if let Some(pillar) = &edit.pillar {
        let found = pillar
            .as_deref()
            .map(|id| find::pillar(tx.db, id))
            .transpose()?;
        item.pillar = found.map(|pillar| pillar.id);
    }
    if item != *before {
        storage::item::put(tx.db, &item)?;
        wear(tx, &item.id, &before.labels, &item.labels)?;
        storage::post::stamp(tx.db, &item.id, tx.now)?;
        storage::repeat::stamp(tx.db, &item.id, tx.now)?;
    }
    Ok(item)
}

fn chosen_channels(tx: &Tx<'_>, ids: &[String]) -> Result<Vec<Channel>> {
    if ids.is_empty() {
        let message = "the post has no channel: choose at least one";
        return Err(Error::new(Code::Empty, message).field("channel"));
    }
    ids.iter()
        .map(|id| in_use(find::channel(tx.db, id)?))
        .collect()
}

/// Nothing new goes on an archived channel.
pub(super) fn in_use(channel: Channel) -> Result<Channel> {
    if !channel.archived {
        return Ok(channel);
    }
    let name = channel.name;
    let message = format!("the channel “{name}” is archived: bring it back first");
    let error = Error::new(Code::BadValue, message).field("channel");
    Err(error.about(&name))
}

pub(super) fn add(tx: &Tx<'_>, item: &Item, channel: &Channel, new: &NewPost) -> Result<PostId> {
    let own = find::zone_of(tx.db, &channel.id)?;
    let post = Post {
        id: PostId::new(tx.now),
        item: item.id.clone(),
        channel: channel.id.clone(),
        planned: None,
        text: None,
        status: new.status,
        sequence: 0,
        changed: tx.now,
    };
    let when = new.at.map_or(When::Tray, |at| When::At { at });
    let seen_in = new.zone.as_deref().map(str::parse).transpose()?;
    let post = post
        .moved_to(when, seen_in, own)?
        .with_own_text(&new.edit)?;
    storage::post::put(tx.db, &post)?;
    Ok(post.id)
}

pub(super) fn move_one(
    tx: &Tx<'_>,
    id: &str,
    when: When,
    channel: Option<&Channel>,
    seen_in: Option<Zone>,
) -> Result<Post> {
    let before = find::post(tx.db, id)?;
    let channel = channel
        .map_or(&before.channel, |channel| &channel.id)
        .clone();
    let own = find::zone_of(tx.db, &channel)?;
    let after = before.moved_to(when, seen_in, own)?;
    save(tx, &before, Post { channel, ..after })
}

/// `channel` is where the copy will be moved, none where it stays on that of the post.
pub(super) fn duplicate(tx: &Tx<'_>, id: &str, channel: Option<&str>) -> Result<PostId> {
    let model = find::post(tx.db, id)?;
    let channel = channel.unwrap_or(model.channel.as_str());
    in_use(find::channel(tx.db, channel)?)?;
    let item = find::item(tx.db, &model.item)?;
    let item = Item {
        id: ItemId::new(tx.now),
        ..item
    };
    storage::item::put(tx.db, &item)?;
    wear(tx, &item.id, &[], &item.labels)?;
    let copy = Post {
        id: PostId::new(tx.now),
        item: item.id,
        status: copied(model.status),
        sequence: 0,
        changed: tx.now,
        ..model
    };
    storage::post::put(tx.db, &copy)?;
    Ok(copy.id)
}

pub(super) fn move_there(tx: &Tx<'_>, id: &str, target: &Target) -> Result<Post> {
    let channel = target.channel.as_deref();
    let channel = channel
        .map(|id| in_use(find::channel(tx.db, id)?))
        .transpose()?;
    let seen_in = target.zone.as_deref().map(str::parse).transpose()?;
    move_one(tx, id, target.when, channel.as_ref(), seen_in)
}

/// A copy has not been approved or published by anybody.
fn copied(status: Status) -> Status {
    match status {
        Status::Idea => Status::Idea,
        _ => Status::Draft,
    }
}

/// The first of the posts by title, and how many there are.
pub(super) fn subject(tx: &Tx<'_>, ids: &[String]) -> Result<(String, u32)> {
    let Some(first) = ids.first() else {
        let message = "no post was named: give at least one";
        return Err(Error::new(Code::Empty, message).field("post"));
    };
    let post = find::post(tx.db, first)?;
    let title = find::item(tx.db, &post.item)?.title;
    Ok((title, ids.len() as u32))
}
