//! The settings of the plan, copies of its file, and notes on days.

use std::path::Path;

use chrono::NaiveDate;

use super::channel::rezone;
use super::{Planner, Transaction};
use crate::Result;
use crate::model::{Channel, DayNote, Op, PlanEdit, checked_text, within_calendar};
use crate::query::Changes;
use crate::storage::backup::Census;
use crate::storage::{self, record};

impl Planner {
    /// Changes the settings of the plan. A new zone keeps the local times of posts on channels without a zone
    /// of their own.
    pub fn edit_plan(&mut self, edit: &PlanEdit) -> Result<Changes> {
        self.change(|tx| {
            let before = storage::plan::get(tx.db)?;
            let plan = before.edited(edit)?;
            storage::plan::put(tx.db, &plan)?;
            if plan.zone != before.zone {
                follow_zone(tx)?;
            }
            Ok(Op::EditPlan)
        })
    }

    /// Writes the whole plan, including its history, to another file. Returns when the copy is synced to the
    /// disk and has been checked. An existing file is replaced as a whole, except a plan that is in use. The pictures and
    /// videos are copied beside it.
    pub fn save_copy(&self, path: &Path) -> Result<()> {
        storage::save_copy(&self.db, &self.file, path)?;
        self.copy_media_to(path)?;
        self.is_saved_elsewhere.set(true);
        Ok(())
    }

    /// Counts what the plan holds.
    pub fn census(&self) -> Result<Census> {
        storage::backup::census(&self.db)
    }

    /// Sets the note on a day; an empty text deletes it.
    pub fn note_day(&mut self, date: NaiveDate, words: &str) -> Result<Changes> {
        self.change(|tx| {
            let (date, text) = (within_calendar(date)?, checked_text("note", words)?);
            if text.is_empty() {
                storage::note::delete(tx.db, date)?;
            } else {
                storage::note::put(tx.db, &DayNote { date, text })?;
            }
            Ok(Op::NoteDay { date })
        })
    }
}

fn follow_zone(tx: &Transaction<'_>) -> Result<()> {
    let channels = record::all::<Channel>(tx.db)?;
    for channel in channels.iter().filter(|channel| channel.zone.is_none()) {
        rezone(tx, &channel.id)?;
    }
    Ok(())
}
