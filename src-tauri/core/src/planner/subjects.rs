//! Competitors, trends, partners and resources: add, edit, delete, and note what happened.

use chrono::NaiveDate;

use super::order::{next_position, place_at};
use super::{Planner, Transaction};
use crate::Result;
use crate::model::{Subject, SubjectEdit, SubjectId, SubjectKind};
use crate::query::Changes;

impl Planner {
    /// Adds a subject; one without a kind is a competitor.
    pub fn add_subject(&mut self, edit: &SubjectEdit) -> Result<(Changes, SubjectId)> {
        self.add(|tx| new(tx, edit))
    }

    pub fn edit_subject(&mut self, id: &str, edit: &SubjectEdit) -> Result<Changes> {
        self.edit(id, |tx, subject: Subject| {
            let number = |subject: &mut Subject, position| subject.position = position;
            place_at(tx, subject, edit.position, number)?.edited(edit)
        })
    }

    /// Adds a note of a day, by default today, to a subject; a blank one removes the notes of the day.
    ///
    /// # Errors
    /// `NotFound` if there are no notes of the day to remove.
    pub fn note_subject(
        &mut self,
        id: &str,
        date: Option<NaiveDate>,
        text: &str,
    ) -> Result<Changes> {
        let today = self.now()?.date;
        self.edit(id, |_, subject: Subject| {
            subject.noted(date.unwrap_or(today), text)
        })
    }

    /// Deletes a subject. Ideas that come from it stay.
    pub fn delete_subject(&mut self, id: &str) -> Result<Changes> {
        self.delete::<Subject>(id)
    }
}

/// Creates a subject after the last one, without storing it.
pub(super) fn new(tx: &Transaction<'_>, edit: &SubjectEdit) -> Result<Subject> {
    let position = next_position(tx, |last: &Subject| last.position)?;
    let name = Some(edit.name.clone().unwrap_or_default());
    let kind = edit.kind.unwrap_or(SubjectKind::Competitor);
    Subject::blank(SubjectId::new(tx.now), kind, position).edited(&SubjectEdit {
        name,
        ..edit.clone()
    })
}
