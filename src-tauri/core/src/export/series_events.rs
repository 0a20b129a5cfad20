//! Series as events with a rule. A date whose post is as the series makes it is the rule's; one without a post that the
//! export takes is an exception, and another post of the series takes the place of its date. So does one at a time that a
//! change of the clocks skips or repeats, since programs disagree on which moment that is; a series that begins at such a
//! time is not written as one event.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};

use super::selection::Selection;
use crate::Result;
use crate::ics::{YearlyChanges, yearly_changes};
use crate::model::{End, Post, PostId, Series, SeriesId};
use crate::storage::card::{CardRow, for_each_between};
use crate::storage::{self, Db};

/// How many years after its first date the clocks of a series without an end must follow their rules.
const YEARS_AHEAD: i32 = 9;
/// The last year for which all zones have rules.
const LAST_YEAR: i32 = 2037;

/// A series that is written as one event, with the posts that differ.
pub(super) struct SeriesEvent {
    pub(super) series: Series,
    pub(super) clocks: YearlyChanges,
    /// A post that is as the series makes it.
    pub(super) model: CardRow,
    pub(super) first: NaiveDateTime,
    /// In the syntax of RFC 5545, with its end in UTC.
    pub(super) rule: String,
    pub(super) except: Vec<NaiveDateTime>,
    /// The other posts, with the times that the rule gives to their dates.
    pub(super) changed: Vec<(NaiveDateTime, CardRow)>,
    /// All posts that the event stands for.
    pub(super) posts: Vec<PostId>,
}

type Rows = BTreeMap<NaiveDate, CardRow>;

/// Returns the series that can be written as one event. The posts of others are single events.
pub(super) fn series_events(db: &Db, selection: &Selection<'_>) -> Result<Vec<SeriesEvent>> {
    let mut rows = rows_of_series(db, selection)?;
    let horizon = storage::series::horizon(db)?;
    let mut events = Vec::new();
    for series in storage::series::all(db)? {
        let Some(rows) = rows.remove(&series.id) else {
            continue;
        };
        let plain = plain_dates(db, &series)?;
        let dates = Dates::of(&series, &rows, selection, horizon);
        events.extend(dates.and_then(|dates| event(series, rows, &plain, dates)));
    }
    Ok(events)
}

/// Returns the posts of series that the export takes, by their dates.
fn rows_of_series(db: &Db, selection: &Selection<'_>) -> Result<HashMap<SeriesId, Rows>> {
    let places = storage::series::places(db)?.into_iter();
    let mut places: HashMap<_, _> = places.map(|(post, id, date)| (post, (id, date))).collect();
    let mut rows: HashMap<SeriesId, Rows> = HashMap::new();
    let (from, to) = selection.span();
    for_each_between(db, from, to, |row| {
        if row.in_series
            && selection.takes(&row)
            && let Some((id, date)) = places.remove(&row.id)
        {
            rows.entry(id).or_default().insert(date, row);
        }
        Ok(())
    })?;
    Ok(rows)
}

/// Returns the dates whose posts are as the series makes them, at times that the clocks show once.
fn plain_dates(db: &Db, series: &Series) -> Result<Vec<NaiveDate>> {
    let is_plain = |date: NaiveDate, post: &Post| {
        let made = Post {
            id: post.id.clone(),
            sequence: post.sequence,
            changed: post.changed,
            ..series.post(date)
        };
        made == *post
    };
    let posts = storage::series::posts(db, &series.id)?.into_iter();
    let plain = posts.filter(|(date, post)| is_plain(*date, post) && shows_once(series, *date));
    Ok(plain.map(|(date, _)| date).collect())
}

fn shows_once(series: &Series, date: NaiveDate) -> bool {
    series.zone.shows_once(series.place(date).at.naive())
}

/// The dates of a series in the range of an export, from its first to its last post.
struct Dates {
    dates: Vec<NaiveDate>,
    /// True if the rule goes on after the last of them.
    is_endless: bool,
}

impl Dates {
    /// Returns `None` if a post of the export is on a date that the rule doesn't have.
    fn of(
        series: &Series,
        rows: &Rows,
        selection: &Selection<'_>,
        horizon: Option<NaiveDate>,
    ) -> Option<Self> {
        let (first, last) = (*rows.keys().next()?, *rows.keys().next_back()?);
        let is_open = series.rule.end() == End::Never && !selection.has_end();
        let horizon = horizon.unwrap_or(last).max(last);
        let mut dates = series.dates(horizon.checked_add_days(Days::new(1))?);
        dates.retain(|date| {
            let day = series.place(*date).seen_in(selection.zone()).date;
            selection.has_day(day) && *date >= first && (is_open || *date <= last)
        });
        let has_all = rows.keys().all(|date| dates.contains(date));
        has_all.then_some(Self {
            dates,
            is_endless: is_open,
        })
    }
}

fn event(series: Series, mut rows: Rows, plain: &[NaiveDate], dates: Dates) -> Option<SeriesEvent> {
    let posts = rows.values().map(|row| row.id.clone()).collect();
    let place = |date: &NaiveDate| series.place(*date).at.naive();
    let (first, last) = (*dates.dates.first()?, *dates.dates.last()?);
    if !shows_once(&series, first) {
        return None;
    }
    let model = plain.iter().rev().find(|date| rows.contains_key(date))?;
    let model = rows.remove(model)?;
    let except = dates.dates.iter();
    let except = except.filter(|date| !rows.contains_key(date) && !plain.contains(date));
    let except = except.map(place).collect();
    let last_year = last.year().max(first.year() + YEARS_AHEAD).min(LAST_YEAR);
    let clocks = yearly_changes(series.zone, first.year()..=last_year.max(first.year()))?;
    let rule = series
        .rule
        .clone()
        .anchored(series.first)
        .ending(End::Never);
    let rule = match dates.is_endless {
        true => rule.to_string(),
        false if shows_once(&series, last) => {
            let until = series.place(last).moment().format("%Y%m%dT%H%M%SZ");
            format!("{rule};UNTIL={until}")
        }
        false => format!("{rule};COUNT={}", dates.dates.len()),
    };
    rows.retain(|date, _| !plain.contains(date));
    let changed = rows.into_iter().map(|(date, row)| (place(&date), row));
    let changed = changed.collect();
    Some(SeriesEvent {
        clocks,
        model,
        first: place(&first),
        rule,
        except,
        changed,
        posts,
        series,
    })
}
