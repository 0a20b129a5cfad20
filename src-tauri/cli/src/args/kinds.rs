//! The arguments of `campaign`, `pillar`, `label`, `note` and `layer`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};

#[derive(Subcommand)]
pub(crate) enum Campaign {
    /// Add a campaign and print its id
    Add(CampaignArgs),
    /// All campaigns, by their first day
    List,
    /// Change a campaign, named by its name or id
    Edit {
        campaign: String,
        #[command(flatten)]
        change: CampaignArgs,
    },
    /// Delete a campaign; its posts stay
    Delete { campaign: String },
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct CampaignArgs {
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) name: Option<String>,
    /// As #rrggbb
    #[arg(long)]
    pub(crate) colour: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) first_day: Option<String>,
    /// The last day, inclusive
    #[arg(long, value_name = "DAY")]
    pub(crate) last_day: Option<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) brief: Option<String>,
}

#[derive(Subcommand)]
pub(crate) enum Pillar {
    /// Add a pillar and print its id
    Add(PillarArgs),
    /// All pillars
    List,
    /// Change a pillar, named by its name or id
    Edit {
        pillar: String,
        #[command(flatten)]
        change: PillarArgs,
    },
    /// Delete a pillar; its posts stay
    Delete { pillar: String },
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct PillarArgs {
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) name: Option<String>,
    /// As #rrggbb
    #[arg(long)]
    pub(crate) colour: Option<String>,
    /// Its target share of all posts, in percent
    #[arg(long, value_name = "PERCENT")]
    pub(crate) share: Option<u8>,
}

#[derive(Subcommand)]
pub(crate) enum Label {
    /// All labels, by name
    List,
    /// Rename a label, given by its name or id, on every post
    Edit {
        label: String,
        #[arg(long, allow_hyphen_values = true)]
        name: String,
    },
    /// Remove a label from every post
    Delete { label: String },
}

#[derive(Subcommand)]
pub(crate) enum Note {
    /// Write a note on a day that has none
    Add {
        day: String,
        #[arg(long, allow_hyphen_values = true)]
        text: String,
    },
    /// All notes, by day
    List,
    /// Replace the note on a day
    Edit {
        day: String,
        #[arg(long, allow_hyphen_values = true)]
        text: String,
    },
    /// Delete the note on a day
    Delete { day: String },
}

#[derive(Subcommand)]
pub(crate) enum Layer {
    /// Show an .ics file behind the posts and print the layer's id
    Add {
        #[arg(value_name = "FILE.ics", value_hint = ValueHint::FilePath)]
        calendar: PathBuf,
        /// [default: the name in the calendar]
        #[arg(long, allow_hyphen_values = true)]
        name: Option<String>,
    },
    /// All layers
    List,
    /// Print what a layer shows on some days, and what it leaves out
    Show {
        /// Its name or id [default: every layer that the window shows]
        layer: Option<String>,
        /// The first day
        #[arg(long, value_name = "DAY")]
        from: String,
        /// The day after the last
        #[arg(long, value_name = "DAY")]
        to: String,
    },
    /// Change a layer, named by its name or id
    Edit {
        layer: String,
        #[arg(long, allow_hyphen_values = true)]
        name: Option<String>,
        /// As #rrggbb
        #[arg(long)]
        colour: Option<String>,
        /// Whether the window shows it
        #[arg(long)]
        shown: Option<bool>,
    },
    /// Remove a layer, given by its name or id; its file stays
    Delete { layer: String },
}
