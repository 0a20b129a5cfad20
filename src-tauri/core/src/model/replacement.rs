//! Replacing words in the texts of posts: what is looked for, where it is found in a text, and the text afterwards. Pure.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use super::{Item, MAX_LINE, Post, PostEdit};
use crate::{Code, Error, Result};

/// How many characters are shown before and after a hit.
const SHOWN: usize = 40;

/// What is replaced by what, and in which posts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Replacement {
    pub find: String,
    pub with: String,
    pub ignore_case: bool,
    /// Finds nothing inside of words.
    pub whole_words: bool,
    pub fields: TextFields,
    /// The first day, on the plan's clocks; `None` leaves the range open.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub from: Option<NaiveDate>,
    /// The day after the last one. Without both days all posts are meant, including those without a time.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub to: Option<NaiveDate>,
}

/// The fields of posts that are looked into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TextFields {
    pub title: bool,
    /// The text of all channels, the channels' own texts, and the parts of threads.
    pub text: bool,
    pub link: bool,
    pub notes: bool,
    pub first_comment: bool,
}

/// The field that a hit is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ReplacedField {
    Title,
    Text,
    OwnText,
    Part,
    Link,
    Notes,
    FirstComment,
}

/// A hit with the text around it, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) before: String,
    pub(crate) found: String,
    pub(crate) after: String,
}

impl Replacement {
    /// Returns an error if there is nothing to look for, or more than [`MAX_LINE`] characters.
    pub(crate) fn validated(&self) -> Result<()> {
        if self.find.is_empty() {
            let message = "there is nothing to look for: give at least one character";
            return Err(Error::new(Code::Empty, message).field("find"));
        }
        for (field, text) in [("find", &self.find), ("with", &self.with)] {
            if text.chars().count() > MAX_LINE {
                let message = format!("the text is too long: {MAX_LINE} characters are the most");
                return Err(Error::new(Code::TooLong, message).field(field));
            }
        }
        match (self.from, self.to) {
            (Some(from), Some(to)) if to < from => {
                let message =
                    format!("the range would end on {to}, before it begins on {from}: swap them");
                Err(Error::new(Code::BadDate, message).field("to"))
            }
            _ => Ok(()),
        }
    }

