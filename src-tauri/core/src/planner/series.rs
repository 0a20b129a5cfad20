//! Changes to a post that repeats, as far as their scope reaches: this one, this and the later
//! ones, all. What is published is never changed.
//!
//! The posts of a series say one item, so that a word mended in all of them is mended once. A change
//! to the words of some gives these a copy of their own, and so says nothing about the others.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::labels::wear;
use super::posts::{edit_item, save, subject};
use super::repeat::{change_rule, cut_off, end_here, truncate};
use super::shift::move_many;
use super::{Planner, Tx, find};
use crate::model::{
    End, Item, ItemId, Op, Post, PostEdit, Repeat, Scope, SeriesChange, Status, status_to_repeat,
};
use crate::query::Changes;
use crate::storage::{self, Db};
use crate::{Code, Error, Result};

impl Planner {
    /// Changes a post and as much of its series as the scope says. A post that does not repeat is
    /// changed alone.
    pub fn change_series(
        &mut self,
        id: &str,
        scope: Scope,
        change: &SeriesChange,
    ) -> Result<Changes> {
        self.make_ahead()?;
        let repeats = storage::repeat::of_post(&self.db, &id.into())?.is_some();
        match change {
            SeriesChange::Rule { rule } => self.set_rule(id, rule.as_deref()),
            _ if repeats && scope != Scope::This => self.change_many(id, scope, change),
            SeriesChange::Edit { edit } => self.edit_post(id, edit),
            SeriesChange::Move { target } => self.move_posts(&[id.to_owned()], target),
            SeriesChange::Status { status } => self.set_status(&[id.to_owned()], *status),
            SeriesChange::Delete => self.delete_posts(&[id.to_owned()]),
        }
    }

    fn set_rule(&mut self, id: &str, rule: Option<&str>) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let post = find::post(tx.db, id)?;
            match rule {
                Some(rule) => change_rule(tx, &post, rule)?,
                None => end_here(tx, &post)?,
            }
            let title = find::item(tx.db, &post.item)?.title;
            let rule = rule.map(str::to_owned);
            Ok((Op::RepeatPost { title, rule }, ()))
        })?;
        Ok(changes)
    }

    fn change_many(&mut self, id: &str, scope: Scope, change: &SeriesChange) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let op = match change {
                SeriesChange::Edit { edit } => edit_many(tx, id, scope, edit)?,
                SeriesChange::Move { target } => move_many(tx, id, scope, target)?,
                SeriesChange::Status { status } => set_status_of_many(tx, id, scope, *status)?,
                SeriesChange::Delete | SeriesChange::Rule { .. } => delete_many(tx, id, scope)?,
            };
            Ok((op, ()))
        })?;
        Ok(changes)
    }
}

/// A post and the item that an edit of this post alone may change. Where other days of its series
/// say the item too, it gets a copy, which its siblings of the day say as well.
pub(super) fn alone(tx: &Tx<'_>, post: Post, edit: &PostEdit) -> Result<(Post, Item)> {
    let item = find::item(tx.db, &post.item)?;
    let Some((_, date)) = storage::repeat::of_post(tx.db, &post.id)? else {
        return Ok((post, item));
    };
    if !changes_words(&item, edit)? {
        return Ok((post, item));
    }
    let item = own_on(tx, &item.id, date)?;
    Ok((find::post(tx.db, post.id.as_str())?, item))
}

/// A post with an item that its series does not say on other days.
pub(super) fn apart(tx: &Tx<'_>, post: Post) -> Result<Post> {
    if let Some((_, date)) = storage::repeat::of_post(tx.db, &post.id)? {
        own_on(tx, &post.item, date)?;
    }
    find::post(tx.db, post.id.as_str())
}

/// The item as only the posts of one day say it.
fn own_on(tx: &Tx<'_>, item: &ItemId, date: NaiveDate) -> Result<Item> {
    let mut of_day = BTreeSet::new();
    for other in storage::post::of_item(tx.db, item)? {
        let its = storage::repeat::of_post(tx.db, &other.id)?;
        if its.is_some_and(|(_, its)| its == date) {
            of_day.insert(other.id.to_string());
        }
    }
    own_item(tx, item, &of_day, &BTreeSet::new())
}

