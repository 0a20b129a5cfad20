//! A calendar file that follows a plan, and how its last update went.

use std::path::PathBuf;

use daymark_core::export::{LiveFile, LiveFileState};
use daymark_core::{Reader, Result};
use serde::Serialize;

use crate::answer::Refusal;

/// A file that follows a plan, and how its last update went.
pub(crate) struct Followed {
    file: LiveFile,
    /// The revision of the plan at the last attempt.
    tried: Option<u32>,
    state: Option<LiveFileState>,
    problem: Option<Refusal>,
}

/// A file that follows the plan, as the plan's window shows it.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct LiveFileShown {
    path: String,
    /// The number of posts in it; `None` until it was written.
    posts: Option<u32>,
    /// Why it was not written the last time.
    problem: Option<Refusal>,
}

impl Followed {
    pub(crate) fn new(file: LiveFile) -> Self {
        Self {
            file,
            tried: None,
            state: None,
            problem: None,
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.file.folder.join(&self.file.name)
    }

    pub(crate) fn shown(&self) -> LiveFileShown {
        LiveFileShown {
            path: self.path().display().to_string(),
            posts: self.state.map(|state| state.posts),
            problem: self.problem.clone(),
        }
    }

    pub(crate) fn file(&self) -> LiveFile {
        self.file.clone()
    }

    /// Returns true if no attempt was made at this revision of the plan.
    pub(crate) fn is_behind(&self, revision: u32) -> bool {
        self.tried != Some(revision)
    }

    pub(crate) fn write(&self, reader: &Reader) -> Result<LiveFileState> {
        reader.update_live_file(&self.file, self.state)
    }

    pub(crate) fn note(&mut self, revision: u32, updated: Result<LiveFileState>) {
        self.tried = Some(revision);
        match updated {
            Ok(state) => (self.state, self.problem) = (Some(state), None),
            Err(error) => self.problem = Some(error.into()),
        }
    }
}
