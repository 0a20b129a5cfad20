//! Types and rules of the plan, pure: no SQL, no files, no clock.

mod campaign;
mod channel;
pub mod count;
mod filter;
mod id;
mod noun;
mod op;
mod overlay;
mod parting;
mod plan;
pub mod platform;
mod post;
mod repeat;
mod room;
mod rule;
mod slot;
mod status;
mod text;
mod time;
mod words;

pub use campaign::{Campaign, CampaignEdit, DayNote, Label, Pillar, PillarEdit};
pub use channel::{Channel, ChannelEdit, NewChannel};
pub use filter::{Filter, SavedView, SavedViewEdit};
pub use id::{
    CampaignId, ChannelId, ItemId, LabelId, OverlayId, PillarId, PostId, RepeatId, SavedViewId,
};
pub use noun::Noun;
pub use op::{Entry, Op};
pub(crate) use overlay::kept_path;
pub use overlay::{Overlay, OverlayEdit};
pub use parting::Parting;
pub use plan::{NewPlan, Plan, PlanEdit};
pub use post::{Item, NewPost, Post, PostEdit, Sorting, Target, When};
pub use repeat::{Repeat, Scope, Series, SeriesChange, status_to_repeat};
pub(crate) use room::PostMove;
pub use room::Room;
pub(crate) use room::{FreeSlots, ZonedPost, filled, is_fixed, shifted, spread, swapped};
pub use rule::{End, MOST_REPEATS, Rule};
pub use slot::{ChannelSlots, Slot, Taken, Timetable, parse_slots, slots};
pub use status::Status;
pub use text::{MAX_LINE, MAX_TEXT};
pub(crate) use text::{brief, line, text, word};
pub(crate) use time::within_calendar;
pub use time::{At, Planned, Zone, parse_at, parse_date};
pub use words::{Piece, Words};

use serde::{Deserialize, Deserializer};

/// Tells "leave as it is" (absent) from "clear" (null) in an edit.
pub(crate) fn given<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
