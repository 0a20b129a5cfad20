//! The verbs of ideas and feedback, on the furnished plan: two rated ideas, of which the first has feedback.

use daymark_core::query::Changes;
use daymark_core::{Planner, Result};
use serde_json::json;

use crate::furnished::Ids;
use crate::strategy_verbs::audience;
use crate::support::{day, of};

/// Gives the plan its ideas and feedback.
pub(crate) fn furnish(plan: &mut Planner, on: &Ids) {
    let audience = audience(plan);
    for new in [
        json!({"title": "Ana's week", "angle": "In her words", "audience": audience, "pillar": on.pillar, "stage": "decision",
            "source": "comment", "link": "https://acme.example/ana", "impact": 5, "confidence": 4, "effort": 2,
            "until": "2026-12-31"}),
        json!({"title": "A list of beans", "impact": 2, "confidence": 2, "effort": 1}),
    ] {
        plan.add_idea(&of(&new)).unwrap();
    }
    let idea = best(plan);
    let new = json!([
        {"text": "How do you do it?", "handle": "@ana", "date": "2026-11-10", "sentiment": 1, "kind": "question",
            "channel": on.channels[0], "post": on.both, "idea": idea},
        {"text": "Too loud, says @ana", "date": "2026-11-11", "sentiment": -1, "kind": "complaint"},
    ]);
    plan.add_feedback(&of::<Vec<_>>(&new)).unwrap();
}

/// Returns the id of the best idea; empty if none is left.
pub(crate) fn best(plan: &Planner) -> String {
    let ideas = plan.ideas().unwrap();
    let first = ideas.first().map(|ranked| ranked.idea.id.to_string());
    first.unwrap_or_default()
}

fn entries(plan: &Planner) -> Vec<String> {
    let log = plan.feedback(day("2026-01-01"), day("2027-01-01")).unwrap();
    log.entries
        .iter()
        .map(|entry| entry.id.to_string())
        .collect()
}

pub(crate) fn add(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    Ok(plan.add_idea(&of(&json!({"title": "A third one"})))?.0)
}

pub(crate) fn edit(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let edit = json!({"title": "Her week", "impact": 1, "until": null, "aside": true});
    plan.edit_idea(&best(plan), &of(&edit))
}

pub(crate) fn delete(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.delete_idea(&best(plan))
}

pub(crate) fn make_post(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    Ok(plan.use_idea(&best(plan), &on.channels[1])?.0)
}

pub(crate) fn place(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.place_ideas(2, day("2026-11-18"), day("2026-12-18"))
}

pub(crate) fn add_feedback(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let new =
        json!([{"text": "More of this", "sentiment": 1}, {"text": "When?", "kind": "question"}]);
    Ok(plan.add_feedback(&of::<Vec<_>>(&new))?.0)
}

pub(crate) fn edit_feedback(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let edit = json!({"sentiment": 0, "idea": null, "kind": "wish"});
    plan.edit_feedback(&entries(plan), &of(&edit))
}

pub(crate) fn delete_feedback(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.delete_feedback(&entries(plan))
}
