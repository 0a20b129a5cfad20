//! What SQLite keeps beside a plan while it writes: a log of changes. One that a crash left is applied when
//! the plan is opened again, and only where it was written for that very file: a log that is of another
//! file (a backup was put back, a sync program brought another version) would mix both into a ruin. Such a
//! log is set aside under another name, and never deleted.

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

/// How long nothing may happen to the files before a log counts as another file's.
const STILL: Duration = Duration::from_millis(300);
const MAX_WAITED: Duration = Duration::from_secs(5);

/// The first bytes of a rollback journal that is to be applied (sqlite.org/fileformat2.html, section 3).
const JOURNAL: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// In bytes: the head of a write-ahead log, and that of each of its pages (section 4.1).
const WAL_HEAD: usize = 32;
const FRAME_HEAD: usize = 24;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    WriteAhead,
    Rollback,
}

/// Sets aside each log beside a file that was not written for it, and returns their new names. Waits while
/// another program is in the middle of writing.
pub(super) fn set_foreign_logs_aside(file: &Path) -> Result<Vec<PathBuf>> {
    let mut set_aside = Vec::new();
    for kind in [Kind::WriteAhead, Kind::Rollback] {
        let log = kind.beside(file);
        if !is_of(&log, kind, file)? {
            refuse_damaged_alone(file)?;
            set_aside.push(set_log_aside(&log)?);
        }
    }
    if !set_aside.is_empty() {
        forget_index_of(file)?;
    }
    refuse_damaged_with_journal(file)?;
    Ok(set_aside)
}

/// Fails if the file is damaged without its logs. Whether they belong to it can't be decided then, so they aren't moved.
fn refuse_damaged_alone(file: &Path) -> Result<()> {
    verify::refuse_damaged(&alone(file)?)
}

