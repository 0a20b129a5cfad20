//! Compares drafts with the plan: which posts are new, changed, the same, or wait for an answer.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use super::draft::{Draft, DraftTime};
use super::report::{ImportReport, ImportRow, Outcome};
use super::sound::sound;
use crate::Result;
use crate::export::{Document, ItemRow, PostRow};
use crate::model::{Channel, ItemId, LocalTime, Post, PostEdit, PostId, Status, Zone};
use crate::storage::Db;

/// What an import does, and what becomes of each row of the file.
pub(super) struct Resolved {
    pub(super) report: ImportReport,
    pub(super) steps: Vec<Step>,
}

pub(super) enum Step {
    /// Adds an item with posts.
    Add {
        draft: Box<Draft>,
        posts: Vec<NewRow>,
    },
    Change(Box<ChangedPost>),
}

/// A new post of a draft.
pub(super) struct NewRow {
    pub(super) id: Option<PostId>,
    pub(super) channel: String,
    pub(super) at: Option<LocalTime>,
    pub(super) zone: Zone,
}

pub(super) struct ChangedPost {
    pub(super) id: PostId,
    pub(super) edit: PostEdit,
    /// The new time; `None` if it stays.
    pub(super) at: Option<LocalTime>,
    pub(super) status: Option<Status>,
}

pub(super) fn resolve(db: &Db, drafts: Vec<Draft>, report: ImportReport) -> Result<Resolved> {
    let here = Document::read(db)?;
    let mut resolving = Resolving::of(&here, report);
    for draft in drafts {
        let line = draft.line;
        if !draft.asks.is_empty() {
            resolving.ask(&draft);
            continue;
        }
        match sound(draft) {
            Ok(draft) => resolving.draft(draft),
            Err(why) => resolving.report.refuse(line, &why)?,
        }
    }
    Ok(Resolved {
        report: resolving.report,
        steps: resolving.steps,
    })
}

/// What posts of different files have in common where they are the same: channel, time and title.
type Likeness<'a> = (&'a str, Option<&'a str>, &'a str);

struct Resolving<'a> {
    plan_zone: Zone,
    channels: HashMap<&'a str, &'a Channel>,
    items: HashMap<&'a ItemId, &'a ItemRow>,
    /// The number of posts of each item.
    posts_of: HashMap<&'a ItemId, u32>,
    by_id: HashMap<&'a str, &'a PostRow>,
    by_likeness: HashMap<Likeness<'a>, &'a PostRow>,
    /// Series that the plan has, by their items and by their own ids.
    series: HashSet<&'a ItemId>,
    series_ids: HashSet<&'a str>,
    /// Hashes of the posts that the file told already.
    seen: HashSet<u64>,
    hasher: RandomState,
    report: ImportReport,
    steps: Vec<Step>,
}

impl<'a> Resolving<'a> {
    fn of(here: &'a Document, report: ImportReport) -> Self {
        let items: HashMap<&ItemId, &ItemRow> =
            here.items.iter().map(|item| (&item.id, item)).collect();
        let mut posts_of: HashMap<&ItemId, u32> = HashMap::new();
        here.posts
            .iter()
            .for_each(|post| *posts_of.entry(&post.item).or_default() += 1);
        let likeness = |post: &'a PostRow| {
            let title = items.get(&post.item).map_or("", |item| item.title.as_str());
            ((post.channel.as_str(), post.at.as_deref(), title), post)
        };
        Self {
            plan_zone: here.plan.zone,
            channels: here
                .channels
                .iter()
                .map(|row| (row.id.as_str(), row))
                .collect(),
            by_likeness: here.posts.iter().map(likeness).collect(),
            items,
            posts_of,
            by_id: here
                .posts
                .iter()
                .map(|post| (post.id.as_str(), post))
                .collect(),
            series: here.series.iter().map(|row| &row.item).collect(),
            series_ids: here.series.iter().map(|row| row.id.as_str()).collect(),
            seen: HashSet::new(),
            hasher: RandomState::new(),
            report,
            steps: Vec::new(),
        }
    }

    fn draft(&mut self, draft: Draft) {
        let mut posts = Vec::new();
        for (place, id) in draft.channels.iter().enumerate() {
            posts.extend(self.post(&draft, place, id));
        }
        if !posts.is_empty() {
            let draft = Box::new(draft);
            self.steps.push(Step::Add { draft, posts });
        }
    }

    fn ask(&mut self, draft: &Draft) {
        let mut problems = draft.asks.clone();
        problems.extend(draft.problems.iter().cloned());
        let row = told(draft, "", draft.when.on(self.plan_zone).ok().flatten());
        self.report.add(ImportRow {
            outcome: Outcome::Ask,
            problems,
            ..row
        });
    }

    /// Tells what becomes of a draft on one of its channels. Returns its post if that is new.
    fn post(&mut self, draft: &Draft, place: usize, channel: &str) -> Option<NewRow> {
        let found = self.channels.get(channel).copied();
        let zone = found.and_then(|row| row.zone).unwrap_or(self.plan_zone);
        let (at, mut problems) = match draft.when.on(zone) {
            Ok(at) => (at, draft.problems.clone()),
            Err(error) => (None, vec![error.to_string()]),
        };
        let id = draft.id(place, channel);
        let written = at.map(|at| at.to_string());
        let likeness = (channel, written.as_deref(), draft.title.as_str());
        let by_id = id.as_ref().and_then(|id| self.by_id.get(id.as_str()));
        let known = by_id.or_else(|| self.by_likeness.get(&likeness)).copied();
        let is_again = !self.seen.insert(self.hasher.hash_one((&id, likeness)));
        let outcome = match known {
            _ if is_again => (Outcome::Skip, "the file has it twice".to_owned()),
            _ if self.has_series(draft, id.as_ref()) => {
                (Outcome::Skip, "the plan has its series".to_owned())
            }
            Some(post) => self.known(draft, post, at),
            None if draft.is_cancelled => (Outcome::Skip, "it is cancelled".to_owned()),
            None => (Outcome::Add, String::new()),
        };
        problems.extend(Some(outcome.1).filter(|why| !why.is_empty()));
        let name = found.map_or("", |row| row.name.as_str());
        self.report.add(ImportRow {
            outcome: outcome.0,
            problems,
            ..told(draft, name, at)
        });
        let (channel, id) = (channel.to_owned(), id);
        (outcome.0 == Outcome::Add).then_some(NewRow {
            id,
            channel,
            at,
            zone,
        })
    }

    /// Returns true for the event of a series of the plan, as Daymark wrote it.
    fn has_series(&self, draft: &Draft, id: Option<&PostId>) -> bool {
        draft.repeat.is_some() && id.is_some_and(|id| self.series_ids.contains(id.as_str()))
    }

    fn known(&mut self, draft: &Draft, post: &PostRow, at: Option<LocalTime>) -> (Outcome, String) {
        if draft.repeat.is_some() && self.series.contains(&post.item) {
            return (Outcome::Skip, "the plan has its series".to_owned());
        }
        let Some(item) = self.items.get(&post.item).copied() else {
            return (Outcome::Skip, "the plan has it".to_owned());
        };
        let is_shared = self
            .posts_of
            .get(&post.item)
            .is_some_and(|posts| *posts > 1);
        let change = change(draft, post, item, at, is_shared);
        let fields = change.fields();
        if fields.is_empty() {
            return (
                Outcome::Skip,
                "the plan has it, as the file does".to_owned(),
            );
        }
        self.steps.push(Step::Change(Box::new(change)));
        (
            Outcome::Update,
            format!("the plan has it with another {}", fields.join(", ")),
        )
    }
}

