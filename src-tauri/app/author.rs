//! The names under which changes made on this computer are recorded. They are empty until a person sets them.

use std::path::PathBuf;

use daymark_core::model::Author;
use daymark_core::{Planner, Result};
use tauri::{AppHandle, Manager};

use crate::json_file::JsonFile;
use crate::window_plan::Sessions;

pub(crate) struct StoredAuthor(JsonFile<Author>);

impl StoredAuthor {
    pub(crate) fn new(file: PathBuf) -> Self {
        Self(JsonFile::new(file))
    }

    pub(crate) fn get(&self) -> Author {
        self.0.read()
    }

    /// Lets a planner record the names. Names that something else put into the file and that can't be recorded are left
    /// out.
    pub(crate) fn apply(&self, planner: &mut Planner) {
        let _ = planner.set_author(&self.get());
    }
}

/// Stores the names and records the changes of all open plans under them from now on.
pub(crate) fn set(app: &AppHandle, author: &Author) -> Result<()> {
    let valid = author.validated()?;
    let stored = app.state::<StoredAuthor>();
    stored.0.change(|author| *author = valid);
    for session in app.state::<Sessions>().all_weak() {
        let session = session.upgrade().filter(|session| session.has_plan());
        session.map_or(Ok(()), |session| {
            session.with(|planner| {
                stored.apply(planner);
                Ok(())
            })
        })?;
    }
    Ok(())
}
