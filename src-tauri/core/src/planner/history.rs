//! Undo and redo: any number of steps, also after a restart.

use super::Planner;
use super::series::horizon::derived;
use crate::Result;
use crate::query::{self, Changes};
use crate::storage;

impl Planner {
    pub fn undo(&mut self) -> Result<Changes> {
        let derived = derived(self.now()?.date);
        let commit = storage::history::undo(&self.guard, &self.db, &derived)?;
        query::changes(&self.db, Some(commit))
    }

    pub fn redo(&mut self) -> Result<Changes> {
        let derived = derived(self.now()?.date);
        let commit = storage::history::redo(&self.guard, &self.db, &derived)?;
        query::changes(&self.db, Some(commit))
    }
}
