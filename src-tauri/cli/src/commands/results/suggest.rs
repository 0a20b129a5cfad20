//! `results suggest`: times for the posts that a week still lacks.

use std::collections::BTreeMap;

use daymark_core::export::suggestion_sentence;
use daymark_core::model::{ChannelId, parse_date};
use daymark_core::query::{ChannelSuggestions, NoSuggestion};
use daymark_core::{Cancellation, Planner};

use crate::failure::Result;
use crate::output::Output;
use crate::progress::Progress;

pub(super) fn run(planner: &Planner, week: Option<&str>, out: &mut Output) -> Result<()> {
    let week = week.map(parse_date).transpose()?;
    let week = week.map_or_else(|| planner.now().map(|now| now.date), Ok)?;
    let suggestions = {
        let _progress = Progress::of("Comparing posts");
        planner.suggestions(week, &Cancellation::default())?
    };
    let channels = planner.channels()?.into_iter();
    let names: BTreeMap<ChannelId, String> =
        channels.map(|channel| (channel.id, channel.name)).collect();
    let told = suggestions.channels.iter().flat_map(|channel| {
        let name = names.get(&channel.channel).map_or("", String::as_str);
        of_channel(name, channel)
    });
    let told: Vec<String> = told.collect();
    out.print_value(&suggestions, &told.join("\n"))
}

fn of_channel(name: &str, channel: &ChannelSuggestions) -> Vec<String> {
    let planned = match channel.wanted {
        Some(wanted) => format!("{name}: {} of {wanted} posts", channel.planned),
        None => format!("{name}: {} posts", channel.planned),
    };
    let why = channel.none.map(|none| format!("; {}", why_none(none)));
    let mut lines = vec![planned + &why.unwrap_or_default()];
    let posts = channel.posts.unwrap_or_default();
    lines.extend(channel.suggestions.iter().map(|suggestion| {
        let at = suggestion.at.to_string().replace('T', " ");
        format!("  {at}  {}", suggestion_sentence(suggestion, posts, None))
    }));
    lines
}

fn why_none(none: NoSuggestion) -> &'static str {
    match none {
        NoSuggestion::NoCadence => "no cadence is set: channel edit --cadence-min",
        NoSuggestion::Enough => "as many as the cadence wants",
        NoSuggestion::TooFew => "too few posts with results to compare times",
        NoSuggestion::NoTime => "no free time of which results tell something",
    }
}
