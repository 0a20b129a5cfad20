//! Commands for backups of the plan.

use daymark_core::backup::{BackedUp, Backup, BackupRoot};
use daymark_core::planner::{OtherVersion, newest_backup_of};
use daymark_core::query::{Changes, Difference};
use daymark_core::sync::ConflictedCopy;
use serde::Serialize;
use tauri::{AppHandle, command};

use super::plans::{ENDING, KIND, refuse_existing, with_ending};
use crate::answer::{Answer, Refusal};
use crate::window_plan::WindowPlan;
use crate::{dialogs, links, windows};

/// The backups and the conflicted copies of the plan, newest first.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct BackupList {
    #[cfg_attr(test, ts(type = "Backup[]"))]
    backups: Vec<Backup>,
    #[cfg_attr(test, ts(type = "ConflictedCopy[]"))]
    copies: Vec<ConflictedCopy>,
    folder: String,
    /// The error of the last automatic backup; `None` if it succeeded.
    problem: Option<Refusal>,
}

#[command(async)]
pub(super) fn list_backups(plan: WindowPlan<'_>) -> Answer<BackupList> {
    let backups = plan.backups()?;
    Ok(BackupList {
        backups: backups.list()?,
        copies: plan.reader()?.conflicted_copies()?,
        folder: backups.folder()?.display().to_string(),
        problem: plan.backed_up().problem(),
    })
}

/// Backs up the plan now. A named backup is never deleted automatically.
#[command(async)]
pub(super) fn back_up(plan: WindowPlan<'_>, name: Option<String>) -> Answer<BackedUp> {
    let backups = plan.backups()?;
    Ok(plan.reader()?.back_up(&backups, name.as_deref())?)
}

/// Compares the plan with a backup or a conflicted copy.
#[command(async)]
pub(super) fn difference_from_backup(plan: WindowPlan<'_>, id: String) -> Answer<Difference> {
    let version = Version::find(&plan, &id)?;
    Ok(plan.reader()?.difference(&version)?)
}

/// Replaces the plan's content with that of a backup, after backing up its current content.
#[command(async)]
pub(super) fn restore_backup(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    let version = Version::find(&plan, &id)?;
    Ok(plan.with(|planner| planner.restore(&version))?)
}

/// Brings one post back as it was in a backup.
#[command(async)]
pub(super) fn bring_back_post(plan: WindowPlan<'_>, id: String, post: String) -> Answer<Changes> {
    let version = Version::find(&plan, &id)?;
    Ok(plan.with(|planner| planner.bring_back(&version, &post))?)
}

/// Opens a conflicted copy in a new window, or saves a backup as a plan at a path that the person chooses, and opens that
/// in a new window. Returns false if they cancel.
#[command(async)]
pub(super) fn open_backup(
    app: AppHandle,
    plan: WindowPlan<'_>,
    id: String,
    name: String,
) -> Answer<bool> {
    let backup = match Version::find(&plan, &id)? {
        Version::Backup(backup) => *backup,
        Version::Copy(copy) => {
            windows::show(&app, copy.path().to_owned())?;
            return Ok(true);
        }
    };
    open_as_new(&app, &backup, &name)
}

/// Saves the newest backup of a plan that can't be opened at a path that the person chooses, and opens it in a new window.
/// Returns false if they cancel.
#[command(async)]
pub(super) fn open_newest_backup(
    app: AppHandle,
    plan: WindowPlan<'_>,
    name: String,
) -> Answer<bool> {
    match newest_backup_of(&plan.path(), &BackupRoot::of_machine()) {
        Some(backup) => open_as_new(&app, &backup, &name),
        None => Ok(false),
    }
}

/// Returns whether the window's plan has a backup, without opening the plan.
#[command(async)]
pub(super) fn has_backup(plan: WindowPlan<'_>) -> Answer<bool> {
    Ok(newest_backup_of(&plan.path(), &BackupRoot::of_machine()).is_some())
}

fn open_as_new(app: &AppHandle, backup: &Backup, name: &str) -> Answer<bool> {
    let Some(chosen) = dialogs::save(app, KIND, ENDING, name)? else {
        return Ok(false);
    };
    let file = with_ending(chosen);
    refuse_existing(&file)?;
    BackupRoot::of_machine().restore(backup, &file)?;
    windows::show(app, file)?;
    Ok(true)
}

/// Shows the folder of the plan's backups in the system's file manager.
#[command(async)]
pub(super) fn show_backups(plan: WindowPlan<'_>) -> Answer<()> {
    let backups = plan.backups()?;
    Ok(links::open_folder(backups.folder()?)?)
}

/// Another version of the plan, by the id that the page has of it: that of a backup, or the name of a copy.
enum Version {
    Backup(Box<Backup>),
    Copy(ConflictedCopy),
}

impl Version {
    fn find(plan: &WindowPlan<'_>, id: &str) -> daymark_core::Result<Self> {
        let copies = plan.reader()?.conflicted_copies()?;
        match copies.into_iter().find(|copy| copy.name == id) {
            Some(copy) => Ok(Version::Copy(copy)),
            None => Ok(Version::Backup(Box::new(plan.backups()?.find(id)?))),
        }
    }
}

impl<'a> From<&'a Version> for OtherVersion<'a> {
    fn from(version: &'a Version) -> Self {
        match version {
            Version::Backup(backup) => backup.as_ref().into(),
            Version::Copy(copy) => copy.into(),
        }
    }
}
