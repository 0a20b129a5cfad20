//! Who works on the plan, as the history records it.

use super::Planner;
use crate::Result;
use crate::model::Author;

impl Planner {
    /// Records the operations from now on under these names. Until it is called they are recorded without any;
    /// undo and redo leave an operation's names as they are.
    ///
    /// # Errors
    /// `BadValue` or `TooLong` for a name that is not one line; its field is `author` or `machine`.
    pub fn set_author(&mut self, author: &Author) -> Result<()> {
        self.author = author.validated()?;
        Ok(())
    }
}
