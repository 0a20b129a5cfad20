//! Refuses plans among the files that are to be added.

use std::fs;
use std::path::Path;

use crate::{Code, Error, Result};

/// Refuses a plan without opening it: a process that closes a file loses its locks on it (fcntl(2)), among them those by
/// which SQLite keeps an open plan. `plan` is the one that the file is to be added to.
pub(super) fn refuse(file: &Path, plan: &Path) -> Result<()> {
    let ending = file.extension();
    let is_named_so = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("daymark"));
    let place = |path: &Path| fs::canonicalize(path).ok();
    if !is_named_so && place(file).is_none_or(|file| place(plan) != Some(file)) {
        return Ok(());
    }
    let message = "is a plan: choose a picture or video";
    Err(Error::new(Code::BadValue, message))
}
