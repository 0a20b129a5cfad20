//! Tables for other schedulers, with a report of what each could not carry. A text is written as it is published: an
//! apostrophe before what a spreadsheet takes for a formula would be published, too, so such posts are told instead.

mod form;
mod post;

use std::path::{Path, PathBuf};

use csv::{Terminator, WriterBuilder};
use serde::Serialize;

use super::cell::escaped;
use super::selection::Selection;
use super::{ExportOptions, atomic};
use crate::model::{Channel, Label, Status};
use crate::query::Tags;
use crate::storage::card::{CardRow, for_each_between};
use crate::storage::{self, Db, record};
use crate::{Planner, Result};
pub use form::Scheduler;
use post::SchedulerPost;

/// What was written for a scheduler.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SchedulerReport {
    pub files: Vec<SchedulerFile>,
    /// What the files could not carry, each with its reason.
    pub left_out: Vec<LeftOutOfFile>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SchedulerFile {
    pub file: PathBuf,
    /// The channel to choose where the file is taken in; empty if it names its channels.
    pub channel: String,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOutOfFile {
    pub post: String,
    pub title: String,
    pub why: String,
}

impl Planner {
    /// Writes the chosen posts that are still to be published as tables that a scheduler takes. With one file it has the
    /// name `path`; with several, their channels and numbers are added to it.
    pub fn export_for(
        &self,
        scheduler: Scheduler,
        options: &ExportOptions,
        path: &Path,
    ) -> Result<SchedulerReport> {
        options.check()?;
        let posts = storage::snapshot(&self.db, |db| posts(db, &Selection::read(db, options)?))?;
        let mut report = SchedulerReport::default();
        let posts = posts
            .into_iter()
            .filter(|post| is_taken(scheduler, post, &mut report))
            .collect();
        let parts = parts(scheduler, posts);
        for (place, part) in parts.iter().enumerate() {
            let file = named(path, parts.len(), place, part);
            atomic::replace(&file, |out| write(scheduler, part, out))?;
            tell_close(scheduler, part, &mut report);
            let channel = part.first().filter(|_| scheduler.has_a_file_a_channel());
            report.files.push(SchedulerFile {
                file,
                channel: channel.map_or_else(String::new, |post| post.channel.clone()),
                count: part.len() as u32,
            });
        }
        Ok(report)
    }
}

fn posts(db: &Db, selection: &Selection<'_>) -> Result<Vec<SchedulerPost>> {
    let (tags, labels) = (Tags::read(db)?, record::all::<Label>(db)?);
    let (from, to) = selection.span();
    let mut rows = Vec::new();
    for_each_between(db, from, to, |row| {
        if selection.takes(&row) && !matches!(row.status, Status::Published | Status::Skipped) {
            rows.push(row);
        }
        Ok(())
    })?;
    let posts = rows.into_iter().filter_map(|row| {
        let channel = tags.channel(&row)?.clone();
        of_row(tags.sent(row), &channel, &labels)
    });
    Ok(posts.collect())
}

/// Returns the post of a row; `None` if it has no time.
fn of_row(row: CardRow, channel: &Channel, labels: &[Label]) -> Option<SchedulerPost> {
    let names = labels.iter().filter(|label| row.labels.contains(&label.id));
    let link = row.link.filter(|link| !row.text.contains(link.as_str()));
    Some(SchedulerPost {
        id: row.id.to_string(),
        channel: channel.name.clone(),
        platform: channel.platform.clone(),
        title: row.title,
        text: row.text,
        link: link.unwrap_or_default(),
        labels: names.map(|label| label.name.clone()).collect(),
        first_comment: row.first_comment.unwrap_or_default(),
        kind: row
            .kind
            .map(|kind| kind.name().to_owned())
            .unwrap_or_default(),
        at: row.planned?.at,
        is_sure: row.status == Status::Approved,
        is_thread: !row.parts.is_empty(),
        media: row.media.len(),
    })
}

/// Tells what a scheduler can't carry of a post. Returns false if it can't take the post at all.
fn is_taken(scheduler: Scheduler, post: &SchedulerPost, report: &mut SchedulerReport) -> bool {
    if let Some(why) = scheduler.refuses(post) {
        report.tell(post, &why);
        return false;
    }
    let [labels, comments, kinds] = scheduler.carries();
    let text = post.text_with_link();
    for (is_lost, why) in [
        (
            text.is_empty(),
            "it has no text: its title is not published",
        ),
        (
            post.media > 0,
            "its pictures and videos are files here, the table takes addresses only",
        ),
        (post.is_thread, "the parts of its thread are one text"),
        (
            !labels && !post.labels.is_empty(),
            "its labels have no column",
        ),
        (
            !comments && !post.first_comment.is_empty(),
            "its first comment has no column",
        ),
        (!kinds && !post.kind.is_empty(), "its kind has no column"),
        (
            escaped(&text) != text,
            "a spreadsheet takes its first sign for a formula: don't open the table in one",
        ),
    ] {
        if is_lost {
            report.tell(post, why);
        }
    }
    true
}

impl SchedulerReport {
    fn tell(&mut self, post: &SchedulerPost, why: &str) {
        self.left_out.push(LeftOutOfFile {
            post: post.id.clone(),
            title: post.title.clone(),
            why: why.to_owned(),
        });
    }
}

/// Returns the posts of each file, in the order of their times.
fn parts(scheduler: Scheduler, mut posts: Vec<SchedulerPost>) -> Vec<Vec<SchedulerPost>> {
    posts.sort_by_key(|post| post.at);
    let mut channels: Vec<Vec<SchedulerPost>> = Vec::new();
    for post in posts {
        let is_its = |part: &&mut Vec<SchedulerPost>| {
            !scheduler.has_a_file_a_channel()
                || part.iter().any(|other| other.channel == post.channel)
        };
        match channels.iter_mut().find(is_its) {
            Some(part) => part.push(post),
            None => channels.push(vec![post]),
        }
    }
    let most = scheduler.most_rows().unwrap_or(usize::MAX);
    let parts = channels.iter().flat_map(|posts| posts.chunks(most));
    parts.map(<[SchedulerPost]>::to_vec).collect()
}

fn named(path: &Path, count: usize, place: usize, part: &[SchedulerPost]) -> PathBuf {
    let Some(first) = part.first().filter(|_| count > 1) else {
        return path.to_owned();
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path
        .extension()
        .map_or("csv".into(), |ending| ending.to_string_lossy());
    let is_letter = |letter: char| letter.is_alphanumeric();
    let channel: String = first
        .channel
        .chars()
        .map(|letter| if is_letter(letter) { letter } else { '-' })
        .collect();
    path.with_file_name(format!("{stem}-{}-{channel}.{ending}", place + 1))
}

/// Tells posts that are closer to the one before them than the scheduler takes.
fn tell_close(scheduler: Scheduler, part: &[SchedulerPost], report: &mut SchedulerReport) {
    for pair in part.windows(2) {
        let apart = (pair[1].at.naive() - pair[0].at.naive()).num_minutes();
        if apart < scheduler.least_apart() {
            let least = scheduler.least_apart();
            report.tell(
                &pair[1],
                &format!("it is {apart} minutes after another, {least} are needed"),
            );
        }
    }
}

fn write(scheduler: Scheduler, part: &[SchedulerPost], out: &mut dyn std::io::Write) -> Result<()> {
    let mut table = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    let platform = part.first().map_or("", |post| post.platform.as_str());
    if let Some(header) = scheduler.header(platform) {
        table.write_record(header).map_err(super::csv::unwritten)?;
    }
    for post in part {
        table
            .write_record(scheduler.row(post))
            .map_err(super::csv::unwritten)?;
    }
    Ok(table.flush()?)
}
