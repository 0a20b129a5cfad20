//! Types and rules of the plan, pure: no SQL, no files, no clock.

mod campaign;
mod channel;
pub mod count;
mod id;
mod op;
mod plan;
pub mod platform;
mod post;
mod repeat;
mod rule;
mod status;
mod text;
mod time;

pub use campaign::{Campaign, CampaignEdit, DayNote, Label, Pillar, PillarEdit};
pub use channel::{Channel, ChannelEdit, NewChannel};
pub use id::{CampaignId, ChannelId, ItemId, LabelId, PillarId, PostId, RepeatId};
pub use op::{Entry, Op};
pub use plan::{NewPlan, Plan, PlanEdit};
pub use post::{Item, NewPost, Post, PostEdit, Sorting, Target, When};
pub use repeat::{Repeat, Scope, Series, SeriesChange, status_to_repeat};
pub use rule::{End, MOST_REPEATS, Rule};
pub use status::Status;
pub use text::{MAX_LINE, MAX_TEXT};
pub(crate) use text::{brief, line, text, word};
pub(crate) use time::within_calendar;
pub use time::{At, Planned, Zone, parse_at, parse_date};

use serde::{Deserialize, Deserializer};

/// Tells "leave as it is" (absent) from "clear" (null) in an edit.
pub(crate) fn given<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
