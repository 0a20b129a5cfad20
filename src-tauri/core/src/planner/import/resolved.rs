//! Compares drafts with the plan: which posts are new, changed, the same, or wait for an answer.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

pub(super) use super::changed_post::ChangedPost;
use super::changed_post::change;
use super::changed_series::{ChangedSeries, KnownSeries};
use super::draft::{Draft, Repeat};
use super::new_channels::is_new;
use super::problem::{ImportChange, Problem};
use super::report::{ImportReport, ImportRow, Outcome};
use super::sound::make_sound;
use crate::Result;
use crate::export::{Document, ItemRow, PostRow};
use crate::model::{Channel, ItemId, LocalTime, Post, PostId, Status, Zone};

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
    /// Makes a post of the plan, which was a single one, the first of a series.
    Begin {
        post: PostId,
        repeat: Box<Repeat>,
    },
    Series(Box<ChangedSeries>),
}

/// A new post of a draft.
pub(super) struct NewRow {
    pub(super) id: Option<PostId>,
    pub(super) channel: String,
    pub(super) at: Option<LocalTime>,
    pub(super) zone: Zone,
}

/// Compares drafts with the plan as `here` has it, and with its channels and those that the import adds.
pub(super) fn resolve(
    here: &Document,
    channels: &[Channel],
    drafts: Vec<Draft>,
    report: ImportReport,
) -> Result<Resolved> {
    let mut resolving = Resolving::of(here, channels, report);
    for mut draft in drafts {
        if let Some(why) = draft.refused.take() {
            resolving.refuse(&draft, why)?;
        } else if !draft.asks.is_empty() {
            resolving.ask(&draft);
        } else if let Err(why) = make_sound(&mut draft) {
            resolving.refuse(&draft, why.into())?;
        } else {
            resolving.draft(draft);
        }
    }
    Ok(Resolved {
        report: resolving.report,
        steps: resolving.steps,
    })
}

/// What posts of different files have in common where they are the same: channel, time and title.
type Likeness<'a> = (&'a str, Option<&'a str>, &'a str);

pub(super) struct Resolving<'a> {
    plan_zone: Zone,
    channels: HashMap<&'a str, &'a Channel>,
    pub(super) items: HashMap<&'a ItemId, &'a ItemRow>,
    /// The number of posts of each item.
    posts_of: HashMap<&'a ItemId, u32>,
    by_id: HashMap<&'a str, &'a PostRow>,
    by_likeness: HashMap<Likeness<'a>, &'a PostRow>,
    pub(super) series: KnownSeries<'a>,
    /// The lines of the posts that were read, by hashes of their ids or, without one, of their likenesses.
    seen: HashMap<u64, u32>,
    hasher: RandomState,
    report: ImportReport,
    pub(super) steps: Vec<Step>,
}

impl<'a> Resolving<'a> {
    fn of(here: &'a Document, channels: &'a [Channel], report: ImportReport) -> Self {
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
            channels: channels.iter().map(|row| (row.id.as_str(), row)).collect(),
            by_likeness: here.posts.iter().map(likeness).collect(),
            items,
            posts_of,
            by_id: here
                .posts
                .iter()
                .map(|post| (post.id.as_str(), post))
                .collect(),
            series: KnownSeries::of(&here.series, &here.posts),
            seen: HashMap::new(),
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
        let row = self.untimed(draft);
        self.report.add(ImportRow {
            outcome: Outcome::Ask,
            problems: [draft.asks.clone(), row.problems].concat(),
            ..row
        });
    }

    fn refuse(&mut self, draft: &Draft, why: Problem) -> Result<()> {
        let row = self.untimed(draft);
        self.report.refuse_row(ImportRow {
            outcome: Outcome::Bad,
            problems: [vec![why], row.problems].concat(),
            ..row
        })
    }

    /// Returns the row of a draft that stays out.
    fn untimed(&self, draft: &Draft) -> ImportRow {
        let channel = draft.channels.first();
        let channel = channel.and_then(|id| self.channels.get(id.as_str()).copied());
        let zone = channel.and_then(|row| row.zone).unwrap_or(self.plan_zone);
        let row = told(draft, channel, draft.when.on(zone).ok().flatten());
        ImportRow {
            problems: draft.problems.clone(),
            ..row
        }
    }

