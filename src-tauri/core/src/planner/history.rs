//! Undo and redo: any number of steps, also after a restart.

use super::Planner;
use super::series::horizon;
use crate::Result;
use crate::query::{self, Changes};
use crate::storage::history::{Direction, replaying};

impl Planner {
    pub fn undo(&mut self) -> Result<Changes> {
        self.replay(Direction::Back)
    }

    pub fn redo(&mut self) -> Result<Changes> {
        self.replay(Direction::Forth)
    }

    /// Replays the next operation. Generated posts are in no operation, so they are taken back before it and
    /// generated again after it.
    fn replay(&mut self, direction: Direction) -> Result<Changes> {
        let today = self.now()?.date;
        let commit = replaying(&self.guard, &self.db, direction, |tx, replay| {
            let mut posts = horizon::take_back(tx, replay.touched())?;
            replay.apply(tx)?;
            posts.extend(horizon::make_again(tx, replay.touched(), today)?);
            Ok(posts)
        })?;
        query::changes(&self.db, Some(commit))
    }
}
