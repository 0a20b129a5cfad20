//! A calendar file that follows a plan: programs that sync or serve its folder pass every change on to calendars that
//! subscribe to it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{ExportOptions, atomic, write_ics};
use crate::model::brief;
use crate::storage::{self, Db};
use crate::{Code, Error, Planner, Result};

/// The longest name of a file in bytes: the least that file systems take.
const LONGEST_NAME: usize = 200;

/// Where a live file is and what it contains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveFile {
    pub folder: PathBuf,
    /// The name of the file in the folder, with `.ics` at its end.
    pub name: String,
    /// Fresh UIDs are ignored, as each change would double the events of programs that subscribe.
    pub options: ExportOptions,
}

/// What has become of a live file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiveFileState {
    /// The plan's revision that the file has.
    pub revision: u32,
    /// The number of posts in it.
    pub posts: u32,
    /// True if the file was written; false if it was as it would be.
    pub is_written: bool,
}

impl LiveFile {
    /// Returns the path of the file.
    ///
    /// # Errors
    /// `BadValue` if the name isn't that of a calendar in the folder; `FileMissing` if there is no such folder.
    pub fn path(&self) -> Result<PathBuf> {
        let is_plain = Path::new(&self.name)
            .file_name()
            .is_some_and(|name| *name == *self.name);
        let is_calendar = self.name.to_lowercase().ends_with(".ics") && self.name.len() > 4;
        if !is_plain || !is_calendar || self.name.len() > LONGEST_NAME {
            let name = brief(&self.name);
            let message = format!("“{name}” can't be a live file: give it a name such as plan.ics");
            return Err(Error::new(Code::BadValue, message).field("name"));
        }
        if !self.folder.is_dir() {
            let message = format!(
                "the folder {} is not there: choose one that is",
                self.folder.display()
            );
            return Err(Error::new(Code::FileMissing, message).field("folder"));
        }
        Ok(self.folder.join(&self.name))
    }
}

impl Planner {
    /// Writes a live file anew unless it has the plan's revision already: `last` is what the last call returned. The file
    /// is replaced as a whole, and only if that changes its bytes.
    pub fn update_live_file(
        &self,
        live: &LiveFile,
        last: Option<LiveFileState>,
    ) -> Result<LiveFileState> {
        update(&self.db, live, last)
    }

    /// Writes an iCalendar file as [`Planner::export_ics`] does, unless the file is as it would be. Returns the number of
    /// posts in it, and whether it was written.
    pub fn export_ics_if_changed(
        &self,
        options: &ExportOptions,
        path: &Path,
    ) -> Result<(u32, bool)> {
        write_if_changed(&self.db, options, path)
    }
}

/// Updates a live file; see [`Planner::update_live_file`].
pub(crate) fn update(
    db: &Db,
    live: &LiveFile,
    last: Option<LiveFileState>,
) -> Result<LiveFileState> {
    let path = live.path()?;
    // Before the export, so that a change in between is exported again.
    let revision = storage::plan::revision(db)?;
    if let Some(last) = last.filter(|last| last.revision == revision && path.is_file()) {
        return Ok(LiveFileState {
            is_written: false,
            ..last
        });
    }
    let options = ExportOptions {
        fresh_uids: false,
        ..live.options.clone()
    };
    let (posts, is_written) = write_if_changed(db, &options, &path)?;
    Ok(LiveFileState {
        revision,
        posts,
        is_written,
    })
}

fn write_if_changed(db: &Db, options: &ExportOptions, path: &Path) -> Result<(u32, bool)> {
    let mut bytes = Vec::new();
    let posts = write_ics(db, options, &mut bytes)?;
    if fs::read(path).is_ok_and(|before| before == bytes) {
        return Ok((posts, false));
    }
    atomic::replace(path, |file| Ok(file.write_all(&bytes)?))?;
    Ok((posts, true))
}
