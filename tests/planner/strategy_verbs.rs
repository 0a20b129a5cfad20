//! The verbs of the strategy, on the furnished plan: two audiences and two objectives, of which the first are those of a
//! post and of a channel.

use daymark_core::query::Changes;
use daymark_core::{Planner, Result};
use serde_json::json;

use crate::furnished::Ids;
use crate::support::{day, of};
use crate::verbs::{edit_channel, edit_post};

/// Gives the plan its audiences and objectives, and a post and a channel that are for the first of them.
pub(crate) fn furnish(plan: &mut Planner, on: &Ids) {
    let channel = &on.channels[0];
    for new in [
        json!({"name": "Café owners", "portrait": "Ana, runs a café alone", "goals": ["More guests"], "pains": ["No time"],
            "channels": [channel], "hours": [7, 8, 31]}),
        json!({"name": "Chains", "not_for_us": true}),
    ] {
        plan.add_audience(&of(&new)).unwrap();
    }
    for new in [
        json!({"name": "200 trials by June", "metric": "trials", "target": 200, "from": "2026-11-01", "due": "2027-06-01",
            "channels": [channel], "campaigns": [on.campaign], "readings": [{"date": "2026-11-10", "value": 12.5}]}),
        json!({"name": "An answer within a day", "unit": "h", "baseline": 31, "target": 24}),
    ] {
        plan.add_objective(&of(&new)).unwrap();
    }
    plan.edit_mission(&of(&json!({"audience": "cafés", "does": "fill tables", "content": "recipes", "review_weeks": 4})))
        .unwrap();
    for new in [
        json!({"name": "Full by noon", "proof": "Ana's week", "tone": "dry", "words": ["we"], "avoid": ["best"]}),
        json!({"name": "No contract"}),
    ] {
        plan.add_message(&of(&new)).unwrap();
    }
    for new in [
        json!({"name": "Beanz", "kind": "competitor", "link": "https://beanz.example",
            "notes": [{"date": "2026-11-12", "text": "Opened a second café"}]}),
        json!({"name": "City archive", "kind": "resource"}),
    ] {
        plan.add_subject(&of(&new)).unwrap();
    }
    let (audience, objective) = (audience(plan), objective(plan));
    let channel = json!({"roles": ["sell", "reach"], "strengths": "Fast", "limits": "Short", "goal": objective,
        "cadence_min": 2, "cadence_max": 5, "originals": 80});
    edit_channel(plan, on, channel).unwrap();
    let post = json!({"stage": "decision", "need": "talk_strangers", "audience": audience, "objective": objective,
        "goal": "Ten trials", "expected": "20 clicks", "hours": 1.5, "cost": 40});
    edit_post(plan, on, post).unwrap();
    let pillar = json!({"aim": "Show what it does", "examples": "A week with Ana"});
    plan.edit_pillar(&on.pillar, &of(&pillar)).unwrap();
}

/// Returns the id of the first audience; empty if none is left.
pub(crate) fn audience(plan: &Planner) -> String {
    let audiences = plan.overview().unwrap().rows.audiences;
    let first = audiences.first().map(|audience| audience.id.to_string());
    first.unwrap_or_default()
}

/// Returns the id of the first objective; empty if none is left.
pub(crate) fn objective(plan: &Planner) -> String {
    let objectives = plan.overview().unwrap().rows.objectives;
    let first = objectives.first().map(|objective| objective.id.to_string());
    first.unwrap_or_default()
}

pub(crate) fn facets(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let edit = json!({"stage": "use", "need": null, "audience": null, "goal": "", "hours": null, "cost": 12.25});
    edit_post(plan, on, edit)
}

pub(crate) fn facets_of_several(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let categories = json!({"stage": "advocacy", "audience": audience(plan)});
    plan.categorize_posts(&on.posts, &of(&categories))
}

pub(crate) fn add_audience(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    Ok(plan.add_audience(&of(&json!({"name": "Roasters"})))?.0)
}

pub(crate) fn edit_audience(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let edit = json!({"name": "Bars", "needs": ["Quiet"], "hours": [], "position": 1});
    plan.edit_audience(&audience(plan), &of(&edit))
}

pub(crate) fn delete_audience(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.delete_audience(&audience(plan))
}

pub(crate) fn add_objective(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let new = json!({"name": "Followers", "baseline": 10, "target": 20});
    Ok(plan.add_objective(&of(&new))?.0)
}

pub(crate) fn edit_objective(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let edit = json!({"target": 300, "due": null, "why": "It pays", "position": 1});
    plan.edit_objective(&objective(plan), &of(&edit))
}

pub(crate) fn read_objective(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.read_objective(&objective(plan), day("2026-11-17"), "40".parse().ok())
}

pub(crate) fn delete_objective(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.delete_objective(&objective(plan))
}

pub(crate) fn of_channel(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let edit = json!({"roles": ["talk"], "limits": "", "goal": null, "cadence_max": null});
    edit_channel(plan, on, edit)
}

pub(crate) fn of_pillar(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    plan.edit_pillar(&on.pillar, &of(&json!({"aim": "Explain"})))
}

pub(crate) fn add_label(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    Ok(plan.add_label("unused")?.0)
}

pub(crate) fn mission(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.edit_mission(&of(
        &json!({"does": "fill every table", "review_weeks": null, "review_by": "Ana"}),
    ))
}

pub(crate) fn add_message(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    Ok(plan
        .add_message(&of(&json!({"name": "Open on Sundays"})))?
        .0)
}

pub(crate) fn edit_message(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let edit = json!({"name": "Full by eleven", "words": [], "position": 1});
    plan.edit_message(&first_message(plan), &of(&edit))
}

pub(crate) fn delete_message(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.delete_message(&first_message(plan))
}

/// An id is empty when no message is left.
fn first_message(plan: &Planner) -> String {
    let messages = plan.overview().unwrap().rows.messages;
    let first = messages.first().map(|message| message.id.to_string());
    first.unwrap_or_default()
}

pub(crate) fn add_subject(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let new = json!({"name": "Oat milk", "kind": "trend"});
    Ok(plan.add_subject(&of(&new))?.0)
}

pub(crate) fn edit_subject(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let edit = json!({"name": "Beanz & Co", "link": "", "kind": "partner", "position": 1});
    plan.edit_subject(&first_subject(plan), &of(&edit))
}

pub(crate) fn note_subject(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.note_subject(&first_subject(plan), Some(day("2026-11-16")), "Cut prices")
}

pub(crate) fn delete_subject(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.delete_subject(&first_subject(plan))
}

/// Returns the id of the first subject; empty if none is left.
pub(crate) fn first_subject(plan: &Planner) -> String {
    let subjects = plan.overview().unwrap().rows.subjects;
    let first = subjects.first().map(|subject| subject.id.to_string());
    first.unwrap_or_default()
}

pub(crate) fn rename_stages(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.edit_plan(&of(
        &json!({"stage_names": {"use": "Living with it"}, "hour_cost": 40.5}),
    ))
}

pub(crate) fn first_review(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.edit_mission(&of(&json!({"first_review": "2026-12-24"})))
}
