//! A table that a person looks at before importing it: its file is read once, and again only as it is read otherwise.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::super::Planner;
use super::read_table::TableFile;
use super::table_file::{self};
use super::table_imports::table_file;
use super::table_options::TableOptions;
use crate::Result;
use crate::export::Document;
use crate::media::MediaStore;
use crate::storage::{Db, plan};

/// The content of a file that may be a table, with what was last read of it and of the plan.
pub struct OpenTable {
    path: PathBuf,
    content: Vec<u8>,
    read: Mutex<Option<(HowRead, Arc<TableFile>)>>,
    plan: Mutex<Option<(u32, Arc<Document>)>>,
    /// Which files can be added to a post.
    media: Mutex<HashMap<PathBuf, bool>>,
}

/// The options by which the rows of a file differ.
#[derive(Clone, PartialEq, Eq)]
struct HowRead {
    encoding: Option<String>,
    delimiter: Option<String>,
    sheet: Option<String>,
}

impl HowRead {
    fn of(options: &TableOptions) -> Self {
        Self {
            encoding: options.encoding.clone(),
            delimiter: options.delimiter.clone(),
            sheet: options.sheet.clone(),
        }
    }
}

impl OpenTable {
    /// Reads a file.
    ///
    /// # Errors
    /// `FileMissing`, or `BadValue` or `TooLong` if it can't be read.
    pub fn read(path: &Path) -> Result<Self> {
        Ok(Self::of(path, table_file::content(path)?))
    }

    pub(super) fn of(path: &Path, content: Vec<u8>) -> Self {
        Self {
            path: path.to_owned(),
            content,
            read: Mutex::default(),
            plan: Mutex::default(),
            media: Mutex::default(),
        }
    }

    /// Returns the name of the file without its folder.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Returns the length of the file in bytes.
    pub fn bytes(&self) -> u64 {
        self.content.len() as u64
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns true for a picture or video; each file is looked at once.
    pub(super) fn can_take(&self, store: &MediaStore, file: &Path) -> bool {
        let mut known = self.media.lock().unwrap_or_else(PoisonError::into_inner);
        *known
            .entry(file.to_owned())
            .or_insert_with(|| store.can_take(file))
    }

    /// Returns the rows of the file as the options read it.
    pub(super) fn rows(&self, planner: &Planner, options: &TableOptions) -> Result<Arc<TableFile>> {
        let how = HowRead::of(options);
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, file)) = read.as_ref().filter(|(known, _)| *known == how) {
            return Ok(Arc::clone(file));
        }
        let file = Arc::new(table_file(&planner.db, self.content.clone(), options)?);
        *read = Some((how, Arc::clone(&file)));
        Ok(file)
    }

    /// Returns the plan, which is read again only after a change. Must be called in a snapshot.
    pub(super) fn plan(&self, db: &Db) -> Result<Arc<Document>> {
        let revision = plan::revision(db)?;
        let mut known = self.plan.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, plan)) = known.as_ref().filter(|(read, _)| *read == revision) {
            return Ok(Arc::clone(plan));
        }
        let plan = Arc::new(Document::read(db)?);
        *known = Some((revision, Arc::clone(&plan)));
        Ok(plan)
    }
}
