//! Undo and redo: any number of steps, also after a restart.

use super::Planner;
use super::horizon::DERIVED;
use crate::Result;
use crate::query::{self, Changes};
use crate::storage;

impl Planner {
    pub fn undo(&mut self) -> Result<Changes> {
        let commit = storage::history::undo(&mut self.db, &DERIVED)?;
        query::changes(&self.db, Some(commit))
    }

    pub fn redo(&mut self) -> Result<Changes> {
        let commit = storage::history::redo(&mut self.db, &DERIVED)?;
        query::changes(&self.db, Some(commit))
    }
}
