//! The kind of a post on platforms that have several, such as a story.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::brief;
use crate::{Code, Error};

/// A kind of post beside the usual one of a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PostKind {
    Reel,
    Story,
    /// A short video on YouTube.
    Short,
}

impl PostKind {
    pub const ALL: [PostKind; 3] = [PostKind::Reel, PostKind::Story, PostKind::Short];

    /// Returns the name as it is stored and typed.
    pub fn name(self) -> &'static str {
        match self {
            PostKind::Reel => "reel",
            PostKind::Story => "story",
            PostKind::Short => "short",
        }
    }
}

impl fmt::Display for PostKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for PostKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let typed = text.trim().to_lowercase();
        let found = Self::ALL.into_iter().find(|kind| kind.name() == typed);
        found.ok_or_else(|| {
            let known = Self::ALL.map(Self::name).join(", ");
            let message = format!(
                "“{}” is not a kind of post: use one of {known}",
                brief(text)
            );
            Error::new(Code::BadValue, message).field("kind")
        })
    }
}
