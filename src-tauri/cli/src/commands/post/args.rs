//! The arguments of `post`.

use clap::{Args, Subcommand, ValueEnum};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add a post and print its id; with --stdin, many
    #[command(long_about = ADD_LONG)]
    Add(NewPost),
    /// Posts by time, then unscheduled ones
    List(PostFilter),
    /// One post with all its fields
    Show { id: String },
    /// Who changed a post, its media and its comments, and when, newest first; at most 100 changes
    History { id: String },
    /// The link of a post as it is sent, with its UTM parameters
    Link { id: String },
    /// Change a post; options that are not given leave its fields as they are
    Edit {
        id: String,
        #[command(flatten)]
        change: PostChange,
        /// Which posts of the series are changed
        #[arg(long, value_enum, default_value_t)]
        scope: Scope,
    },
    /// Move posts to another time or channel
    Move {
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        #[command(flatten)]
        target: Target,
        /// Which posts of the series are moved; other than `this` only with one post
        #[arg(long, value_enum, default_value_t)]
        scope: Scope,
    },
    /// Move all posts from a time on by whole days, except published and skipped ones
    Push {
        /// The first time, in the plan's zone
        #[arg(long, value_name = "TIME")]
        from: String,
        /// How many days; with a minus, earlier
        #[arg(long, value_name = "N", allow_negative_numbers = true)]
        days: i64,
        /// Only on this channel
        #[arg(long, value_name = "ID")]
        channel: Option<String>,
    },
    /// Exchange the times of two posts
    Swap {
        #[arg(value_name = "ID")]
        one: String,
        #[arg(value_name = "ID")]
        other: String,
    },
    /// Distribute posts evenly over days, each at its time of day
    Spread {
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        /// The first day
        #[arg(long, value_name = "DAY")]
        from: String,
        /// The day after the last
        #[arg(long, value_name = "DAY")]
        to: String,
    },
    /// Copy posts and print the copies' ids
    Duplicate {
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// Delete posts
    Delete {
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        /// Which posts of the series are deleted; other than `this` only with one post
        #[arg(long, value_enum, default_value_t)]
        scope: Scope,
    },
    /// Mark a post as published
    Publish {
        id: String,
        /// The address that it was published at, of the channel's platform and on https
        #[arg(long, value_name = "URL")]
        url: Option<String>,
    },
    /// Repeat a post from now on, or end its series with it
    Repeat {
        id: String,
        /// A rule as FREQ=MONTHLY;BYDAY=-1FR; empty ends the series
        rule: String,
    },
}

/// Which posts of a series a change is about. Published posts are never changed.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Scope {
    /// The post alone
    #[default]
    This,
    /// The post and those after it
    Later,
    /// The whole series
    All,
}

const ADD_LONG: &str = "\
Add a post and print its id. Without --at it is unscheduled.

With --stdin, each line of standard input is a JSON object with the options' names as its keys:
{\"channel\": ID, \"title\": S, \"at\": TIME, \"text\": S, \"status\": S, \"campaign\": C,
\"pillar\": P, \"labels\": [S], \"link\": S, \"utm\": \"on\", \"utm_content\": S, \"first_comment\": S, \"kind\": \"story\",
\"notes\": S, \"stage\": S, \"need\": S, \"audience\": A, \"objective\": O, \"goal\": S,
\"expected\": S, \"hours\": N, \"cost\": N, \"repeat\": RULE, \"until\": DAY, \"count\": N, \"url\": URL,
\"own_text\": S, \"parts\": [S], \"zone\": ZONE}. The url is the address that it was published at, with the status published.
Pictures are added by `media add`. Each line is one operation, and its id is printed as soon as it is
safe on disk. The first line that is refused ends it and is named by its number; the posts before
it stay.";

#[derive(Args)]
pub(crate) struct NewPost {
    /// The channel; several make one item with a post on each
    #[arg(long, value_name = "ID", required_unless_present = "stdin")]
    pub(crate) channel: Vec<String>,
    /// The time, in the channel's zone
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// In the next free posting slot of each channel
    #[arg(long, conflicts_with = "at")]
    pub(crate) next_slot: bool,
    /// The title, one line
    #[arg(long, allow_hyphen_values = true, required_unless_present = "stdin")]
    pub(crate) title: Option<String>,
    /// idea, draft, in_review, approved, published or skipped [default: draft]
    #[arg(long)]
    pub(crate) status: Option<String>,
    #[command(flatten)]
    pub(crate) words: Words,
    /// Make it the first of a series: a rule as FREQ=WEEKLY;BYDAY=MO,TH
    #[arg(long, value_name = "RULE", requires = "at")]
    pub(crate) repeat: Option<String>,
    /// The last day of the series
    #[arg(
        long,
        value_name = "DAY",
        requires = "repeat",
        conflicts_with = "count"
    )]
    pub(crate) until: Option<String>,
    /// How many posts the series has
    #[arg(long, value_name = "N", requires = "repeat")]
    pub(crate) count: Option<u32>,
    /// The address that it was published at, of the channel's platform and on https; with the status published
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// What only a line of standard input tells
    #[arg(skip)]
    pub(crate) own: OwnWords,
    /// Read posts from standard input, a JSON object a line
    #[arg(long, conflicts_with_all = [
        "channel", "at", "next_slot", "title", "status", "text", "link", "campaign", "pillar", "label",
        "notes", "utm", "utm_content", "first_comment", "kind", "repeat", "until", "count", "stage",
        "need", "audience", "objective", "goal", "expected", "hours", "cost", "url",
    ])]
    pub(crate) stdin: bool,
}

