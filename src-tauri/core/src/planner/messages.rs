//! The mission of the plan, the rhythm of reviews, and what it promises.

use super::order::{next_position, place_at};
use super::{Planner, Transaction};
use crate::Result;
use crate::model::{Message, MessageEdit, MessageId, MissionEdit, Op};
use crate::query::Changes;
use crate::storage::message;

impl Planner {
    /// Changes the mission and the rhythm of reviews, whose first one is a rhythm from today unless its day is told.
    pub fn edit_mission(&mut self, edit: &MissionEdit) -> Result<Changes> {
        let today = self.now()?.date;
        self.change(|tx| {
            let before = message::mission(tx.db)?;
            let mission = before.edited(edit)?.with_first_review(today);
            if mission != before {
                message::put_mission(tx.db, &mission)?;
            }
            Ok(Op::EditMission)
        })
    }

    pub fn add_message(&mut self, edit: &MessageEdit) -> Result<(Changes, MessageId)> {
        self.add(|tx| new(tx, edit))
    }

    pub fn edit_message(&mut self, id: &str, edit: &MessageEdit) -> Result<Changes> {
        self.edit(id, |tx, message: Message| {
            let number = |message: &mut Message, position| message.position = position;
            place_at(tx, message, edit.position, number)?.edited(edit)
        })
    }

    pub fn delete_message(&mut self, id: &str) -> Result<Changes> {
        self.delete::<Message>(id)
    }
}

/// Creates a message after the last one, without storing it.
pub(super) fn new(tx: &Transaction<'_>, edit: &MessageEdit) -> Result<Message> {
    let position = next_position(tx, |last: &Message| last.position)?;
    let name = Some(edit.name.clone().unwrap_or_default());
    Message::blank(MessageId::new(tx.now), position).edited(&MessageEdit {
        name,
        ..edit.clone()
    })
}
