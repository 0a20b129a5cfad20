//! The plan's file while it is open. Where another program takes its name away, what was open is kept as a
//! copy and shown from there, every change is refused, and a person chooses what becomes of both.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::Planner;
use crate::model::Parting;
use crate::storage::{self, window_state};
use crate::{Code, Result};

/// Some programs remove a file for a moment before they put it back.
const MOMENT: Duration = Duration::from_millis(300);

impl Planner {
    /// Returns how the plan parted from its file, if it did.
    pub fn parting(&self) -> Option<Parting> {
        self.guard.parted()?;
        let why = if self.file.exists() {
            Code::Replaced
        } else {
            Code::Gone
        };
        Some(Parting {
            why,
            is_kept: self.copy.is_some(),
        })
    }

    /// From now on holds what is needed to keep a plan of up to 16 MB when another program overwrites its very
    /// file, as `cp` does. It takes as much memory as the file is large.
    pub fn hold_image(&self) {
        self.guard.hold_image();
    }

    /// Returns the logs that were beside the file when it was opened and were written for another one, by
    /// their new names.
    pub fn set_aside(&self) -> &[PathBuf] {
        &self.set_aside
    }

    /// Returns true once such an image of the latest state is held.
    pub fn holds_image(&self) -> bool {
        self.guard.holds_image()
    }

    /// Checks that the file still has its name. Where it has not, keeps what was open as a copy and reads that from
    /// now on.
    pub fn check_file(&mut self) -> Result<()> {
        if self.guard.parted().is_some() {
            return Ok(());
        }
        let refused = match self.guard.check(&self.db) {
            Err(error) if error.code() == Code::Gone => {
                sleep(MOMENT);
                self.guard.check(&self.db)
            }
            checked => checked,
        };
        match refused {
            Err(error) if matches!(error.code(), Code::Replaced | Code::Gone) => {
                self.part(error.code())
            }
            other => other,
        }
    }

    fn part(&mut self, why: Code) -> Result<()> {
        match storage::keep_apart(&self.db, &self.guard, &self.file) {
            Ok((db, copy)) => (self.db, self.copy) = (db, Some(copy)),
            Err(error) if error.code() == Code::Locked => return Err(error),
            // Rather nothing is read than a mixture of what was open and what overwrote it.
            Err(_) => (self.db, self.copy) = (storage::nothing()?, None),
        }
        self.guard.part(why);
        Ok(())
    }

    /// Where this opening has written and its file was taken away or replaced: saves what was written under a
    /// free name beside it, and returns that.
    pub fn save_aside(&mut self) -> Result<Option<PathBuf>> {
        self.check_file()?;
        if self.copy.is_none() || !self.guard.has_written() {
            return Ok(None);
        }
        self.save_beside().map(Some)
    }

    /// Saves the plan under its name again, where there is nothing any more, and goes on with it.
    pub fn save_again(&mut self) -> Result<()> {
        storage::save_again(&self.db, &self.file)?;
        *self = Self::open_in(&self.file, self.clock, self.backup_root.clone())?;
        Ok(())
    }

    /// Leaves what is open for what is at its name now. Where that does not go on from it, and no copy was
    /// saved, what was open is saved under a free name beside it, which is returned. Text that is in neither
    /// plan is taken along.
    pub fn open_what_is_there(&mut self) -> Result<Option<PathBuf>> {
        let unfinished = self.unfinished().unwrap_or_default();
        let mut there = Self::open_in(&self.file, self.clock, self.backup_root.clone())?;
        let kept = match self.is_saved_elsewhere.get()
            || self.copy.is_none()
            || self.goes_on_in(&there)?
        {
            true => None,
            false => Some(self.save_beside()?),
        };
        for (field, text) in unfinished {
            there.keep_unfinished(&field, Some(&text))?;
        }
        *self = there;
        Ok(kept)
    }

    /// Whether another version was made of this one, so that nothing of it is lost there.
    fn goes_on_in(&self, there: &Self) -> Result<bool> {
        let mark = storage::mark::get(&self.db)?;
        mark.map_or(Ok(false), |mark| {
            storage::mark::has_been(&there.db, mark.state)
        })
    }

    fn save_beside(&self) -> Result<PathBuf> {
        let path = free_name(&self.file);
        self.save_copy(&path)?;
        Ok(path)
    }

    /// Returns text that was typed and is in no field of the plan yet, by the field it was typed into.
    pub fn unfinished(&self) -> Result<BTreeMap<String, String>> {
        window_state::unfinished(&self.db)
    }

    /// Keeps such a text in the plan's file, or with `None` forgets it. Not an operation: it is in no
    /// history.
    pub fn keep_unfinished(&mut self, field: &str, text: Option<&str>) -> Result<()> {
        if self.copy.is_some() && self.guard.parted().is_some() {
            return window_state::put_unfinished(&self.db, field, text);
        }
        self.guard
            .write_beside_history(&self.db, |db| window_state::put_unfinished(db, field, text))
    }
}

/// The first free name of the kind `week (kept 1).daymark`.
fn free_name(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    let named = |number: u32| file.with_file_name(format!("{stem} (kept {number}).{ending}"));
    let mut names = (1..).map(named);
    names
        .find(|name| !name.exists())
        .unwrap_or_else(|| named(0))
}
