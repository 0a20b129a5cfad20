//! `post …` as typed.

use clap::{Args, Subcommand, ValueEnum};

#[derive(Subcommand)]
pub(crate) enum Post {
    /// Add a post and print its id; with --stdin, many
    #[command(long_about = ADD_LONG)]
    Add(NewPost),
    /// Posts by time, then those without one
    List(PostFilter),
    /// One post whole
    Show { id: String },
    /// Change a post; what is not named stays
    Edit {
        id: String,
        #[command(flatten)]
        change: PostChange,
        /// How much of a series it concerns
        #[arg(long, value_enum, default_value_t)]
        scope: Scope,
    },
    /// Move posts to another time or channel
    Move {
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        #[command(flatten)]
        target: Target,
        /// How much of a series it concerns; other than this, of one post
        #[arg(long, value_enum, default_value_t)]
        scope: Scope,
    },
    /// Move everything from a time on by whole days; what is published or skipped stays
    Push {
        /// The first time, on the clocks of the plan
        #[arg(long, value_name = "TIME")]
        from: String,
        /// How many days; with a minus, earlier
        #[arg(long, value_name = "N", allow_negative_numbers = true)]
        days: i64,
        /// Only on this channel
        #[arg(long, value_name = "ID")]
        channel: Option<String>,
    },
    /// Let two posts change places
    Swap {
        #[arg(value_name = "ID")]
        one: String,
        #[arg(value_name = "ID")]
        other: String,
    },
    /// Put posts evenly over days, each at its time of day
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
        /// How much of a series it concerns; other than this, of one post
        #[arg(long, value_enum, default_value_t)]
        scope: Scope,
    },
    /// Let a post repeat from now on, or end its series with it
    Repeat {
        id: String,
        /// A rule as FREQ=MONTHLY;BYDAY=-1FR; empty ends the series
        rule: String,
    },
}

/// How much of a series a change concerns. What is published is never changed.
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
\"pillar\": P, \"labels\": [S], \"link\": S, \"notes\": S, \"repeat\": RULE}. Each line is one operation, and its id
is printed as soon as it is safe on disk. The first line that is refused ends it and is named by
its number; the posts before it stay.";

#[derive(Args)]
pub(crate) struct NewPost {
    /// Where it is posted; several make one item with a post on each
    #[arg(long, value_name = "ID", required_unless_present = "stdin")]
    pub(crate) channel: Vec<String>,
    /// When, on the clocks of the channel
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// In the next free posting slot of each channel
    #[arg(long, conflicts_with = "at")]
    pub(crate) next_slot: bool,
    /// What it is, in a line
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
    /// Read posts from standard input, a JSON object a line
    #[arg(long, conflicts_with_all = [
        "channel", "at", "next_slot", "title", "status", "text", "link", "campaign", "pillar", "label",
        "notes", "repeat", "until", "count",
    ])]
    pub(crate) stdin: bool,
}

#[derive(Args)]
#[group(id = "words")]
pub(crate) struct Words {
    /// What is posted
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
    /// For whoever plans, not for the public
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) notes: Option<String>,
}

#[derive(Args)]
pub(crate) struct PostFilter {
    /// The first day
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// The day after the last
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
    /// Only of this channel; may be given several times
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Vec<String>,
    /// Only of this status; may be given several times
    #[arg(long)]
    pub(crate) status: Vec<String>,
    /// Only posts without a time
    #[arg(long, conflicts_with_all = ["from", "to"])]
    pub(crate) unscheduled: bool,
    /// Words that all stand in the title, text, notes or labels
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    pub(crate) search: Option<String>,
}

#[derive(Args)]
#[group(id = "change", required = true, multiple = true, args = [
    "title", "own_text", "status", "channel", "at", "text", "link", "campaign", "pillar", "label",
    "notes",
])]
pub(crate) struct PostChange {
    /// What it is, in a line
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) title: Option<String>,
    /// This post's own text, where its siblings' differs; empty follows --text again
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) own_text: Option<String>,
    /// idea, draft, in_review, approved, published or skipped
    #[arg(long)]
    pub(crate) status: Option<String>,
    /// Moves it to this channel
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Option<String>,
    /// When, on the clocks of the channel; empty makes it unscheduled
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    #[command(flatten)]
    pub(crate) words: Words,
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Target {
    /// When, on the clocks of the channel; empty makes it unscheduled
    #[arg(long, value_name = "TIME", conflicts_with = "by")]
    pub(crate) at: Option<String>,
    /// To this channel
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Option<String>,
    /// How much later, as 3d, 2w, 4h or 90m; with a minus, earlier
    #[arg(long, value_name = "SPAN", allow_hyphen_values = true)]
    pub(crate) by: Option<String>,
    /// Into the next free posting slots of their channels, in their order
    #[arg(long, conflicts_with_all = ["at", "channel", "by"])]
    pub(crate) next_slot: bool,
}
