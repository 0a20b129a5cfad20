//! A series of the plan that a file has otherwise: what differs, and what it was.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::super::series::rule::on_own_clocks;
use super::draft::{Draft, DraftTime, Repeat};
use super::problem::ImportChange;
use crate::export::{ItemRow, PostRow, SeriesRow};
use crate::model::{
    ChannelId, End, ItemId, LocalTime, PostEdit, Rule, SeriesId, Status, Zone, ZonedTime, brief,
};

/// What an import changes in a series.
pub(super) struct ChangedSeries {
    pub(super) id: SeriesId,
    /// The rule and the first time; `None` if they stay.
    pub(super) rule: Option<(Rule, LocalTime)>,
    pub(super) edit: PostEdit,
    /// Dates whose posts differ; `None` for those that are left out.
    pub(super) days: Vec<(NaiveDate, Option<Draft>)>,
}

/// The series of the plan and the posts in them, to be compared with drafts.
#[derive(Default)]
pub(super) struct KnownSeries<'a> {
    by_id: HashMap<&'a str, &'a SeriesRow>,
    /// When the series of each channel begin.
    begins: HashSet<(&'a ChannelId, NaiveDate)>,
    posts: HashMap<(&'a str, NaiveDate), &'a PostRow>,
}

impl<'a> KnownSeries<'a> {
    pub(super) fn of(series: &'a [SeriesRow], posts: &'a [PostRow]) -> Self {
        let in_series = posts.iter().filter_map(|post| {
            let place = post.series.as_ref()?;
            Some(((place.id.as_str(), place.date), post))
        });
        Self {
            by_id: series.iter().map(|row| (row.id.as_str(), row)).collect(),
            begins: series.iter().map(|row| (&row.channel, row.first)).collect(),
            posts: in_series.collect(),
        }
    }

    /// Returns the series that has this id, or contains the post.
    pub(super) fn find(&self, id: &str, post: Option<&PostRow>) -> Option<&'a SeriesRow> {
        let of_post = || post?.series.as_ref().map(|place| place.id.as_str());
        let found = self.by_id.get(id).or_else(|| self.by_id.get(of_post()?));
        found.copied()
    }

    /// Returns what a draft changes in a series; `None` if a person has cut the series since, so that what follows is not the
    /// file's any more.
    pub(super) fn change(
        &self,
        series: &SeriesRow,
        item: &ItemRow,
        draft: &Draft,
        items: &HashMap<&ItemId, &ItemRow>,
    ) -> crate::Result<Option<ChangedSeries>> {
        let Some((repeat, at)) = draft.repeat.as_ref().zip(draft.at(series.zone)?) else {
            return Ok(None);
        };
        let (rule, first) = on_own_clocks(&repeat.rule, repeat.first, at.date)?;
        let first = LocalTime { date: first, ..at };
        let is_same = (first.date, first.minute) == (series.first, series.minute)
            && has_same_dates(series, &rule, first.date);
        if !is_same && self.is_cut(series, &rule, first.date) {
            return Ok(None);
        }
        let shift = at.date - repeat.first;
        let mut days = Vec::new();
        for (date, changed) in repeat.days() {
            let date = date + shift;
            let post = self.posts.get(&(series.id.as_str(), date)).copied();
            let is_told = match changed {
                None => !series.skipped.contains(&date),
                Some(draft) => !is_same || differs(draft, series, (date, post), (item, items))?,
            };
            if is_told {
                days.push((date, changed.cloned()));
            }
        }
        Ok(Some(ChangedSeries {
            id: series.id.clone(),
            rule: (!is_same).then_some((rule, first)),
            edit: edit(draft, series, item),
            days,
        }))
    }

    /// Returns true if the series ends where another one of its channel begins, while the file's goes on.
    fn is_cut(&self, series: &SeriesRow, rule: &Rule, first: NaiveDate) -> bool {
        let Ok(now) = series.rule.parse::<Rule>() else {
            return true;
        };
        let End::Until(last) = now.end() else {
            return false;
        };
        let far = last.checked_add_days(chrono::Days::new(7 * 52 * 9));
        let dates = rule.dates(first, far.unwrap_or(last));
        let next = dates.into_iter().find(|date| *date > last);
        next.is_some_and(|next| self.begins.contains(&(&series.channel, next)))
    }
}

