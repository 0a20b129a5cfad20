//! Commands for checks, which find problems with posts, and for letting problems pass.

use chrono::NaiveDate;
use daymark_core::checks::{Check, Finding};
use daymark_core::planner::RuleChange;
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

/// Returns the problems of the days, and of the posts in the tray those whose texts are too long.
#[command(async)]
pub(super) fn findings(
    plan: WindowPlan<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<Vec<Finding>> {
    Ok(plan.with(|planner| {
        let mut found = planner.findings(from, to)?;
        found.extend(planner.findings_in_tray()?);
        Ok(found)
    })?)
}

/// Returns the problems of one post, scheduled or not.
#[command(async)]
pub(super) fn findings_of(plan: WindowPlan<'_>, post: String) -> Answer<Vec<Finding>> {
    Ok(plan.with(|planner| planner.findings_of(&post))?)
}

#[command(async)]
pub(super) fn waive(
    plan: WindowPlan<'_>,
    post: String,
    check: Check,
    reason: String,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.waive(&post, check, &reason))?)
}

#[command(async)]
pub(super) fn take_back(plan: WindowPlan<'_>, waiver: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.take_back(&waiver))?)
}

/// Returns what has changed in the platforms' rules since a person saw them.
#[command(async)]
pub(super) fn rule_changes(plan: WindowPlan<'_>) -> Answer<Vec<RuleChange>> {
    Ok(plan.with(|planner| planner.rule_changes())?)
}

/// Stores the current rules as seen.
#[command(async)]
pub(super) fn accept_rule_changes(plan: WindowPlan<'_>) -> Answer<()> {
    Ok(plan.with(|planner| planner.accept_rule_changes())?)
}
