//! Compares drafts that repeat with the plan: which series are new, changed or the same.

use super::draft::Draft;
use super::problem::{ImportChange, Problem};
use super::resolved::{Fate, Resolving, Step};
use crate::export::{PostRow, SeriesRow};
use crate::model::{LocalTime, PostId, Status};

impl Resolving<'_> {
    /// Tells what becomes of a draft that repeats.
    pub(super) fn repeated(
        &mut self,
        draft: &Draft,
        id: Option<&PostId>,
        (by_id, alike): (Option<&PostRow>, Option<&PostRow>),
        at: Option<LocalTime>,
    ) -> Fate {
        let series = id.and_then(|id| self.series.find(id.as_str(), by_id));
        match (series, by_id, alike) {
            (Some(series), _, _) => self.known_series(draft, series),
            (None, Some(post), _) if post.status != Status::Published => {
                self.begun(draft, post, at)
            }
            (None, None, None) if draft.is_cancelled => Fate::skip(Problem::Cancelled),
            (None, None, None) => Fate::default(),
            _ => Fate::skip(Problem::SameSeries),
        }
    }

    fn known_series(&mut self, draft: &Draft, series: &SeriesRow) -> Fate {
        let Some(item) = self.items.get(&series.item).copied() else {
            return Fate::skip(Problem::SameSeries);
        };
        let change = match self.series.change(series, item, draft, &self.items) {
            Ok(Some(change)) => change,
            Ok(None) => return Fate::skip(Problem::SameSeries),
            Err(why) => return Fate::skip(why.into()),
        };
        let changes = change.told(series, item);
        if changes.is_empty() {
            return Fate::skip(Problem::SameSeries);
        }
        self.steps.push(Step::Series(Box::new(change)));
        Fate::update(changes)
    }

    /// Tells that a single post of the plan becomes a series.
    fn begun(&mut self, draft: &Draft, post: &PostRow, at: Option<LocalTime>) -> Fate {
        let Some(repeat) = &draft.repeat else {
            return Fate::skip(Problem::Same);
        };
        let mut changes = self.known(draft, post, at).changes;
        changes.push(ImportChange {
            field: "rule",
            before: String::new(),
            after: repeat.rule.clone(),
        });
        let (post, repeat) = (post.id.clone(), Box::new(repeat.clone()));
        self.steps.push(Step::Begin { post, repeat });
        Fate::update(changes)
    }
}