/// Returns true if a rule has the dates of a series, however their ends are written.
fn has_same_dates(series: &SeriesRow, rule: &Rule, first: NaiveDate) -> bool {
    if rule.to_string() == series.rule {
        return true;
    }
    let Ok(now) = series.rule.parse::<Rule>() else {
        return false;
    };
    let are_ending = rule.end() != End::Never && now.end() != End::Never;
    are_ending && now.dates(series.first, first) == rule.dates(first, first)
}

fn edit(draft: &Draft, series: &SeriesRow, item: &ItemRow) -> PostEdit {
    let has_text = series.text.is_none() && !draft.text.is_empty();
    let text = has_text && draft.text.trim() != item.text.trim();
    let link = !draft.link.is_empty() && Some(&draft.link) != item.link.as_ref();
    PostEdit {
        title: (draft.title != item.title).then(|| draft.title.clone()),
        text: text.then(|| draft.text.clone()),
        link: link.then(|| draft.link.clone()),
        ..PostEdit::default()
    }
}

/// Returns true if the post of a date is otherwise than a draft has it. One that was deleted or published stays so.
fn differs(
    draft: &Draft,
    series: &SeriesRow,
    (date, post): (NaiveDate, Option<&PostRow>),
    (item, items): (&ItemRow, &HashMap<&ItemId, &ItemRow>),
) -> crate::Result<bool> {
    let is_left = post.is_some_and(|post| post.status == Status::Published);
    if is_left || (post.is_none() && series.skipped.contains(&date)) {
        return Ok(false);
    }
    let item = post
        .and_then(|post| items.get(&post.item))
        .copied()
        .unwrap_or(item);
    let zone = post.and_then(|post| post.zone).unwrap_or(series.zone);
    let minute = series.minute;
    let at = match post {
        Some(post) => post.planned().map(|planned| planned.at),
        None => Some(LocalTime { date, minute }),
    };
    let text = post
        .and_then(|post| post.text.as_ref())
        .unwrap_or(&item.text);
    Ok(draft.title != item.title
        || draft.text.trim() != text.trim()
        || (draft.when != DraftTime::Unscheduled && !is_at(draft, at, zone)?))
}

/// Returns true if a draft is at a time; a moment is another time of day where the clocks skip that.
fn is_at(draft: &Draft, at: Option<LocalTime>, zone: Zone) -> crate::Result<bool> {
    let moment = at.map(|at| ZonedTime { at, zone }.moment());
    let is_moment =
        matches!((draft.when, moment), (DraftTime::Moment(told), Some(now)) if told == now);
    Ok(is_moment || draft.when.on(zone)? == at)
}

impl Repeat {
    /// Returns the dates that differ, `None` for those that are left out.
    pub(super) fn days(&self) -> impl Iterator<Item = (NaiveDate, Option<&Draft>)> {
        let except = self.except.iter().map(|date| (*date, None));
        let changed = self
            .changed
            .iter()
            .map(|(date, draft)| (*date, draft.as_ref()));
        changed.chain(except)
    }
}

impl ChangedSeries {
    /// Returns the fields that change, with what they were and become.
    pub(super) fn told(&self, series: &SeriesRow, item: &ItemRow) -> Vec<ImportChange> {
        let of = |field, before: String, after: String| ImportChange {
            field,
            before,
            after,
        };
        let mut changes = Vec::new();
        let edit = &self.edit;
        let words = [
            ("title", item.title.clone(), edit.title.as_ref()),
            ("text", item.text.clone(), edit.text.as_ref()),
            (
                "link",
                item.link.clone().unwrap_or_default(),
                edit.link.as_ref(),
            ),
        ];
        for (field, before, after) in words {
            changes.extend(after.map(|after| of(field, before, after.clone())));
        }
        if let Some((rule, first)) = &self.rule {
            let (date, minute) = (series.first, series.minute);
            let (before, after) = (LocalTime { date, minute }, *first);
            if before != after {
                changes.push(of("time", before.to_string(), after.to_string()));
            }
            if rule.to_string() != series.rule {
                changes.push(of("rule", series.rule.clone(), rule.to_string()));
            }
        }
        if !self.days.is_empty() {
            let dates = self.days.iter().map(|(date, _)| date.to_string());
            let dates = dates.collect::<Vec<_>>().join(", ");
            changes.push(of("dates", String::new(), brief(&dates)));
        }
        changes
    }
}
