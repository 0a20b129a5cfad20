//! Reports damage of a plan's file, and the newest backup to restore.

use std::path::Path;

use serde::Serialize;

use super::Planner;
use crate::backup::{Backup, BackupRoot};
use crate::{Code, Error, Result};

/// Damage of the open plan's file. The plan can be read as far as possible, and every change is refused.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PlanDamage {
    /// The problems, one line each, in SQLite's words.
    pub problems: Vec<String>,
    /// The newest backup. It wasn't read completely to check that it is intact.
    pub backup: Option<Backup>,
}

impl Planner {
    /// Returns the known damage, without checking the file. A thread checks the file's pages a second after the plan was
    /// opened, or before the first change if that comes sooner.
    pub fn damage(&self) -> Option<PlanDamage> {
        let problems = self.guard.health().problems()?;
        let backup = self.newest_backup();
        Some(PlanDamage { problems, backup })
    }

    /// Returns true if damage is known, without checking the file.
    pub fn is_damaged(&self) -> bool {
        self.guard.health().problems().is_some()
    }

    /// Checks the file's pages if that wasn't done yet, and returns the damage.
    pub fn check_pages(&self) -> Option<PlanDamage> {
        self.guard.health().is_intact();
        self.damage()
    }

    /// Returns the newest backup whose file still has its original length.
    pub fn newest_backup(&self) -> Option<Backup> {
        let listed = self.backups().and_then(|backups| backups.list());
        let backups = listed.or_else(|_| backups_of(&self.file, &self.backup_root));
        newest(backups.ok()?)
    }
}

/// Adds the newest backup to the error of a file that can't be opened. If there are backups of its path, the file was a
/// plan, so that `NotAPlan` becomes `Damaged`.
pub(super) fn with_newest_backup(error: Error, file: &Path, root: &BackupRoot) -> Error {
    if !matches!(error.code(), Code::Damaged | Code::NotAPlan) {
        return error;
    }
    match newest_backup_of(file, root) {
        Some(backup) => {
            let message = format!("{}; {}", unreadable(&error), backup_text(&backup));
            Error::new(Code::Damaged, message).caused_by(error)
        }
        None => error,
    }
}

/// Returns the message of the error for a file of which there are backups.
fn unreadable(error: &Error) -> String {
    match error.code() {
        Code::Damaged => error.to_string(),
        _ => "this plan file is damaged and was left as it is (it does not begin as a plan): salvage what can be read of it as a new plan, or restore a backup".to_owned(),
    }
}

/// Returns the part of an error message that names the newest backup, with its id and its time in UTC.
pub fn backup_text(backup: &Backup) -> String {
    let at = backup.at.format("%Y-%m-%d %H:%M");
    format!("the newest backup is {}, of {at} UTC", backup.id)
}

/// Returns the newest backup of the plan at `file`, which needn't be readable or exist; `None` if there is no backup.
pub fn newest_backup_of(file: &Path, root: &BackupRoot) -> Option<Backup> {
    newest(backups_of(file, root).ok()?)
}

fn backups_of(file: &Path, root: &BackupRoot) -> Result<Vec<Backup>> {
    let mut backups = root.of_file(file)?.list()?;
    let path = file.to_string_lossy();
    backups.retain(|backup| backup.file.as_deref().is_none_or(|file| file == path));
    Ok(backups)
}

fn newest(backups: Vec<Backup>) -> Option<Backup> {
    backups.into_iter().find(|backup| backup.damage.is_none())
}
