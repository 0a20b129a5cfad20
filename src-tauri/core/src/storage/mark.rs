//! Marks, which identify the state of the plan that a file contains. Every write stores a mark with the run of the
//! program that made it and the number of the write. A run writes to one file only, so equal marks mean equal plans. If
//! two copies were changed separately, neither contains the other's mark in its past.

use rusqlite::{OptionalExtension, named_params};
use uuid::{Builder, Uuid, Version};

use super::Db;
use super::file_state::{FileId, FileState};
use crate::Result;

/// The first bytes of every mark, which identify it in a page of the file or its log.
const MAGIC: &[u8; 16] = b"Daymark's mark:\0";
/// The length of a mark in bytes: the magic, a run, a number, the previous run, and where the mark was written.
const LENGTH: usize = 16 + 16 + 8 + 16 + WriteOrigin::LENGTH;

/// One opening of the plan by one program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run([u8; 16]);

/// The plan after one write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    run: Run,
    step: u64,
}

/// A state, the state before it, and where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) state: State,
    pub(crate) before: State,
    pub(super) written: WriteOrigin,
}

/// The file and the log that a write was made to, as they were before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct WriteOrigin {
    pub(super) file: FileState,
    pub(super) log: FileId,
    /// True for the last write before the log is copied into the file and emptied, which changes the file.
    pub(super) is_emptying: bool,
}

impl WriteOrigin {
    const LENGTH: usize = 6 * 8 + 1;

    fn bytes(self) -> Vec<u8> {
        let ([a, b], [c, d]) = (self.file.id.0, self.log.0);
        let numbers = [a, b, self.file.length, self.file.modified, c, d];
        let mut bytes = numbers.map(u64::to_be_bytes).concat();
        bytes.push(self.is_emptying.into());
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (numbers, flag) = bytes.split_at_checked(6 * 8)?;
        let number = |index: usize| {
            let bytes = numbers[index * 8..][..8].try_into().ok()?;
            Some(u64::from_be_bytes(bytes))
        };
        Some(Self {
            file: FileState {
                id: FileId([number(0)?, number(1)?]),
                length: number(2)?,
                modified: number(3)?,
            },
            log: FileId([number(4)?, number(5)?]),
            is_emptying: flag == [1],
        })
    }
}

impl Run {
    /// Returns a new id.
    pub(crate) fn new() -> Self {
        Self(*Uuid::now_v7().as_bytes())
    }

    /// Returns the id of a run that saves a copy of a plan. It is a UUID of version 8, unlike all other runs.
    pub(super) fn of_copy() -> Self {
        let bytes = *Uuid::now_v7().as_bytes();
        Self(*Builder::from_custom_bytes(bytes).into_uuid().as_bytes())
    }

    fn is_of_copy(self) -> bool {
        Uuid::from_bytes(self.0).get_version() == Some(Version::Custom)
    }
}

impl State {
    /// Returns true if `other` is a later state, of any run.
    pub(super) fn is_before(self, other: Self) -> bool {
        self.step < other.step
    }
}

impl Mark {
    /// Returns the mark at the end of a page, where SQLite puts the only row of the table.
    pub(super) fn at_end_of(page: &[u8]) -> Option<Self> {
        Self::read(page.get(page.len().checked_sub(LENGTH)?..)?)
    }

    /// Returns the first mark anywhere in some bytes.
    pub(super) fn first_in(bytes: &[u8]) -> Option<Self> {
        let at = bytes.windows(MAGIC.len()).position(|part| part == MAGIC)?;
        Self::read(bytes.get(at..at + LENGTH)?)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (run, rest) = rest.split_first_chunk::<16>()?;
        let (step, rest) = rest.split_first_chunk::<8>()?;
        let (before, written) = rest.split_first_chunk::<16>()?;
        let step = u64::from_be_bytes(*step);
        let state = State {
            run: Run(*run),
            step,
        };
        let before = State {
            run: Run(*before),
            step: step.saturating_sub(1),
        };
        let written = WriteOrigin::read(written)?;
        Some(Self {
            state,
            before,
            written,
        })
    }

    fn bytes(self) -> Vec<u8> {
        let step = self.state.step.to_be_bytes();
        let parts = [&MAGIC[..], &self.state.run.0, &step, &self.before.run.0];
        [parts.concat(), self.written.bytes()].concat()
    }
}

/// Returns the mark of the plan; `None` before its first write by a version that leaves marks.
pub(crate) fn get(db: &Db) -> Result<Option<Mark>> {
    let mut query = db.prepare_cached("SELECT state FROM mark")?;
    let found: Option<Vec<u8>> = query.query_row([], |row| row.get(0)).optional()?;
    Ok(found.and_then(|bytes| Mark::read(&bytes)))
}

/// Stores the mark of a write inside its transaction, and returns the new state.
pub(super) fn leave(db: &Db, run: Run, written: WriteOrigin) -> Result<State> {
    let nothing = State {
        run: Run([0; 16]),
        step: 0,
    };
    let before = get(db)?.map_or(nothing, |mark| mark.state);
    let step = before.step + 1;
    if before.run != run {
        let sql = "INSERT OR REPLACE INTO program_run (first_step, run, place)
            VALUES (:step, :run, :place)";
        db.prepare_cached(sql)?.execute(named_params! {
            ":step": step as i64,
            ":run": run.0,
            ":place": written.file.id.bytes(),
        })?;
    }
    let state = State { run, step };
    let mark = Mark {
        state,
        before,
        written,
    };
    let sql = "INSERT INTO mark (id, state) VALUES (1, :mark)
        ON CONFLICT (id) DO UPDATE SET state = :mark";
    db.prepare_cached(sql)?
        .execute(named_params! {":mark": mark.bytes()})?;
    Ok(state)
}

/// Returns true if the latest run wrote to this file; false means that the plan was copied since then.
pub(crate) fn was_last_written_to(db: &Db, file: FileId) -> Result<bool> {
    let sql = "SELECT place FROM program_run ORDER BY first_step DESC LIMIT 1";
    let found: Option<Vec<u8>> = db.query_row(sql, [], |row| row.get(0)).optional()?;
    Ok(found.is_some_and(|found| found == file.bytes()))
}

/// Returns true if the plan is in this state or was in it earlier.
pub(crate) fn has_been(db: &Db, state: State) -> Result<bool> {
    let last = get(db)?.map(|mark| mark.state);
    if last.is_none_or(|last| last.step < state.step) {
        return Ok(false);
    }
    let sql = "SELECT run FROM program_run WHERE first_step <= :step
        ORDER BY first_step DESC LIMIT 1";
    let mut query = db.prepare_cached(sql)?;
    let step = named_params! {":step": state.step as i64};
    let run: Option<Vec<u8>> = query.query_row(step, |row| row.get(0)).optional()?;
    Ok(run.is_some_and(|run| run == state.run.0))
}

/// Returns the runs that saved this file as a copy of another plan.
pub(crate) fn copying_runs(db: &Db) -> Result<Vec<Run>> {
    let mut query = db.prepare("SELECT run FROM program_run")?;
    let runs = query.query_map([], |row| Ok(Run(row.get(0)?)))?;
    let runs = runs.collect::<Result<Vec<_>, _>>()?;
    Ok(runs.into_iter().filter(|run| run.is_of_copy()).collect())
}

/// Returns true if the run has written to the plan.
pub(crate) fn has_run(db: &Db, run: Run) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM program_run WHERE run = :run)";
    Ok(db.query_row(sql, named_params! {":run": run.0}, |row| row.get(0))?)
}
