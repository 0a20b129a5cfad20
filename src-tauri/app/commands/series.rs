//! Posts that repeat.

use daymark_core::model::{Scope, SeriesChange};
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::here::Here;

#[command(async)]
pub(super) fn change_series(
    here: Here<'_>,
    id: String,
    scope: Scope,
    change: SeriesChange,
) -> Answer<Changes> {
    Ok(here.on(|plan| plan.change_series(&id, scope, &change))?)
}
