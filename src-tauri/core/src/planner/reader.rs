//! Long reads in another thread: the export of a large plan doesn't keep anybody from changing it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Planner;
use crate::Result;
use crate::clock::Clock;
use crate::export::{self, ExportOptions, LiveFile, LiveFileState};
use crate::storage::{self, Db, Health};

/// The open plan, for reading in another thread at the same time. Each read sees one consistent state.
pub struct Reader {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    /// The plan's file, even where `db` reads a copy of it.
    pub(super) file: PathBuf,
    pub(super) health: Arc<Health>,
}

impl Planner {
    /// Opens a second connection to the plan, for a long read.
    ///
    /// # Errors
    /// `Replaced` if another file has the plan's name.
    pub fn reader(&self) -> Result<Reader> {
        let db = storage::open_reader(&self.db)?;
        if self.guard.lost().is_none() {
            self.guard.check(&self.db)?;
        }
        Ok(Reader {
            db,
            clock: self.clock,
            file: self.file.clone(),
            health: Arc::clone(self.guard.health()),
        })
    }
}

impl Reader {
    /// Writes iCalendar text, as [`Planner::write_ics`] does.
    pub fn write_ics(&self, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
        export::write_ics(&self.db, options, out)
    }

    /// Writes an iCalendar file, as [`Planner::export_ics`] does.
    pub fn export_ics(&self, options: &ExportOptions, path: &Path) -> Result<u32> {
        export::replace_ics(&self.db, options, path)
    }

    /// Updates a live file, as [`Planner::update_live_file`] does.
    pub fn update_live_file(
        &self,
        live: &LiveFile,
        last: Option<LiveFileState>,
    ) -> Result<LiveFileState> {
        export::update_live_file(&self.db, live, last)
    }
}