/// Deletes one post; its series does not make it again.
pub(super) fn delete_one(tx: &Tx<'_>, post: &Post) -> Result<()> {
    let series = storage::repeat::of_post(tx.db, &post.id)?;
    if let Some((series, date)) = &series {
        storage::repeat::skip(tx.db, &series.id, *date)?;
    }
    delete_row(tx, post)?;
    match series {
        Some((series, _)) => drop_spent(tx, &series),
        None => Ok(()),
    }
}

pub(super) fn delete_row(tx: &Tx<'_>, post: &Post) -> Result<()> {
    storage::post::delete(tx.db, &post.id)?;
    storage::item::delete_unsaid(tx.db, &post.item)
}

/// A series that ends and has no post left is none any more.
fn drop_spent(tx: &Tx<'_>, series: &Repeat) -> Result<()> {
    let ends = series.rule.end() != End::Never;
    if ends && storage::repeat::posts(tx.db, &series.id)?.is_empty() {
        storage::repeat::delete(tx.db, &series.id)?;
        storage::item::delete_unsaid(tx.db, &series.item)?;
    }
    Ok(())
}

fn changes_words(item: &Item, edit: &PostEdit) -> Result<bool> {
    let campaign = item.campaign.as_ref().map(|id| id.as_str());
    let pillar = item.pillar.as_ref().map(|id| id.as_str());
    let is_other = |wanted: &Option<Option<String>>, now: Option<&str>| {
        wanted
            .as_ref()
            .is_some_and(|wanted| wanted.as_deref() != now)
    };
    Ok(item.edited(edit)? != *item
        || is_other(&edit.campaign, campaign)
        || is_other(&edit.pillar, pillar))
}

/// The item as only these posts and series say it: itself where nobody else does, else a copy.
fn own_item(
    tx: &Tx<'_>,
    id: &ItemId,
    posts: &BTreeSet<String>,
    series: &BTreeSet<String>,
) -> Result<Item> {
    let item = find::item(tx.db, id)?;
    let saying = storage::post::of_item(tx.db, id)?;
    let repeating = storage::repeat::of_item(tx.db, id)?;
    let (own, others): (Vec<Post>, Vec<Post>) = saying
        .into_iter()
        .partition(|post| posts.contains(post.id.as_str()));
    let (mine, theirs): (Vec<Repeat>, Vec<Repeat>) = repeating
        .into_iter()
        .partition(|one| series.contains(one.id.as_str()));
    if others.is_empty() && theirs.is_empty() {
        return Ok(item);
    }
    let id = ItemId::new(tx.now);
    let copy = Item { id, ..item };
    storage::item::put(tx.db, &copy)?;
    wear(tx, &copy.id, &[], &copy.labels)?;
    for post in own {
        storage::repeat::hang(tx.db, &post.id, &copy.id)?;
    }
    for one in mine {
        let item = copy.id.clone();
        storage::repeat::put(tx.db, &Repeat { item, ..one })?;
    }
    Ok(copy)
}

/// The series of a post as far as the scope reaches, and the date of the post in it.
pub(super) fn reached(tx: &Tx<'_>, id: &str, scope: Scope) -> Result<(Repeat, NaiveDate)> {
    let post = find::post(tx.db, id)?;
    let (series, date) = storage::repeat::of_post(tx.db, &post.id)?
        .ok_or_else(|| Error::new(Code::Failed, "the post does not repeat"))?;
    if scope == Scope::Later && date > series.first {
        return Ok((cut_off(tx, &series, date)?, date));
    }
    Ok((series, date))
}

/// The posts of a series that are not out yet.
pub(super) fn open_posts(db: &Db, series: &Repeat) -> Result<Vec<(NaiveDate, Post)>> {
    let mut posts = storage::repeat::posts(db, &series.id)?;
    posts.retain(|(_, post)| post.status != Status::Published);
    Ok(posts)
}

pub(super) fn ids(posts: &[(NaiveDate, Post)], first: &str) -> Vec<String> {
    let others = posts.iter().map(|(_, post)| post.id.to_string());
    let others = others.filter(|id| id != first);
    std::iter::once(first.to_owned()).chain(others).collect()
}

