//! Gives a whole series what a file has for it now: other dates, another time, other words.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::Transaction;
use super::super::item::edit_item;
use super::detach::detach_item;
use super::horizon::{generate_missing, horizon, put};
use super::rows::{current, put_changed, unpublished_posts};
use super::shift::follow;
use super::split::split_at;
use crate::Result;
use crate::model::{LocalTime, Post, PostEdit, PostId, Rule, Series};
use crate::storage::{self, find};

/// Gives a series another rule and another time, and returns it. Each unpublished post goes to the date that is nearest to its
/// own; one that was moved by itself keeps its time. Other dates make another series, since the ids of posts come of them.
pub(in crate::planner) fn renew_rule(
    tx: &Transaction<'_>,
    before: &Series,
    rule: Rule,
    first: LocalTime,
) -> Result<Series> {
    let has_other_dates = rule != before.rule || first.date != before.first;
    let moved = match has_other_dates {
        true => split_at(tx, before, before.first)?,
        false => before.clone(),
    };
    let after = Series {
        rule,
        first: first.date,
        minute: first.minute,
        ..moved.clone()
    };
    put_changed(tx, &moved, after.clone())?;
    let days = (first.date - before.first).num_days();
    follow(tx, &moved, &after, days, &PostId::from(""))?;
    let after = current(tx, &after)?;
    generate_missing(tx.db, &after, horizon(tx.db)?)?;
    Ok(after)
}

/// Changes the words that the unpublished posts of a series share; those that were changed by themselves stay.
pub(in crate::planner) fn edit_shared_words(
    tx: &Transaction<'_>,
    series: &Series,
    edit: &PostEdit,
) -> Result<()> {
    let (mut posts, mut ids) = (BTreeSet::new(), BTreeSet::new());
    for series in storage::series::of_item(tx.db, &series.item)? {
        let open = unpublished_posts(tx.db, &series)?;
        posts.extend(open.into_iter().map(|(_, post)| post.id.to_string()));
        ids.insert(series.id.to_string());
    }
    edit_item(tx, &detach_item(tx, &series.item, &posts, &ids)?, edit)?;
    Ok(())
}

/// Adds the post of a date that is later than posts are made ahead.
pub(in crate::planner) fn post_on(
    tx: &Transaction<'_>,
    series: &Series,
    date: NaiveDate,
) -> Result<Post> {
    find::post(tx.db, put(tx.db, series, date)?.as_str())
}
