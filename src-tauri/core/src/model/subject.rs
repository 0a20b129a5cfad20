//! Subjects: competitors, trends, partners and resources that a plan keeps dated notes on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::id;
use super::named::named;
use super::text::link;
use super::{checked_line, checked_text, within_calendar};
use crate::{Code, Error, Result};

id!(SubjectId);

/// The most notes on a subject.
const MOST_NOTES: usize = 2_000;

named!(
    /// What a subject is.
    SubjectKind, "a kind of subject", "kind", {
        Competitor = "competitor",
        Trend = "trend",
        Partner = "partner",
        /// What content is drawn from, such as an archive or a study.
        Resource = "resource",
    }
);

/// A competitor, trend, partner or resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Subject {
    pub id: SubjectId,
    pub name: String,
    pub kind: SubjectKind,
    pub link: Option<String>,
    /// By date.
    pub notes: Vec<SubjectNote>,
    pub position: u32,
}

/// What was noted on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SubjectNote {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    pub text: String,
}

/// A change to a subject. An absent field stays as it is, an empty link clears it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct SubjectEdit {
    pub name: Option<String>,
    pub kind: Option<SubjectKind>,
    pub link: Option<String>,
    pub notes: Option<Vec<SubjectNote>>,
    /// The index among all subjects that it is moved to.
    pub position: Option<u32>,
}

impl Subject {
    pub(crate) fn blank(id: SubjectId, kind: SubjectKind, position: u32) -> Self {
        Self {
            id,
            name: String::new(),
            kind,
            link: None,
            notes: Vec::new(),
            position,
        }
    }

    /// Returns the subject with the edit applied, except for the position, which affects other subjects too.
    pub fn edited(&self, edit: &SubjectEdit) -> Result<Self> {
        let mut subject = self.clone();
        if let Some(name) = &edit.name {
            subject.name = checked_line("name", name)?;
        }
        if let Some(new) = &edit.link {
            subject.link = link("link", new)?;
        }
        if let Some(notes) = &edit.notes {
            subject.notes = checked_notes(notes)?;
        }
        subject.kind = edit.kind.unwrap_or(subject.kind);
        Ok(subject)
    }

    /// Returns the subject with one more note, or without the notes of the day if the text is blank.
    ///
    /// # Errors
    /// `NotFound` if there are no notes of the day to remove.
    pub(crate) fn noted(&self, date: NaiveDate, text: &str) -> Result<Self> {
        let mut notes = self.notes.clone();
        if text.trim().is_empty() {
            notes.retain(|note| note.date != date);
            if notes.len() == self.notes.len() {
                return Err(no_note(&self.name, date));
            }
        } else {
            let text = text.to_owned();
            notes.push(SubjectNote { date, text });
        }
        let notes = checked_notes(&notes)?;
        Ok(Self {
            notes,
            ..self.clone()
        })
    }
}

fn no_note(name: &str, date: NaiveDate) -> Error {
    let message = format!("“{name}” has no note of {date} to remove: write what is to be noted");
    Error::new(Code::NotFound, message).field("notes")
}

/// Returns notes by date; those of one day stay in their order.
fn checked_notes(notes: &[SubjectNote]) -> Result<Vec<SubjectNote>> {
    if notes.len() > MOST_NOTES {
        let message = format!("more than {MOST_NOTES} notes: remove the oldest");
        return Err(Error::new(Code::TooLong, message).field("notes"));
    }
    let notes = notes.iter().map(checked_note);
    let mut notes = notes.collect::<Result<Vec<_>>>()?;
    notes.sort_by_key(|note| note.date);
    Ok(notes)
}

fn checked_note(note: &SubjectNote) -> Result<SubjectNote> {
    let date = within_calendar(note.date).map_err(|error| error.field("notes"))?;
    let text = checked_text("notes", note.text.trim())?;
    match text.is_empty() {
        true => {
            let message = format!("the note of {date} is empty: write what happened, or remove it");
            Err(Error::new(Code::Empty, message).field("notes"))
        }
        false => Ok(SubjectNote { date, text }),
    }
}
