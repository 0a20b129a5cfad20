//! The kinds of object in a plan, as operations, changes and errors name them.

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
    /// The note on a day; its key is the date.
    Note,
    View,
    Layer,
    /// The posting slots of a channel; their key is the channel's id.
    Slot,
    /// A picture or video of an item.
    Media,
    /// A problem of a post that a person lets pass.
    Waiver,
    /// What a person writes to others about an item.
    Comment,
    /// A text that is put into posts again and again, or a group of hashtags.
    Snippet,
    /// What was counted of a post as of a day; its key is the post's id.
    Result,
    Audience,
    Objective,
    /// What the brand promises.
    Message,
    Idea,
    /// What a person said.
    Feedback,
    /// A competitor, trend, partner or resource.
    Subject,
    /// Two ways of posting that are compared.
    Experiment,
}

impl Noun {
    /// Returns the name of the noun as it is written in errors and in the history.
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
            Noun::Media => "media",
            Noun::Waiver => "waiver",
            Noun::Comment => "comment",
            Noun::Snippet => "snippet",
            Noun::Result => "result",
            Noun::Audience => "audience",
            Noun::Objective => "objective",
            Noun::Message => "message",
            Noun::Idea => "idea",
            Noun::Feedback => "feedback",
            Noun::Subject => "subject",
            Noun::Experiment => "experiment",
        }
    }
}
