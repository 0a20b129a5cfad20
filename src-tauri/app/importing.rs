//! The file that a window imports, which is read once however often its import is previewed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use daymark_core::planner::OpenFile;
use daymark_core::{Code, Error};
use serde::Serialize;

/// A file that can be imported.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ImportFile {
    name: String,
    #[cfg_attr(test, ts(type = "number"))]
    bytes: u64,
}

impl ImportFile {
    fn of(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default();
        Self {
            name: name.to_string_lossy().into_owned(),
            bytes: std::fs::metadata(path).map_or(0, |data| data.len()),
        }
    }
}

/// Returns the refusal to import before a file is chosen.
pub(crate) fn no_import() -> Error {
    Error::new(Code::FileMissing, "no file is chosen: choose one to import")
}

/// The file that a window imports, which is read once.
#[derive(Clone)]
pub(crate) struct Importing {
    path: PathBuf,
    read: Option<Arc<OpenFile>>,
}

impl Importing {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, read: None }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn file(&self) -> ImportFile {
        ImportFile::of(&self.path)
    }

    /// Returns the file's content, and keeps it.
    pub(crate) fn read(&mut self) -> daymark_core::Result<Arc<OpenFile>> {
        let read = match self.read.take() {
            Some(read) => read,
            None => Arc::new(OpenFile::read(&self.path)?),
        };
        self.read = Some(Arc::clone(&read));
        Ok(read)
    }
}
