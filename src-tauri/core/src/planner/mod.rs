//! The planner: everything that a person can do with a plan. There is one file for each kind of object and one
//! function for each action, and each action is one transaction.

mod approval;
mod audiences;
mod author;
mod backups;
mod campaigns;
mod channel;
mod channels;
mod comments;
mod damage;
mod due;
mod experiments;
mod feedback;
mod feedback_import;
mod foreign_file;
mod free_slots;
mod full_check;
mod history;
mod ideas;
mod import;
mod item;
mod item_media;
mod label;
mod labels;
mod layers;
mod lost_file;
mod media;
mod media_files;
mod messages;
mod objectives;
mod order;
mod pillars;
mod plan;
mod post;
mod posts;
mod publishing;
mod reader;
mod rearrange;
mod records;
mod reminders;
mod replacement;
mod result_import;
mod results;
mod review;
mod revision;
mod rule_changes;
mod salvage;
mod sample;
mod series;
mod sign_off;
mod slots;
mod snippets;
mod subjects;
mod suggestions;
mod surroundings;
mod taken_media;
mod taken_post;
mod target;
mod typing;
mod version;
mod versions;
mod views;
mod waivers;

pub use damage::{PlanDamage, backup_text, newest_backup_of};
pub use due::{DueCount, DuePost, DuePosts};
pub use feedback_import::{FeedbackOptions, FeedbackReport};
pub use ideas::PlacedIdea;
pub use import::{
    AnswerOutcome, AnswerRow, AnswersReport, Asked, CalendarOptions, Category, CategoryUse,
    ChoiceReason, CorrectedCell, DateCounts, DateOrder, DelimiterReason, EncodingReason, Field,
    FileKind, ImportAs, ImportChange, ImportReport, ImportRow, OpenFile, OpenTable, Outcome,
    PreviewColumn, PreviewProblem, PreviewRow, Problem, Question, ReadValue, TableOptions,
    TablePreview, TableReasons, TableReport,
};
pub use posts::UnsharedMove;
pub use reader::Reader;
pub use rearrange::RearrangementPreview;
pub use reminders::Reminder;
pub use replacement::{ReplacedText, ReplacementPreview};
pub use result_import::{MatchedRow, ResultsOptions, ResultsReport};
pub use results::EnteredResult;
pub use rule_changes::RuleChange;
pub use salvage::{salvage, salvage_backup, salvage_in};
pub use sign_off::SignOff;
pub use version::OtherVersion;

pub use crate::storage::backup::Census;

use std::cell::Cell;
use std::path::{Path, PathBuf, absolute};

use chrono::{DateTime, Utc};
use tempfile::TempPath;

use crate::Result;
use crate::backup::{self, BackupRoot};
use crate::clock::Clock;
use crate::model::{Author, NewPlan, Op, Plan};
use crate::query::{self, Changes, Comparison};
use crate::storage::entry::Signature;
use crate::storage::{self, Db, Guard, Opened};
use damage::with_newest_backup;
use typing::TypingRun;

/// An open plan.
pub struct Planner {
    pub(crate) db: Db,
    pub(crate) guard: Guard,
    pub(crate) clock: Clock,
    /// The plan's file, even where `db` reads a copy of it.
    file: PathBuf,
    backup_root: BackupRoot,
    /// The copy that `db` reads instead of the file; deleted when the plan is closed.
    copy: Option<TempPath>,
    set_aside: Vec<PathBuf>,
    /// True if a copy was saved since the last change.
    is_saved_elsewhere: Cell<bool>,
    /// True if files of media were set aside, which closing the plan deletes.
    has_cleared: Cell<bool>,
    typing: TypingRun,
    author: Author,
}

impl Drop for Planner {
    fn drop(&mut self) {
        self.finish_clearing();
        self.guard.finish(&self.db);
    }
}

/// The context of an action: the open transaction, the one moment that counts as now, and who does it.
struct Transaction<'a> {
    db: &'a Db,
    now: DateTime<Utc>,
    author: &'a Author,
}

