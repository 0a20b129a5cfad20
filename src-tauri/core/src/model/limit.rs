//! Limits of what a post has beside its length: how many hashtags, how large a picture, how long a video, how soon it
//! may be scheduled. Each says whose it is, its unit and condition, and where and when it was read.

use serde::{Deserialize, Serialize};

use super::post_kind::PostKind;

/// Whose limit it is. Breaking the app's is noticed when posting by hand, breaking the API's only by other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LimitOf {
    App,
    Api,
}

/// When a limit applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Condition {
    /// The post has pictures or a video.
    Media,
    /// The account is a paid one.
    Premium,
    /// The server of the account sets a limit of its own.
    Server,
    /// The account is one of those that already have a new limit, or one that still has an old one.
    Account,
    /// The post is a story.
    Story,
    /// The post is a reel.
    Reel,
    /// The post is a short video.
    Short,
    /// The post has pictures and no video.
    Photos,
    /// The text has a coloured background.
    Background,
    /// The post is an event or an offer.
    Event,
    /// The text is attached to a short one.
    Attachment,
}

/// A range that a platform allows. The source is where it was read in the month `checked` (`2026-11`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Limit {
    pub what: Limited,
    pub unit: Measure,
    /// The least allowed, in `unit`; `None` if there is no lower limit.
    #[serde(default)]
    #[cfg_attr(test, ts(type = "number | null"))]
    pub least: Option<u64>,
    /// The most allowed, in `unit`; `None` if there is no upper limit.
    #[serde(default)]
    #[cfg_attr(test, ts(type = "number | null"))]
    pub most: Option<u64>,
    pub of: LimitOf,
    /// `None` if the limit always applies.
    #[serde(default)]
    pub condition: Option<Condition>,
    /// False if sources disagree or the source is weak: breaking the limit is then no error.
    #[serde(default = "yes")]
    pub certain: bool,
    pub source: String,
    pub checked: String,
}

/// What a limit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Limited {
    /// Hashtags or topics in the text.
    Hashtags,
    /// The longest hashtag.
    Hashtag,
    /// Mentions of other accounts, such as `@name`.
    Mentions,
    /// Different links in the text.
    Links,
    /// Pictures, animated pictures and videos together.
    Media,
    /// The kinds among picture, animated picture and video that one post may mix.
    MediaKinds,
    Images,
    Gifs,
    Videos,
    /// The alt text of one picture.
    AltText,
    /// The time from now to the post, for the platform's own scheduler.
    Schedule,
    /// Keywords that are given apart from the text, all together.
    Tags,
    /// One keyword that is given apart from the text.
    Tag,
    Author,
    Block,
    Comment,
    Digest,
    DocumentPages,
    Document,
    DocumentTitle,
    FirstComment,
    /// The text that is shown without unfolding.
    Fold,
    Link,
    PhotoTitle,
    Poll,
    PollAnswer,
    ReelTitle,
    Subtitle,
    Topic,
    /// The posts of one day.
    PostsADay,
}

/// The unit of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Measure {
    /// A number of things.
    Items,
    /// Characters as a person sees them, grapheme clusters.
    Characters,
    Bytes,
    Seconds,
    Minutes,
    /// Pixels from left to right.
    Width,
    /// Pixels of the shorter side.
    ShortSide,
    /// Pixels of the longer side.
    LongSide,
    /// Pixels of both sides added.
    BothSides,
    /// All pixels.
    Pixels,
    /// Width for a height of 1,000: 1000 is square, 750 upright, 1910 wide.
    Ratio,
}

/// The media types of one kind that a platform takes, such as `image/jpeg`; if none is listed, the kind is refused.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TypeRule {
    /// The part of the type before the slash: `image` or `video`.
    pub kind: String,
    pub types: Vec<String>,
    pub of: LimitOf,
    #[serde(default = "yes")]
    pub certain: bool,
    pub source: String,
    pub checked: String,
}

/// A part that every post must have.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RequiredPart {
    pub part: Part,
    pub of: LimitOf,
    #[serde(default)]
    pub condition: Option<Condition>,
    #[serde(default = "yes")]
    pub certain: bool,
    pub source: String,
    pub checked: String,
}

/// A part of a post. Parts that a plan doesn't hold, such as a board, are shown but not checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Part {
    Title,
    Text,
    Link,
    Media,
    AltText,
    /// The comment that the author writes right after the post is published.
    FirstComment,
    Board,
    Cover,
    Flair,
    Tag,
    /// The beginning and the end of an event or offer.
    Dates,
}

/// Signs that a part of a post must not have.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RefusedSigns {
    pub part: Part,
    pub signs: String,
    pub of: LimitOf,
    /// True if the signs are harmless when posting by hand, and what is after them is lost when an exported file is
    /// imported by another program.
    #[serde(default)]
    pub on_export: bool,
    #[serde(default = "yes")]
    pub certain: bool,
    pub source: String,
    pub checked: String,
}

/// Whether a text that is too long may go on in further posts, each within the limits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ThreadRule {
    pub goes_on: bool,
    pub source: String,
    pub checked: String,
}

/// The grid of posts that an account's profile shows, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GridRule {
    pub columns: u8,
    /// The shape of a tile, as width for a height of 1,000.
    pub ratio: u32,
    /// False if sources disagree or the source is weak.
    #[serde(default = "yes")]
    pub certain: bool,
    pub source: String,
    pub checked: String,
}

/// A kind of post that a platform has beside its usual one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KindRule {
    pub kind: PostKind,
    /// True if the platform drops the text of such a post.
    #[serde(default)]
    pub drops_text: bool,
    pub source: String,
    pub checked: String,
}

/// That a person may comment on a post of their own right after it is published, and where that was read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FirstCommentRule {
    pub source: String,
    pub checked: String,
}

impl Limit {
    /// Returns the bound that a value breaks; `None` if it is allowed.
    pub fn broken_by(&self, value: u64) -> Option<u64> {
        let over = self.most.filter(|&most| value > most);
        over.or_else(|| self.least.filter(|&least| value < least))
    }
}

impl RefusedSigns {
    /// Returns the first of the signs in a text.
    pub fn first_in(&self, text: &str) -> Option<char> {
        text.chars().find(|&c| self.signs.contains(c))
    }
}

pub(super) fn yes() -> bool {
    true
}
