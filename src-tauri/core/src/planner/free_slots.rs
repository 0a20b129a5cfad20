//! The slots of a channel that no post uses.

use chrono::{DateTime, Utc};

use crate::model::{Channel, FreeSlots, Taken, Timetable};
use crate::storage::{self, Db, find};
use crate::{Code, Error, Result};

/// Returns the slots of a channel and the minutes that posts occupy from a moment on. The posts in `but` are
/// ignored.
pub(super) fn free(
    db: &Db,
    channel: &Channel,
    from: DateTime<Utc>,
    but: &[&str],
) -> Result<FreeSlots> {
    let zone = find::zone_of(db, &channel.id)?;
    let taken = storage::slot::taken(db, &channel.id, from, but)?;
    Ok(FreeSlots {
        slots: Timetable::new(storage::slot::of_channel(db, &channel.id)?, zone),
        taken: Taken::from_iter(taken),
    })
}

pub(super) fn no_slots(channel: &Channel) -> Error {
    let name = &channel.name;
    let message = format!("the channel “{name}” has no posting slots: set some first");
    Error::new(Code::BadValue, message)
        .reason("slots")
        .about(name)
}
