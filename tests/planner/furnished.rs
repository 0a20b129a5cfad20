//! One plan with something of every kind, and the ids of what it holds.

use daymark_core::checks::Check;
use daymark_core::model::parse_slots;
use daymark_core::query::Changes;
use daymark_core::{Planner, Result};
use serde_json::json;

use crate::layers::fixture;
use crate::support::{TestPlan, day, of, plan};
use crate::{
    experiment_verbs, idea_verbs, media_verbs, result_verbs, sign_off_verbs, strategy_verbs,
    writing_verbs,
};

/// What the verbs work on.
pub(crate) struct Ids {
    /// Every post, in their order, except those of the experiment.
    pub(crate) posts: Vec<String>,
    /// A post of the item that is on two channels.
    pub(crate) both: String,
    /// A post whose text is too long and has a placeholder, which is waived.
    pub(crate) one: String,
    pub(crate) waiver: String,
    /// The first post of one that repeats and ends.
    pub(crate) weekly: String,
    pub(crate) channels: Vec<String>,
    pub(crate) campaign: String,
    pub(crate) pillar: String,
    pub(crate) label: String,
    pub(crate) view: String,
    pub(crate) layer: String,
}

/// Something of every kind, and one item on two channels that has it all.
pub(crate) fn furnished() -> TestPlan {
    let mut plan = plan()
        .channel("x")
        .channel("bluesky")
        .campaign("Launch")
        .pillar("Product")
        .pillar("People");
    plan = plan
        .everywhere("both", "2026-11-20T09:00")
        .post("one", "2026-11-21T10:00")
        .tray("later");
    let mut plan = plan.open();
    let on = ids(&plan);
    plan.back_up(Some("first")).unwrap();
    let edit = json!({
        "text": "What is said", "link": "https://acme.example/", "notes": "Ask Ana",
        "labels": ["launch", "tips"], "campaign": on.campaign, "pillar": on.pillar,
    });
    plan.edit_post(&on.both, &of(&edit)).unwrap();
    let text = json!({"text": format!("[LINK] {}", "a".repeat(300))});
    plan.edit_post(&on.one, &of(&text)).unwrap();
    plan.waive(&on.one, Check::Placeholder, "A joke").unwrap();
    plan.note_day(day("2026-11-19"), "Launch day").unwrap();
    plan.add_view("Drafts", &of(&json!({"statuses": ["draft"]})))
        .unwrap();
    plan.add_layer(&fixture("team.ics"), Some("Team")).unwrap();
    let slots = parse_slots("fri 12:00, sat 13:00").unwrap();
    plan.set_slots(&on.channels[0], &slots).unwrap();
    add_weekly(&mut plan, &on.channels[1], 4).unwrap();
    media_verbs::furnish(&mut plan, &on.both);
    sign_off_verbs::furnish(&mut plan, &on.both);
    writing_verbs::furnish(&mut plan);
    result_verbs::furnish(&mut plan, &on.both);
    strategy_verbs::furnish(&mut plan, &on);
    idea_verbs::furnish(&mut plan, &on);
    experiment_verbs::furnish(&mut plan, &on);
    plan
}

/// An id is empty when nothing of the kind is left.
pub(crate) fn ids(plan: &Planner) -> Ids {
    let rows = plan.overview().unwrap().rows;
    let post_ids = |words| {
        let cards = plan.search(words).unwrap().into_iter();
        cards.map(|card| card.id.to_string()).collect::<Vec<_>>()
    };
    let first = |ids: Vec<String>| ids.into_iter().next().unwrap_or_default();
    let one = first(post_ids("one"));
    let campaigns = rows.campaigns.iter();
    Ids {
        posts: post_ids("")
            .into_iter()
            .filter(|id| !is_of_experiment(plan, id))
            .collect(),
        both: first(post_ids("both")),
        waiver: waiver_of(plan, &one),
        one,
        weekly: first(post_ids("weekly")),
        channels: rows.channels.iter().map(|row| row.id.to_string()).collect(),
        campaign: first(campaigns.map(|row| row.id.to_string()).collect()),
        pillar: first(rows.pillars.iter().map(|row| row.id.to_string()).collect()),
        layer: first(rows.layers.iter().map(|row| row.id.to_string()).collect()),
        label: first(rows.labels.iter().map(|row| row.id.to_string()).collect()),
        view: first(rows.views.iter().map(|row| row.id.to_string()).collect()),
    }
}

/// Returns true for the posts that only the verbs of experiments work on; others of them are published.
fn is_of_experiment(plan: &Planner, id: &str) -> bool {
    plan.post(id).unwrap().title.starts_with("arm ")
}

fn waiver_of(plan: &Planner, post: &str) -> String {
    let found = plan.findings_of(post).unwrap_or_default();
    let waived = found.into_iter().find_map(|finding| finding.waived);
    waived
        .map(|waived| waived.waiver.to_string())
        .unwrap_or_default()
}

pub(crate) fn add_weekly(plan: &mut Planner, channel: &str, count: usize) -> Result<Changes> {
    let at = json!({"date": "2026-11-23", "minute": 540});
    let rule = format!("FREQ=WEEKLY;COUNT={count}");
    let new = json!({"title": "weekly", "channels": [channel], "at": at, "repeat": rule});
    Ok(plan.add_post(&of(&new))?.0)
}
