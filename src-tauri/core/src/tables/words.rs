//! The words of headers and statuses in the tables of others, in the languages in which they were seen.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::letters::plain;
use crate::model::Status;

/// What a column of a table tells about posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "TableField"))]
pub enum Field {
    Title,
    Text,
    /// A date, or a date and time.
    Date,
    /// The number of a week.
    Week,
    Day,
    Time,
    Channel,
    Status,
    Link,
    Campaign,
    Pillar,
    Labels,
    Notes,
    FirstComment,
    Media,
    Alt,
    Kind,
    Owner,
    Cta,
    Audience,
    Id,
    /// A number or time that is about no plan.
    Never,
}

impl Field {
    const NAMES: [(Field, &'static str); 22] = [
        (Field::Title, "title"),
        (Field::Text, "text"),
        (Field::Date, "date"),
        (Field::Week, "week"),
        (Field::Day, "day"),
        (Field::Time, "time"),
        (Field::Channel, "channel"),
        (Field::Status, "status"),
        (Field::Link, "link"),
        (Field::Campaign, "campaign"),
        (Field::Pillar, "pillar"),
        (Field::Labels, "labels"),
        (Field::Notes, "notes"),
        (Field::FirstComment, "first_comment"),
        (Field::Media, "media"),
        (Field::Alt, "alt"),
        (Field::Kind, "kind"),
        (Field::Owner, "owner"),
        (Field::Cta, "cta"),
        (Field::Audience, "audience"),
        (Field::Id, "id"),
        (Field::Never, "never"),
    ];

    pub(crate) fn name(self) -> &'static str {
        let named = Self::NAMES.iter().find(|(field, _)| *field == self);
        named.map_or("", |(_, name)| name)
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        let named = Self::NAMES.iter().find(|(_, known)| *known == name.trim());
        named.map(|(field, _)| *field)
    }

    /// Returns true for a field of which a post has one value, in one column.
    pub(super) fn is_single(self) -> bool {
        !matches!(
            self,
            Field::Labels
                | Field::Notes
                | Field::Media
                | Field::Alt
                | Field::Never
                | Field::Owner
                | Field::Cta
                | Field::Audience
                | Field::Kind
        )
    }
}

#[derive(Deserialize)]
struct Words {
    fields: HashMap<Field, Vec<String>>,
    statuses: HashMap<Status, Vec<String>>,
}

/// The fields and statuses by their words.
struct ByWord {
    fields: HashMap<String, Vec<Field>>,
    statuses: HashMap<String, Status>,
}

static WORDS: LazyLock<ByWord> = LazyLock::new(|| {
    let words = include_str!("../../data/table-words.json");
    let words: Option<Words> = serde_json::from_str(words).ok();
    words.map_or_else(
        || ByWord {
            fields: HashMap::new(),
            statuses: HashMap::new(),
        },
        by_word,
    )
});

fn by_word(words: Words) -> ByWord {
    let mut fields: HashMap<String, Vec<Field>> = HashMap::new();
    for (field, words) in words.fields {
        words
            .iter()
            .for_each(|word| fields.entry(word_key(word)).or_default().push(field));
    }
    for found in fields.values_mut() {
        // A word of a text is more often that than a title.
        found.sort_by_key(|field| (*field == Field::Title, *field));
        found.dedup();
    }
    let statuses = words.statuses.into_iter();
    let statuses = statuses
        .flat_map(|(status, words)| words.into_iter().map(move |word| (plain(&word), status)));
    ByWord {
        fields,
        statuses: statuses.collect(),
    }
}

/// Returns what is compared of a header; a sign such as `#` is a header by itself.
fn word_key(header: &str) -> String {
    match plain(header) {
        plain if plain.is_empty() => header.trim().to_owned(),
        plain => plain,
    }
}

/// Returns the fields that a header can be, the likeliest first. A number at its end and a remark in brackets are left
/// out where the whole is unknown.
pub(super) fn fields_of(header: &str) -> &'static [Field] {
    let known = |header: &str| WORDS.fields.get(&word_key(header)).map(Vec::as_slice);
    let bare = header
        .split(['(', '（', '[', '\n'])
        .next()
        .unwrap_or_default();
    let numbered =
        bare.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter.is_whitespace());
    let last = bare.split_whitespace().next_back().unwrap_or_default();
    let is_plain = |word: &&str| bare.split_whitespace().count() <= 3 && word.len() > 3;
    known(header)
        .or_else(|| known(bare).filter(|_| !bare.trim().is_empty()))
        .or_else(|| known(numbered).filter(|_| !numbered.trim().is_empty()))
        .or_else(|| Some(last).filter(is_plain).and_then(known))
        .unwrap_or_default()
}

/// Returns the status that a cell names.
pub(crate) fn status_of(cell: &str) -> Option<Status> {
    let word = plain(cell);
    WORDS
        .statuses
        .get(&word)
        .copied()
        .or_else(|| cell.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_in_many_forms() {
        for (header, field) in [
            ("Publish Date", Field::Date),
            ("publish_date", Field::Date),
            ("DATE (MONTH/DAY/YEAR)", Field::Date),
            ("发布时间", Field::Time),
            ("平台", Field::Channel),
            ("负责人", Field::Owner),
            ("选题", Field::Title),
            ("Picture Url 7", Field::Media),
            ("TIME (CET)", Field::Time),
            ("Main Caption", Field::Text),
            ("#", Field::Id),
            ("Label(s) - Separated by comma", Field::Labels),
        ] {
            assert_eq!(fields_of(header).first(), Some(&field), "{header}");
        }
        assert_eq!(fields_of("内容"), [Field::Text, Field::Title]);
        assert_eq!(fields_of("Favourite colour"), []);
        assert_eq!(fields_of(""), []);
    }

    #[test]
    fn every_field_has_its_name_and_its_words() {
        for (field, name) in Field::NAMES {
            assert_eq!(Field::named(name), Some(field));
            assert_eq!(field.name(), name);
        }
        assert_eq!(status_of("待发布"), Some(Status::Approved));
        assert_eq!(status_of("✅ Live"), Some(Status::Published));
        assert_eq!(status_of("in_review"), Some(Status::InReview));
        assert_eq!(status_of("whatever"), None);
    }
}
