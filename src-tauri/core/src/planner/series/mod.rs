//! Changes to a repeating post and, depending on the scope, to its series: to this post, to this and later
//! ones, or to all. Published posts are never changed.
//!
//! The posts of a series share one item, so that a typo in all of them is corrected once. A change to the text
//! of only some posts gives them a copy of the item, so that the others stay as they are.

pub(super) mod detach;
pub(super) mod horizon;
pub(super) mod renewed;
pub(super) mod rows;
pub(super) mod rule;
mod shift;
mod split;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::item::edit_item;
use super::post::{delete_row, save, subject};
use super::{Planner, Transaction};
use crate::model::{Op, Post, PostEdit, Scope, Series, SeriesChange, Status, status_to_repeat};
use crate::query::Changes;
use crate::storage::{self, find};
use crate::{Code, Error, Result};
use detach::{changes_words, detach_item};
use rows::{current, ids_led_by, put_changed, series_in_scope, unpublished_posts};
use rule::{change_rule, end_here};
use shift::move_many;
use split::{split_at, truncate};

impl Planner {
    /// Changes a post and the posts of its series in the scope. A post that isn't in a series is changed alone.
    pub fn change_series(
        &mut self,
        id: &str,
        scope: Scope,
        change: &SeriesChange,
    ) -> Result<Changes> {
        self.generate_ahead()?;
        let repeats = storage::series::of_post(&self.db, &id.into())?.is_some();
        match change {
            SeriesChange::Rule { .. } => self.change_many(id, scope, change),
            _ if repeats && scope != Scope::This => self.change_many(id, scope, change),
            SeriesChange::Edit { edit } => self.edit_post(id, edit),
            SeriesChange::Move { target } => self.move_posts(&[id.to_owned()], target),
            SeriesChange::Status { status } => self.set_status(&[id.to_owned()], *status),
            SeriesChange::Delete => self.delete_posts(&[id.to_owned()]),
        }
    }

    fn change_many(&mut self, id: &str, scope: Scope, change: &SeriesChange) -> Result<Changes> {
        self.change(|tx| {
            let op = match change {
                SeriesChange::Edit { edit } => edit_many(tx, id, scope, edit)?,
                SeriesChange::Move { target } => move_many(tx, id, scope, target)?,
                SeriesChange::Status { status } => set_status_of_many(tx, id, scope, *status)?,
                SeriesChange::Delete => delete_many(tx, id, scope)?,
                SeriesChange::Rule { rule } => set_rule(tx, id, rule.as_deref())?,
            };
            Ok(op)
        })
    }
}

/// Gives a post and the later ones another rule, or ends the series at the post.
fn set_rule(tx: &Transaction<'_>, id: &str, rule: Option<&str>) -> Result<Op> {
    let post = find::post(tx.db, id)?;
    match rule {
        Some(rule) => change_rule(tx, &post, rule)?,
        None => end_here(tx, &post)?,
    }
    let title = find::item(tx.db, &post.item)?.title;
    let rule = rule.map(str::to_owned);
    Ok(Op::RepeatPost { title, rule })
}

fn edit_many(tx: &Transaction<'_>, id: &str, scope: Scope, edit: &PostEdit) -> Result<Op> {
    let (series, date) = series_in_scope(tx, id, scope)?;
    edit_words(tx, &series, date, scope, edit)?;
    if edit.own_text.is_some() || edit.parts.is_some() {
        let mut text = None;
        for (_, post) in unpublished_posts(tx.db, &series)? {
            let after = post.with_own_text(edit)?;
            text.clone_from(&after.text);
            save(tx, &post, after)?;
        }
        let series = current(tx, &series)?;
        put_changed(
            tx,
            &series,
            Series {
                text,
                ..series.clone()
            },
        )?;
    }
    edit_each(tx, &series, edit)?;
    let title = find::item(tx.db, &find::post(tx.db, id)?.item)?.title;
    Ok(Op::EditPost { title })
}

/// Changes the first comment and the kind of the unpublished posts, and of those that are generated from now on.
fn edit_each(tx: &Transaction<'_>, series: &Series, edit: &PostEdit) -> Result<()> {
    if edit.first_comment.is_none() && edit.kind.is_none() {
        return Ok(());
    }
    let edit = PostEdit {
        first_comment: edit.first_comment.clone(),
        kind: edit.kind,
        ..PostEdit::default()
    };
    let mut after = current(tx, series)?;
    for (_, post) in unpublished_posts(tx.db, series)? {
        let edited = post.with_own_text(&edit)?;
        after.first_comment.clone_from(&edited.first_comment);
        after.kind = edited.kind;
        save(tx, &post, edited)?;
    }
    let series = current(tx, series)?;
    put_changed(tx, &series, after)
}

/// Changes the items of the series and of the series of the same item on other channels, including items that
/// only some posts of a series have.
fn edit_words(
    tx: &Transaction<'_>,
    series: &Series,
    date: NaiveDate,
    scope: Scope,
    edit: &PostEdit,
) -> Result<()> {
    let mut all = vec![series.clone()];
    for other in storage::series::of_item(tx.db, &series.item)? {
        let is_cut = scope == Scope::Later && other.first < date;
        let ends = other.dates(date.succ_opt().unwrap_or(date));
        let goes_on = ends.last().is_some_and(|last| *last >= date);
        if other.id == series.id || (is_cut && !goes_on) {
            continue;
        }
        all.push(if is_cut {
            split_at(tx, &other, date)?
        } else {
            other
        });
    }
    let series: BTreeSet<String> = all.iter().map(|one| one.id.to_string()).collect();
    let (mut posts, mut items) = (BTreeSet::new(), BTreeSet::new());
    for one in &all {
        items.insert(one.item.clone());
        for (_, post) in unpublished_posts(tx.db, one)? {
            items.insert(post.item.clone());
            posts.insert(post.id.to_string());
        }
    }
    for id in items {
        if changes_words(&find::item(tx.db, &id)?, edit)? {
            edit_item(tx, &detach_item(tx, &id, &posts, &series)?, edit)?;
        }
    }
    Ok(())
}

fn set_status_of_many(tx: &Transaction<'_>, id: &str, scope: Scope, status: Status) -> Result<Op> {
    if status == Status::Published {
        let message = "a series is not published at once: mark each post when it is out";
        return Err(Error::new(Code::BadValue, message).field("status"));
    }
    let (series, _) = series_in_scope(tx, id, scope)?;
    let posts = unpublished_posts(tx.db, &series)?;
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
    let after = Series {
        status: status_made,
        ..series.clone()
    };
    put_changed(tx, &series, after)?;
    let (title, count) = subject(tx, &ids_led_by(&posts, id))?;
    Ok(Op::SetStatus {
        title,
        count,
        status,
    })
}

fn delete_many(tx: &Transaction<'_>, id: &str, scope: Scope) -> Result<Op> {
    let post = find::post(tx.db, id)?;
    let (series, date) = storage::series::of_post(tx.db, &post.id)?
        .ok_or_else(|| Error::new(Code::Unexpected, "the post does not repeat"))?;
    let from = if scope == Scope::All {
        series.first
    } else {
        date
    };
    let mut posts = unpublished_posts(tx.db, &series)?;
    posts.retain(|(date, _)| *date >= from);
    let (title, count) = subject(tx, &ids_led_by(&posts, id))?;
    for (_, post) in &posts {
        delete_row(tx, post)?;
    }
    truncate(tx, &series, from)?;
    Ok(Op::DeletePosts { title, count })
}
