//! Replaces words in the texts of posts as one operation, and previews the result.
//!
//! The texts of an item are replaced for all its posts, also for those outside of the range, since they share them.
//! Published and skipped posts keep their texts: where they share an item with others, these get a copy of it.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use super::item::edit_item;
use super::post::save;
use super::series::detach::detach_item;
use super::series::rows::put_changed;
use super::{Planner, Transaction};
use crate::Result;
use crate::model::{
    ChannelId, Excerpt, Item, LocalTime, Op, Post, PostEdit, PostId, ReplacedField, Replacement,
    Series, Zone, is_fixed,
};
use crate::query::Changes;
use crate::storage::{self, find};

/// The texts that a replacement would change.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReplacementPreview {
    /// The number of posts whose texts would change.
    pub posts: u32,
    /// How many of these posts are outside of the range and share a text with a post in it.
    pub outside: u32,
    /// The number of places that would be replaced.
    pub hits: u32,
    /// The places in the order of the posts; at most 2,000 of them.
    pub texts: Vec<ReplacedText>,
}

/// A place that would be replaced.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReplacedText {
    pub post: PostId,
    pub title: String,
    pub channel: ChannelId,
    /// The time on the plan's clocks; `None` if the post is unscheduled.
    pub at: Option<LocalTime>,
    pub field: ReplacedField,
    /// The number of the part of a thread, from 1; `None` in other fields.
    pub part: Option<u32>,
    pub before: String,
    pub found: String,
    pub after: String,
    /// The number of posts that share the text.
    pub shared_by: u32,
}

/// The most places in a preview; its number of hits includes all of them.
const MAX_TEXTS: usize = 2_000;

/// What a replacement changes.
#[derive(Default)]
struct Planning {
    items: Vec<ItemStep>,
    posts: Vec<PostStep>,
    /// The title of the first post that changes.
    title: String,
    changed: BTreeSet<PostId>,
    in_range: BTreeSet<PostId>,
    hits: usize,
    texts: Vec<ReplacedText>,
}

/// A change to an item, for its posts that are neither published nor skipped.
struct ItemStep {
    item: Item,
    posts: Vec<Post>,
    edit: PostEdit,
}

/// A change to a post's own text or to the parts of its thread, and to its first comment.
struct PostStep {
    post: PostId,
    edit: PostEdit,
}

/// A text of a post in which something is looked for.
struct Place<'a> {
    post: &'a Post,
    title: &'a str,
    field: ReplacedField,
    part: Option<u32>,
    shared_by: usize,
}

impl Planner {
    /// Replaces words in the texts of posts. Changes nothing if no text contains them.
    pub fn replace_text(&mut self, replacement: &Replacement) -> Result<Changes> {
        self.change(|tx| {
            let planning = plan(tx, replacement)?;
            carry_out(tx, &planning)?;
            replace_in_series(tx, replacement, &planning)?;
            Ok(Op::ReplaceText {
                count: planning.changed.len() as u32,
                title: planning.title,
            })
        })
    }

    /// Returns what [`Planner::replace_text`] would change, or the error that it would fail with.
    pub fn preview_replacement(&self, replacement: &Replacement) -> Result<ReplacementPreview> {
        let (now, author) = (self.clock.now(), &self.author);
        let planning = storage::snapshot(&self.db, |db| {
            plan(&Transaction { db, now, author }, replacement)
        })?;
        Ok(ReplacementPreview {
            posts: planning.changed.len() as u32,
            outside: planning.changed.difference(&planning.in_range).count() as u32,
            hits: planning.hits as u32,
            texts: planning.texts,
        })
    }
}

fn plan(tx: &Transaction<'_>, replacement: &Replacement) -> Result<Planning> {
    replacement.validated()?;
    let zone = storage::plan::get(tx.db)?.zone;
    let [from, to] =
        [replacement.from, replacement.to].map(|day| day.map(|day| zone.midnight(day)));
    let posts = storage::post::unfixed_between(tx.db, from, to)?;
    let mut planning = Planning {
        in_range: posts.iter().map(|post| post.id.clone()).collect(),
        ..Planning::default()
    };
    let mut items = BTreeSet::new();
    for post in &posts {
        let item = find::item(tx.db, &post.item)?;
        if items.insert(item.id.clone()) {
            planning.add_item(tx, replacement, zone, post, &item)?;
        }
        planning.add_post(replacement, zone, post, &item)?;
    }
    Ok(planning)
}

