//! `due` and `snooze`: what is to be published by hand now, and putting off the reminder of a post.

use std::path::Path;

use daymark_core::Planner;
use daymark_core::model::{Channel, LocalTime};
use daymark_core::planner::DuePost;
use serde::Serialize;
use serde_json::json;

use super::plan::open;
use crate::failure::Result;
use crate::output::Output;

#[derive(Serialize)]
struct Line<'a> {
    /// `due`, `missed` or `next`.
    turn: &'static str,
    channel_name: &'a str,
    #[serde(flatten)]
    post: &'a DuePost,
}

/// Prints the posts that are due, those that were missed and those of the rest of today.
pub(crate) fn list(path: &Path, out: &mut Output) -> Result<()> {
    let planner = open(path)?;
    let channels = planner.channels()?;
    let posts = planner.due()?;
    let lists = [
        ("due", &posts.due),
        ("missed", &posts.missed),
        ("next", &posts.next),
    ];
    let lines = lists.iter().flat_map(|(turn, posts)| {
        let lines = posts.iter();
        lines.map(|post| line(turn, post, &channels))
    });
    out.list(&lines.collect::<Vec<_>>(), columns)
}

fn line<'a>(turn: &'static str, post: &'a DuePost, channels: &'a [Channel]) -> Line<'a> {
    let channel = channels.iter().find(|channel| channel.id == post.channel);
    Line {
        turn,
        channel_name: channel.map_or("", |channel| &channel.name),
        post,
    }
}

fn columns(line: &Line<'_>) -> Vec<String> {
    let post = line.post;
    let odd = match post.odd.len() {
        0 => String::new(),
        1 => ", 1 problem".to_owned(),
        count => format!(", {count} problems"),
    };
    vec![
        line.turn.to_owned(),
        words(post.at),
        line.channel_name.to_owned(),
        post.id.to_string(),
        post.title.clone(),
        format!("{}{odd}", post.status),
    ]
}

/// Marks a post as published.
pub(crate) fn publish(
    mut planner: Planner,
    id: &str,
    url: Option<&str>,
    out: &mut Output,
) -> Result<()> {
    let id = planner.post_id(id)?;
    let changes = planner.publish(&id, url)?;
    out.changed(&[id], &changes)
}

pub(crate) fn snooze(path: &Path, id: &str, minutes: u32, out: &mut Output) -> Result<()> {
    let planner = open(path)?;
    let id = planner.post_id(id)?;
    let until = planner.snooze(&id, minutes)?;
    let value = json!({"id": id, "until": until});
    out.print_value(&value, &format!("Snoozed until {}", words(until)))
}

fn words(at: LocalTime) -> String {
    at.to_string().replace('T', " ")
}
