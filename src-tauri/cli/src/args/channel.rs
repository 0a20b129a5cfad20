//! The arguments of `channel`.

use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub(crate) enum Channel {
    /// Add a channel and print its id
    Add {
        /// A platform's id, as `platforms` lists them
        #[arg(long)]
        platform: String,
        #[arg(long, allow_hyphen_values = true)]
        name: String,
        #[arg(long)]
        handle: Option<String>,
        /// An IANA time zone [default: the plan's]
        #[arg(long)]
        zone: Option<String>,
    },
    /// All channels, in the order of the lanes
    List,
    /// Change a channel
    Edit {
        id: String,
        #[command(flatten)]
        change: ChannelChange,
    },
    /// Hide a channel; its posts stay
    Archive { id: String },
    /// A channel's weekly posting slots, in its own zone
    Slots {
        id: String,
        /// Replace all slots, as "mon 09:00, tue 12:30"; empty for none
        #[arg(long, value_name = "SLOTS")]
        set: Option<String>,
    },
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct ChannelChange {
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) name: Option<String>,
    #[arg(long)]
    pub(crate) handle: Option<String>,
    /// As #rrggbb; empty for the platform's colour
    #[arg(long)]
    pub(crate) colour: Option<String>,
    /// An IANA time zone; empty for the plan's. Posts keep their local times
    #[arg(long)]
    pub(crate) zone: Option<String>,
    /// Its place among the lanes, from 0
    #[arg(long, value_name = "N")]
    pub(crate) position: Option<u32>,
    /// `false` restores an archived channel
    #[arg(long, value_name = "BOOL")]
    pub(crate) archived: Option<bool>,
}
