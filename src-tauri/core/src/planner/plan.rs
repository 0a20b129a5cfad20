//! The plan's own settings, and the notes on its days.

use std::path::Path;

use chrono::NaiveDate;

use super::channel::rezone;
use super::{Planner, Tx};
use crate::Result;
use crate::model::{DayNote, Op, PlanEdit, text, within_calendar};
use crate::query::Changes;
use crate::storage;

impl Planner {
    /// A new zone keeps what the clocks show: nine o'clock stays nine o'clock, elsewhere.
    pub fn edit_plan(&mut self, edit: &PlanEdit) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let before = storage::plan::get(tx.db)?;
            let plan = before.edited(edit)?;
            storage::plan::put(tx.db, &plan)?;
            if plan.zone != before.zone {
                follow_zone(tx)?;
            }
            Ok((Op::EditPlan, ()))
        })?;
        Ok(changes)
    }

    /// Writes the whole plan, its history too, as another file, and returns once it is on the disk
    /// and was read through. A file that is there is replaced as a whole; a plan that is in use is
    /// not.
    pub fn save_copy(&self, path: &Path) -> Result<()> {
        storage::save_copy(&self.db, &self.file, path)?;
        self.is_saved_elsewhere.set(true);
        Ok(())
    }

    /// Sets the note of a day; an empty text deletes it.
    pub fn note_day(&mut self, date: NaiveDate, words: &str) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let (date, text) = (within_calendar(date)?, text("note", words)?);
            if text.is_empty() {
                storage::note::delete(tx.db, date)?;
            } else {
                storage::note::put(tx.db, &DayNote { date, text })?;
            }
            Ok((Op::NoteDay { date }, ()))
        })?;
        Ok(changes)
    }
}

fn follow_zone(tx: &Tx<'_>) -> Result<()> {
    let channels = storage::channel::all(tx.db)?;
    for channel in channels.iter().filter(|channel| channel.zone.is_none()) {
        rezone(tx, &channel.id)?;
    }
    Ok(())
}