fn edit_many(tx: &Tx<'_>, id: &str, scope: Scope, edit: &PostEdit) -> Result<Op> {
    let (series, date) = reached(tx, id, scope)?;
    edit_words(tx, &series, date, scope, edit)?;
    if edit.own_text.is_some() {
        let mut text = None;
        for (_, post) in open_posts(tx.db, &series)? {
            let after = post.with_own_text(edit)?;
            text.clone_from(&after.text);
            save(tx, &post, after)?;
        }
        let series = current(tx, &series)?;
        put_changed(
            tx,
            &series,
            Repeat {
                text,
                ..series.clone()
            },
        )?;
    }
    let title = find::item(tx.db, &find::post(tx.db, id)?.item)?.title;
    Ok(Op::EditPost { title })
}

/// Words are said on all channels of the series at once, and by posts that have their own as well.
fn edit_words(
    tx: &Tx<'_>,
    series: &Repeat,
    date: NaiveDate,
    scope: Scope,
    edit: &PostEdit,
) -> Result<()> {
    let mut all = vec![series.clone()];
    for other in storage::repeat::of_item(tx.db, &series.item)? {
        let is_cut = scope == Scope::Later && other.first < date;
        let ends = other.dates(date.succ_opt().unwrap_or(date));
        let goes_on = ends.last().is_some_and(|last| *last >= date);
        if other.id == series.id || (is_cut && !goes_on) {
            continue;
        }
        all.push(if is_cut {
            cut_off(tx, &other, date)?
        } else {
            other
        });
    }
    let series: BTreeSet<String> = all.iter().map(|one| one.id.to_string()).collect();
    let (mut posts, mut items) = (BTreeSet::new(), BTreeSet::new());
    for one in &all {
        items.insert(one.item.clone());
        for (_, post) in open_posts(tx.db, one)? {
            items.insert(post.item.clone());
            posts.insert(post.id.to_string());
        }
    }
    for id in items {
        if changes_words(&find::item(tx.db, &id)?, edit)? {
            edit_item(tx, &own_item(tx, &id, &posts, &series)?, edit)?;
        }
    }
    Ok(())
}

fn set_status_of_many(tx: &Tx<'_>, id: &str, scope: Scope, status: Status) -> Result<Op> {
    if status == Status::Published {
        let message = "a series is not published at once: mark each post when it is out";
        return Err(Error::new(Code::BadValue, message).field("status"));
    }
    let (series, _) = reached(tx, id, scope)?;
    let posts = open_posts(tx.db, &series)?;
    for (_, post) in &posts {
        save(
            tx,
            post,
            Post {
                status,
                ..post.clone()
            },
        )?;
    }
    let status_made = status_to_repeat(status);
    let after = Repeat {
        status: status_made,
        ..series.clone()
    };
    put_changed(tx, &series, after)?;
    let (title, count) = subject(tx, &ids(&posts, id))?;
    Ok(Op::SetStatus {
        title,
        count,
        status,
    })
}

fn delete_many(tx: &Tx<'_>, id: &str, scope: Scope) -> Result<Op> {
    let post = find::post(tx.db, id)?;
    let (series, date) = storage::repeat::of_post(tx.db, &post.id)?
        .ok_or_else(|| Error::new(Code::Failed, "the post does not repeat"))?;
    let from = if scope == Scope::All {
        series.first
    } else {
        date
    };
    let mut posts = open_posts(tx.db, &series)?;
    posts.retain(|(date, _)| *date >= from);
    let (title, count) = subject(tx, &ids(&posts, id))?;
    for (_, post) in &posts {
        delete_row(tx, post)?;
    }
    truncate(tx, &series, from)?;
    Ok(Op::DeletePosts { title, count })
}

/// As it is now in the plan: an item may have been copied for it meanwhile.
pub(super) fn current(tx: &Tx<'_>, series: &Repeat) -> Result<Repeat> {
    let found = storage::repeat::get(tx.db, &series.id)?;
    found.ok_or_else(|| Error::new(Code::Failed, "the series is gone"))
}

/// Writes a changed series; one that is as before is left alone.
pub(super) fn put_changed(tx: &Tx<'_>, before: &Repeat, after: Repeat) -> Result<()> {
    if after == *before {
        return Ok(());
    }
    let changed = tx.now;
    storage::repeat::put(tx.db, &Repeat { changed, ..after })
}
