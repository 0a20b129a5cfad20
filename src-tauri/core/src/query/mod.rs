//! Reads shaped for a view: a range of cards, the tray, a whole post, the changes of an operation.

mod alike;
mod busy;
mod campaigns;
mod card;
mod changes;
mod compare;
mod day_marks;
mod detail;
mod difference;
mod experiments;
mod feedback;
mod field_change;
mod ideas;
mod measured;
mod media;
mod opening;
mod overview;
mod profile_grid;
mod results;
mod results_page;
mod rows;
mod search;
mod second_zone;
mod sent;
mod sign_off;
mod slots;
mod strategy;
mod suggestions;
mod versions;
mod works;

pub use alike::CommonChange;
pub use card::{Card, CardMedia};
pub use changes::Changes;
pub use compare::{ComparedPost, ComparedPosts, Comparison};
pub use day_marks::{DayMark, MarkKind};
pub use detail::{PostDetail, Sibling};
pub use difference::{AlikePosts, Difference, DifferingPost, DifferingPosts};
pub use experiments::{ExperimentSize, ExperimentStanding, PostArm};
pub(crate) use experiments::{number_of, standing};
pub use feedback::{FeedbackDay, FeedbackLog};
pub use field_change::FieldChange;
pub use ideas::RankedIdea;
pub(crate) use ideas::ranked;
pub use measured::{MeasuredComment, MeasuredText, Tally, TextAsSent};
pub use media::UsedMedia;
pub use opening::FirstFrame;
pub use overview::Overview;
pub use profile_grid::{GridPost, ProfileGrid};
pub use results::ListedResult;
pub use results_page::{
    AgainstUsual, BrokenComparison, ChannelExposure, ChannelRead, CostParts, DayResults,
    DefinitionChange, Direction, Exposure, GroupResults, ListedPost, NamedRate, PostOfDay,
    ResultChanges, ResultNumber, ResultSum, ResultTotals, ResultsGroup, ResultsPage, ResultsScope,
    ResultsSort,
};
pub use rows::{DeletedKeys, Rows};
pub use search::Found;
pub(crate) use search::posts_with_words;
pub use second_zone::{SecondZoneDay, SecondZoneHours};
pub use sent::{LinkDraft, LinkOnChannel};
pub use sign_off::{ApprovedBy, PostChange, PostComment};
pub use slots::SlotTimes;
pub use strategy::{
    AudienceCount, CadenceStanding, ChannelCadence, Coverage, CoverageCell, NeedCount,
    ObjectiveStanding, PillarShare, Strategy,
};
pub use suggestions::{ChannelSuggestions, NoSuggestion, Suggestion, SuggestionKind, Suggestions};
pub use works::{FactorWorks, LevelWorks, NotCompared, TriedHour, Works, WorksFactor};

pub(crate) use card::cards;
pub(crate) use changes::changes;
pub(crate) use compare::compare;
pub(crate) use difference::difference;
pub(crate) use opening::week_start;
pub(crate) use sent::Tags;
pub(crate) use works::outcomes_of;
