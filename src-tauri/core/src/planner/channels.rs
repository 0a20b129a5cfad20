//! Channels: add, edit, archive, restore and reorder.

use super::Planner;
use super::channel::{add, rezone};
use super::order::place_at;
use super::series::horizon::catch_up;
use crate::Result;
use crate::model::{Channel, ChannelEdit, ChannelId, NewChannel, Noun, Objective, Op};
use crate::query::Changes;
use crate::storage::{find, record};

impl Planner {
    /// Adds channels after the last one, in the given order, as one operation.
    pub fn add_channels(&mut self, new: &[NewChannel]) -> Result<(Changes, Vec<ChannelId>)> {
        self.transact(|tx| {
            let channels = new.iter().map(|new| add(tx, new));
            let channels = channels.collect::<Result<Vec<_>>>()?;
            let op = Op::AddChannels {
                name: channels
                    .first()
                    .map(|first| first.name.clone())
                    .unwrap_or_default(),
                count: channels.len() as u32,
            };
            Ok((op, channels.into_iter().map(|channel| channel.id).collect()))
        })
    }

    /// Changes a channel. A new zone keeps the local times of its posts. A restored channel gets the posts that
    /// its series would have generated, from today on.
    pub fn edit_channel(&mut self, id: &str, edit: &ChannelEdit) -> Result<Changes> {
        if edit.archived == Some(false) {
            self.generate_ahead()?;
        }
        let today = self.now()?.date;
        self.change(|tx| {
            let before = find::channel(tx.db, id)?;
            let number = |channel: &mut Channel, position| channel.position = position;
            let mut channel = place_at(tx, before.clone(), edit.position, number)?.edited(edit)?;
            if let Some(goal) = &edit.goal {
                let goal = goal.as_ref().map(|id| find::record(tx.db, id.as_str()));
                channel.goal = goal.transpose()?.map(|goal: Objective| goal.id);
            }
            record::put(tx.db, &channel)?;
            if channel.zone != before.zone {
                rezone(tx, &channel.id)?;
            }
            if before.archived && !channel.archived {
                catch_up(tx.db, &channel.id, today)?;
            }
            Ok(op(&before, channel))
        })
    }
}

fn op(before: &Channel, after: Channel) -> Op {
    let name = after.name;
    match (before.archived, after.archived) {
        (false, true) => Op::ArchiveChannel { name },
        (true, false) => Op::RestoreChannel { name },
        _ => Op::Edit {
            noun: Noun::Channel,
            name,
        },
    }
}
