//! `post list`: lists posts by time, each in the zone of its channel, then unscheduled ones.

use chrono::NaiveDate;
use daymark_core::model::{LocalTime, Need, Stage, Status, Zone};
use daymark_core::query::{Card, Overview};
use daymark_core::{Planner, Result as CoreResult};
use serde::Serialize;

use super::args::PostFilter;
use super::facets::FacetFilter;
use crate::failure::Result;
use crate::find;
use crate::output::Output;

/// A post in the list.
#[derive(Serialize)]
struct Row {
    id: String,
    item: String,
    channel: String,
    #[serde(skip)]
    channel_name: String,
    at: Option<LocalTime>,
    zone: Zone,
    /// True if a clock change skips the planned local time.
    in_clock_gap: bool,
    status: Status,
    title: String,
    campaign: Option<String>,
    pillar: Option<String>,
    labels: Vec<String>,
    stage: Option<Stage>,
    need: Option<Need>,
    audience: Option<String>,
    objective: Option<String>,
    /// How far the text is over the platform's limit, in the platform's unit.
    excess: u32,
    in_series: bool,
}

pub(super) fn list(planner: &Planner, filter: &PostFilter, out: &mut Output) -> Result<()> {
    let overview = planner.overview()?;
    let cards = chosen(planner, filter)?;
    let ids: Vec<&str> = cards.iter().map(|card| card.id.as_str()).collect();
    let excess = planner.excess_of(&ids)?;
    let rows = cards.into_iter().map(|card| {
        let excess = excess.get(&card.id).copied().unwrap_or_default();
        row(planner, &overview, card, excess)
    });
    let rows = rows.collect::<CoreResult<Vec<_>>>()?;
    out.list(&rows, |row| {
        let at = row.at.map(|at| at.to_string());
        vec![
            row.id.clone(),
            at.unwrap_or_else(|| "unscheduled".to_owned()),
            row.channel_name.clone(),
            row.status.to_string(),
            title(row),
        ]
    })
}

/// Returns the title, marked if the post is in a series.
fn title(row: &Row) -> String {
    let mark = if row.in_series { "↻ " } else { "" };
    format!("{mark}{}", row.title)
}

fn chosen(planner: &Planner, filter: &PostFilter) -> CoreResult<Vec<Card>> {
    let (from, to) = find::days(filter.from.as_deref(), filter.to.as_deref())?;
    let channels = find::channels(planner, &filter.channel)?;
    let statuses = find::statuses(&filter.status)?;
    let facets = FacetFilter::read(planner, filter)?;
    let mut cards = match &filter.search {
        Some(words) => found(planner, words, filter.unscheduled, from, to)?,
        None => in_range(planner, filter.unscheduled, from, to)?,
    };
    cards.retain(|card| {
        let on_channel = || channels.iter().any(|id| id == card.channel.as_str());
        (channels.is_empty() || on_channel())
            && (statuses.is_empty() || statuses.contains(&card.status))
            && facets.takes(card)
    });
    cards.sort_by_key(|card| card.date.is_none());
    Ok(cards)
}

/// Returns the posts of a range of days; of all days if no range is given.
fn in_range(
    planner: &Planner,
    unscheduled: bool,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> CoreResult<Vec<Card>> {
    if unscheduled {
        return planner.tray();
    }
    // A time on the first or last day that a plan supports may be on a day outside of that in another zone.
    let first = from.or_else(|| NaiveDate::from_ymd_opt(1969, 1, 1));
    let last = to.or_else(|| NaiveDate::from_ymd_opt(9999, 12, 31));
    let mut cards = match (first, last) {
        (Some(first), Some(last)) if to.is_some() => {
            planner.cards_between_generating(first, last)?
        }
        (Some(first), Some(last)) => planner.range(first, last)?,
        _ => Vec::new(),
    };
    if from.is_none() && to.is_none() {
        cards.extend(planner.tray()?);
    }
    Ok(cards)
}

fn found(
    planner: &Planner,
    words: &str,
    unscheduled: bool,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> CoreResult<Vec<Card>> {
    let mut cards = planner.search(words)?;
    cards.retain(|card| match card.date {
        Some(day) => {
            !unscheduled && from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
        }
        None => from.is_none() && to.is_none(),
    });
    Ok(cards)
}

fn row(planner: &Planner, overview: &Overview, card: Card, excess: u32) -> CoreResult<Row> {
    let channel = overview
        .rows
        .channels
        .iter()
        .find(|channel| channel.id == card.channel);
    let zone = channel
        .and_then(|channel| channel.zone)
        .unwrap_or(overview.plan.zone);
    let labels = overview.rows.labels.iter();
    let labels = labels.filter(|label| card.labels.contains(&label.id));
    Ok(Row {
        at: at(planner, overview.plan.zone, zone, &card)?,
        id: card.id.to_string(),
        item: card.item.to_string(),
        channel: card.channel.to_string(),
        channel_name: channel
            .map(|channel| channel.name.clone())
            .unwrap_or_default(),
        zone,
        in_clock_gap: card.in_clock_gap,
        status: card.status,
        title: card.title,
        campaign: card.campaign.map(|id| id.to_string()),
        pillar: card.pillar.map(|id| id.to_string()),
        labels: labels.map(|label| label.name.clone()).collect(),
        stage: card.stage,
        need: card.need,
        audience: card.audience.map(|id| id.to_string()),
        objective: card.objective.map(|id| id.to_string()),
        excess,
        in_series: card.in_series,
    })
}

/// Returns a card's time in its channel's zone. If that differs from the plan's zone, the time is read from the
/// post, which is exact even when a clock change skips or repeats an hour.
fn at(
    planner: &Planner,
    plans: Zone,
    channels: Zone,
    card: &Card,
) -> CoreResult<Option<LocalTime>> {
    match (card.date, card.minute) {
        (Some(date), Some(minute)) if plans == channels => LocalTime::new(date, minute).map(Some),
        (Some(_), Some(_)) => Ok(planner.post(card.id.as_str())?.at),
        _ => Ok(None),
    }
}