/// Fails if the file is damaged even after its rollback journal was applied. That is tried in a copy, because SQLite writes
/// into the file as soon as it is read.
fn refuse_damaged_with_journal(file: &Path) -> Result<()> {
    let journal = Kind::Rollback.beside(file);
    if !is_to_apply(&journal, Kind::Rollback) {
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    verify::refuse_damaged(&applied_to_copy(
        &journal,
        Kind::Rollback,
        file,
        folder.path(),
    )?)
}

/// Returns true where a write-ahead log holds something.
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

/// Returns true where nothing happens to a file and its log for a moment.
pub(super) fn is_still(file: &Path) -> bool {
    let files = [file.to_owned(), log_of(file)];
    let before = files.each_ref().map(|file| change_of(file));
    sleep(STILL);
    before == files.each_ref().map(|file| change_of(file))
}

/// Makes a name free for a new plan: whatever log is there was of a plan that is gone.
pub(super) fn set_all_logs_aside(file: &Path) -> Result<Vec<PathBuf>> {
    let logs = logs_of(file);
    let there = logs.iter().filter(|log| has_bytes(log));
    let set_aside = there
        .map(|log| set_log_aside(log))
        .collect::<Result<Vec<_>>>()?;
    forget_index_of(file)?;
    Ok(set_aside)
}

/// Returns the paths of both logs that SQLite may create for a file: the write-ahead log and the rollback journal.
pub(super) fn logs_of(file: &Path) -> [PathBuf; 2] {
    [Kind::WriteAhead, Kind::Rollback].map(|kind| kind.beside(file))
}

/// SQLite's write-ahead log of a file.
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

/// One moment in which they agree is enough; that they don't counts only while nothing happens to them.
fn is_of(log: &Path, kind: Kind, file: &Path) -> Result<bool> {
    let begun = Instant::now();
    loop {
        let before = [file, log].map(change_of);
        if !is_to_apply(log, kind) || is_gone_or_agrees(log, kind, file)? {
            return Ok(true);
        }
        sleep(STILL);
        let is_still = before == [file, log].map(change_of);
        if is_still && !is_gone_or_agrees(log, kind, file)? {
            return Ok(false);
        }
        if begun.elapsed() > MAX_WAITED {
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
        Kind::Rollback => fs::read(log).is_ok_and(|bytes| bytes.starts_with(&JOURNAL)),
    }
}

/// Returns true as well for a log that another program has emptied and removed since it was looked at.
fn is_gone_or_agrees(log: &Path, kind: Kind, file: &Path) -> Result<bool> {
    match agree(log, kind, file) {
        Err(_) if !log.exists() => Ok(true),
        found => found,
    }
}

fn agree(log: &Path, kind: Kind, file: &Path) -> Result<bool> {
    let alone = alone(file).and_then(|db| mark::get(&db));
    let marks = marks_in(&fs::read(log)?, kind);
    let (Ok(Some(mark)), Some(last)) = (alone, marks.last()) else {
        return agree_in_a_copy(log, kind, file);
    };
    Ok(match kind {
        Kind::Rollback => mark.state == last.state || mark.before == last.state,
        Kind::WriteAhead => leads_on(&marks, mark.state) && is_where_written(log, last, file)?,
    })
}

fn leads_on(marks: &[Mark], from: State) -> bool {
    marks
        .iter()
        .any(|mark| mark.state == from || mark.before == from)
}

/// A log that is where it was written is for the file as that was then. One that was copied together with its
/// file is somewhere else, and what both hold must tell.
fn is_where_written(log: &Path, last: &Mark, file: &Path) -> Result<bool> {
    let written = last.written;
    if FileState::of(log)?.place != written.log {
        return Ok(true);
    }
    let now = FileState::of(file)?;
    Ok(now == written.file || (written.is_emptying && now.is_same_file(written.file)))
}

/// The marks of the writes that are in a log; in a rollback journal, the one from before its write.
fn marks_in(log: &[u8], kind: Kind) -> Vec<Mark> {
    match kind {
        Kind::Rollback => Mark::first_in(log).into_iter().collect(),
        Kind::WriteAhead => marks_in_write_ahead_log(log).unwrap_or_default(),
    }
}

/// Frames of an earlier use of the log have other salts.
fn marks_in_write_ahead_log(log: &[u8]) -> Option<Vec<Mark>> {
    let (head, frames) = log.split_at_checked(WAL_HEAD)?;
    let page = u32::from_be_bytes(head[8..12].try_into().ok()?) as usize;
    let salts = &head[16..24];
    if !(512..=65_536).contains(&page) {
        return None;
    }
    let frames = frames.chunks_exact(FRAME_HEAD + page);
    let of_now = frames.filter(|frame| &frame[8..16] == salts);
    Some(of_now.filter_map(Mark::at_end_of).collect())
}

/// Applies a log to a copy of the file, where marks can't tell: both are of a version that left none. It is
/// this file's where what comes out is whole and goes on with the file's own history.
fn agree_in_a_copy(log: &Path, kind: Kind, file: &Path) -> Result<bool> {
    let folder = tempfile::tempdir()?;
    let applied = applied_to_copy(log, kind, file, folder.path())?;
    if !verify::problems(&applied).is_ok_and(|found| found.is_empty()) {
        return Ok(false);
    }
    let writes = writes_in(&fs::read(log)?);
    let goes_on = |alone: Connection| {
        Ok(goes_on(&alone, &applied)? && is_begun_at(&alone, &applied, writes)?)
    };
    // A file that a crash left half written can only be read with its log.
    Ok(alone(file).and_then(goes_on).unwrap_or(true))
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
    let is_foreign = mark.is_some_and(|mark| !marks.is_empty() && !leads_on(&marks, mark.state));
    match is_foreign {
        true => Ok(bytes),
        false => Ok(log::applied(bytes, &log)),
    }
}

/// Returns true where a state of the file is followed, in the log beside it, by one that was seen.
pub(super) fn leads_to(file: &Path, there: State, seen: State) -> bool {
    let log = fs::read(log_of(file)).unwrap_or_default();
    let marks = marks_in(&log, Kind::WriteAhead);
    leads_on(&marks, there) && marks.iter().any(|mark| mark.state == seen)
}

/// How many transactions a write-ahead log holds: the last page of each says so.
fn writes_in(log: &[u8]) -> u32 {
    let page = log.get(8..12).and_then(|bytes| bytes.try_into().ok());
    let frame = FRAME_HEAD + page.map_or(0, u32::from_be_bytes) as usize;
    let frames = log.get(WAL_HEAD..).unwrap_or_default().chunks_exact(frame);
    frames.filter(|frame| frame[4..8] != [0; 4]).count() as u32
}

/// Every operation raises the revision by one, so a log of so many began at most so many before its end.
fn is_begun_at(before: &Db, after: &Db, writes: u32) -> Result<bool> {
    let [from, to] = [plan::revision(before)?, plan::revision(after)?];
    Ok(from <= to && to - from <= writes)
}

/// Returns true when no entry of the one history is another in the other, and some are in both.
fn goes_on(before: &Db, after: &Db) -> Result<bool> {
    let sql = "SELECT id, at, op, changeset FROM history ORDER BY id DESC LIMIT 1000";
    let mut entries = before.prepare(sql)?;
    let sql = "SELECT at = :at AND op = :op AND changeset = :changeset FROM history WHERE id = :id";
    let mut same = after.prepare(sql)?;
    let mut rows = entries.query([])?;
    let (mut any, mut in_both) = (false, false);
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
            // It was undone, and something else done.
            None => {}
        }
        any = true;
    }
    Ok(in_both || !any)
}

fn set_log_aside(log: &Path) -> Result<PathBuf> {
    let names = (1..).map(|number| with_ending(log, &format!("-set-aside-{number}")));
    let free = names.into_iter().find(|name| !name.exists());
    let name = free.unwrap_or_else(|| with_ending(log, "-set-aside"));
    fs::rename(log, &name)?;
    Ok(name)
}

/// Removes what SQLite keeps of a log besides it: the index and an empty log hold nothing, and a program
/// that still has them open for another file goes on with those.
pub(super) fn forget_index_of(file: &Path) -> Result<()> {
    let empty = log_of(file);
    let index = with_ending(file, "-shm");
    let is_there = |path: &&PathBuf| path.exists() && !(**path == empty && has_bytes(path));
    for path in [&empty, &index].into_iter().filter(is_there) {
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

    /// The last program that closes a plan removes its log, at any moment of another's opening.
    #[test]
    fn a_log_that_was_removed_while_it_was_read_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan");
        fs::write(&file, "").unwrap();
        let log = log_of(&file);
        assert!(is_gone_or_agrees(&log, Kind::WriteAhead, &file).unwrap());
    }
}
