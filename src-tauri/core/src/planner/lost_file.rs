//! Handles the loss of an open plan's file. If another program replaces or removes the file, the content of the open
//! plan is kept as a copy and read from there, every change is refused, and a person chooses what to do with both.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::Planner;
use crate::model::LostFile;
use crate::storage::{self, window_state};
use crate::{Code, Result};

/// The wait for a missing file to appear again, since some programs remove a file shortly before they replace it.
const REPLACING_TIME: Duration = Duration::from_millis(300);

impl Planner {
    /// Returns how the open plan lost its file; `None` if it didn't.
    pub fn lost_file(&self) -> Option<LostFile> {
        self.guard.lost()?;
        let why = if self.file.exists() {
            Code::Replaced
        } else {
            Code::Gone
        };
        Some(LostFile {
            why,
            is_kept: self.copy.is_some(),
        })
    }

    /// Starts keeping what is needed to rescue a plan of up to 16 MB when another program overwrites its file
    /// in place, as `cp` does. This takes as much memory as the file has bytes.
    pub fn hold_image(&self) {
        self.guard.hold_image();
    }

    /// Returns the new names of log files that were found beside the plan's file when it was opened, but belong
    /// to another file.
    pub fn set_aside(&self) -> &[PathBuf] {
        &self.set_aside
    }

    /// Returns true if the image of [`Planner::hold_image`] is complete and up to date.
    pub fn holds_image(&self) -> bool {
        self.guard.holds_image()
    }

    /// Checks that the file still has its name. If it doesn't, the content of the open plan is kept as a copy,
    /// and read from there from now on.
    pub fn check_file(&mut self) -> Result<()> {
        if self.guard.lost().is_some() {
            return Ok(());
        }
        let checked = match self.guard.check(&self.db) {
            Err(error) if error.code() == Code::Gone => {
                sleep(REPLACING_TIME);
                self.guard.check(&self.db)
            }
            checked => checked,
        };
        match checked {
            Err(error) if matches!(error.code(), Code::Replaced | Code::Gone) => {
                self.keep_copy(error.code())
            }
            checked => checked,
        }
    }

    /// Keeps the content of the open plan as a copy, and refuses every change from then on.
    fn keep_copy(&mut self, why: Code) -> Result<()> {
        match storage::keep_rescued_copy(&self.db, &self.guard, &self.file) {
            Ok((db, copy)) => (self.db, self.copy) = (db, Some(copy)),
            Err(error) if error.code() == Code::Locked => return Err(error),
            // Reading nothing is better than reading a mixture of the open plan and the file that overwrote it.
            Err(_) => (self.db, self.copy) = (storage::empty_database()?, None),
        }
        self.guard.mark_lost(why);
        Ok(())
    }

    /// Saves the content of the open plan under a free name beside its file and returns that name, if this
    /// process has changed the plan and its file was removed or replaced. Otherwise returns `None`.
    pub fn save_aside(&mut self) -> Result<Option<PathBuf>> {
        self.check_file()?;
        if self.copy.is_none() || !self.guard.has_written() {
            return Ok(None);
        }
        self.save_beside().map(Some)
    }

    /// Saves the plan under its own name, where no file exists any more, and opens it. An existing file is an
    /// error.
    pub fn restore_file(&mut self) -> Result<()> {
        storage::restore_file(&self.db, &self.file)?;
        *self = self.opened_again()?;
        Ok(())
    }

    /// Closes the open plan and opens the file that has its name now. If that file isn't a later version of the
    /// open plan, and no copy was saved, the open plan is first saved under a free name beside it, which is
    /// returned. Unsaved text is carried over.
    pub fn switch_to_replacement(&mut self) -> Result<Option<PathBuf>> {
        let unfinished = self.unfinished().unwrap_or_default();
        let mut replacement = self.opened_again()?;
        let kept = match self.is_saved_elsewhere.get()
            || self.copy.is_none()
            || self.is_continued_by(&replacement)?
        {
            true => None,
            false => Some(self.save_beside()?),
        };
        for (field, text) in unfinished {
            replacement.keep_unfinished(&field, Some(&text))?;
        }
        *self = replacement;
        Ok(kept)
    }

    /// Opens the file that has the plan's name now. The author stays set.
    fn opened_again(&self) -> Result<Self> {
        let mut planner = Self::open_in(&self.file, self.clock, self.backup_root.clone())?;
        planner.author = self.author.clone();
        Ok(planner)
    }

    /// Returns true if the other plan is a later version of this one, so that nothing is lost by closing this
    /// one.
    fn is_continued_by(&self, replacement: &Self) -> Result<bool> {
        let mark = storage::mark::get(&self.db)?;
        mark.map_or(Ok(false), |mark| {
            storage::mark::has_been(&replacement.db, mark.state)
        })
    }

    /// Saves the plan under a free name beside its file, and returns that path.
    fn save_beside(&self) -> Result<PathBuf> {
        let path = free_name(&self.file);
        self.save_copy(&path)?;
        Ok(path)
    }

    /// Returns text that was typed but not saved to the plan, by the field it was typed into.
    pub fn unfinished(&self) -> Result<BTreeMap<String, String>> {
        window_state::unfinished(&self.db)
    }

    /// Stores such unsaved text in the plan's file, or deletes it if `text` is `None`. This is no operation, so
    /// it isn't in the history.
    pub fn keep_unfinished(&mut self, field: &str, text: Option<&str>) -> Result<()> {
        if self.copy.is_some() && self.guard.lost().is_some() {
            return window_state::put_unfinished(&self.db, field, text);
        }
        self.guard
            .write_beside_history(&self.db, |db| window_state::put_unfinished(db, field, text))
    }
}

/// Returns the first free path such as `week (kept 1).daymark`.
fn free_name(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let ending = file
        .extension()
        .map(|ending| format!(".{}", ending.to_string_lossy()));
    let ending = ending.unwrap_or_default();
    let named = |number: u32| file.with_file_name(format!("{stem} (kept {number}){ending}"));
    let mut names = (1..).map(named);
    names
        .find(|name| !name.exists())
        .unwrap_or_else(|| named(0))
}
