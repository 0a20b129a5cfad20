//! Sets the names under which the history records operations.

use super::Planner;
use crate::Result;
use crate::model::Author;

impl Planner {
    /// Returns the names under which operations are recorded.
    pub fn author(&self) -> &Author {
        &self.author
    }

    /// Records later operations under these names. Before the first call they are recorded without names. Undo and redo
    /// leave an operation's names as they are.
    ///
    /// # Errors
    /// `BadValue` or `TooLong` for a name that isn't a single line or has too many characters; its field is `author` or
    /// `machine`.
    pub fn set_author(&mut self, author: &Author) -> Result<()> {
        self.author = author.validated()?;
        Ok(())
    }
}
