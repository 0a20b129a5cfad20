//! Commands for a plan in a folder that a service keeps alike on several computers.

use daymark_core::sync::SyncService;
use serde::Serialize;
use tauri::{AppHandle, Manager, command};

use crate::answer::Answer;
use crate::remembered_plans::RememberedPlans;
use crate::window_plan::WindowPlan;

/// What syncs the plan's folder, and what it left there.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SyncState {
    /// The service, until the person has read what to mind; `None` afterwards or if there is none.
    #[cfg_attr(test, ts(type = "SyncService | null"))]
    untold: Option<SyncService>,
    /// The names of the conflicted copies beside the plan.
    copies: Vec<String>,
}

#[command(async)]
pub(super) fn sync_state(app: AppHandle, plan: WindowPlan<'_>) -> Answer<SyncState> {
    let known = app.state::<RememberedPlans>().of(&plan.path());
    let is_told = known.is_some_and(|known| known.is_sync_told);
    let service = plan.with(|planner| Ok(planner.sync_service()))?;
    let copies = plan.reader()?.conflicted_copies()?;
    Ok(SyncState {
        untold: service.filter(|_| !is_told),
        copies: copies.into_iter().map(|copy| copy.name).collect(),
    })
}

/// Remembers that the person knows what to mind in a synced folder.
#[command(async)]
pub(super) fn sync_told(app: AppHandle, plan: WindowPlan<'_>) {
    app.state::<RememberedPlans>()
        .note(&plan.path(), |known| known.is_sync_told = true);
}
