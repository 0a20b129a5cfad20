//! The verbs of links and first comments, on the furnished plan.

use daymark_core::model::Scope;
use daymark_core::query::Changes;
use daymark_core::{Planner, Result};
use serde_json::{Value, json};

use crate::furnished::Ids;
use crate::support::of;

pub(crate) fn of_plan(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let edit = json!({"utm": true, "utm_source": "Acme", "utm_medium": "owned"});
    plan.edit_plan(&of(&edit))
}

pub(crate) fn of_channel(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let edit = json!({"utm_source": "twitter", "utm_medium": "social-media"});
    plan.edit_channel(&on.channels[0], &of(&edit))
}

pub(crate) fn of_campaign(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    plan.edit_campaign(&on.campaign, &of(&json!({"utm_campaign": "launch-26"})))
}

pub(crate) fn of_item(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    edit_post(plan, on, json!({"utm": false}))
}

pub(crate) fn content(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    edit_post(plan, on, json!({"utm_content": "Hero picture"}))
}

pub(crate) fn first_comment(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    edit_post(
        plan,
        on,
        json!({"first_comment": "More: https://acme.example/"}),
    )
}

pub(crate) fn first_comments(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let edit = json!({"change": "edit", "edit": {"first_comment": "Every week"}});
    plan.change_series(&on.weekly, Scope::All, &of(&edit))
}

fn edit_post(plan: &mut Planner, on: &Ids, edit: Value) -> Result<Changes> {
    plan.edit_post(&on.both, &of(&edit))
}
