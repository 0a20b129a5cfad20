//! The verbs of snippets, and replacing words, on the furnished plan: a text and a group of hashtags.

use daymark_core::query::Changes;
use daymark_core::{Planner, Result};
use serde_json::json;

use crate::furnished::Ids;
use crate::support::of;

/// Gives the plan its snippets.
pub(crate) fn furnish(plan: &mut Planner) {
    for new in [
        json!({"name": "Address", "text": "Main Street 1\nBerlin"}),
        json!({"name": "Launch", "kind": "hashtags", "text": "launch search"}),
    ] {
        plan.add_snippet(&of(&new)).unwrap();
    }
}

pub(crate) fn add_snippet(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let new = json!({"name": "Thanks", "text": "Thank you"});
    Ok(plan.add_snippet(&of(&new))?.0)
}

pub(crate) fn edit_snippet(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let edit = json!({"name": "Where we are", "kind": "hashtags", "position": 1});
    plan.edit_snippet(&first(plan), &of(&edit))
}

pub(crate) fn delete_snippet(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.delete_snippet(&first(plan))
}

/// Replaces in titles, texts and notes, also of a series.
pub(crate) fn replace(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let fields = json!({"title": true, "text": true, "link": true, "notes": true});
    let replacement = json!({"find": "a", "with": "o", "ignore_case": true, "fields": fields});
    plan.replace_text(&of(&replacement))
}

/// An id is empty when no snippet is left.
fn first(plan: &Planner) -> String {
    let snippets = plan.overview().unwrap().rows.snippets;
    let first = snippets.first().map(|snippet| snippet.id.to_string());
    first.unwrap_or_default()
}
