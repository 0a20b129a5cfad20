//! The nouns of a plan: what operations, changes and errors are about.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Noun {
    Post,
    Channel,
    Campaign,
    Pillar,
    Label,
    /// The note of a day; its key is the date.
    Note,
    View,
    Layer,
    /// The posting slots of a channel; their key is the channel's.
    Slot,
}

impl Noun {
    /// Returns its name as errors and the history write it.
    pub fn name(self) -> &'static str {
        match self {
            Noun::Post => "post",
            Noun::Channel => "channel",
            Noun::Campaign => "campaign",
            Noun::Pillar => "pillar",
            Noun::Label => "label",
            Noun::Note => "note",
            Noun::View => "view",
            Noun::Layer => "layer",
            Noun::Slot => "slot",
        }
    }
}
