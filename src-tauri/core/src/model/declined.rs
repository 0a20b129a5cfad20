//! Times of the week that a person doesn't want to be suggested for a while.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::id;
use super::{ChannelId, Slot};

id!(DeclinedTimeId);

/// For how many days a declined time is not suggested.
pub const DECLINED_FOR: u64 = 28;

/// A time of the week, on the clocks of a channel, that is not suggested before a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclinedTime {
    pub id: DeclinedTimeId,
    pub channel: ChannelId,
    pub slot: Slot,
    pub until: NaiveDate,
}
