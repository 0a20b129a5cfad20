//! The error for a file whose header isn't whole.

use crate::{Code, Error};

/// Returns the error for a file whose header isn't whole. `what` is “picture” or “video”.
pub(super) fn damaged(what: &str) -> Error {
    let message = format!("is a {what} that is cut off or damaged: choose another copy of it");
    Error::new(Code::Damaged, message)
}
