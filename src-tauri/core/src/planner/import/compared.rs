//! Compares the rows of a file with those of the plan. What is equal is left out; the rest is what an import writes.

use std::collections::HashMap;
use std::fmt::Display;

use super::changed_posts::{ChangedItems, PostToPut, changed_posts, changed_series};
use super::known::refuse_dangling;
use super::report::ImportReport;
use super::rows::{Lined, ReadRows};
use crate::Result;
use crate::export::{Document, ItemRow, SeriesRow};
use crate::model::{
    Audience, Campaign, Channel, ChannelSlots, DayNote, DeclinedTime, Experiment, Feedback, Idea,
    Label, Layer, Media, Message, Mission, Objective, Pillar, Plan, SavedView, Snippet, Subject,
};
use crate::storage::Db;
use crate::storage::record::Record;

/// The rows to write, and what becomes of each row of the file.
pub(super) struct Compared {
    pub(super) report: ImportReport,
    pub(super) plan: Option<Plan>,
    pub(super) mission: Option<Mission>,
    pub(super) messages: Vec<Message>,
    pub(super) audiences: Vec<Audience>,
    pub(super) objectives: Vec<Objective>,
    pub(super) channels: Vec<Channel>,
    pub(super) slots: Vec<ChannelSlots>,
    pub(super) campaigns: Vec<Campaign>,
    pub(super) pillars: Vec<Pillar>,
    pub(super) labels: Vec<Label>,
    pub(super) notes: Vec<DayNote>,
    pub(super) views: Vec<SavedView>,
    pub(super) layers: Vec<Layer>,
    pub(super) snippets: Vec<Snippet>,
    pub(super) subjects: Vec<Subject>,
    pub(super) ideas: Vec<Idea>,
    pub(super) feedback: Vec<Feedback>,
    pub(super) experiments: Vec<Experiment>,
    pub(super) declined_times: Vec<DeclinedTime>,
    pub(super) media: Vec<Media>,
    pub(super) items: Vec<ItemRow>,
    pub(super) series: Vec<SeriesRow>,
    pub(super) posts: Vec<PostToPut>,
}

pub(super) fn compare(db: &Db, read: ReadRows) -> Result<Compared> {
    let here = Document::read(db)?;
    let ReadRows {
        mut rows,
        mut report,
    } = read;
    refuse_dangling(&mut rows, &here, &mut report)?;
    place(&mut rows.channels, &here.channels, |row| &mut row.position);
    place(&mut rows.pillars, &here.pillars, |row| &mut row.position);
    place(&mut rows.views, &here.views, |row| &mut row.position);
    place(&mut rows.snippets, &here.snippets, |row| &mut row.position);
    place(&mut rows.messages, &here.messages, |row| &mut row.position);
    place(&mut rows.subjects, &here.subjects, |row| &mut row.position);
    place(&mut rows.audiences, &here.audiences, |row| {
        &mut row.position
    });
    place(&mut rows.objectives, &here.objectives, |row| {
        &mut row.position
    });
    let is_new = here.channels.is_empty() && here.posts.is_empty();
    let items = ChangedItems::of(rows.items, &here.items);
    let posts = changed_posts(rows.posts, &here, &items, &mut report);
    name_channels(&mut report, &rows.channels, &here.channels);
    let series = changed_series(rows.series, &here.series);
    let items = items.in_use(&posts, &series);
    let mut compared = Compared {
        plan: rows.plan.filter(|plan| is_new && *plan != here.plan),
        mission: rows.mission.filter(|mission| *mission != here.mission),
        messages: differing(rows.messages, &here.messages),
        audiences: differing(rows.audiences, &here.audiences),
        objectives: differing(rows.objectives, &here.objectives),
        channels: differing(rows.channels, &here.channels),
        slots: differing(rows.slots, &here.slots),
        campaigns: differing(rows.campaigns, &here.campaigns),
        pillars: differing(rows.pillars, &here.pillars),
        labels: new_labels(rows.labels, &here.labels),
        notes: differing(rows.notes, &here.notes),
        views: differing(rows.views, &here.views),
        layers: differing(rows.layers, &here.layers),
        snippets: differing(rows.snippets, &here.snippets),
        subjects: differing(rows.subjects, &here.subjects),
        ideas: differing(rows.ideas, &here.ideas),
        feedback: differing(rows.feedback, &here.feedback),
        experiments: differing(rows.experiments, &here.experiments),
        declined_times: differing(rows.declined_times, &here.declined_times),
        media: rows.media.into_iter().map(|media| media.row).collect(),
        items,
        series,
        posts,
        report,
    };
    compared.report.others = compared.others();
    Ok(compared)
}

impl Compared {
    fn others(&self) -> u32 {
        let named =
            self.channels.len() + self.campaigns.len() + self.pillars.len() + self.labels.len();
        let seen = self.views.len() + self.layers.len() + self.snippets.len();
        let meant = usize::from(self.mission.is_some())
            + self.messages.len()
            + self.subjects.len()
            + self.ideas.len()
            + self.feedback.len()
            + self.experiments.len()
            + self.declined_times.len()
            + self.audiences.len()
            + self.objectives.len();
        let dated = self.notes.len() + self.slots.len() + self.series.len();
        (usize::from(self.plan.is_some()) + named + seen + meant + dated) as u32
    }
}

/// Puts the names of channels into the rows of posts instead of their ids.
fn name_channels(report: &mut ImportReport, rows: &[Lined<Channel>], here: &[Channel]) {
    let all = here.iter().chain(rows.iter().map(|row| &row.row));
    let names: HashMap<&str, &str> = all
        .map(|row| (row.id.as_str(), row.name.as_str()))
        .collect();
    for row in &mut report.rows {
        let name = names.get(row.channel.as_str()).copied();
        row.channel = name.unwrap_or_default().to_owned();
    }
}

/// Keeps the places of rows that the plan has, and puts the others after them.
fn place<T>(rows: &mut [Lined<T>], here: &[T], position: fn(&mut T) -> &mut u32)
where
    T: Record + Clone,
    T::Id: Display,
{
    let mut places: HashMap<String, u32> = HashMap::new();
    for mut row in here.iter().cloned() {
        places.insert(row.id().to_string(), *position(&mut row));
    }
    let after = places
        .values()
        .max()
        .map_or(0, |last| last.saturating_add(1));
    for Lined { row, .. } in rows {
        let known = places.get(&row.id().to_string()).copied();
        let place = position(row);
        *place = known.unwrap_or(place.saturating_add(after));
    }
}

/// Returns the rows that the plan lacks or has otherwise.
fn differing<T: PartialEq>(rows: Vec<Lined<T>>, here: &[T]) -> Vec<T> {
    let rows = rows.into_iter().map(|row| row.row);
    rows.filter(|row| !here.contains(row)).collect()
}

/// Returns the labels that the plan lacks. One whose name another label of the plan has is that one.
fn new_labels(rows: Vec<Lined<Label>>, here: &[Label]) -> Vec<Label> {
    let mut rows = differing(rows, here);
    rows.retain(|row| here.iter().all(|label| label.name != row.name));
    rows
}
