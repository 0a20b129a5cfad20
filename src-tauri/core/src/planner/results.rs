//! Results of posts, as a person enters them: what was counted of a post as of a day.

use chrono::NaiveDate;

use super::{Planner, Transaction};
use crate::model::{Amount, Noun, Op, PostId, PostResult, checked_metric, within_calendar};
use crate::query::Changes;
use crate::storage::{self, find};
use crate::{Code, Error, Result};

/// A number to enter: a metric with its value, or without one to remove it.
pub type EnteredResult = (String, Option<Amount>);

impl Planner {
    /// Enters results of a post as of a day, by default today. A number that is there with another value is replaced only
    /// if `replace` is true.
    ///
    /// # Errors
    /// `BadValue` for a metric that isn't known, `BadDate` for a day to come, `Taken` if a number is there already.
    pub fn set_results(
        &mut self,
        post: &str,
        results: &[EnteredResult],
        date: Option<NaiveDate>,
        replace: bool,
    ) -> Result<Changes> {
        let date = self.day_of_results(date)?;
        self.change(|tx| {
            let post = find::post(tx.db, post)?;
            let title = find::item(tx.db, &post.item)?.title;
            let known = storage::result::of_post(tx.db, &post.id)?;
            for (metric, value) in results {
                let metric = checked_metric(metric)?;
                let before = known
                    .iter()
                    .find(|known| known.date == date && known.metric == metric);
                refuse_other(before.filter(|_| !replace), *value)?;
                enter(tx, &post.id, date, metric, *value)?;
            }
            storage::series::keep_post(tx.db, &post.id)?;
            Ok(match known.is_empty() {
                true => Op::add(Noun::Result, &title),
                false => Op::edit(Noun::Result, &title),
            })
        })
    }

    /// Returns the day as of which results are entered. It is at most today or, where the clock is behind, the day of the
    /// latest change.
    fn day_of_results(&self, date: Option<NaiveDate>) -> Result<NaiveDate> {
        let today = self.now()?.date;
        let date = within_calendar(date.unwrap_or(today))?;
        let changed = storage::entry::list(&self.db, 1)?;
        let changed = changed.first().map(|entry| entry.at.date_naive());
        let latest = changed.map_or(today, |changed| changed.max(today));
        if date <= latest {
            return Ok(date);
        }
        let message = format!("results as of {date} are not known yet: the latest day is {latest}");
        Err(Error::new(Code::BadDate, message).field("date"))
    }
}

fn enter(
    tx: &Transaction<'_>,
    post: &PostId,
    date: NaiveDate,
    metric: String,
    value: Option<Amount>,
) -> Result<()> {
    let result = PostResult {
        post: post.clone(),
        date,
        metric,
        value: value.unwrap_or_default(),
        source: String::new(),
    };
    match value {
        Some(_) => storage::result::put(tx.db, &result),
        None => storage::result::delete(tx.db, &result),
    }
}

/// Refuses to replace a number by another one.
fn refuse_other(before: Option<&PostResult>, value: Option<Amount>) -> Result<()> {
    let Some(before) = before.filter(|before| value.is_some_and(|value| value != before.value))
    else {
        return Ok(());
    };
    let message = format!(
        "{} is {} as of {} already: replace it, or enter the number as of another day",
        before.metric, before.value, before.date
    );
    Err(Error::new(Code::Taken, message).field("metric"))
}