impl Planning {
    fn add_item(
        &mut self,
        tx: &Transaction<'_>,
        replacement: &Replacement,
        zone: Zone,
        post: &Post,
        item: &Item,
    ) -> Result<()> {
        let edit = replacement.edit_of_item(item);
        if edit == PostEdit::default() {
            return Ok(());
        }
        item.edited(&edit)?;
        let mut posts = storage::post::of_item(tx.db, &item.id)?;
        posts.retain(|post| !is_fixed(post));
        let following: Vec<_> = posts.iter().filter(|post| post.text.is_none()).collect();
        for (field, text) in replacement.fields_of(item) {
            let sharing = if field == ReplacedField::Text {
                following.len()
            } else {
                posts.len()
            };
            let place = Place {
                post,
                title: &item.title,
                field,
                part: None,
                shared_by: sharing.max(1),
            };
            self.note(replacement, zone, &place, text);
        }
        self.changed.extend(concerned(&edit, &posts, post));
        let item = item.clone();
        self.items.push(ItemStep { item, posts, edit });
        Ok(())
    }

    fn add_post(
        &mut self,
        replacement: &Replacement,
        zone: Zone,
        post: &Post,
        item: &Item,
    ) -> Result<()> {
        let edit = replacement.edit_of_post(post);
        if edit == PostEdit::default() {
            return Ok(());
        }
        post.with_own_text(&edit)?;
        for (field, part, text) in replacement.fields_of_post(post) {
            let place = Place {
                post,
                title: &item.title,
                field,
                part,
                shared_by: 1,
            };
            self.note(replacement, zone, &place, text);
        }
        let post = post.id.clone();
        self.changed.insert(post.clone());
        self.posts.push(PostStep { post, edit });
        Ok(())
    }

    /// Counts the hits in a text, and adds them to the preview.
    fn note(&mut self, replacement: &Replacement, zone: Zone, place: &Place<'_>, text: &str) {
        let hits = replacement.hits(text);
        if self.hits == 0 && !hits.is_empty() {
            self.title = place.title.to_owned();
        }
        self.hits += hits.len();
        let left = MAX_TEXTS.saturating_sub(self.texts.len());
        let shown = hits.iter().take(left);
        self.texts
            .extend(shown.map(|hit| place.replaced(zone, text, hit)));
    }
}

impl Place<'_> {
    fn replaced(&self, zone: Zone, text: &str, hit: &Range<usize>) -> ReplacedText {
        let Excerpt {
            before,
            found,
            after,
        } = Excerpt::of(text, hit);
        ReplacedText {
            post: self.post.id.clone(),
            title: self.title.to_owned(),
            channel: self.post.channel.clone(),
            at: self.post.planned.map(|planned| planned.seen_in(zone)),
            field: self.field,
            part: self.part,
            before,
            found,
            after,
            shared_by: self.shared_by as u32,
        }
    }
}

/// Returns the posts of an item that an edit changes: those that follow its text if only that changes.
fn concerned(edit: &PostEdit, posts: &[Post], first: &Post) -> BTreeSet<PostId> {
    let is_text_alone = edit.title.is_none() && edit.link.is_none() && edit.notes.is_none();
    let concerned = posts
        .iter()
        .filter(|post| !is_text_alone || post.text.is_none());
    let mut concerned: BTreeSet<_> = concerned.map(|post| post.id.clone()).collect();
    if concerned.is_empty() {
        concerned.insert(first.id.clone());
    }
    concerned
}

fn carry_out(tx: &Transaction<'_>, planning: &Planning) -> Result<()> {
    for step in &planning.items {
        let posts = step.posts.iter().map(|post| post.id.to_string()).collect();
        let series = storage::series::of_item(tx.db, &step.item.id)?;
        let series = series.iter().map(|series| series.id.to_string()).collect();
        let item = detach_item(tx, &step.item.id, &posts, &series)?;
        edit_item(tx, &item, &step.edit)?;
    }
    for step in &planning.posts {
        let before = find::post(tx.db, step.post.as_str())?;
        save(tx, &before, before.with_own_text(&step.edit)?)?;
    }
    Ok(())
}

/// Replaces in the own texts and first comments of series, which the posts that they generate later get. A range that
/// ends means only posts that exist.
fn replace_in_series(
    tx: &Transaction<'_>,
    replacement: &Replacement,
    planning: &Planning,
) -> Result<()> {
    if replacement.to.is_some() {
        return Ok(());
    }
    let mut series = BTreeSet::new();
    for step in &planning.posts {
        let Some((of_post, _)) = storage::series::of_post(tx.db, &step.post)? else {
            continue;
        };
        let text = replacement.own_text(of_post.text.as_deref());
        let comment = replacement.first_comment(of_post.first_comment.as_deref());
        let is_found = text.is_some() || comment.is_some();
        if is_found && series.insert(of_post.id.to_string()) {
            let after = Series {
                text: text.or_else(|| of_post.text.clone()),
                first_comment: comment.or_else(|| of_post.first_comment.clone()),
                ..of_post.clone()
            };
            put_changed(tx, &of_post, after)?;
        }
    }
    Ok(())
}
