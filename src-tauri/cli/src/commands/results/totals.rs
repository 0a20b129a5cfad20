//! `results totals`: the results of each channel, pillar, campaign or format together, or of what posts are for.

use chrono::Days;
use daymark_core::Planner;
use daymark_core::query::{
    AgainstUsual, GroupResults, NamedRate, ResultSum, ResultTotals, ResultsGroup, ResultsScope,
};

use super::TotalsBy;
use crate::failure::Result;
use crate::find;
use crate::output::Output;

/// How many days are told unless the range is named.
const DAYS: Days = Days::new(28);

pub(super) fn run(
    planner: &Planner,
    (from, to): (Option<&str>, Option<&str>),
    by: TotalsBy,
    out: &mut Output,
) -> Result<()> {
    let (from, to) = find::days(from, to)?;
    let today = planner.now()?.date;
    let to = to.unwrap_or(today + Days::new(1));
    let from = from.unwrap_or(to - DAYS);
    let scope = ResultsScope::of_range(from, to, by.group());
    out.list(&planner.results_page(&scope)?.groups, columns)
}

impl TotalsBy {
    fn group(self) -> ResultsGroup {
        match self {
            TotalsBy::Channel => ResultsGroup::Channel,
            TotalsBy::Pillar => ResultsGroup::Pillar,
            TotalsBy::Campaign => ResultsGroup::Campaign,
            TotalsBy::Format => ResultsGroup::Format,
            TotalsBy::Audience => ResultsGroup::Audience,
            TotalsBy::Stage => ResultsGroup::Stage,
            TotalsBy::Need => ResultsGroup::Need,
            TotalsBy::Objective => ResultsGroup::Objective,
        }
    }
}

fn columns(group: &GroupResults) -> Vec<String> {
    let totals = &group.totals;
    let name = match group.name.as_str() {
        "" => "(none)".to_owned(),
        name => name.to_owned(),
    };
    vec![
        name,
        format!("{} posts", totals.posts),
        format!("{} without results", totals.without),
        format!("engagements {}", sum(totals.engagements)),
        format!("by {}", rate(totals.engagement_rate.as_ref())),
        format!("clicks by {}", rate(totals.click_rate.as_ref())),
        format!("conversions {}", sum(totals.conversions)),
        format!("cost {}", cost(totals)),
        format!("a conversion {}", number(totals.cost_of_conversion)),
        format!("a lead {}", number(totals.cost_of_lead)),
        format!("return {}", number(totals.return_on_cost)),
        format!("against usual {}", against(group.against)),
    ]
}

/// Returns the cost with what is in it.
fn cost(totals: &ResultTotals) -> String {
    let parts = &totals.cost_parts;
    let parts = [
        (parts.ads, "advertising"),
        (parts.entered, "entered"),
        (parts.items, "items"),
        (parts.work, "work"),
        (parts.unpriced_hours, "hours without a price, not in it"),
    ];
    let told = parts
        .iter()
        .filter_map(|(part, name)| Some(format!("{} {name}", number(Some(part.as_ref()?.value)))));
    let told: Vec<String> = told.collect();
    let all = sum(totals.cost);
    match told.is_empty() {
        true => all,
        false => format!("{all} ({})", told.join(", ")),
    }
}

fn sum(sum: Option<ResultSum>) -> String {
    number(sum.map(|sum| sum.value))
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

fn against(against: Option<AgainstUsual>) -> String {
    let Some(AgainstUsual {
        ratio, low, high, ..
    }) = against
    else {
        return "–".to_owned();
    };
    match low.zip(high) {
        Some((low, high)) => format!("{ratio:.2} × ({low:.2}–{high:.2})"),
        None => format!("{ratio:.2} ×, too few posts"),
    }
}
