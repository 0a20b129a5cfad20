//! Commands for what is sent: a link with its parameters, and first comments.

use daymark_core::query::{LinkDraft, LinkOnChannel, MeasuredComment};
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn link_as_sent(
    plan: WindowPlan<'_>,
    link: LinkDraft,
    channel: String,
) -> Answer<LinkOnChannel> {
    Ok(plan.with(|planner| planner.link_as_sent(&link, &channel))?)
}

#[command(async)]
pub(super) fn measure_first_comment(
    plan: WindowPlan<'_>,
    text: String,
    channel: String,
    link: LinkDraft,
) -> Answer<MeasuredComment> {
    Ok(plan.with(|planner| planner.measure_first_comment(&text, &channel, &link))?)
}
