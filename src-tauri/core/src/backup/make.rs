//! Makes a backup. Either it is complete, checked and synced to the disk, or nothing is left of it.

use std::fs::{self, File};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Serialize;
use tempfile::NamedTempFile;
use uuid::Uuid;

use super::backup::{Backup, ENDING};
use super::list::Backups;
use super::packed::pack;
use super::root::{BackupRoot, sweep, unnamed_in};
use super::schedule::{is_due, obsolete};
use super::sidecar::Sidecar;
use crate::model::{Zone, checked_line};
use crate::storage::backup::{census, media_in, write_checked, zone};
use crate::storage::{Db, identity};
use crate::{Error, Result};

/// The result of a request to back up a plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackedUp {
    pub backup: Backup,
    /// False if the plan hasn't changed since that backup, so that no new one was made.
    pub is_new: bool,
}

/// Backs up the plan that `db` reads. Without a name, no new backup is made if the plan hasn't changed since an
/// earlier one. After a backup, earlier ones are deleted according to the schedule.
pub(crate) fn make(
    db: &Db,
    backups: &Backups,
    name: Option<&str>,
    now: DateTime<Utc>,
) -> Result<BackedUp> {
    let name = name.map(|name| checked_line("name", name)).transpose()?;
    made(db, backups, name, now).map_err(|reason| unmade(backups, reason))
}

/// Backs up the plan if its last backup is old enough; returns `None` if it isn't.
pub(crate) fn make_if_due(
    db: &Db,
    backups: &Backups,
    now: DateTime<Utc>,
) -> Result<Option<BackedUp>> {
    let own = backups.of_own_file()?;
    let times: Vec<_> = own.iter().map(|backup| backup.at).collect();
    if !is_due(&times, now) {
        return Ok(None);
    }
    make(db, backups, None, now).map(Some)
}

/// Backs up a plan of an earlier version. If that fails, the plan must not be migrated.
pub(crate) fn make_before_migration(
    db: &Db,
    root: &BackupRoot,
    file: &Path,
    now: DateTime<Utc>,
) -> Result<()> {
    let made = || make(db, &root.of_plan(identity::get(db)?, file)?, None, now);
    made().map(drop).map_err(|reason| {
        let message = format!(
            "this plan is of an earlier version and is backed up before it is brought up to date, so it was left as it \
            is: {reason}"
        );
        Error::new(reason.code(), message).caused_by(reason)
    })
}

fn made(db: &Db, backups: &Backups, name: Option<String>, now: DateTime<Utc>) -> Result<BackedUp> {
    let (lock, folder) = (backups.root.lock()?, backups.folder()?);
    fs::create_dir_all(folder)?;
    sweep(folder, &lock)?;
    if name.is_none()
        && let Some(backup) = of_same_state(db, backups)?
    {
        let is_new = false;
        return Ok(BackedUp { backup, is_new });
    }
    let backup = written(db, backups, name, now)?;
    // The backup is complete, even if earlier ones can't be deleted.
    let _ = zone(db).and_then(|zone| thin(backups, zone, now));
    let is_new = true;
    Ok(BackedUp { backup, is_new })
}

/// Returns the newest intact backup of the plan in its current state.
fn of_same_state(db: &Db, backups: &Backups) -> Result<Option<Backup>> {
    let census = census(db)?;
    let is_same = |backup: &Backup| {
        let sidecar = backup.sidecar.as_ref();
        sidecar.is_some_and(|one| one.change == census.change && one.schema == census.schema)
    };
    let same = backups.list()?.into_iter().filter(is_same);
    let mut whole = same.map(Backup::read_through);
    Ok(whole.find(|backup| backup.damage.is_none()))
}

/// Writes a backup. Its JSON file gets its name first: without the other file it isn't a backup, and is deleted
/// the next time.
fn written(db: &Db, backups: &Backups, name: Option<String>, now: DateTime<Utc>) -> Result<Backup> {
    let folder = backups.folder()?;
    let (plain, packed) = (unnamed_in(folder)?, unnamed_in(folder)?);
    let census = write_checked(db, plain.path())?;
    let sum = pack(plain.path(), packed.as_file())?;
    let id = new_id(now);
    let sidecar = Sidecar {
        name,
        unpacked_bytes: fs::metadata(plain.path())?.len(),
        media: media_in(plain.path())?,
        ..Sidecar::of(&id, &backups.file, now, census, sum)
    };
    let about = unnamed_in(folder)?;
    sidecar.write(about.as_file())?;
    give_name(about, &folder.join(format!("{id}.json")))?;
    let path = folder.join(format!("{id}{ENDING}"));
    give_name(packed, &path)?;
    sync_folder(folder)?;
    Backup::of_file(&path)
}

/// Returns a new id: the moment, so that a folder of backups is readable, and six random digits.
fn new_id(now: DateTime<Utc>) -> String {
    let random = Uuid::now_v7().simple().to_string();
    format!("{}-{}", now.format("%Y%m%d-%H%M%S"), &random[26..])
}

fn give_name(file: NamedTempFile, path: &Path) -> Result<()> {
    let named = file.persist_noclobber(path);
    named.map_err(|error| error.error)?;
    Ok(())
}

/// Syncs the new names to the disk, on systems that can open a folder for that.
fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Deletes backups of this file that the schedule doesn't keep. A backup that can't be deleted stays.
fn thin(backups: &Backups, zone: Zone, now: DateTime<Utc>) -> Result<()> {
    let mut unnamed = backups.of_own_file()?;
    unnamed.retain(|backup| backup.name.is_none());
    let times: Vec<_> = unnamed.iter().map(|backup| backup.at).collect();
    for place in obsolete(&times, now, zone) {
        let path = unnamed[place].path();
        if fs::remove_file(path).is_ok() {
            let _ = fs::remove_file(super::sidecar::beside(path));
        }
    }
    Ok(())
}

fn unmade(backups: &Backups, reason: Error) -> Error {
    let folder = backups.folder().unwrap_or(Path::new("")).display();
    let message = format!("no backup was made in {folder}: {reason}");
    Error::new(reason.code(), message).caused_by(reason)
}
