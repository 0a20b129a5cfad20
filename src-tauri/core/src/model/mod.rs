//! Types and rules of the plan. This module is pure: it uses no SQL, no files and no clock.

mod amount;
mod approval;
mod audience;
mod author;
mod campaign;
mod channel;
mod comment;
mod declined;
mod due;
mod experiment;
mod facets;
mod feedback;
mod filter;
mod ga4;
mod id;
mod idea;
mod layer;
pub mod limit;
mod lost_file;
mod media;
mod media_facts;
mod mission;
mod named;
mod noun;
mod objective;
mod op;
mod op_words;
mod plan;
pub mod platform;
mod post;
mod post_edit;
mod post_kind;
mod post_result;
mod progress;
mod published_address;
mod rearrange;
mod replacement;
mod rule;
pub mod rule_number;
mod salvaged;
mod search_words;
mod series;
mod slot;
mod snippet;
mod status;
mod strategy_id;
mod subject;
mod text;
pub mod text_rule;
mod thread;
mod time;
pub mod utm;
pub(crate) mod utm_word;
mod waiver;
mod week_hours;

pub use amount::Amount;
pub use approval::Approval;
pub use audience::{Audience, AudienceEdit};
pub use author::Author;
pub use campaign::{
    Campaign, CampaignEdit, CampaignId, DayNote, Label, LabelId, Pillar, PillarEdit, PillarId,
};
pub use channel::{Channel, ChannelEdit, ChannelId, ChannelRole, NewChannel, Roles};
pub use comment::{Comment, CommentId};
pub use declined::{DECLINED_FOR, DeclinedTime, DeclinedTimeId};
pub(crate) use due::{DUE_FOR, MISSED_FOR, Snooze, TOGETHER, told_together, turn};
pub use experiment::{
    Arm, AssignedPost, Experiment, ExperimentFactor, ExperimentId, ExperimentOutcome,
    ExperimentReading, ExperimentState, NewExperiment, Verdict,
};
pub use facets::{Aim, Facets, FacetsEdit, Need, Stage};
pub use feedback::{Feedback, FeedbackEdit, FeedbackId, FeedbackKind};
pub use filter::{Filter, SavedView, SavedViewEdit, SavedViewId};
pub use ga4::ga4_group;
pub use idea::{Idea, IdeaEdit, IdeaId, IdeaSource};
pub(crate) use layer::kept_path;
pub use layer::{Layer, LayerEdit, LayerId};
pub use lost_file::LostFile;
pub(crate) use media::shown_name;
pub use media::{
    Crop, ItemMedia, ItemMediaId, Media, MediaHeader, MediaId, MediaType, PostMedia, WHOLE,
};
pub use media_facts::{MediaFacts, MediaKind};
pub use mission::{Message, MessageEdit, MessageId, Mission, MissionEdit};
pub use noun::Noun;
pub use objective::{Objective, ObjectiveEdit, Reading};
pub use op::{Entry, Op};
pub use plan::{NewPlan, Plan, PlanEdit, StageNames};
pub use post::{Item, ItemId, Post, PostId};
pub use post_edit::{Categories, NewPost, PostEdit, Target, When};
pub use post_kind::PostKind;
pub use post_result::{METRICS, MetricKind, PAID, PostResult, checked_metric, metric_kind};
pub use progress::Progress;
pub(crate) use published_address::{compose_page, published_address};
pub(crate) use rearrange::PostMove;
pub use rearrange::Rearrangement;
pub(crate) use rearrange::{FreeSlots, ZonedPost, filled, is_fixed, shifted, spread, swapped};
pub(crate) use replacement::Excerpt;
pub use replacement::{ReplacedField, Replacement, TextFields};
pub use rule::{End, MAX_REPEATS, Rule};
pub use salvaged::{Salvaged, SalvagedRows};
pub use search_words::{Piece, SearchWords};
pub use series::{Scope, Series, SeriesChange, SeriesId, SeriesOfPost, status_to_repeat};
pub use slot::{ChannelSlots, Slot, Taken, Timetable, parse_slots, slots};
pub use snippet::{Snippet, SnippetEdit, SnippetId, SnippetKind};
pub use status::Status;
pub use strategy_id::{AudienceId, ObjectiveId};
pub use subject::{Subject, SubjectEdit, SubjectId, SubjectKind, SubjectNote};
pub use text::{MAX_LINE, MAX_TEXT};
pub(crate) use text::{
    brief, checked_line, checked_lines, checked_text, line_or_empty, with_line_ends,
};
pub(crate) use thread::split;
pub use time::{LocalTime, Zone, ZonedTime, parse_at, parse_date};
pub(crate) use time::{WEEKDAY_NAMES, within_calendar};
pub use waiver::{Waiver, WaiverId};
pub use week_hours::{parse_hours, written_hours};

use serde::{Deserialize, Deserializer};

/// Deserializes a field of an edit so that an absent field (`None`: leave as it is) differs from null
/// (`Some(None)`: clear).
pub(crate) fn absent_or_null<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
