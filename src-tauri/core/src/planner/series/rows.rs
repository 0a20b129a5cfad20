//! Rows of one series: find, write and delete them.

use std::iter::once;

use chrono::NaiveDate;

use super::super::Transaction;
use super::super::post::delete_row;
use super::split::split_at;
use crate::model::{End, Post, Scope, Series, Status};
use crate::storage::{self, Db, find};
use crate::{Code, Error, Result};

/// Returns the series that the scope covers, and the date of the post in it. If the scope covers only later
/// posts, the series is split at the post first.
pub(super) fn series_in_scope(
    tx: &Transaction<'_>,
    id: &str,
    scope: Scope,
) -> Result<(Series, NaiveDate)> {
    let post = find::post(tx.db, id)?;
    let (series, date) = storage::series::of_post(tx.db, &post.id)?
        .ok_or_else(|| Error::new(Code::Unexpected, "the post does not repeat"))?;
    if scope == Scope::Later && date > series.first {
        return Ok((split_at(tx, &series, date)?, date));
    }
    Ok((series, date))
}

/// Returns the unpublished posts of a series with their dates in it.
pub(super) fn unpublished_posts(db: &Db, series: &Series) -> Result<Vec<(NaiveDate, Post)>> {
    let mut posts = storage::series::posts(db, &series.id)?;
    posts.retain(|(_, post)| post.status != Status::Published);
    Ok(posts)
}

pub(super) fn ids_led_by(posts: &[(NaiveDate, Post)], first: &str) -> Vec<String> {
    let others = posts.iter().map(|(_, post)| post.id.to_string());
    let others = others.filter(|id| id != first);
    once(first.to_owned()).chain(others).collect()
}

/// Reads the series again: its item may have been replaced by a copy.
pub(super) fn current(tx: &Transaction<'_>, series: &Series) -> Result<Series> {
    let found = storage::series::get(tx.db, &series.id)?;
    found.ok_or_else(|| Error::new(Code::Unexpected, "the series is gone"))
}

/// Writes a series if it changed.
pub(in crate::planner) fn put_changed(
    tx: &Transaction<'_>,
    before: &Series,
    after: Series,
) -> Result<()> {
    if after == *before {
        return Ok(());
    }
    let changed = tx.now;
    storage::series::put(tx.db, &Series { changed, ..after })
}

/// Deletes one post and skips its date, so that its series does not generate it again.
pub(in crate::planner) fn delete_one(tx: &Transaction<'_>, post: &Post) -> Result<()> {
    let series = storage::series::of_post(tx.db, &post.id)?;
    if let Some((series, date)) = &series {
        storage::series::skip(tx.db, &series.id, *date)?;
    }
    delete_row(tx, post)?;
    match series {
        Some((series, _)) => drop_spent(tx, &series),
        None => Ok(()),
    }
}

/// Deletes a series that has an end and no posts left.
fn drop_spent(tx: &Transaction<'_>, series: &Series) -> Result<()> {
    let ends = series.rule.end() != End::Never;
    if ends && storage::series::posts(tx.db, &series.id)?.is_empty() {
        storage::series::delete(tx.db, &series.id)?;
        storage::item::delete_unused(tx.db, &series.item)?;
    }
    Ok(())
}
