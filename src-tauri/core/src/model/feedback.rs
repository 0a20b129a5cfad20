//! Feedback: what people say about the brand, with how they mean it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::id;
use super::named::named;
use super::{
    ChannelId, IdeaId, PostId, absent_or_null, checked_text, line_or_empty, within_calendar,
};
use crate::{Code, Error, Result};

id!(FeedbackId);

named!(
    /// What somebody wants with what they say.
    FeedbackKind, "a kind of feedback", "kind", {
        Comment = "comment",
        Question = "question",
        Complaint = "complaint",
        Wish = "wish",
        Praise = "praise",
    }
);

/// What a person said. Ids of what the plan no longer has don't count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Feedback {
    pub id: FeedbackId,
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    pub text: String,
    /// The name of the person; empty if it isn't known.
    pub handle: String,
    /// −1, 0 or 1.
    pub sentiment: i8,
    pub kind: FeedbackKind,
    pub channel: Option<ChannelId>,
    pub post: Option<PostId>,
    /// The idea that it speaks for.
    pub idea: Option<IdeaId>,
}

/// A change to feedback. An absent field stays as it is, null clears it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct FeedbackEdit {
    #[cfg_attr(test, ts(optional, type = "string"))]
    pub date: Option<NaiveDate>,
    pub text: Option<String>,
    pub handle: Option<String>,
    pub sentiment: Option<i8>,
    pub kind: Option<FeedbackKind>,
    #[serde(deserialize_with = "absent_or_null")]
    pub channel: Option<Option<ChannelId>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub post: Option<Option<PostId>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub idea: Option<Option<IdeaId>>,
}

impl Feedback {
    pub(crate) fn blank(id: FeedbackId, date: NaiveDate) -> Self {
        Self {
            id,
            date,
            text: String::new(),
            handle: String::new(),
            sentiment: 0,
            kind: FeedbackKind::Comment,
            channel: None,
            post: None,
            idea: None,
        }
    }

    pub fn edited(&self, edit: &FeedbackEdit) -> Result<Self> {
        let mut feedback = self.clone();
        if let Some(text) = &edit.text {
            feedback.text = words("text", text)?;
        }
        if let Some(handle) = &edit.handle {
            feedback.handle = line_or_empty("handle", handle)?;
        }
        if let Some(date) = edit.date {
            feedback.date = within_calendar(date)?;
        }
        if let Some(sentiment) = edit.sentiment {
            feedback.sentiment = checked_sentiment(sentiment)?;
        }
        feedback.kind = edit.kind.unwrap_or(feedback.kind);
        feedback.channel = edit.channel.clone().unwrap_or(feedback.channel);
        feedback.post = edit.post.clone().unwrap_or(feedback.post);
        feedback.idea = edit.idea.clone().unwrap_or(feedback.idea);
        Ok(feedback)
    }

    /// Returns the feedback without a name: as handle, and in its words.
    pub(crate) fn without(&self, name: &str) -> Self {
        let handle = match is_same(&self.handle, name) {
            true => String::new(),
            false => self.handle.clone(),
        };
        Self {
            handle,
            text: self.text.replace(name, "…"),
            ..self.clone()
        }
    }
}

/// Returns true if two handles are of the same person: they differ in case at most.
fn is_same(handle: &str, name: &str) -> bool {
    handle.to_lowercase() == name.to_lowercase()
}

fn words(field: &'static str, text: &str) -> Result<String> {
    let text = checked_text(field, text.trim())?;
    match text.is_empty() {
        true => Err(Error::new(
            Code::Empty,
            "the feedback has no words: write what was said",
        )
        .field(field)),
        false => Ok(text),
    }
}

fn checked_sentiment(sentiment: i8) -> Result<i8> {
    if (-1..=1).contains(&sentiment) {
        return Ok(sentiment);
    }
    let message = format!("{sentiment} is not a sentiment: use -1, 0 or 1");
    Err(Error::new(Code::BadValue, message).field("sentiment"))
}
