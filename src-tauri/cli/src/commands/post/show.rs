//! `post show`: prints one post with all its fields.

use daymark_core::query::{Overview, PostDetail};
use daymark_core::{Planner, Result as CoreResult};

use crate::failure::Result;
use crate::output::Output;

pub(super) fn show(planner: &Planner, id: &str, out: &mut Output) -> Result<()> {
    let post = planner.post(&planner.post_id(id)?)?;
    let words = words(&planner.overview()?, &post)?;
    out.print_value(&post, &words)
}

/// Returns a line for each field that has a value, and the text at the end.
fn words(overview: &Overview, post: &PostDetail) -> CoreResult<String> {
    let lines = [
        ("id", post.id.to_string()),
        ("title", post.title.clone()),
        ("channel", channel(overview, post)),
        ("time", time(post)),
        ("repeats", repeats(post)),
        ("arm", arm(post)),
        ("status", post.status.to_string()),
        (
            "kind",
            post.kind.map_or(String::new(), |kind| kind.to_string()),
        ),
        ("approved", approved(post)),
        ("published", post.published_url.clone().unwrap_or_default()),
        ("campaign", campaign(overview, post)),
        ("pillar", pillar(overview, post)),
        ("labels", post.labels.join(", ")),
        ("link", post.link.clone().unwrap_or_default()),
        ("utm", utm(post)),
        ("notes", post.notes.clone()),
        ("stage", shown(post.facets.stage)),
        ("need", shown(post.facets.need)),
        ("audience", audience(overview, post)),
        ("objective", objective(overview, post)),
        ("goal", post.aim.goal.clone()),
        ("expected", post.aim.expected.clone()),
        ("hours", shown(post.aim.hours)),
        ("cost", shown(post.aim.cost)),
    ];
    let lines = lines.iter().filter(|(_, value)| !value.is_empty());
    let mut words: Vec<String> = lines.map(|(name, value)| line(name, value)).collect();
    let text = post.own_text.as_ref().unwrap_or(&post.text);
    if !text.is_empty() {
        words.push(format!("\n{text}"));
    }
    if let Some(comment) = &post.first_comment {
        words.push(format!("\nFirst comment:\n{comment}"));
    }
    Ok(words.join("\n"))
}

/// Returns a line for a field. Further lines of its value are indented.
fn line(name: &str, value: &str) -> String {
    let value = value.replace('\n', "\n          ");
    format!("{name:<10}{value}")
}

fn channel(overview: &Overview, post: &PostDetail) -> String {
    let channel = overview
        .rows
        .channels
        .iter()
        .find(|channel| channel.id == post.channel);
    let name = channel
        .map(|channel| channel.name.as_str())
        .unwrap_or_default();
    format!("{name} ({})", post.channel)
}

fn time(post: &PostDetail) -> String {
    match post.at {
        Some(at) if post.in_clock_gap => {
            format!("{at} {} (the clocks skip this time)", post.zone)
        }
        Some(at) => format!("{at} {}", post.zone),
        None => "unscheduled".to_owned(),
    }
}

/// Returns when the post was approved, and by whom if that is known.
fn approved(post: &PostDetail) -> String {
    match &post.approval {
        Some(approval) if approval.author.is_empty() => approval.at.to_string(),
        Some(approval) => format!("{} by {}", approval.at, approval.author),
        None => String::new(),
    }
}

/// Returns what the post says of the parameters of its link.
fn utm(post: &PostDetail) -> String {
    let is_on = post.utm.map(|is_on| if is_on { "on" } else { "off" });
    let content = post.utm_content.as_ref();
    let content = content.map(|content| format!("content {content}"));
    let said = is_on.map(str::to_owned).into_iter().chain(content);
    said.collect::<Vec<_>>().join(", ")
}

fn shown(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn audience(overview: &Overview, post: &PostDetail) -> String {
    let mut audiences = overview.rows.audiences.iter();
    let found = audiences.find(|audience| Some(&audience.id) == post.facets.audience.as_ref());
    shown(found.map(|audience| &audience.name))
}

fn objective(overview: &Overview, post: &PostDetail) -> String {
    let mut objectives = overview.rows.objectives.iter();
    let found = objectives.find(|row| Some(&row.id) == post.facets.objective.as_ref());
    shown(found.map(|objective| &objective.name))
}

fn repeats(post: &PostDetail) -> String {
    let series = post.repeat.as_ref();
    series.map(|series| series.rule.clone()).unwrap_or_default()
}

/// Returns the arm of the experiment that the post is of.
fn arm(post: &PostDetail) -> String {
    let experiment = post.experiment.as_ref();
    let arm = experiment.map(|arm| format!("{} of “{}”", arm.variant, arm.question));
    arm.unwrap_or_default()
}

fn campaign(overview: &Overview, post: &PostDetail) -> String {
    let campaigns = overview.rows.campaigns.iter();
    let mut named = campaigns.filter(|campaign| Some(&campaign.id) == post.campaign.as_ref());
    named
        .next()
        .map(|campaign| campaign.name.clone())
        .unwrap_or_default()
}

fn pillar(overview: &Overview, post: &PostDetail) -> String {
    let pillars = overview.rows.pillars.iter();
    let mut named = pillars.filter(|pillar| Some(&pillar.id) == post.pillar.as_ref());
    named
        .next()
        .map(|pillar| pillar.name.clone())
        .unwrap_or_default()
}
