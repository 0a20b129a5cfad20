//! Undo and redo of any number of operations, also after a restart.

use super::Planner;
use super::series::horizon;
use crate::Result;
use crate::query::{self, Changes};
use crate::storage::history::{Direction, replaying};

impl Planner {
    /// Undoes the newest operation that is not undone yet; `NothingToUndo` if there is none.
    pub fn undo(&mut self) -> Result<Changes> {
        self.replay(Direction::Back)
    }

    /// Redoes the operation that was undone last; `NothingToRedo` if there is none.
    pub fn redo(&mut self) -> Result<Changes> {
        self.replay(Direction::Forth)
    }

    /// Replays the next operation. Generated posts belong to no operation, so they are deleted before it and
    /// generated again after it.
    fn replay(&mut self, direction: Direction) -> Result<Changes> {
        let today = self.now()?.date;
        let commit = replaying(&self.guard, &self.db, direction, |tx, replay| {
            let mut posts = horizon::delete_generated(tx, replay.touched())?;
            replay.apply(tx)?;
            posts.extend(horizon::regenerate(tx, replay.touched(), today)?);
            Ok(posts)
        })?;
        query::changes(&self.db, Some(commit))
    }
}
