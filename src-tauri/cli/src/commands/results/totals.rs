//! `results totals`: the results of each channel together.

use chrono::Days;
use daymark_core::Planner;
use daymark_core::query::{ChannelResults, NamedRate};

use crate::failure::Result;
use crate::find;
use crate::output::Output;

/// How many days are told unless the range is named.
const DAYS: Days = Days::new(28);

pub(super) fn run(
    planner: &Planner,
    from: Option<&str>,
    to: Option<&str>,
    out: &mut Output,
) -> Result<()> {
    let (from, to) = find::days(from, to)?;
    let today = planner.now()?.date;
    let to = to.unwrap_or(today + Days::new(1));
    let from = from.unwrap_or(to - DAYS);
    out.list(&planner.channel_results(from, to)?, columns)
}

fn columns(results: &ChannelResults) -> Vec<String> {
    vec![
        results.name.clone(),
        format!("{} posts", results.posts),
        format!("{} without results", results.without),
        format!("engagements {}", number(results.engagements)),
        format!("by {}", rate(results.engagement_rate.as_ref())),
        format!("clicks by {}", rate(results.click_rate.as_ref())),
        format!("cost {}", number(results.cost)),
        format!("return {}", number(results.return_on_cost)),
    ]
}

/// Returns a number; a dash if it is unknown.
fn number(number: Option<f64>) -> String {
    number.map_or_else(
        || "–".to_owned(),
        |number| format!("{}", (number * 100.0).round() / 100.0),
    )
}

fn rate(rate: Option<&NamedRate>) -> String {
    let Some(rate) = rate else {
        return "–".to_owned();
    };
    let value = percent(rate.value);
    let told = match rate.low.zip(rate.high) {
        Some((low, high)) => format!("{value} ({}–{})", percent(low), percent(high)),
        None => value,
    };
    format!("{}: {told}, {} posts", rate.divisor, rate.posts)
}

fn percent(share: f64) -> String {
    format!("{:.2} %", share * 100.0)
}