    /// Tells what becomes of a draft on one of its channels. Returns its post if that is new.
    fn post(&mut self, draft: &Draft, place: usize, channel: &str) -> Option<NewRow> {
        let found = self.channels.get(channel).copied();
        let zone = found.and_then(|row| row.zone).unwrap_or(self.plan_zone);
        let (at, mut problems) = match draft.at(zone) {
            Ok(at) => (at, draft.problems.clone()),
            Err(error) => (None, vec![error.into()]),
        };
        let id = draft.id(place, channel);
        let written = at.map(|at| at.to_string());
        let likeness = (channel, written.as_deref(), draft.title.as_str());
        let by_id = id.as_ref().and_then(|id| self.by_id.get(id.as_str()));
        let known = by_id.or_else(|| self.by_likeness.get(&likeness)).copied();
        let name = match &id {
            Some(id) => self.hasher.hash_one(id),
            None => self.hasher.hash_one(likeness),
        };
        let again = self.seen.insert(name, draft.line);
        let fate = match known {
            _ if again.is_some() => Fate::skip(Problem::Twice {
                line: again.unwrap_or_default(),
            }),
            _ if draft.repeat.is_some() => {
                self.repeated(draft, id.as_ref(), (by_id.copied(), known), at)
            }
            Some(post) => self.known(draft, post, at),
            None if draft.is_cancelled => Fate::skip(Problem::Cancelled),
            None => Fate::default(),
        };
        let outcome = fate.outcome;
        problems.extend(fate.problem);
        if matches!(outcome, Outcome::Add | Outcome::Update) {
            problems.extend(found.and_then(|channel| too_long(draft, channel)));
        }
        self.report.add(ImportRow {
            outcome,
            problems,
            changes: fate.changes,
            post: known.map(|post| post.id.clone()),
            ..told(draft, found, at)
        });
        let (channel, id) = (channel.to_owned(), id);
        (outcome == Outcome::Add).then_some(NewRow {
            id,
            channel,
            at,
            zone,
        })
    }

    pub(super) fn known(&mut self, draft: &Draft, post: &PostRow, at: Option<LocalTime>) -> Fate {
        let Some(item) = self.items.get(&post.item).copied() else {
            return Fate::skip(Problem::Same);
        };
        let is_shared = self
            .posts_of
            .get(&post.item)
            .is_some_and(|posts| *posts > 1);
        let change = change(draft, post, item, at, is_shared);
        let changes = change.told(post, item);
        if changes.is_empty() {
            return Fate::skip(Problem::Same);
        }
        self.steps.push(Step::Change(Box::new(change)));
        Fate::update(changes)
    }
}

/// What becomes of a post, and why.
#[derive(Default)]
pub(super) struct Fate {
    outcome: Outcome,
    problem: Option<Problem>,
    pub(super) changes: Vec<ImportChange>,
}

impl Fate {
    pub(super) fn update(changes: Vec<ImportChange>) -> Self {
        let fields = changes.iter().map(|change| change.field).collect();
        Self {
            outcome: Outcome::Update,
            problem: Some(Problem::Changed { fields }),
            changes,
        }
    }

    pub(super) fn skip(why: Problem) -> Self {
        Self {
            outcome: Outcome::Skip,
            problem: Some(why),
            changes: Vec::new(),
        }
    }
}

fn told(draft: &Draft, channel: Option<&Channel>, at: Option<LocalTime>) -> ImportRow {
    ImportRow {
        line: draft.line,
        title: draft.title.clone(),
        text: draft.text.clone(),
        at: at.map(|at| at.to_string()),
        cell: draft.date_cell.clone(),
        media: draft.media.len() as u32,
        channel: channel.map(|row| row.name.clone()).unwrap_or_default(),
        channel_id: channel.map(|row| row.id.clone()).filter(|id| !is_new(id)),
        place: draft.place,
        status: draft.status.or(Some(Status::Draft)),
        ..ImportRow::default()
    }
}

/// Returns that the text is longer than its channel takes, if it is.
fn too_long(draft: &Draft, channel: &Channel) -> Option<Problem> {
    let over = channel.excess(&draft.text, !draft.media.is_empty());
    (over > 0).then(|| Problem::TooLong {
        channel: channel.name.clone(),
        over,
    })
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
