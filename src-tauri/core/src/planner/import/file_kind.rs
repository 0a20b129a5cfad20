//! What a file is, told by its first bytes and not by its name.

use std::path::Path;

use super::answers::FORMAT as ANSWERS;
use super::file::refused;
use super::table_file::content;
use crate::Result;
use crate::export::json::FORMAT as PLAN;

/// How many bytes tell what a file is.
const LOOKED_AT: usize = 4_096;

/// What an imported file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A plan in JSON.
    Plan,
    Calendar,
    /// The answers to a sign-off sheet.
    Answers,
    /// A table, a workbook, a board or an export of posts, which [`super::OpenTable`] reads.
    Table,
}

impl FileKind {
    /// Returns what a file is.
    ///
    /// # Errors
    /// `FileMissing`, or `BadValue` if it is nothing that is imported: a plan is opened, and media are added to a post.
    pub fn of(path: &Path) -> Result<Self> {
        Self::of_content(&content(path)?)
    }

    pub(super) fn of_content(bytes: &[u8]) -> Result<Self> {
        let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
        if start.starts_with(b"SQLite format 3\0") {
            return Err(refused("it is a plan: open it, or restore it"));
        }
        let is_media = [&b"\x89PNG"[..], b"\xff\xd8\xff", b"GIF8", b"RIFF", b"%PDF"];
        if is_media.iter().any(|mark| start.starts_with(mark)) {
            return Err(refused("it is a picture or a document: add it to a post"));
        }
        Ok(Self::of_text(&String::from_utf8_lossy(start)))
    }

    fn of_text(start: &str) -> Self {
        let start = start.trim_start_matches('\u{feff}').trim_start();
        let says = |word: &str| start.starts_with('{') && start.contains(&format!("\"{word}\""));
        if start
            .get(..15)
            .is_some_and(|begin| begin.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
        {
            Self::Calendar
        } else if says(PLAN) {
            Self::Plan
        } else if says(ANSWERS) {
            Self::Answers
        } else {
            Self::Table
        }
    }
}
