//! The status of a post: how far it has come from idea to published.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::brief;
use crate::{Code, Error};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Status {
    Idea,
    #[default]
    Draft,
    InReview,
    Approved,
    Published,
    Skipped,
}

impl Status {
    pub const ALL: [Status; 6] = [
        Status::Idea,
        Status::Draft,
        Status::InReview,
        Status::Approved,
        Status::Published,
        Status::Skipped,
    ];

    /// Returns true for published and skipped posts, which nobody is reminded of.
    pub fn is_over(self) -> bool {
        matches!(self, Status::Published | Status::Skipped)
    }

    /// Returns the name as it is stored and typed, such as `in_review`.
    pub fn name(self) -> &'static str {
        match self {
            Status::Idea => "idea",
            Status::Draft => "draft",
            Status::InReview => "in_review",
            Status::Approved => "approved",
            Status::Published => "published",
            Status::Skipped => "skipped",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Status {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let named = |name: &str| Self::ALL.into_iter().find(|status| status.name() == name);
        let typed = || text.trim().to_lowercase().replace([' ', '-'], "_");
        let found = named(text).or_else(|| named(&typed()));
        found.ok_or_else(|| {
            let known = Self::ALL.map(Status::name).join(", ");
            let message = format!("“{}” is not a status: use one of {known}", brief(text));
            Error::new(Code::BadValue, message).field("status")
        })
    }
}
