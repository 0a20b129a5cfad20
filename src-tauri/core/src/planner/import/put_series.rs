//! Writes the series of drafts into the plan: new ones, and those that the plan has otherwise.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::super::Transaction;
use super::super::series::renewed::{edit_shared_words, post_on, renew_rule};
use super::super::series::{rows::delete_one, rule};
use super::changed_post::ChangedPost;
use super::changed_series::ChangedSeries;
use super::draft::{Draft, Repeat};
use crate::Result;
use crate::model::{Post, PostEdit, Series, SeriesId, Status};
use crate::storage::{self, find};

/// Makes a post the first of a series, without the dates that the file leaves out. The series has the id of the post, so that
/// the file's next version is known to be about it.
pub(super) fn begin_series(tx: &Transaction<'_>, post: &Post, repeat: &Repeat) -> Result<()> {
    let id = SeriesId::from(post.id.as_str());
    let is_free = storage::series::get(tx.db, &id)?.is_none();
    let id = is_free.then_some(id);
    rule::begin_as(tx, post, id, &repeat.rule, Some(repeat.first))?;
    let Some((series, _)) = storage::series::of_post(tx.db, &post.id)? else {
        return Ok(());
    };
    let own = post.planned.map_or(repeat.first, |planned| planned.at.date);
    let shift = own - repeat.first;
    let days: Vec<_> = repeat
        .days()
        .map(|(date, day)| (date + shift, day))
        .collect();
    put_days(tx, &series, &days)
}

/// Changes a series of the plan to what a file has for it now.
pub(super) fn put_changed_series(tx: &Transaction<'_>, change: &ChangedSeries) -> Result<()> {
    let Some(mut series) = storage::series::get(tx.db, &change.id)? else {
        return Ok(());
    };
    if let Some((rule, first)) = &change.rule {
        series = renew_rule(tx, &series, rule.clone(), *first)?;
    }
    edit_shared_words(tx, &series, &change.edit)?;
    let days: Vec<_> = change
        .days
        .iter()
        .map(|(date, day)| (*date, day.as_ref()))
        .collect();
    put_days(tx, &find_series(tx, series)?, &days)
}

/// Reads the series again: its item may have been replaced by a copy.
fn find_series(tx: &Transaction<'_>, series: Series) -> Result<Series> {
    Ok(storage::series::get(tx.db, &series.id)?.unwrap_or(series))
}

/// Changes posts of a series by their dates, and deletes those of dates that are left out. Published posts stay.
fn put_days(
    tx: &Transaction<'_>,
    series: &Series,
    days: &[(NaiveDate, Option<&Draft>)],
) -> Result<()> {
    if days.is_empty() {
        return Ok(());
    }
    let posts: HashMap<NaiveDate, Post> = storage::series::posts(tx.db, &series.id)?
        .into_iter()
        .collect();
    let skipped: HashSet<NaiveDate> = storage::series::skips(tx.db, &series.id)?
        .into_iter()
        .collect();
    let dates = dates_until(series, days);
    let is_missing = |date: &NaiveDate| dates.contains(date) && !skipped.contains(date);
    for (date, draft) in days {
        match (posts.get(date), draft) {
            (Some(post), Some(draft)) if is_open(post) => put_changed_day(tx, post, draft)?,
            (None, Some(draft)) if is_missing(date) => {
                put_changed_day(tx, &post_on(tx, series, *date)?, draft)?;
            }
            (None, None) => storage::series::skip(tx.db, &series.id, *date)?,
            _ => {}
        }
    }
    let left_out = days.iter().filter(|(_, draft)| draft.is_none());
    let gone: HashSet<NaiveDate> = left_out.map(|(date, _)| *date).collect();
    let mut gone: Vec<&Post> = gone.iter().filter_map(|date| posts.get(date)).collect();
    gone.sort_by_key(|post| post.planned.map(|planned| planned.at));
    for post in gone.into_iter().filter(|post| is_open(post)) {
        delete_one(tx, &find::post(tx.db, post.id.as_str())?)?;
    }
    Ok(())
}

fn is_open(post: &Post) -> bool {
    post.status != Status::Published
}

/// Returns the dates of a series until the last of some days, which may be later than its posts are made.
fn dates_until(series: &Series, days: &[(NaiveDate, Option<&Draft>)]) -> HashSet<NaiveDate> {
    let changed = days.iter().filter(|(_, draft)| draft.is_some());
    let last = changed.map(|(date, _)| *date).max().unwrap_or(series.first);
    let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
    series.dates(after).into_iter().collect()
}

fn put_changed_day(tx: &Transaction<'_>, post: &Post, draft: &Draft) -> Result<()> {
    let zone = post.planned.map(|planned| planned.zone);
    let at = zone.map(|zone| draft.when.on(zone)).transpose()?.flatten();
    let text = draft.text.clone();
    let mut edit = PostEdit {
        title: Some(draft.title.clone()),
        ..PostEdit::default()
    };
    match post.text {
        Some(_) => edit.own_text = Some(Some(text)),
        None => edit.text = Some(text),
    }
    let change = ChangedPost {
        id: post.id.clone(),
        edit,
        at,
        status: None,
    };
    change.put(tx)
}
