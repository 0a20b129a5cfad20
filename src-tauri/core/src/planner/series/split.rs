//! Cuts a series in two, and ends it.

use chrono::{Duration, NaiveDate};

use super::super::Tx;
use crate::model::{End, Repeat, RepeatId, Status};
use crate::{Result, storage};

/// More than the longest time between two dates of any rule.
const FAR: Duration = Duration::weeks(52 * 9);

/// Splits the series at a date and returns the later part as a series of its own, with its unpublished posts. Ids of
/// posts follow from their series, so a series whose dates change must be another one.
pub(super) fn cut_off(tx: &Tx<'_>, before: &Repeat, from: NaiveDate) -> Result<Repeat> {
    let dates = before.dates(from + FAR).into_iter();
    let first = dates.clone().find(|date| *date >= from);
    let earlier = dates.take_while(|date| *date < from).count();
    let end = match before.rule.end() {
        End::Count(count) => End::Count(count.saturating_sub(earlier as u32).max(1)),
        other => other,
    };
    let after = Repeat {
        id: RepeatId::new(tx.now),
        rule: before.rule.clone().ending(end),
        first: first.unwrap_or(from),
        changed: tx.now,
        ..before.clone()
    };
    storage::repeat::put(tx.db, &after)?;
    for (date, post) in storage::repeat::posts(tx.db, &before.id)? {
        if date >= from && post.status != Status::Published {
            storage::repeat::add_post(tx.db, &post.id, &after.id, date)?;
        }
    }
    for date in storage::repeat::skips(tx.db, &before.id)? {
        if date >= from {
            storage::repeat::unskip(tx.db, &before.id, date)?;
            storage::repeat::skip(tx.db, &after.id, date)?;
        }
    }
    skip_published(tx, before, &after)?;
    truncate(tx, before, from)?;
    Ok(after)
}

/// What is out stays with the old series, and is not said a second time by the new one.
fn skip_published(tx: &Tx<'_>, before: &Repeat, after: &Repeat) -> Result<()> {
    for (date, _) in storage::repeat::posts(tx.db, &before.id)? {
        if date >= after.first {
            storage::repeat::skip(tx.db, &after.id, date)?;
        }
    }
    Ok(())
}

/// Ends a series before a date; one that has no date left is no series any more.
pub(super) fn truncate(tx: &Tx<'_>, series: &Repeat, from: NaiveDate) -> Result<()> {
    if from <= series.first {
        storage::repeat::delete(tx.db, &series.id)?;
        return storage::item::delete_unsaid(tx.db, &series.item);
    }
    let last = from.pred_opt().unwrap_or(from);
    let rule = series.rule.clone().ending(End::Until(last));
    let ended = Repeat {
        rule,
        ..series.clone()
    };
    storage::repeat::put(tx.db, &ended)?;
    for date in storage::repeat::skips(tx.db, &series.id)? {
        if date >= from {
            storage::repeat::unskip(tx.db, &series.id, date)?;
        }
    }
    Ok(())
}
