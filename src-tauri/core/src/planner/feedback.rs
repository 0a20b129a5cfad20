//! Feedback: add, edit, delete, and forget a person.

use super::{Planner, Transaction};
use crate::Result;
use crate::model::{Feedback, FeedbackEdit, FeedbackId, Op};
use crate::query::Changes;
use crate::storage::{find, forgotten, record};
use crate::{Code, Error};

/// The most entries that are added at once.
const MOST_ENTRIES: usize = 10_000;

impl Planner {
    /// Adds entries of feedback as one operation; those without a day are of today.
    pub fn add_feedback(&mut self, entries: &[FeedbackEdit]) -> Result<(Changes, Vec<FeedbackId>)> {
        refuse_many(entries.len())?;
        let today = self.now()?.date;
        self.transact(|tx| {
            let mut ids = Vec::new();
            for entry in entries {
                let id = FeedbackId::new(tx.now);
                let text = Some(entry.text.clone().unwrap_or_default());
                let entry = FeedbackEdit {
                    text,
                    ..entry.clone()
                };
                let feedback = Feedback::blank(id.clone(), today).edited(&entry)?;
                put(tx, &feedback)?;
                ids.push(id);
            }
            let count = ids.len() as u32;
            Ok((Op::AddFeedback { count }, ids))
        })
    }

    /// Changes entries of feedback alike, for example the idea that they speak for.
    pub fn edit_feedback(&mut self, ids: &[String], edit: &FeedbackEdit) -> Result<Changes> {
        self.change(|tx| {
            for id in ids {
                let before: Feedback = find::record(tx.db, id)?;
                put(tx, &before.edited(edit)?)?;
            }
            let count = ids.len() as u32;
            Ok(Op::EditFeedback { count })
        })
    }

    pub fn delete_feedback(&mut self, ids: &[String]) -> Result<Changes> {
        self.change(|tx| {
            for id in ids {
                let feedback: Feedback = find::record(tx.db, id)?;
                record::delete(tx.db, &feedback)?;
            }
            let count = ids.len() as u32;
            Ok(Op::DeleteFeedback { count })
        })
    }

    /// Removes a name from all feedback, as the handle and in the words, and from the history: what was done until the last
    /// entry that told it can't be undone any more, and the history says only that a person was removed. Backups that were
    /// made before keep it. Returns in how many entries the name was.
    ///
    /// # Errors
    /// `NotFound` if no feedback and no operation of the history tells the name.
    pub fn forget_person(&mut self, name: &str) -> Result<u32> {
        let name = name.trim();
        if name.is_empty() {
            let message = "no person was named: give the name or handle as the feedback has it";
            return Err(Error::new(Code::Empty, message).field("handle"));
        }
        forgotten::forget(&self.guard, &self.db, self.clock.now(), &self.author, name)
    }
}

pub(super) fn put(tx: &Transaction<'_>, feedback: &Feedback) -> Result<()> {
    if let Some(post) = &feedback.post {
        find::post(tx.db, post.as_str())?;
    }
    if let Some(idea) = &feedback.idea {
        find::record::<crate::model::Idea>(tx.db, idea.as_str())?;
    }
    if let Some(channel) = &feedback.channel {
        find::channel(tx.db, channel.as_str())?;
    }
    record::put(tx.db, feedback)
}

fn refuse_many(count: usize) -> Result<()> {
    if (1..=MOST_ENTRIES).contains(&count) {
        return Ok(());
    }
    let message = format!("{count} entries can't be added at once: give 1 to {MOST_ENTRIES}");
    Err(Error::new(Code::BadValue, message).field("feedback"))
}
