//! Snippets: texts that a person puts into posts again and again, and groups of hashtags.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::id::id;
use super::text::checked_text;
use super::{brief, checked_line};
use crate::{Code, Error, Result};

id!(SnippetId);

/// A text with a name, to be inserted into the texts of posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snippet {
    pub id: SnippetId,
    pub name: String,
    pub kind: SnippetKind,
    /// A group of hashtags is written as `#a #b`.
    pub text: String,
    pub position: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SnippetKind {
    #[default]
    Text,
    Hashtags,
}

/// A change to a snippet. An absent field stays as it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct SnippetEdit {
    pub name: Option<String>,
    pub kind: Option<SnippetKind>,
    pub text: Option<String>,
    /// The index among all snippets that it is moved to.
    pub position: Option<u32>,
}

impl Snippet {
    /// Returns the snippet with the edit's name, kind and text. Its position is left to the planner.
    pub fn edited(&self, edit: &SnippetEdit) -> Result<Self> {
        let mut snippet = self.clone();
        if let Some(name) = &edit.name {
            snippet.name = checked_line("name", name)?;
        }
        if let Some(text) = &edit.text {
            snippet.text = checked_text("text", text)?;
        }
        snippet.kind = edit.kind.unwrap_or(snippet.kind);
        if snippet.kind == SnippetKind::Hashtags {
            snippet.text = hashtags(&snippet.text);
        }
        Ok(snippet)
    }
}

impl SnippetKind {
    const ALL: [SnippetKind; 2] = [SnippetKind::Text, SnippetKind::Hashtags];

    /// Returns the name as it is stored and typed.
    pub fn name(self) -> &'static str {
        match self {
            SnippetKind::Text => "text",
            SnippetKind::Hashtags => "hashtags",
        }
    }
}

impl fmt::Display for SnippetKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for SnippetKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.name() == text.trim()).ok_or_else(|| {
            let message = format!(
                "“{}” is not a kind of snippet: use text or hashtags",
                brief(text)
            );
            Error::new(Code::BadValue, message).field("kind")
        })
    }
}

/// Returns the words of a text as hashtags, each once, with a space between two. Words end at spaces, line breaks, commas
/// and `#`; two that differ only in case are one.
fn hashtags(text: &str) -> String {
    const BORDERS: [char; 7] = ['#', '＃', ',', '，', '、', ';', '；'];
    let words = text.split(|c: char| c.is_whitespace() || BORDERS.contains(&c));
    let mut seen = Vec::new();
    let mut tags = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        let folded = word.to_lowercase();
        if !seen.contains(&folded) {
            seen.push(folded);
            tags.push(format!("#{word}"));
        }
    }
    tags.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_hashtags_once_each() {
        for (typed, group) in [
            ("", ""),
            (" # , ", ""),
            ("launch, search", "#launch #search"),
            ("#launch  #search\nspeed", "#launch #search #speed"),
            ("#Launch launch LAUNCH", "#Launch"),
            ("#新品#发布会、搜索，速度", "#新品 #发布会 #搜索 #速度"),
        ] {
            assert_eq!(hashtags(typed), group, "{typed}");
            assert_eq!(hashtags(group), group, "again");
        }
    }
}
