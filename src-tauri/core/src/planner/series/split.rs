//! Splits a series in two, and ends it.

use chrono::{Duration, NaiveDate};

use super::super::Transaction;
use crate::model::{End, Series, SeriesId, Status};
use crate::{Result, storage};

/// Longer than the time between two dates of any rule.
const FAR: Duration = Duration::weeks(52 * 9);

/// Splits the series at a date. Returns the later part as a new series with its unpublished posts. A new series
/// is needed because the ids of generated posts are derived from the id of their series.
pub(super) fn split_at(tx: &Transaction<'_>, before: &Series, from: NaiveDate) -> Result<Series> {
    let dates = before.dates(from + FAR).into_iter();
    let first = dates.clone().find(|date| *date >= from);
    let earlier = dates.take_while(|date| *date < from).count();
    let end = match before.rule.end() {
        End::Count(count) => End::Count(count.saturating_sub(earlier as u32).max(1)),
        other => other,
    };
    let after = Series {
        id: SeriesId::new(tx.now),
        rule: before.rule.clone().ending(end),
        first: first.unwrap_or(from),
        changed: tx.now,
        ..before.clone()
    };
    storage::series::put(tx.db, &after)?;
    for (date, post) in storage::series::posts(tx.db, &before.id)? {
        if date >= from && post.status != Status::Published {
            storage::series::add_post(tx.db, &post.id, &after.id, date)?;
        }
    }
    for date in storage::series::skips(tx.db, &before.id)? {
        if date >= from {
            storage::series::unskip(tx.db, &before.id, date)?;
            storage::series::skip(tx.db, &after.id, date)?;
        }
    }
    skip_published(tx, before, &after)?;
    truncate(tx, before, from)?;
    Ok(after)
}

/// Skips the dates of published posts, which stay in the old series, so that the new one doesn't generate them
/// again.
fn skip_published(tx: &Transaction<'_>, before: &Series, after: &Series) -> Result<()> {
    for (date, _) in storage::series::posts(tx.db, &before.id)? {
        if date >= after.first {
            storage::series::skip(tx.db, &after.id, date)?;
        }
    }
    Ok(())
}

/// Ends a series before a date. A series without any date left is deleted.
pub(super) fn truncate(tx: &Transaction<'_>, series: &Series, from: NaiveDate) -> Result<()> {
    if from <= series.first {
        storage::series::delete(tx.db, &series.id)?;
        return storage::item::delete_unused(tx.db, &series.item);
    }
    let last = from.pred_opt().unwrap_or(from);
    let rule = series.rule.clone().ending(End::Until(last));
    let ended = Series {
        rule,
        ..series.clone()
    };
    storage::series::put(tx.db, &ended)?;
    for date in storage::series::skips(tx.db, &series.id)? {
        if date >= from {
            storage::series::unskip(tx.db, &series.id, date)?;
        }
    }
    Ok(())
}
