//! Compares the posts of a file, their items and their series with those of the plan.

use std::collections::{HashMap, HashSet};

use super::problem::Problem;
use super::report::{ImportReport, ImportRow, Outcome};
use super::rows::Lined;
use crate::export::{Document, ItemRow, PostRow, SeriesRow};
use crate::model::{ItemId, PostId, SeriesId};

pub(super) struct PostToPut {
    pub(super) row: PostRow,
    /// True if the plan has the post already; its sequence is that of the new version then.
    pub(super) is_changed: bool,
}

/// The items of a file that the plan lacks or has otherwise.
pub(super) struct ChangedItems {
    items: Vec<ItemRow>,
    changed: HashSet<ItemId>,
}

impl ChangedItems {
    pub(super) fn of(rows: Vec<Lined<ItemRow>>, here: &[ItemRow]) -> Self {
        let here: HashMap<&ItemId, &ItemRow> = here.iter().map(|item| (&item.id, item)).collect();
        let mut items = Vec::with_capacity(rows.len());
        let mut changed = HashSet::new();
        for Lined { row, .. } in rows {
            if here.get(&row.id).is_none_or(|item| !has_all(item, &row)) {
                changed.insert(row.id.clone());
                items.push(row);
            }
        }
        Self { items, changed }
    }

    /// Returns these items and the others of the plan.
    fn with_those_of<'a>(&'a self, here: &'a Document) -> HashMap<&'a ItemId, &'a ItemRow> {
        let items = here.items.iter().chain(&self.items);
        items.map(|item| (&item.id, item)).collect()
    }

    /// Returns the changed items of posts and series that are written.
    pub(super) fn in_use(self, posts: &[PostToPut], series: &[SeriesRow]) -> Vec<ItemRow> {
        let of_posts = posts.iter().map(|post| &post.row.item);
        let used: HashSet<&ItemId> = of_posts.chain(series.iter().map(|row| &row.item)).collect();
        let items = self.items.into_iter();
        items.filter(|item| used.contains(&item.id)).collect()
    }
}

/// Returns true if the plan's item is as the row says; it may have more comments.
fn has_all(item: &ItemRow, row: &ItemRow) -> bool {
    let mut comments = row.comments.iter();
    let without = |row: &ItemRow| ItemRow {
        comments: Vec::new(),
        ..row.clone()
    };
    comments.all(|comment| item.comments.contains(comment)) && without(item) == without(row)
}

/// Returns the posts that the plan lacks or has otherwise, and tells in the report what becomes of each.
pub(super) fn changed_posts(
    rows: Vec<Lined<PostRow>>,
    here: &Document,
    items: &ChangedItems,
    report: &mut ImportReport,
) -> Vec<PostToPut> {
    let known: HashMap<&PostId, &PostRow> =
        here.posts.iter().map(|post| (&post.id, post)).collect();
    let words = items.with_those_of(here);
    let mut posts = Vec::new();
    for Lined { line, mut row } in rows {
        let now = known.get(&row.id).copied();
        let (outcome, why) = outcome(&mut row, now, items);
        let item = words.get(&row.item).copied();
        report.add(told(line, &row, item, outcome, why));
        if outcome != Outcome::Skip {
            let is_changed = now.is_some();
            posts.push(PostToPut { row, is_changed });
        }
    }
    posts
}

fn told(
    line: u32,
    row: &PostRow,
    item: Option<&ItemRow>,
    outcome: Outcome,
    why: Option<Problem>,
) -> ImportRow {
    let title = item.map_or("", |item| item.title.as_str());
    let text = row.text.as_deref().or(item.map(|item| item.text.as_str()));
    let text = text.filter(|_| outcome != Outcome::Skip);
    ImportRow {
        at: row.at.clone(),
        text: text.unwrap_or_default().to_owned(),
        channel: row.channel.to_string(),
        status: Some(row.status),
        line,
        title: title.to_owned(),
        outcome,
        problems: Vec::from_iter(why),
        ..ImportRow::default()
    }
}

/// Returns what becomes of a post. One that is changed gets the sequence of a new version.
fn outcome(
    row: &mut PostRow,
    now: Option<&PostRow>,
    items: &ChangedItems,
) -> (Outcome, Option<Problem>) {
    let Some(now) = now else {
        return (Outcome::Add, None);
    };
    let sequence = std::mem::replace(&mut row.sequence, now.sequence);
    row.changed = now.changed;
    let is_same = is_same(row, now);
    if is_same && !items.changed.contains(&row.item) {
        return (Outcome::Skip, Some(Problem::Same));
    }
    row.sequence = sequence.max(now.sequence.saturating_add(1));
    (Outcome::Update, Some(Problem::Otherwise))
}

/// Returns true if the plan's post is as the row says; it may have more waivers and results.
fn is_same(row: &PostRow, now: &PostRow) -> bool {
    let (mut waivers, mut results) = (row.waivers.iter(), row.results.iter());
    let without = |row: &PostRow| PostRow {
        waivers: Vec::new(),
        results: Vec::new(),
        ..row.clone()
    };
    waivers.all(|waiver| now.waivers.contains(waiver))
        && results.all(|result| now.results.contains(result))
        && without(row) == without(now)
}

/// Returns the series that the plan lacks or has otherwise.
pub(super) fn changed_series(rows: Vec<Lined<SeriesRow>>, here: &[SeriesRow]) -> Vec<SeriesRow> {
    let here: HashMap<&SeriesId, &SeriesRow> = here.iter().map(|row| (&row.id, row)).collect();
    let rows = rows.into_iter().map(|row| row.row);
    let is_new = |row: &SeriesRow| {
        here.get(&row.id).is_none_or(|now| {
            let changed = now.changed;
            SeriesRow {
                changed,
                ..row.clone()
            } != **now
        })
    };
    rows.filter(is_new).collect()
}
