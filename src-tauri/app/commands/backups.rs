//! Commands for backups of the plan.

use std::path::Path;

use daymark_core::backup::{BackedUp, Backup, BackupRoot, choose_folder};
use daymark_core::model::Salvaged;
use daymark_core::planner::{OtherVersion, newest_backup_of, salvage_backup};
use daymark_core::query::{Changes, Difference};
use daymark_core::sync::ConflictedCopy;
use daymark_core::{Cancellation, Code};
use serde::Serialize;
use tauri::{AppHandle, Manager, command};

use super::plans::choose_new_file;
use crate::answer::{Answer, Refusal};
use crate::session::Session;
use crate::window_plan::{Sessions, WindowPlan};
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
    /// The error of listing the backups, or of the last automatic one; `None` if both succeeded.
    problem: Option<Refusal>,
}

#[command(async)]
pub(super) fn list_backups(plan: WindowPlan<'_>) -> Answer<BackupList> {
    let backups = plan.backups()?;
    let (list, refused) = match backups.list() {
        Ok(list) => (list, None),
        Err(error) => (Vec::new(), Some(error.into())),
    };
    Ok(BackupList {
        backups: list,
        copies: plan.reader()?.conflicted_copies()?,
        folder: backups.folder()?.display().to_string(),
        problem: refused.or_else(|| plan.backed_up().problem()),
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
    let cancellation = plan.new_cancellation();
    Ok(plan.with(|planner| planner.restore_unless_cancelled(&version, &cancellation))?)
}

/// Brings one post back as it was in a backup.
#[command(async)]
pub(super) fn bring_back_post(plan: WindowPlan<'_>, id: String, post: String) -> Answer<Changes> {
    let version = Version::find(&plan, &id)?;
    Ok(plan.with(|planner| planner.bring_back(&version, &post))?)
}

/// A backup that was opened as a new plan.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct OpenedBackup {
    /// What was lost if the backup was damaged; `None` if it was intact.
    #[cfg_attr(test, ts(type = "Salvaged | null"))]
    salvaged: Option<Salvaged>,
    /// How many pictures and videos of the plan are missing.
    missing_media: usize,
}

/// Opens a conflicted copy in a new window, or saves a backup as a plan at a path that the person chooses, and opens that
/// in a new window. Returns `None` if they cancel.
#[command(async)]
pub(super) fn open_backup(
    app: AppHandle,
    plan: WindowPlan<'_>,
    id: String,
    name: String,
) -> Answer<Option<OpenedBackup>> {
    match Version::find(&plan, &id)? {
        Version::Backup(backup) => open_as_new(&app, &plan, &backup, &name),
        Version::Copy(copy) => {
            windows::show(&app, copy.path().to_owned())?;
            Ok(Some(OpenedBackup::default()))
        }
    }
}

/// Saves the newest backup of a plan that can't be opened at a path that the person chooses, and opens it in a new window.
/// Returns `None` if they cancel or there is no backup.
#[command(async)]
pub(super) fn open_newest_backup(
    app: AppHandle,
    plan: WindowPlan<'_>,
    name: String,
) -> Answer<Option<OpenedBackup>> {
    match newest_backup_of(&plan.path(), &BackupRoot::of_machine()) {
        Some(backup) => open_as_new(&app, &plan, &backup, &name),
        None => Ok(None),
    }
}

/// Returns whether the window's plan has a backup, without opening the plan.
#[command(async)]
pub(super) fn has_backup(plan: WindowPlan<'_>) -> Answer<bool> {
    Ok(newest_backup_of(&plan.path(), &BackupRoot::of_machine()).is_some())
}

fn open_as_new(
    app: &AppHandle,
    session: &Session,
    backup: &Backup,
    name: &str,
) -> Answer<Option<OpenedBackup>> {
    let Some(file) = choose_new_file(app, name)? else {
        return Ok(None);
    };
    let opened = restore_or_salvage(backup, &file, &session.new_cancellation())?;
    windows::show(app, file)?;
    Ok(Some(opened))
}

/// Restores a backup as a new plan, with its pictures and videos. Of a damaged one, what can be read is saved.
fn restore_or_salvage(
    backup: &Backup,
    file: &Path,
    cancellation: &Cancellation,
) -> daymark_core::Result<OpenedBackup> {
    let root = BackupRoot::of_machine();
    match root.restore_with_media(backup, file, cancellation) {
        Err(error) if error.code() == Code::Damaged => {
            salvage_backup(backup, file).map(|salvaged| OpenedBackup {
                salvaged: Some(salvaged),
                ..OpenedBackup::default()
            })
        }
        restored => restored.map(|missing| OpenedBackup {
            missing_media: missing.len(),
            ..OpenedBackup::default()
        }),
    }
}

/// Keeps the backups of all plans in a folder that the person chooses, from now on. Returns false if they cancel.
#[command(async)]
pub(super) fn choose_backup_folder(app: AppHandle) -> Answer<bool> {
    let Some(chosen) = dialogs::folder(&app)? else {
        return Ok(false);
    };
    choose_folder(&chosen)?;
    let sessions = app.state::<Sessions>();
    sessions.with_all_plans(|planner| planner.keep_backups_in(BackupRoot::of_machine()));
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
