//! `grid`: the posts of a channel as its profile shows them.

use std::path::Path;

use clap::Args;
use daymark_core::model::{LocalTime, parse_date};
use daymark_core::query::{GridPost, ProfileGrid};

use super::plan;
use crate::failure::Result;
use crate::output::Output;

#[derive(Args)]
pub(crate) struct GridArgs {
    channel: String,
    /// A day as YYYY-MM-DD, by default today: at most 30 posts from then on are listed, and 30 before
    #[arg(long, value_name = "DAY")]
    around: Option<String>,
}

pub(crate) fn run(args: &GridArgs, path: &Path, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    let channel = planner.channel_id(&args.channel)?;
    let around = args.around.as_deref().map(parse_date).transpose()?;
    let grid = planner.profile_grid(&channel, around)?;
    out.print_value(&grid, &words(&grid))
}

/// Returns a line for each post and free slot, the latest first.
fn words(grid: &ProfileGrid) -> String {
    let posts = grid.posts.iter().map(|post| (at(post), line(post)));
    let free = grid
        .free
        .iter()
        .map(|&slot| (Some(slot), "free slot".to_owned()));
    let mut lines: Vec<(Option<LocalTime>, String)> = posts.chain(free).collect();
    lines.sort_by_key(|(at, _)| std::cmp::Reverse(at.map(|at| (at.date, at.minute))));
    let lines = lines.into_iter().map(|(at, line)| {
        let at = at.map(|at| at.to_string());
        format!("{}  {line}", at.unwrap_or_default())
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn at(GridPost { card, .. }: &GridPost) -> Option<LocalTime> {
    let (date, minute) = (card.date?, card.minute?);
    Some(LocalTime { date, minute })
}

fn line(GridPost { card, media }: &GridPost) -> String {
    let media = media.as_ref().map(|used| format!("  {}", used.media.name));
    format!(
        "{}  {}{}",
        card.status,
        card.title,
        media.unwrap_or_default()
    )
}