fn told(draft: &Draft, channel: &str, at: Option<LocalTime>) -> ImportRow {
    ImportRow {
        line: draft.line,
        title: draft.title.clone(),
        text: draft.text.clone(),
        at: at.map(|at| at.to_string()),
        channel: channel.to_owned(),
        status: draft.status.or(Some(Status::Draft)),
        ..ImportRow::default()
    }
}

/// Returns what a draft changes in a post of the plan. What the file doesn't tell stays.
fn change(
    draft: &Draft,
    post: &PostRow,
    item: &ItemRow,
    at: Option<LocalTime>,
    is_shared: bool,
) -> ChangedPost {
    let mut edit = PostEdit::default();
    if draft.title != item.title {
        edit.title = Some(draft.title.clone());
    }
    let text = post.text.as_ref().unwrap_or(&item.text);
    if !draft.text.is_empty() && draft.text.trim() != text.trim() {
        match is_shared || post.text.is_some() {
            true => edit.own_text = Some(Some(draft.text.clone())),
            false => edit.text = Some(draft.text.clone()),
        }
    }
    if !draft.link.is_empty() && Some(&draft.link) != item.link.as_ref() {
        edit.link = Some(draft.link.clone());
    }
    let now = post.planned().map(|planned| planned.at);
    let is_moved = draft.when != DraftTime::Unscheduled && now != at;
    let status = draft
        .status
        .filter(|status| !are_alike(*status, post.status));
    ChangedPost {
        id: post.id.clone(),
        edit,
        at: at.filter(|_| is_moved),
        status,
    }
}

/// Returns true for statuses that are one in most files: what is being written, and what is sure.
fn are_alike(told: Status, now: Status) -> bool {
    let group = |status: Status| match status {
        Status::Idea | Status::Draft | Status::InReview => 0,
        Status::Approved | Status::Published => 1,
        Status::Skipped => 2,
    };
    group(told) == group(now)
}

impl ChangedPost {
    /// Returns the names of the fields that change.
    fn fields(&self) -> Vec<&'static str> {
        let edit = &self.edit;
        let changes = [
            ("title", edit.title.is_some()),
            ("text", edit.text.is_some() || edit.own_text.is_some()),
            ("link", edit.link.is_some()),
            ("time", self.at.is_some()),
            ("status", self.status.is_some()),
        ];
        let changed = changes.into_iter().filter(|(_, is_changed)| *is_changed);
        changed.map(|(name, _)| name).collect()
    }
}

/// Returns the draft's post as it is added.
pub(super) fn new_post(
    row: &NewRow,
    item: &ItemId,
    status: Status,
    now: chrono::DateTime<chrono::Utc>,
) -> Post {
    Post {
        id: row.id.clone().unwrap_or_else(|| PostId::new(now)),
        item: item.clone(),
        channel: row.channel.as_str().into(),
        planned: row
            .at
            .map(|at| crate::model::ZonedTime { at, zone: row.zone }),
        text: None,
        parts: Vec::new(),
        status,
        sequence: 0,
        changed: now,
        first_comment: None,
        kind: None,
    }
}
