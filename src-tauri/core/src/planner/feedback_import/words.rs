//! The words of headers, kinds and sentiments in tables with feedback, in English and Chinese.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::FeedbackKind;
use crate::tables::folded;

/// What a column tells of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum FeedbackField {
    Text,
    Handle,
    Date,
    Kind,
    Sentiment,
    Post,
    Channel,
    /// The id of an entry that Daymark exported.
    Id,
}

impl FeedbackField {
    pub(super) const NAMES: [(Self, &'static str); 8] = [
        (Self::Text, "text"),
        (Self::Handle, "handle"),
        (Self::Date, "date"),
        (Self::Kind, "kind"),
        (Self::Sentiment, "sentiment"),
        (Self::Post, "post"),
        (Self::Channel, "channel"),
        (Self::Id, "id"),
    ];

    pub(super) fn named(name: &str) -> Option<Self> {
        let name = folded(name);
        let found = Self::NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(field, _)| *field)
    }

    pub(super) fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(field, _)| *field == self);
        found.map_or("", |(_, name)| name)
    }
}

#[derive(Default, Deserialize)]
struct Words {
    fields: BTreeMap<FeedbackField, Vec<String>>,
    kinds: BTreeMap<FeedbackKind, Vec<String>>,
    sentiments: BTreeMap<String, Vec<String>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let read = serde_json::from_str(include_str!("../../../data/feedback-words.json"));
    read.unwrap_or_default()
});

/// Returns what the column with a header tells.
pub(super) fn field_of(header: &str) -> Option<FeedbackField> {
    found_in(&WORDS.fields, header).copied()
}

pub(super) fn kind_of(word: &str) -> Option<FeedbackKind> {
    found_in(&WORDS.kinds, word).copied()
}

/// Returns −1, 0 or 1 for a word or a number.
pub(super) fn sentiment_of(word: &str) -> Option<i8> {
    if let Some(sign) = found_in(&WORDS.sentiments, word) {
        return sign.parse().ok();
    }
    let number: f64 = folded(word).replace('−', "-").parse().ok()?;
    let is_sign = (-1.0..=1.0).contains(&number);
    is_sign.then_some(match number {
        ..0.0 => -1,
        0.0 => 0,
        _ => 1,
    })
}

fn found_in<'a, T>(words: &'a BTreeMap<T, Vec<String>>, word: &str) -> Option<&'a T> {
    let word = folded(word).replace('_', " ");
    let found = words.iter().find(|(_, known)| known.contains(&word));
    found.map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_are_known() {
        assert_eq!(field_of(" Created_At"), Some(FeedbackField::Date));
        assert_eq!(field_of("评论内容"), Some(FeedbackField::Text));
        assert_eq!(field_of("Likes"), None);
        assert_eq!(kind_of("投诉"), Some(FeedbackKind::Complaint));
        assert_eq!(kind_of("Feature request"), Some(FeedbackKind::Wish));
        for (word, sign) in [
            ("负面", -1),
            ("Neutral", 0),
            ("＋", 1),
            ("-0.4", -1),
            ("1", 1),
        ] {
            assert_eq!(sentiment_of(word), Some(sign), "{word}");
        }
        for word in ["5", "so so", "", "NaN"] {
            assert_eq!(sentiment_of(word), None, "{word}");
        }
        assert_eq!(WORDS.sentiments.len(), 3);
    }
}
