//! The verbs of comments and approvals, on the furnished plan: an item on two channels has one comment.

use daymark_core::query::Changes;
use daymark_core::{Planner, Result};
use serde_json::json;

use crate::furnished::Ids;
use crate::support::of;

/// Gives the plan its comment.
pub(crate) fn furnish(plan: &mut Planner, post: &str) {
    plan.add_comment(post, "Is that so?").unwrap();
}

/// Returns the id of the comment; empty if it is gone.
fn first(plan: &Planner, on: &Ids) -> String {
    let comments = plan.comments(&on.both).unwrap_or_default();
    comments
        .first()
        .map_or(String::new(), |comment| comment.id.to_string())
}

pub(crate) fn comment(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    Ok(plan.add_comment(&on.both, "Who reads it?")?.0)
}

pub(crate) fn edit_comment(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    plan.edit_comment(&first(plan, on), "Shorter?")
}

pub(crate) fn delete_comment(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    plan.delete_comment(&first(plan, on))
}

pub(crate) fn review_again(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.edit_plan(&of(&json!({"review_again": true})))
}
