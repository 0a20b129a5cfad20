//! The logs that SQLite keeps beside a plan while it writes: the write-ahead log and the rollback journal. SQLite
//! applies a log that a crash left when the plan is opened again. If the file was replaced meanwhile (a backup was put
//! back, a sync service brought another version), the log belongs to another file and would damage this one. Such a log
//! is renamed, and never deleted.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use rusqlite::{Connection, named_params};

use super::connection::{Db, alone};
use super::file_state::FileState;
use super::mark::{self, Mark, State};
use super::{log, plan, verify};
use crate::{Code, Error, Result};

/// How long the files must stay unchanged before a log counts as another file's.
const QUIET: Duration = Duration::from_millis(300);
const MAX_WAIT: Duration = Duration::from_secs(5);

/// The first bytes of a rollback journal that SQLite would apply (sqlite.org/fileformat2.html, section 3).
const JOURNAL_MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// The lengths in bytes of a write-ahead log's header and of the header before each of its pages (section 4.1).
const WAL_HEAD: usize = 32;
const FRAME_HEAD: usize = 24;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    WriteAhead,
    Rollback,
}

/// Renames each log beside a file that belongs to another file, and returns the new names.
///
/// # Errors
/// `Damaged` if the file is damaged without such a log, `Locked` if another program doesn't stop writing within 5 s.
pub(super) fn set_foreign_logs_aside(file: &Path) -> Result<Vec<PathBuf>> {
    let mut set_aside = Vec::new();
    for kind in [Kind::WriteAhead, Kind::Rollback] {
        let log = kind.beside(file);
        if !belongs_to(&log, kind, file)? {
            refuse_damaged_alone(file)?;
            set_aside.push(set_log_aside(&log)?);
        }
    }
    if !set_aside.is_empty() {
        delete_index_of(file)?;
    }
    refuse_damaged_with_journal(file)?;
    Ok(set_aside)
}

/// Fails if the file is damaged without its logs. Whether they belong to it can't be decided then, so they aren't moved.
fn refuse_damaged_alone(file: &Path) -> Result<()> {
    verify::refuse_damaged(&alone(file)?)
}

