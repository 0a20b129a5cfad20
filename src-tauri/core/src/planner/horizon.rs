//! How far ahead the posts of rules without an end are made. That is no operation of a person: it
//! comes into no history, and an undo or redo goes round it.
//!
//! A post that was made so is marked until an operation touches it, and is what its series says of
//! its date, to the letter. So before an operation on a series is replayed, those of its posts that
//! are marked and that the operation does not name are taken back, and after it they are made anew
//! from what the series then is. The horizon itself only rises, so whatever an operation names is
//! there again, unchanged, when it is redone.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate};

use super::{Planner, find};
use crate::Result;
use crate::model::{End, PostId, Repeat};
use crate::query::Card;
use crate::storage::history::{Derived, Touched};
use crate::storage::{self, Db};

/// Made ahead when a plan is opened.
const AHEAD: Duration = Duration::weeks(26);
/// Made together, so that a plan opened every day is not written to every day.
const SPARE: Duration = Duration::weeks(1);
/// Made for whoever looks: a post a day is just under what is made at once.
const FARTHEST: Duration = Duration::weeks(70);

pub(super) const DERIVED: Derived = Derived { take_back, make };

impl Planner {
    /// The posts from one day up to, and without, another, those of rules made for it.
    pub fn look(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Card>> {
        let today = self.now()?.date;
        if to > today + AHEAD {
            // A plan that can't be written now is read as it is.
            let _ = reach(&self.db, to.min(today + FARTHEST));
        }
        self.range(from, to)
    }

    /// A plan where nothing repeats is left alone, and one that can't be written now is opened as
    /// it is.
    pub(super) fn keep_ahead(&self) {
        let repeats = storage::repeat::all(&self.db).is_ok_and(|all| !all.is_empty());
        if repeats {
            let _ = self.make_ahead();
        }
    }

    /// Before an operation that makes posts of a rule: what it makes of one series, others have.
    pub(super) fn make_ahead(&self) -> Result<()> {
        let today = self.now()?.date;
        let reached = storage::repeat::horizon(&self.db)?;
        if reached.is_some_and(|day| day >= today + AHEAD) {
            return Ok(());
        }
        reach(&self.db, today + AHEAD + SPARE)
    }
}

/// The day up to which a verb makes posts.
pub(super) fn horizon(db: &Db) -> Result<NaiveDate> {
    Ok(storage::repeat::horizon(db)?.unwrap_or(NaiveDate::MIN))
}

/// Makes the posts of a series that are not there.
pub(super) fn fill(db: &Db, series: &Repeat, before: NaiveDate) -> Result<Vec<PostId>> {
    let mut there: BTreeSet<NaiveDate> = BTreeSet::new();
    there.extend(storage::repeat::skips(db, &series.id)?);
    let posts = storage::repeat::posts(db, &series.id)?;
    there.extend(posts.iter().map(|(date, _)| *date));
    let dates = series.dates(before).into_iter();
    let missing = dates.filter(|date| !there.contains(date));
    missing.map(|date| put(db, series, date)).collect()
}

fn fill_ahead(db: &Db, series: &Repeat, before: NaiveDate) -> Result<Vec<PostId>> {
    let made = fill(db, series, before)?;
    for post in &made {
        storage::repeat::set_ahead(db, post)?;
    }
    Ok(made)
}

fn put(db: &Db, series: &Repeat, date: NaiveDate) -> Result<PostId> {
    let post = series.post(date);
    storage::post::put(db, &post)?;
    storage::repeat::bind(db, &post.id, &series.id, date)?;
    Ok(post.id)
}

fn reach(db: &Db, day: NaiveDate) -> Result<()> {
    let endless = endless(db)?;
    let reached = storage::repeat::horizon(db)?;
    if reached.is_some_and(|reached| reached >= day) {
        return Ok(());
    }
    storage::beside_history(db, |db| {
        storage::repeat::set_horizon(db, day)?;
        for series in &endless {
            fill_ahead(db, series, day)?;
        }
        Ok(())
    })
}

/// Series that go on, on channels that are in use.
fn endless(db: &Db) -> Result<Vec<Repeat>> {
    let mut found = Vec::new();
    for series in storage::repeat::all(db)? {
        let archived = find::channel(db, series.channel.as_str())?.archived;
        if series.rule.end() == End::Never && !archived {
            found.push(series);
        }
    }
    Ok(found)
}

fn touched_series(db: &Db, touched: &Touched) -> Result<Vec<Repeat>> {
    let rows = touched.iter().filter(|(table, _)| table == "repeat");
    let ids: BTreeSet<&str> = rows.map(|(_, id)| id.as_str()).collect();
    let found = ids
        .into_iter()
        .map(|id| storage::repeat::get(db, &id.into()));
    let found = found.collect::<Result<Vec<_>>>()?;
    Ok(found.into_iter().flatten().collect())
}

fn take_back(db: &Db, touched: &Touched) -> Result<Vec<PostId>> {
    let named: BTreeSet<&str> = touched.iter().map(|(_, key)| key.as_str()).collect();
    let mut gone = Vec::new();
    for series in touched_series(db, touched)? {
        let ahead = storage::repeat::ahead(db, &series.id)?.into_iter();
        for post in ahead.filter(|post| !named.contains(post.as_str())) {
            storage::post::delete(db, &post)?;
            gone.push(post);
        }
    }
    Ok(gone)
}

fn make(db: &Db, touched: &Touched) -> Result<Vec<PostId>> {
    let before = horizon(db)?;
    let mut made = Vec::new();
    for series in touched_series(db, touched)? {
        made.extend(fill_ahead(db, &series, before)?);
    }
    Ok(made)
}
