//! Reads the rows of a file one by one. A row that can't be read is told with its line and its field.

use std::collections::HashSet;

use serde::de::DeserializeOwned;

use super::checks::Checked;
use super::file::{RawFile, RawRows};
use super::report::ImportReport;
use crate::export::{ItemRow, PostRow, SeriesRow};
use crate::model::{
    Audience, Campaign, Channel, ChannelSlots, DayNote, DeclinedTime, Experiment, Feedback, Idea,
    Label, Layer, Media, Message, Mission, Objective, Pillar, Plan, SavedView, Snippet, Subject,
    brief,
};
use crate::{Error, Result};

/// A row that was read, with the number of its line.
pub(super) struct Lined<T> {
    pub(super) line: u32,
    pub(super) row: T,
}

/// The rows that could be read.
#[derive(Default)]
pub(super) struct FileRows {
    pub(super) plan: Option<Plan>,
    pub(super) mission: Option<Mission>,
    pub(super) messages: Vec<Lined<Message>>,
    pub(super) audiences: Vec<Lined<Audience>>,
    pub(super) objectives: Vec<Lined<Objective>>,
    pub(super) channels: Vec<Lined<Channel>>,
    pub(super) slots: Vec<Lined<ChannelSlots>>,
    pub(super) campaigns: Vec<Lined<Campaign>>,
    pub(super) pillars: Vec<Lined<Pillar>>,
    pub(super) labels: Vec<Lined<Label>>,
    pub(super) notes: Vec<Lined<DayNote>>,
    pub(super) views: Vec<Lined<SavedView>>,
    pub(super) layers: Vec<Lined<Layer>>,
    pub(super) snippets: Vec<Lined<Snippet>>,
    pub(super) subjects: Vec<Lined<Subject>>,
    pub(super) ideas: Vec<Lined<Idea>>,
    pub(super) feedback: Vec<Lined<Feedback>>,
    pub(super) experiments: Vec<Lined<Experiment>>,
    pub(super) declined_times: Vec<Lined<DeclinedTime>>,
    pub(super) media: Vec<Lined<Media>>,
    pub(super) items: Vec<Lined<ItemRow>>,
    pub(super) series: Vec<Lined<SeriesRow>>,
    pub(super) posts: Vec<Lined<PostRow>>,
}

/// The rows that could be read, and a report of those that could not.
pub(super) struct ReadRows {
    pub(super) rows: FileRows,
    pub(super) report: ImportReport,
}

/// Reads the rows of a file.
pub(super) fn read(text: &str, file: &RawFile<'_>) -> Result<ReadRows> {
    let mut report = ImportReport::default();
    let rows = rows(
        Reading {
            text,
            report: &mut report,
        },
        file,
    )?;
    Ok(ReadRows { rows, report })
}

fn rows(mut reading: Reading<'_>, file: &RawFile<'_>) -> Result<FileRows> {
    let plan = RawRows(file.plan.into_iter().collect());
    let mission = RawRows(file.mission.into_iter().collect());
    Ok(FileRows {
        plan: reading.list(&plan)?.pop().map(|plan| plan.row),
        mission: reading.list(&mission)?.pop().map(|mission| mission.row),
        messages: reading.list(&file.messages)?,
        audiences: reading.list(&file.audiences)?,
        objectives: reading.list(&file.objectives)?,
        channels: reading.list(&file.channels)?,
        slots: reading.list(&file.slots)?,
        campaigns: reading.list(&file.campaigns)?,
        pillars: reading.list(&file.pillars)?,
        labels: reading.list(&file.labels)?,
        notes: reading.list(&file.notes)?,
        views: reading.list(&file.views)?,
        layers: reading.list(&file.layers)?,
        snippets: reading.list(&file.snippets)?,
        subjects: reading.list(&file.subjects)?,
        ideas: reading.list(&file.ideas)?,
        feedback: reading.list(&file.feedback)?,
        experiments: reading.list(&file.experiments)?,
        declined_times: reading.list(&file.declined_times)?,
        media: reading.list(&file.media)?,
        items: reading.list(&file.items)?,
        series: reading.list(&file.series)?,
        posts: reading.list(&file.posts)?,
    })
}

struct Reading<'a> {
    text: &'a str,
    report: &'a mut ImportReport,
}

impl Reading<'_> {
    fn list<T: DeserializeOwned + Checked>(&mut self, list: &RawRows<'_>) -> Result<Vec<Lined<T>>> {
        let mut lines = Lines::new(self.text);
        let mut seen = HashSet::new();
        let mut rows = Vec::with_capacity(list.0.len());
        for raw in &list.0 {
            let line = lines.line_of(raw.get());
            let row = parsed(raw.get()).and_then(checked).and_then(|row: T| {
                match seen.insert(row.key()) {
                    true => Ok(row),
                    false => Err("its id is that of a row before it".to_owned()),
                }
            });
            match row {
                Ok(row) => rows.push(Lined { line, row }),
                Err(why) => self.report.refuse(line, &why)?,
            }
        }
        Ok(rows)
    }
}

/// Returns a row as its text says it, or what is wrong with it.
pub(super) fn parsed<T: DeserializeOwned>(raw: &str) -> Result<T, String> {
    serde_json::from_str(raw).map_err(|error| unread(raw, &error))
}

/// Returns a row as it is stored, or what is wrong with it.
pub(super) fn checked<T: Checked>(row: T) -> Result<T, String> {
    row.checked().map_err(|error| unfit(&error))
}

/// Says what is wrong with a value, and in which field.
fn unfit(error: &Error) -> String {
    format!("field {}: {error}", error.field_name().unwrap_or("id"))
}

fn unread(raw: &str, error: &serde_json::Error) -> String {
    let said = error.to_string();
    let (said, _) = said.rsplit_once(" at line ").unwrap_or((&said, ""));
    match field_at(raw, error.line(), error.column()) {
        Some(field) if !said.starts_with("missing") => {
            format!("field {}: {}", brief(field), brief(said))
        }
        _ => brief(said),
    }
}

/// Returns the name of the row's field that a place in its text belongs to.
fn field_at(raw: &str, line: usize, column: usize) -> Option<&str> {
    let before: usize = raw
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let end = (before + column).min(raw.len());
    let (mut depth, mut start, mut text, mut field) = (0, None, None, None);
    let mut is_escaped = false;
    for (place, byte) in raw.bytes().enumerate().take(end) {
        match (byte, start) {
            _ if is_escaped => is_escaped = false,
            (b'\\', Some(_)) => is_escaped = true,
            (b'"', Some(begin)) => {
                text = raw.get(begin..place).filter(|_| depth == 1);
                start = None;
            }
            (b'"', None) => start = Some(place + 1),
            (b':', None) if depth == 1 => field = text,
            (b'{' | b'[', None) => depth += 1,
            (b'}' | b']', None) => depth -= 1,
            _ => {}
        }
    }
    field
}

/// Tells the lines of rows, which are asked for in the order of the text.
struct Lines<'a> {
    text: &'a str,
    line: u32,
    place: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            line: 1,
            place: 0,
        }
    }

    /// Returns the number of the line on which a part of the text begins.
    fn line_of(&mut self, part: &str) -> u32 {
        let place = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let passed = self
            .text
            .as_bytes()
            .get(self.place..place)
            .unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u32;
        self.place = place;
        self.line
    }
}