/// Fails if the file is damaged even with its rollback journal applied. A copy is checked, because SQLite writes the
/// journal back into the file as soon as the file is read.
fn refuse_damaged_with_journal(file: &Path) -> Result<()> {
    let journal = Kind::Rollback.beside(file);
    if !is_to_apply(&journal, Kind::Rollback) {
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let applied = applied_to_copy(&journal, Kind::Rollback, file, folder.path())?;
    verify::refuse_damaged(&applied)
}

/// Returns true if there is a write-ahead log beside the file that isn't empty.
pub(super) fn has_log(file: &Path) -> bool {
    has_bytes(&log_of(file))
}

/// Returns true if there is a log of either kind to apply to the file.
pub(super) fn has_any_log(file: &Path) -> bool {
    has_log(file) || is_to_apply(&Kind::Rollback.beside(file), Kind::Rollback)
}

pub(super) fn has_index(file: &Path) -> bool {
    has_bytes(&with_ending(file, "-shm"))
}

/// Returns true if a file and its write-ahead log don't change for 0.3 s.
pub(super) fn is_still(file: &Path) -> bool {
    let files = [file.to_owned(), log_of(file)];
    let before = files.each_ref().map(|file| change_of(file));
    sleep(QUIET);
    before == files.each_ref().map(|file| change_of(file))
}

/// Renames all logs beside the path of a new plan, which belong to an earlier file, and returns their new names.
pub(super) fn set_all_logs_aside(file: &Path) -> Result<Vec<PathBuf>> {
    let logs = logs_of(file);
    let full = logs.iter().filter(|log| has_bytes(log));
    let set_aside = full
        .map(|log| set_log_aside(log))
        .collect::<Result<Vec<_>>>()?;
    delete_index_of(file)?;
    Ok(set_aside)
}

/// Returns the paths of both logs that SQLite may create for a file: the write-ahead log and the rollback journal.
pub(super) fn logs_of(file: &Path) -> [PathBuf; 2] {
    [Kind::WriteAhead, Kind::Rollback].map(|kind| kind.beside(file))
}

/// Returns the path of SQLite's write-ahead log of a file.
pub(super) fn log_of(file: &Path) -> PathBuf {
    Kind::WriteAhead.beside(file)
}

impl Kind {
    fn beside(self, file: &Path) -> PathBuf {
        match self {
            Kind::WriteAhead => with_ending(file, "-wal"),
            Kind::Rollback => with_ending(file, "-journal"),
        }
    }
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn has_bytes(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| data.len() > 0)
}

/// Returns true if the log was written for the file, or needn't be applied. One match proves that; a mismatch counts
/// only if neither changes for 0.3 s, since another program may be writing.
fn belongs_to(log: &Path, kind: Kind, file: &Path) -> Result<bool> {
    let started = Instant::now();
    loop {
        let before = [file, log].map(change_of);
        if !is_to_apply(log, kind) || is_gone_or_matches(log, kind, file)? {
            return Ok(true);
        }
        sleep(QUIET);
        let is_still = before == [file, log].map(change_of);
        if is_still && !is_gone_or_matches(log, kind, file)? {
            return Ok(false);
        }
        if started.elapsed() > MAX_WAIT {
            let message = "another program is writing to this plan: try again in a moment";
            return Err(Error::new(Code::Locked, message));
        }
    }
}

fn change_of(path: &Path) -> Option<(u64, Option<SystemTime>)> {
    let data = fs::metadata(path).ok()?;
    Some((data.len(), data.modified().ok()))
}

fn is_to_apply(log: &Path, kind: Kind) -> bool {
    match kind {
        Kind::WriteAhead => has_bytes(log),
        Kind::Rollback => fs::read(log).is_ok_and(|bytes| bytes.starts_with(&JOURNAL_MAGIC)),
    }
}

/// Returns true if the log matches the file, or another program has emptied and removed it meanwhile.
fn is_gone_or_matches(log: &Path, kind: Kind, file: &Path) -> Result<bool> {
    match matches(log, kind, file) {
        Err(_) if !log.exists() => Ok(true),
        matched => matched,
    }
}

/// Returns true if the marks in the log follow the mark in the file.
fn matches(log: &Path, kind: Kind, file: &Path) -> Result<bool> {
    let alone = alone(file).and_then(|db| mark::get(&db));
    let marks = marks_in(&fs::read(log)?, kind);
    let (Ok(Some(mark)), Some(last)) = (alone, marks.last()) else {
        return matches_in_copy(log, kind, file);
    };
    Ok(match kind {
        Kind::Rollback => mark.state == last.state || mark.before == last.state,
        Kind::WriteAhead => continues(&marks, mark.state) && is_for_current_file(log, last, file)?,
    })
}

/// Returns true if one of the marks is that of the state, or of the write after it.
fn continues(marks: &[Mark], from: State) -> bool {
    marks
        .iter()
        .any(|mark| mark.state == from || mark.before == from)
}

/// Returns true if the file is still as it was when `last` was written to the log. Also returns true for a log that was
/// copied together with its file: only the marks can be compared then.
fn is_for_current_file(log: &Path, last: &Mark, file: &Path) -> Result<bool> {
    let written = last.written;
    if FileState::of(log)?.id != written.log {
        return Ok(true);
    }
    let now = FileState::of(file)?;
    Ok(now == written.file || (written.is_emptying && now.is_same_file(written.file)))
}

/// Returns the marks of the writes in a write-ahead log, or the mark from before the write in a rollback journal.
fn marks_in(log: &[u8], kind: Kind) -> Vec<Mark> {
    match kind {
        Kind::Rollback => Mark::first_in(log).into_iter().collect(),
        Kind::WriteAhead => marks_in_write_ahead_log(log).unwrap_or_default(),
    }
}

/// Returns the marks of the current writes. Frames from before the log was last emptied have other salts.
fn marks_in_write_ahead_log(log: &[u8]) -> Option<Vec<Mark>> {
    let (head, frames) = log.split_at_checked(WAL_HEAD)?;
    let page = u32::from_be_bytes(head[8..12].try_into().ok()?) as usize;
    let salts = &head[16..24];
    if !(512..=65_536).contains(&page) {
        return None;
    }
    let frames = frames.chunks_exact(FRAME_HEAD + page);
    let current = frames.filter(|frame| &frame[8..16] == salts);
    Some(current.filter_map(Mark::at_end_of).collect())
}

/// Returns true if a copy with the log applied is intact and continues the file's history. For files without marks.
fn matches_in_copy(log: &Path, kind: Kind, file: &Path) -> Result<bool> {
    let folder = tempfile::tempdir()?;
    let applied = applied_to_copy(log, kind, file, folder.path())?;
    if !verify::problems(&applied).is_ok_and(|problems| problems.is_empty()) {
        return Ok(false);
    }
    let writes = writes_in(&fs::read(log)?);
    let continues = |alone: Connection| {
        Ok(continues_history(&alone, &applied)? && fits_revisions(&alone, &applied, writes)?)
    };
    // A file that a crash left half written can only be read with its log.
    Ok(alone(file).and_then(continues).unwrap_or(true))
}

fn applied_to_copy(log: &Path, kind: Kind, file: &Path, folder: &Path) -> Result<Connection> {
    let copy = folder.join("plan");
    fs::copy(file, &copy)?;
    fs::copy(log, kind.beside(&copy))?;
    Ok(Connection::open(&copy)?)
}

/// Returns the bytes of a damaged file with its write-ahead log applied. A log whose marks prove that it belongs to another
/// file isn't applied.
pub(super) fn with_own_log(file: &Path) -> Result<Vec<u8>> {
    let (bytes, log) = (fs::read(file)?, fs::read(log_of(file)).unwrap_or_default());
    let page_size = log::page_size(&log).unwrap_or(4_096);
    let mark = bytes.chunks(page_size).find_map(Mark::at_end_of);
    let marks = marks_in(&log, Kind::WriteAhead);
    let is_foreign = mark.is_some_and(|mark| !marks.is_empty() && !continues(&marks, mark.state));
    match is_foreign {
        true => Ok(bytes),
        false => Ok(log::applied(bytes, &log)),
    }
}

/// Returns true if the log beside the file continues the state `from` and contains the state `to`.
pub(super) fn log_connects(file: &Path, from: State, to: State) -> bool {
    let log = fs::read(log_of(file)).unwrap_or_default();
    let marks = marks_in(&log, Kind::WriteAhead);
    continues(&marks, from) && marks.iter().any(|mark| mark.state == to)
}

/// Returns the number of transactions in a write-ahead log. Only the last frame of each has a size of the database.
fn writes_in(log: &[u8]) -> u32 {
    let page = log.get(8..12).and_then(|bytes| bytes.try_into().ok());
    let frame = FRAME_HEAD + page.map_or(0, u32::from_be_bytes) as usize;
    let frames = log.get(WAL_HEAD..).unwrap_or_default().chunks_exact(frame);
    frames.filter(|frame| frame[4..8] != [0; 4]).count() as u32
}

/// Returns true if the revision grew by at most the number of the log's transactions.
fn fits_revisions(before: &Db, after: &Db, writes: u32) -> Result<bool> {
    let [from, to] = [plan::revision(before)?, plan::revision(after)?];
    Ok(from <= to && to - from <= writes)
}

/// Returns true if no id has different entries, and some entries are in both histories or `before` has none.
fn continues_history(before: &Db, after: &Db) -> Result<bool> {
    let sql = "SELECT id, at, op, changeset FROM history ORDER BY id DESC LIMIT 1000";
    let mut entries = before.prepare(sql)?;
    let sql = "SELECT at = :at AND op = :op AND changeset = :changeset FROM history WHERE id = :id";
    let mut same = after.prepare(sql)?;
    let mut rows = entries.query([])?;
    let (mut has_entries, mut in_both) = (false, false);
    while let Some(row) = rows.next()? {
        let (id, at, op, changeset) = (
            row.get::<_, i64>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, Vec<u8>>(3)?,
        );
        let named = named_params! {":id": id, ":at": at, ":op": op, ":changeset": changeset};
        let found = same.query_map(named, |row| row.get::<_, bool>(0))?.next();
        match found.transpose()? {
            Some(false) => return Ok(false),
            Some(true) => in_both = true,
            // The entry was undone, and a later operation deleted it.
            None => {}
        }
        has_entries = true;
    }
    Ok(in_both || !has_entries)
}

/// Renames a log, and returns its new path, such as `plan.daymark-wal-set-aside-1`.
fn set_log_aside(log: &Path) -> Result<PathBuf> {
    let names = (1..).map(|number| with_ending(log, &format!("-set-aside-{number}")));
    let free = names.into_iter().find(|name| !name.exists());
    let name = free.unwrap_or_else(|| with_ending(log, "-set-aside"));
    fs::rename(log, &name)?;
    Ok(name)
}

/// Deletes the index of a log, and the log itself if it is empty. Neither contains any change, and a program that still
/// has them open for another file can go on using them.
pub(super) fn delete_index_of(file: &Path) -> Result<()> {
    let empty = log_of(file);
    let index = with_ending(file, "-shm");
    let is_deletable = |path: &&PathBuf| path.exists() && !(**path == empty && has_bytes(path));
    for path in [&empty, &index].into_iter().filter(is_deletable) {
        match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The last program to close a plan removes its log, possibly while another program opens the plan.
    #[test]
    fn a_log_that_was_removed_while_it_was_read_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan");
        fs::write(&file, "").unwrap();
        let log = log_of(&file);
        assert!(is_gone_or_matches(&log, Kind::WriteAhead, &file).unwrap());
    }
}
