//! Generates the posts of rules without an end, some months ahead. Generating is no operation: it isn't in the
//! history, and undo and redo don't include it.
//!
//! A generated post is marked until an operation changes it, and is exactly the post that its series gives for
//! its date. Before an operation on a series is undone or redone, the marked posts of the series are deleted,
//! except those that the operation changes; afterwards they are generated again from the new state of the
//! series. The horizon only rises, so a post that an operation changes exists again, unchanged, when it is
//! redone.
//!
//! An archived channel gets no new posts while the horizon rises; they are generated from the day on which the channel
//! is restored.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate};

use super::super::Planner;
use crate::Result;
use crate::model::{ChannelId, End, PostId, Series};
use crate::query::Card;
use crate::storage::history::Touched;
use crate::storage::{self, Db, find};

/// How far ahead posts are generated when a plan is opened.
const AHEAD: Duration = Duration::weeks(26);
/// How much farther posts are generated in one go, so that a plan opened every day isn't written to every day.
const SPARE: Duration = Duration::weeks(1);
/// How far ahead at most reading a range generates posts: with a post a day, just under the limit of one call.
const FARTHEST: Duration = Duration::weeks(70);

impl Planner {
    /// Generates the posts of series, then returns the posts on the days from `from` to before `to`.
    pub fn cards_between_generating(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Card>> {
        let today = self.now()?.date;
        if to > today + AHEAD {
            // A plan that can't be written now is read without the missing posts.
            let _ = self.generate_until(to.min(today + FARTHEST));
        }
        self.range(from, to)
    }

    /// Generates missing posts when a plan is opened. Writes nothing if the plan has no series. Errors are
    /// ignored: a plan that can't be written now is opened without the missing posts.
    pub(in crate::planner) fn generate_on_open(&self) {
        let repeats = storage::series::all(&self.db).is_ok_and(|all| !all.is_empty());
        if repeats {
            let _ = self.generate_ahead();
        }
    }

    /// Generates the posts of all series up to the horizon. Must be called before an operation that generates
    /// posts.
    pub(in crate::planner) fn generate_ahead(&self) -> Result<()> {
        let today = self.now()?.date;
        let reached = storage::series::horizon(&self.db)?;
        if reached.is_some_and(|day| day >= today + AHEAD) {
            return Ok(());
        }
        self.generate_until(today + AHEAD + SPARE)
    }

    fn generate_until(&self, day: NaiveDate) -> Result<()> {
        let endless = endless(&self.db)?;
        let reached = storage::series::horizon(&self.db)?;
        if reached.is_some_and(|reached| reached >= day) {
            return Ok(());
        }
        self.guard.write_beside_history(&self.db, |db| {
            storage::series::set_horizon(db, day)?;
            // Posts missing on earlier days are those of a time when their channel was archived.
            let from = reached.unwrap_or(NaiveDate::MIN);
            for series in &endless {
                fill_ahead(db, series, from, day)?;
            }
            Ok(())
        })
    }
}

/// Generates the missing posts of all series up to the horizon, as part of an operation.
pub(in crate::planner) fn generate_all(db: &Db) -> Result<()> {
    let before = horizon(db)?;
    for series in endless(db)? {
        fill_ahead(db, &series, NaiveDate::MIN, before)?;
    }
    Ok(())
}

/// Returns the day before which posts are generated.
pub(super) fn horizon(db: &Db) -> Result<NaiveDate> {
    Ok(storage::series::horizon(db)?.unwrap_or(NaiveDate::MIN))
}

/// Generates the missing posts of a series before a day.
pub(super) fn generate_missing(db: &Db, series: &Series, before: NaiveDate) -> Result<()> {
    for date in missing(db, series, before)? {
        put(db, series, date)?;
    }
    Ok(())
}

/// Generates the posts that a channel missed while it was archived, from today on, and skips the dates before
/// today.
pub(in crate::planner) fn catch_up(db: &Db, channel: &ChannelId, today: NaiveDate) -> Result<()> {
    let before = horizon(db)?;
    for series in endless(db)?.iter().filter(|one| one.channel == *channel) {
        for date in missing(db, series, before.max(today))? {
            if date < today {
                storage::series::skip(db, &series.id, date)?;
            } else {
                put(db, series, date)?;
            }
        }
    }
    Ok(())
}

/// Returns the dates of a series before a day that have no post and aren't skipped.
fn missing(db: &Db, series: &Series, before: NaiveDate) -> Result<Vec<NaiveDate>> {
    let mut there: BTreeSet<NaiveDate> = BTreeSet::new();
    there.extend(storage::series::skips(db, &series.id)?);
    let posts = storage::series::posts(db, &series.id)?;
    there.extend(posts.iter().map(|(date, _)| *date));
    let dates = series.dates(before).into_iter();
    Ok(dates.filter(|date| !there.contains(date)).collect())
}

fn fill_ahead(db: &Db, series: &Series, from: NaiveDate, before: NaiveDate) -> Result<Vec<PostId>> {
    let missing = missing(db, series, before)?.into_iter();
    let made = missing.filter(|date| *date >= from).map(|date| {
        let post = put(db, series, date)?;
        storage::series::set_ahead(db, &post)?;
        Ok(post)
    });
    made.collect()
}

/// Adds the post of a date to a series, and returns its id.
pub(super) fn put(db: &Db, series: &Series, date: NaiveDate) -> Result<PostId> {
    let post = series.post(date);
    storage::post::put(db, &post)?;
    storage::series::add_post(db, &post.id, &series.id, date)?;
    Ok(post.id)
}

/// Returns the series without an end on channels that are not archived.
fn endless(db: &Db) -> Result<Vec<Series>> {
    let mut found = Vec::new();
    for series in storage::series::all(db)? {
        let archived = find::channel(db, series.channel.as_str())?.archived;
        if series.rule.end() == End::Never && !archived {
            found.push(series);
        }
    }
    Ok(found)
}

fn touched_series(db: &Db, touched: &Touched) -> Result<Vec<Series>> {
    let rows = touched.iter().filter(|(table, _)| table == "repeat");
    let ids: BTreeSet<&str> = rows.map(|(_, id)| id.as_str()).collect();
    let found = ids
        .into_iter()
        .map(|id| storage::series::get(db, &id.into()));
    let found = found.collect::<Result<Vec<_>>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// Deletes the generated posts of the series that an operation changes, before it is replayed, except the posts
/// that the operation itself changes. Returns their ids.
pub(in crate::planner) fn delete_generated(db: &Db, touched: &Touched) -> Result<Vec<PostId>> {
    let named: BTreeSet<&str> = touched.iter().map(|(_, key)| key.as_str()).collect();
    let mut gone = Vec::new();
    for series in touched_series(db, touched)? {
        let ahead = storage::series::ahead(db, &series.id)?.into_iter();
        for post in ahead.filter(|post| !named.contains(post.as_str())) {
            storage::post::delete(db, &post)?;
            gone.push(post);
        }
    }
    Ok(gone)
}

/// Generates the posts of the series that a replayed operation changed, and returns their ids.
pub(in crate::planner) fn regenerate(
    db: &Db,
    touched: &Touched,
    today: NaiveDate,
) -> Result<Vec<PostId>> {
    let before = horizon(db)?;
    let mut made = Vec::new();
    for series in touched_series(db, touched)? {
        made.extend(fill_ahead(db, &series, NaiveDate::MIN, before)?);
    }
    for series in series_of_touched_channels(db, touched)? {
        made.extend(fill_ahead(db, &series, today, before)?);
    }
    Ok(made)
}

/// Returns the series on channels that a replayed operation changed: a channel that it restores has missed
/// posts.
fn series_of_touched_channels(db: &Db, touched: &Touched) -> Result<Vec<Series>> {
    let is_touched = |series: &Series| {
        let id = series.channel.as_str();
        touched
            .iter()
            .any(|(table, key)| table == "channel" && key == id)
    };
    if !touched.iter().any(|(table, _)| table == "channel") {
        return Ok(Vec::new());
    }
    Ok(endless(db)?.into_iter().filter(is_touched).collect())
}
