//! Moves a series: changes its rule to the new day and moves its posts.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};

use super::super::Transaction;
use super::super::post::{delete_row, save, subject};
use super::super::target::Destination;
use super::horizon::{generate_missing, horizon};
use super::rows::{current, ids_led_by, put_changed, series_in_scope, unpublished_posts};
use super::split::split_at;
use crate::model::{Op, Post, PostId, Scope, Series, Target, ZonedTime};
use crate::storage::{self, find};
use crate::{Code, Error, Result};

pub(super) fn move_many(
    tx: &Transaction<'_>,
    id: &str,
    scope: Scope,
    target: &Target,
) -> Result<Op> {
    let post = find::post(tx.db, id)?;
    let destination = Destination::resolve(tx, target)?;
    let there = destination.of(tx, &post)?;
    let Some(to) = there.planned else {
        let message = "a series can't lie in the tray: move this post alone, or end the series";
        return Err(Error::new(Code::BadValue, message).field("time"));
    };
    let series = storage::series::of_post(tx.db, &post.id)?.map(|(series, _)| series.id);
    let (before, date) = series_in_scope(tx, id, scope)?;
    let shift = (to.at.date - date).num_days();
    let is_cut = series.is_some_and(|id| id != before.id);
    let moved = match shift {
        0 => before,
        _ if is_cut => before,
        _ => split_at(tx, &before, before.first)?,
    };
    let (rule, first) = match shift {
        0 => (moved.rule.clone(), moved.first),
        _ => moved.rule.moved(moved.first, date, to.at.date)?,
    };
    let after = Series {
        channel: there.channel,
        first,
        rule,
        minute: to.at.minute,
        zone: to.zone,
        ..moved.clone()
    };
    put_changed(tx, &moved, after.clone())?;
    follow(tx, &moved, &after, shift, &post.id)?;
    generate_missing(tx.db, &current(tx, &after)?, horizon(tx.db)?)?;
    let (title, count) = subject(tx, &ids_led_by(&unpublished_posts(tx.db, &after)?, id))?;
    Ok(Op::MovePosts {
        title,
        count,
        to: Some(destination.shown(to)),
        channel: destination.channel.map(|channel| channel.name),
    })
}

/// Moves posts and skipped dates to the new dates, time and channel of their series. A post that was moved
/// individually stays, unless it is the edited one (`hand`).
pub(super) fn follow(
    tx: &Transaction<'_>,
    from: &Series,
    to: &Series,
    shift: i64,
    hand: &PostId,
) -> Result<()> {
    let posts = unpublished_posts(tx.db, from)?;
    let skips = storage::series::skips(tx.db, &from.id)?;
    let last = posts.last().map_or(from.first, |(date, _)| *date);
    let reach = horizon(tx.db)?.max(last + Duration::days(1));
    let dates = matched(
        &from.dates(reach),
        &to.dates(reach + Duration::days(shift.max(0) + 31)),
        shift,
    );
    let new_date = |date: NaiveDate| dates.get(&date).copied();
    // Dates are unique within a series, so all posts are removed before any is added.
    for (_, post) in &posts {
        storage::series::remove_post(tx.db, &post.id)?;
    }
    for date in &skips {
        storage::series::unskip(tx.db, &from.id, *date)?;
    }
    for date in skips.into_iter().filter_map(new_date) {
        storage::series::skip(tx.db, &to.id, date)?;
    }
    for (date, post) in posts {
        let Some(new) = new_date(date) else {
            delete_row(tx, &post)?;
            continue;
        };
        let follows = post.planned == Some(from.place(date)) || post.id == *hand;
        let planned: Option<ZonedTime> = if follows {
            Some(to.place(new))
        } else {
            post.planned
        };
        let was_on = post.channel == from.channel || post.id == *hand;
        let channel = if was_on { &to.channel } else { &post.channel };
        let after = Post {
            planned,
            channel: channel.clone(),
            ..post.clone()
        };
        save(tx, &post, after)?;
        storage::series::add_post(tx.db, &post.id, &to.id, new)?;
    }
    Ok(())
}

/// Returns for each old date the new date nearest to the old date plus `shift`. If a new date is nearest to
/// several old dates, only the nearest of them gets it, and the others are left out.
fn matched(old: &[NaiveDate], new: &[NaiveDate], shift: i64) -> BTreeMap<NaiveDate, NaiveDate> {
    let off = |old: NaiveDate, new: NaiveDate| ((new - old).num_days() - shift).abs();
    let mut found = BTreeMap::<NaiveDate, NaiveDate>::new();
    for old in old {
        let next = new.partition_point(|new| (*new - *old).num_days() < shift);
        let near = new[next.saturating_sub(1)..].iter().take(2);
        let Some(nearest) = near.min_by_key(|new| off(*old, **new)) else {
            continue;
        };
        let holder = found.entry(*nearest).or_insert(*old);
        if off(*old, *nearest) < off(*holder, *nearest) {
            *holder = *old;
        }
    }
    found.into_iter().map(|(new, old)| (old, new)).collect()
}