    /// Returns the places of a text that are replaced, from the first to the last. They don't overlap.
    pub(crate) fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let mut hits = self.occurrences(text);
        if self.whole_words && !hits.is_empty() {
            let borders = word_borders(text);
            hits.retain(|hit| borders.contains(&hit.start) && borders.contains(&hit.end));
        }
        without_overlaps(hits)
    }

    /// Returns the text with every hit replaced; `None` if there is no hit.
    pub(crate) fn replaced(&self, text: &str) -> Option<String> {
        let hits = self.hits(text);
        let mut replaced = String::with_capacity(text.len());
        let mut end = 0;
        for hit in &hits {
            replaced.push_str(&text[end..hit.start]);
            replaced.push_str(&self.with);
            end = hit.end;
        }
        replaced.push_str(&text[end..]);
        (!hits.is_empty()).then_some(replaced)
    }

    /// Returns the fields of an item that are looked into.
    pub(crate) fn fields_of<'a>(
        &self,
        item: &'a Item,
    ) -> impl Iterator<Item = (ReplacedField, &'a str)> + use<'a> {
        let fields = self.fields;
        let link = item.link.as_deref().unwrap_or_default();
        [
            (fields.title, ReplacedField::Title, item.title.as_str()),
            (fields.text, ReplacedField::Text, item.text.as_str()),
            (fields.link, ReplacedField::Link, link),
            (fields.notes, ReplacedField::Notes, item.notes.as_str()),
        ]
        .into_iter()
        .filter(|(is_meant, ..)| *is_meant)
        .map(|(_, field, text)| (field, text))
    }

    /// Returns what only a post has and is looked into: its own text or the parts of its thread with their numbers, and
    /// its first comment.
    pub(crate) fn fields_of_post<'a>(
        &self,
        post: &'a Post,
    ) -> Vec<(ReplacedField, Option<u32>, &'a str)> {
        let own = post.text.iter().filter(|_| post.parts.is_empty());
        let own = own.map(|text| (ReplacedField::OwnText, None, text.as_str()));
        let parts = (1..).zip(&post.parts);
        let parts = parts.map(|(part, text)| (ReplacedField::Part, Some(part), text.as_str()));
        let texts = own.chain(parts).filter(|_| self.fields.text);
        let comment = post.first_comment.iter();
        let comment = comment.map(|text| (ReplacedField::FirstComment, None, text.as_str()));
        texts
            .chain(comment.filter(|_| self.fields.first_comment))
            .collect()
    }

    /// Returns the change to an item; the default if nothing is found.
    pub(crate) fn edit_of_item(&self, item: &Item) -> PostEdit {
        let mut edit = PostEdit::default();
        for (field, text) in self.fields_of(item) {
            let replaced = self.replaced(text);
            match field {
                ReplacedField::Title => edit.title = replaced,
                ReplacedField::Link => edit.link = replaced,
                ReplacedField::Notes => edit.notes = replaced,
                _ => edit.text = replaced,
            }
        }
        edit
    }

    /// Returns the change to a post's own text or to the parts of its thread, and to its first comment.
    pub(crate) fn edit_of_post(&self, post: &Post) -> PostEdit {
        let mut edit = PostEdit {
            first_comment: self.first_comment(post.first_comment.as_deref()).map(Some),
            ..PostEdit::default()
        };
        if !self.fields.text {
            return edit;
        }
        let replaced = |text: &String| self.replaced(text);
        if post.parts.is_empty() {
            edit.own_text = self.own_text(post.text.as_deref()).map(Some);
        } else if post.parts.iter().any(|part| replaced(part).is_some()) {
            let parts = post.parts.iter();
            let parts = parts.map(|part| replaced(part).unwrap_or_else(|| part.clone()));
            edit.parts = Some(parts.collect());
        }
        edit
    }

    /// Returns a first comment with every hit replaced; `None` if there is no hit, or if first comments aren't meant.
    pub(crate) fn first_comment(&self, text: Option<&str>) -> Option<String> {
        let text = text.filter(|_| self.fields.first_comment);
        text.and_then(|text| self.replaced(text))
    }

    /// Returns the own text of posts with every hit replaced; `None` if there is no hit, or if texts aren't meant.
    pub(crate) fn own_text(&self, text: Option<&str>) -> Option<String> {
        let text = text.filter(|_| self.fields.text);
        text.and_then(|text| self.replaced(text))
    }

    /// Returns the places where the text occurs, which may overlap.
    fn occurrences(&self, text: &str) -> Vec<Range<usize>> {
        if !self.ignore_case {
            let starts = text.match_indices(&self.find);
            return starts.map(|(at, found)| at..at + found.len()).collect();
        }
        let wanted: Vec<char> = self.find.chars().flat_map(char::to_lowercase).collect();
        let starts = text.char_indices().map(|(at, _)| at);
        starts
            .filter_map(|at| Some(at..at + folded_length(&text[at..], &wanted)?))
            .collect()
    }
}

impl Excerpt {
    pub(crate) fn of(text: &str, hit: &Range<usize>) -> Self {
        let (before, after) = (&text[..hit.start], &text[hit.end..]);
        let cut = before.char_indices().rev().nth(SHOWN - 1);
        let before = match cut {
            Some((at, _)) if at > 0 => format!("…{}", &before[at..]),
            _ => before.to_owned(),
        };
        let after = match after.char_indices().nth(SHOWN) {
            Some((at, _)) => format!("{}…", &after[..at]),
            None => after.to_owned(),
        };
        let found = &text[hit.clone()];
        Self {
            before: on_one_line(&before),
            found: on_one_line(found),
            after: on_one_line(&after),
        }
    }
}

