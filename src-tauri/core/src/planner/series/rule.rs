//! The rule of a series: begins a series, changes its rule and ends it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::Transaction;
use super::super::post::{delete_row, save};
use super::horizon::{generate_missing, horizon};
use super::split::{split_at, truncate};
use crate::model::{Post, PostId, Rule, Series, SeriesId, Status, status_to_repeat};
use crate::{Code, Error, Result, storage};

/// Makes a post the first of a new series and returns its id. The post moves to the first date of the rule on
/// or after its own; a published post stays at its time. `typed` is the date of the post in the zone in which
/// the rule was written, which may differ from its date in the channel's zone.
pub(in crate::planner) fn begin(
    tx: &Transaction<'_>,
    post: &Post,
    rule: &str,
    typed: Option<NaiveDate>,
) -> Result<PostId> {
    begin_as(tx, post, None, rule, typed)
}

/// Makes a post the first of a new series, as [`begin`] does. `None` gives the series an id that none has had.
pub(in crate::planner) fn begin_as(
    tx: &Transaction<'_>,
    post: &Post,
    id: Option<SeriesId>,
    rule: &str,
    typed: Option<NaiveDate>,
) -> Result<PostId> {
    let Some(planned) = post.planned else {
        let message = "a post in the tray can't repeat: give it a time first";
        return Err(Error::new(Code::CannotRepeat, message).field("repeat"));
    };
    let typed = typed.unwrap_or(planned.at.date);
    let (rule, first) = on_own_clocks(rule, typed, planned.at.date)?;
    let series = Series {
        id: id.unwrap_or_else(|| SeriesId::new(tx.now)),
        item: post.item.clone(),
        channel: post.channel.clone(),
        rule,
        first,
        minute: planned.at.minute,
        zone: planned.zone,
        text: post.text.clone(),
        status: status_to_repeat(post.status),
        changed: tx.now,
        first_comment: post.first_comment.clone(),
        kind: post.kind,
    };
    storage::series::put(tx.db, &series)?;
    if post.status != Status::Published {
        put_on(tx, &series, post, first)?;
    } else if first == planned.at.date {
        storage::series::add_post(tx.db, &post.id, &series.id, first)?;
    }
    generate_missing(tx.db, &series, horizon(tx.db)?)?;
    Ok(post.id.clone())
}

/// Returns a rule in the zone of a channel, and its first date there on or after `own`: late on Sunday in Berlin is Monday in
/// Tokyo. `typed` is that day in the zone in which the rule was written.
pub(in crate::planner) fn on_own_clocks(
    rule: &str,
    typed: NaiveDate,
    own: NaiveDate,
) -> Result<(Rule, NaiveDate)> {
    let mut rule = rule.parse::<Rule>()?.anchored(typed);
    if typed != own {
        let first = rule.validated(typed)?;
        rule = rule.shifted(first, first + (own - typed));
    }
    let first = rule.validated(own)?;
    Ok((rule, first))
}

/// Gives a post and the later ones another rule. Posts on dates that both rules have are kept.
pub(super) fn change_rule(tx: &Transaction<'_>, post: &Post, rule: &str) -> Result<()> {
    let Some((before, date)) = storage::series::of_post(tx.db, &post.id)? else {
        begin(tx, post, rule, None)?;
        return Ok(());
    };
    let rule = rule.parse::<Rule>()?.anchored(date);
    if rule == before.rule {
        return Ok(());
    }
    let first = rule.validated(date)?;
    let cut = split_at(tx, &before, date)?;
    let series = Series { rule, first, ..cut };
    storage::series::put(tx.db, &series)?;
    keep_dates(tx, &series, post)?;
    generate_missing(tx.db, &series, horizon(tx.db)?)?;
    Ok(())
}

/// Ends the series at a post, which is kept as a single post. Later unpublished posts are deleted.
pub(super) fn end_here(tx: &Transaction<'_>, post: &Post) -> Result<()> {
    let Some((series, date)) = storage::series::of_post(tx.db, &post.id)? else {
        return Ok(());
    };
    storage::series::remove_post(tx.db, &post.id)?;
    for (later, other) in storage::series::posts(tx.db, &series.id)? {
        if later > date && other.status != Status::Published {
            delete_row(tx, &other)?;
        }
    }
    truncate(tx, &series, date)
}

/// Deletes the posts on dates that the new rule doesn't have, except the edited post, which moves to the first
/// free date.
fn keep_dates(tx: &Transaction<'_>, series: &Series, hand: &Post) -> Result<()> {
    let posts = storage::series::posts(tx.db, &series.id)?;
    let last = posts.last().map_or(series.first, |(date, _)| *date);
    let reach = last.succ_opt().unwrap_or(last).max(horizon(tx.db)?);
    let dates: BTreeSet<NaiveDate> = series.dates(reach).into_iter().collect();
    let mut displaced = None;
    let mut taken = BTreeSet::new();
    for (date, post) in posts {
        if dates.contains(&date) {
            taken.insert(date);
        } else if post.id == hand.id {
            displaced = Some(post);
        } else {
            delete_row(tx, &post)?;
        }
    }
    for date in storage::series::skips(tx.db, &series.id)? {
        if !dates.contains(&date) {
            storage::series::unskip(tx.db, &series.id, date)?;
        }
    }
    let free = dates.iter().find(|date| !taken.contains(date));
    match (displaced, free) {
        (Some(post), Some(date)) => put_on(tx, series, &post, *date),
        (Some(post), None) => storage::series::remove_post(tx.db, &post.id),
        (None, _) => Ok(()),
    }
}

/// Moves a post to a date of the series, at the time of the series.
fn put_on(tx: &Transaction<'_>, series: &Series, post: &Post, date: NaiveDate) -> Result<()> {
    let after = Post {
        planned: Some(series.place(date)),
        ..post.clone()
    };
    save(tx, post, after)?;
    storage::series::add_post(tx.db, &post.id, &series.id, date)
}
