//! Stores the names under which the history records changes made on this computer. They are empty until a person sets
//! them.

use std::path::PathBuf;

use daymark_core::model::Author;
use daymark_core::{Planner, Result};
use tauri::{AppHandle, Manager};

use crate::json_file::JsonFile;
use crate::window_plan::Sessions;

/// The file with the names.
pub(crate) struct StoredAuthor(JsonFile<Author>);

impl StoredAuthor {
    pub(crate) fn new(file: PathBuf) -> Self {
        Self(JsonFile::new(file))
    }

    /// Returns the names; empty ones if the file doesn't exist or can't be read.
    pub(crate) fn get(&self) -> Author {
        self.0.read()
    }

    /// Makes a planner record operations under the names. Names in the file that aren't valid are ignored.
    pub(crate) fn apply(&self, planner: &mut Planner) {
        let _ = planner.set_author(&self.get());
    }
}

/// Stores the names, and records later changes of all open plans under them.
///
/// # Errors
/// `BadValue` or `TooLong` for a name that isn't valid; its field is `author` or `machine`.
pub(crate) fn set(app: &AppHandle, author: &Author) -> Result<()> {
    let valid = author.validated()?;
    let stored = app.state::<StoredAuthor>();
    stored.0.change(|author| *author = valid);
    let sessions = app.state::<Sessions>();
    sessions.with_all_plans(|planner| stored.apply(planner));
    Ok(())
}
