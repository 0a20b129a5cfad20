//! Salvages a damaged plan: its readable rows become a new plan, and the damaged file isn't changed.

use std::path::{Path, PathBuf, absolute};

use crate::backup::{self, Backup, BackupRoot};
use crate::clock::{Clock, machine_zone};
use crate::media::MediaStore;
use crate::model::Salvaged;
use crate::storage::backup::{media_in, refuse_taken};
use crate::storage::salvage::{self, Fallback, Saved, SourceCopies};
use crate::{Cancellation, Result};

/// Saves the readable rows of a damaged plan as a new plan, without the history. The damaged file and its logs are copied
/// into the folder of the new plan first, and only the copies are read. The new plan has the id of the damaged one, so that
/// its backups are found.
///
/// # Errors
/// `FileExists` if there is a file at `to`, `NotAPlan` if the file contains no row of a plan, `NewerVersion` if a newer version
/// wrote it. No file is created then.
pub fn salvage(file: &Path, to: &Path) -> Result<Salvaged> {
    salvage_in(file, to, Clock::System, &BackupRoot::of_machine())
}

/// Salvages a plan as [`salvage`] does, with another clock and another folder of backups.
pub fn salvage_in(file: &Path, to: &Path, clock: Clock, backups: &BackupRoot) -> Result<Salvaged> {
    prepare(to)?;
    let source = SourceCopies::copy(file, to)?;
    let fallback = Fallback {
        identity: backups.of_file(file).ok().and_then(|found| found.id()),
        ..fallback(file, clock)
    };
    let saved = salvage::salvage(source.file(), to, &fallback)?;
    copy_media(file, to);
    Ok(report(saved, to, &source.keep()))
}

/// Saves the readable rows of a damaged backup as a new plan, as [`salvage`] does. The backup stays as it is.
pub fn salvage_backup(backup: &Backup, to: &Path) -> Result<Salvaged> {
    prepare(to)?;
    let unpacked = backup::unpacked_in_part(backup)?;
    let saved = salvage::salvage(&unpacked, to, &fallback(to, Clock::System))?;
    Ok(report(saved, to, &[]))
}

/// Copies the pictures and videos of the damaged plan. Those that can't be copied are shown as missing in the new plan, which
/// is whole without them.
fn copy_media(file: &Path, to: &Path) {
    let needed = media_in(to).unwrap_or_default().into_iter().collect();
    let store = MediaStore::beside(&absolute(file).unwrap_or_else(|_| file.to_owned()));
    let _ = store.copy_to(&MediaStore::beside(to), &needed, &Cancellation::default());
}

fn prepare(to: &Path) -> Result<()> {
    refuse_taken(to)?;
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(())
}

/// Returns what stands for settings that can't be read: the file's name is that of the plan.
fn fallback(file: &Path, clock: Clock) -> Fallback {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    Fallback {
        name: name.into_owned(),
        zone: machine_zone(),
        identity: None,
        now: clock.now(),
    }
}

fn report(saved: Saved, to: &Path, copies: &[PathBuf]) -> Salvaged {
    let shown = |path: &Path| path.to_string_lossy().into_owned();
    Salvaged {
        file: shown(to),
        copies: copies.iter().map(|copy| shown(copy)).collect(),
        rows: saved.rows,
        unreadable_pages: saved.unreadable_pages,
    }
}