impl Planner {
    /// Opens a plan; see [`Planner::open_in`]. Its backups are in the folder of this machine.
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_at(path, Clock::System)
    }

    /// Opens a plan with a clock, as [`Planner::open`] does.
    pub fn open_at(path: &Path, clock: Clock) -> Result<Self> {
        Self::open_in(path, clock, BackupRoot::of_machine())
    }

    /// Opens a plan whose backups are in a chosen folder. A plan of an earlier version is backed up, then
    /// migrated. Generates the posts of series that are missing ahead.
    ///
    /// # Errors
    /// `FileMissing`, `NotAPlan`, `Damaged`, or `NewerVersion` if a newer version of the program wrote the
    /// plan.
    pub fn open_in(path: &Path, clock: Clock, backups: BackupRoot) -> Result<Self> {
        let planner = Self::opened_in(path, clock, backups)?;
        planner.generate_on_open();
        Ok(planner)
    }

    /// Compares the posts of this plan with those of another file.
    pub fn compare(&self, other: &Path) -> Result<Comparison> {
        let there = Self::opened_in(other, self.clock, self.backup_root.clone())?;
        query::compare(&self.db, &there.db)
    }

    fn opened_in(path: &Path, clock: Clock, backups: BackupRoot) -> Result<Self> {
        let file = absolute(path)?;
        let back_up = |db: &Db| backup::make_before_migration(db, &backups, &file, clock.now());
        let opened = storage::open(&file, &back_up)
            .map_err(|error| with_newest_backup(error, &file, &backups))?;
        Self::on(opened, &file, clock, backups)
    }

    /// Creates a plan. Creating it is no operation, as a plan can't be undone out of its own file.
    ///
    /// # Errors
    /// `FileExists` if there is a file at `path`.
    pub fn create(path: &Path, new: &NewPlan) -> Result<Self> {
        Self::create_at(path, new, Clock::System)
    }

    /// Creates a plan with a clock, as [`Planner::create`] does.
    pub fn create_at(path: &Path, new: &NewPlan, clock: Clock) -> Result<Self> {
        let plan = Plan::new(new)?;
        let opened = storage::create(&absolute(path)?, &plan)?;
        Self::on(opened, path, clock, BackupRoot::of_machine())
    }

    fn on(opened: Opened, path: &Path, clock: Clock, backup_root: BackupRoot) -> Result<Self> {
        let Opened {
            db,
            guard,
            copy,
            set_aside,
        } = opened;
        Ok(Self {
            db,
            guard,
            clock,
            file: absolute(path)?,
            backup_root,
            copy,
            set_aside,
            is_saved_elsewhere: Cell::new(false),
            has_cleared: Cell::new(false),
            typing: TypingRun::default(),
            author: Author::default(),
        })
    }

    /// Runs an action as one operation: either all of it is done and recorded in the history, or nothing.
    fn transact<T>(
        &mut self,
        verb: impl FnOnce(&Transaction<'_>) -> Result<(Op, T)>,
    ) -> Result<(Changes, T)> {
        let now = self.clock.now();
        let author = &self.author;
        let run = |db: &Db| {
            let tx = Transaction { db, now, author };
            let done = verb(&tx)?;
            review::settle(&tx)?;
            Ok(done)
        };
        let goes_on = self.typing.entry();
        let signature = Signature { at: now, author };
        let (commit, value) =
            storage::history::record(&self.guard, &self.db, signature, goes_on, run)?;
        self.typing
            .note(commit.as_ref().and_then(|commit| commit.entry));
        Ok((query::changes(&self.db, commit)?, value))
    }

    /// Runs an action that returns only what it changed.
    fn change(&mut self, action: impl FnOnce(&Transaction<'_>) -> Result<Op>) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| Ok((action(tx)?, ())))?;
        Ok(changes)
    }

    /// Runs an action as part of a run of typing. Consecutive saves of one run are one step of undo, unless
    /// another operation is done between them; reads between them don't end the run. With `None` the action
    /// belongs to no run.
    pub fn in_typing<T>(
        &mut self,
        run: Option<&str>,
        verb: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        self.typing.begin(run);
        let done = verb(self);
        self.typing.pause();
        done
    }
}