/// Returns the length in bytes of the beginning of a text that is `wanted` in lower case; `None` if it isn't.
fn folded_length(text: &str, wanted: &[char]) -> Option<usize> {
    let mut left = wanted;
    for (at, c) in text.char_indices() {
        if left.is_empty() {
            return Some(at);
        }
        for lower in c.to_lowercase() {
            left = left.strip_prefix(&[lower])?;
        }
    }
    left.is_empty().then_some(text.len())
}

/// Returns the places between which words are (unicode.org/reports/tr29). Each character of Chinese is a word.
fn word_borders(text: &str) -> BTreeSet<usize> {
    let words = text.split_word_bound_indices().map(|(at, _)| at);
    words.chain([text.len()]).collect()
}

fn without_overlaps(mut hits: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut end = 0;
    hits.retain(|hit| {
        let is_free = hit.start >= end;
        end = if is_free { hit.end } else { end };
        is_free
    });
    hits
}

fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn replacement(find: &str, ignore_case: bool, whole_words: bool) -> Replacement {
        Replacement {
            find: find.to_owned(),
            with: "Z".to_owned(),
            ignore_case,
            whole_words,
            ..Replacement::default()
        }
    }

    #[test]
    fn case_and_words() {
        for (find, ignore_case, whole_words, text, expected) in [
            ("ab", false, false, "abAB ab", "ZAB Z"),
            ("ab", true, false, "abAB aB", "ZZ Z"),
            ("AB", true, true, "ab abc (Ab)", "Z abc (Z)"),
            ("aa", false, false, "aaaa aaa", "ZZ Za"),
            ("aa", false, true, "aaaa aa", "aaaa Z"),
            (
                "2.0",
                false,
                true,
                "Search 2.0 and 12.0",
                "Search Z and 12.0",
            ),
            ("搜索", false, true, "新的搜索功能", "新的Z功能"),
            ("straße", true, false, "STRASSE Straße", "STRASSE Z"),
            ("👩", false, true, "👩 👩‍👩‍👧", "Z 👩‍👩‍👧"),
        ] {
            let replaced = replacement(find, ignore_case, whole_words).replaced(text);
            assert_eq!(replaced.as_deref(), Some(expected), "{find} in {text}");
        }
        assert_eq!(replacement("a", false, false).replaced("bcd"), None);
    }

    #[test]
    fn a_hit_is_shown_with_what_is_around_it() {
        let text = format!("{}\nAcme{}", "b".repeat(60), "a".repeat(60));
        let excerpt = Excerpt::of(&text, &(61..65));
        let before = format!("…{} ", "b".repeat(SHOWN - 1));
        let after = format!("{}…", "a".repeat(SHOWN));
        assert_eq!(
            (excerpt.before, excerpt.found.as_str(), excerpt.after),
            (before, "Acme", after)
        );
        let whole = Excerpt::of("Acme", &(0..4));
        assert_eq!((whole.before.as_str(), whole.after.as_str()), ("", ""));
    }

    proptest! {
        #[test]
        fn any_text_is_taken(
            find in "[a-cA-C字İß👩]{1,3}", text in "[a-cA-C字İß👩 \n\u{307}]{0,60}",
            ignore_case: bool, whole_words: bool,
        ) {
            let asked = replacement(&find, ignore_case, whole_words);
            let hits = asked.hits(&text);
            for hit in &hits {
                let found = &text[hit.clone()];
                let is_same = found == find || ignore_case && found.to_lowercase() == find.to_lowercase();
                prop_assert!(is_same, "{found}");
                Excerpt::of(&text, hit);
            }
            prop_assert_eq!(asked.replaced(&text).is_some(), !hits.is_empty());
            let plain = replacement(&find, false, false).replaced(&text);
            prop_assert_eq!(plain.unwrap_or_else(|| text.clone()), text.replace(&find, "Z"));
        }
    }
}