/// The words of one post alone, and the zone of its time.
#[derive(Default)]
pub(crate) struct OwnWords {
    pub(crate) own_text: Option<String>,
    pub(crate) parts: Option<Vec<String>>,
    pub(crate) zone: Option<String>,
}

#[derive(Args)]
#[group(id = "words")]
pub(crate) struct Words {
    /// The text of the post
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) text: Option<String>,
    /// A web or mail address
    #[arg(long)]
    pub(crate) link: Option<String>,
    /// Its name, or its id
    #[arg(long)]
    pub(crate) campaign: Option<String>,
    /// Its name, or its id
    #[arg(long)]
    pub(crate) pillar: Option<String>,
    /// Given once for each label
    #[arg(long)]
    pub(crate) label: Vec<String>,
    /// Notes for planning, not for publication
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) notes: Option<String>,
    /// Whether the link is sent with UTM parameters; empty as the plan says
    #[arg(long, value_name = "on|off")]
    pub(crate) utm: Option<String>,
    /// The utm_content of the link; empty for none
    #[arg(long, value_name = "WORD")]
    pub(crate) utm_content: Option<String>,
    /// The comment written right after the post is published; empty for none
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) first_comment: Option<String>,
    /// reel, story or short, on platforms that have it; empty for the usual kind
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    #[command(flatten)]
    pub(crate) facets: Facets,
}

/// What a post is for; an empty value clears it.
#[derive(Args, Default)]
#[group(id = "facets")]
pub(crate) struct Facets {
    /// awareness, consideration, decision, use or advocacy
    #[arg(long)]
    pub(crate) stage: Option<String>,
    /// meet_strangers, meet_friends, talk_strangers or talk_friends
    #[arg(long)]
    pub(crate) need: Option<String>,
    /// Its name, or its id
    #[arg(long)]
    pub(crate) audience: Option<String>,
    /// Its name, or its id
    #[arg(long)]
    pub(crate) objective: Option<String>,
    /// What it is to achieve
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) goal: Option<String>,
    /// The result that is expected
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) expected: Option<String>,
    /// The hours of work that it takes
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) hours: Option<String>,
    /// The money that it costs
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) cost: Option<String>,
}

#[derive(Args)]
pub(crate) struct PostFilter {
    /// The first day
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// The day after the last
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
    /// Only posts of this channel; may be given several times
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Vec<String>,
    /// Only posts with this status; may be given several times
    #[arg(long)]
    pub(crate) status: Vec<String>,
    /// Only posts of this stage, empty for those without; may be given several times, as the next ones
    #[arg(long)]
    pub(crate) stage: Vec<String>,
    /// Only posts that serve this need
    #[arg(long)]
    pub(crate) need: Vec<String>,
    /// Only posts for this audience
    #[arg(long, value_name = "NAME")]
    pub(crate) audience: Vec<String>,
    /// Only posts for this objective
    #[arg(long, value_name = "NAME")]
    pub(crate) objective: Vec<String>,
    /// Only posts without a time
    #[arg(long, conflicts_with_all = ["from", "to"])]
    pub(crate) unscheduled: bool,
    /// Words that must all occur in the title, text, notes or labels
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    pub(crate) search: Option<String>,
}

#[derive(Args)]
#[group(id = "change", required = true, multiple = true, args = [
    "title", "own_text", "parts", "status", "channel", "at", "text", "link", "campaign", "pillar", "label",
    "notes", "utm", "utm_content", "first_comment", "kind", "stage", "need", "audience", "objective",
    "goal", "expected", "hours", "cost",
])]
pub(crate) struct PostChange {
    /// The title, one line
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) title: Option<String>,
    /// This post's own text, if it differs from its siblings'; empty uses --text again
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) own_text: Option<String>,
    /// A part of this post as a thread, repeated for each part in their order; a single one ends the thread
    #[arg(
        long = "part",
        value_name = "TEXT",
        allow_hyphen_values = true,
        conflicts_with = "own_text"
    )]
    pub(crate) parts: Vec<String>,
    /// idea, draft, in_review, approved, published or skipped
    #[arg(long)]
    pub(crate) status: Option<String>,
    /// Move the post to this channel
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Option<String>,
    /// The time, in the channel's zone; empty makes it unscheduled
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    #[command(flatten)]
    pub(crate) words: Words,
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Target {
    /// The time, in the channel's zone; empty makes it unscheduled
    #[arg(long, value_name = "TIME", conflicts_with = "by")]
    pub(crate) at: Option<String>,
    /// To this channel
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Option<String>,
    /// How much later, as 3d, 2w, 4h or 90m; with a minus, earlier
    #[arg(long, value_name = "SPAN", allow_hyphen_values = true)]
    pub(crate) by: Option<String>,
    /// Into the next free posting slots of their channels, by time
    #[arg(long, conflicts_with_all = ["at", "channel", "by"])]
    pub(crate) next_slot: bool,
}
