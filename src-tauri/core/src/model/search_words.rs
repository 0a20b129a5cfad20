//! Search words and their places in a text. Upper and lower case are equal.

use std::ops::Range;

use serde::Serialize;

/// The words that a person typed, in lower case, without duplicates.
#[derive(Clone, Debug)]
pub struct SearchWords(Vec<String>);

/// A piece of a text. `hit` is true if it is part of a search word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Piece {
    pub text: String,
    pub hit: bool,
}

/// Characters of context shown before the first match.
const BEFORE: usize = 28;
/// The length of an excerpt, in characters.
const SHOWN: usize = 110;

impl SearchWords {
    pub fn new(typed: &str) -> Self {
        let mut words = Vec::new();
        for word in typed.split_whitespace().map(folded) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Self(words)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the words of at least `length` characters, and those that are shorter.
    pub(crate) fn split_at(&self, length: usize) -> (Vec<&str>, Vec<&str>) {
        let words = self.0.iter().map(String::as_str);
        words.partition(|word| word.chars().count() >= length)
    }

    /// Returns how many words occur only in texts after the first; `None` if a word occurs in no text.
    pub(crate) fn beyond_first(&self, texts: &[&str]) -> Option<usize> {
        let mut missing: Vec<&String> = self.0.iter().collect();
        let mut beyond = None;
        for text in texts {
            let text = folded(text);
            missing.retain(|word| !text.contains(word.as_str()));
            let beyond = beyond.get_or_insert(missing.len());
            if missing.is_empty() {
                return Some(*beyond);
            }
        }
        self.is_empty().then_some(0)
    }

    /// Returns a text as one line, with the words marked.
    pub(crate) fn marked(&self, text: &str) -> Vec<Piece> {
        let text: Vec<char> = text.chars().collect();
        self.pieces(&text, 0..text.len())
    }

    /// Returns the part of a text around the first match, with the words marked; `None` if no word occurs in
    /// the text.
    pub(crate) fn excerpt(&self, text: &str) -> Option<Vec<Piece>> {
        let text: Vec<char> = text.chars().collect();
        let first = self.hits(&text).iter().position(|hit| *hit)?;
        let start = beginning(&text, first);
        let end = text.len().min(start + SHOWN);
        let mut pieces = self.pieces(&text, start..end);
        if start > 0 {
            pieces.insert(0, plain("…"));
        }
        if end < text.len() {
            pieces.push(plain("…"));
        }
        Some(pieces)
    }

    fn pieces(&self, text: &[char], shown: Range<usize>) -> Vec<Piece> {
        let hits = self.hits(text);
        let mut pieces: Vec<Piece> = Vec::new();
        for at in shown {
            let one = if text[at].is_whitespace() {
                ' '
            } else {
                text[at]
            };
            match pieces.last_mut() {
                Some(piece) if piece.hit == hits[at] => piece.text.push(one),
                _ => pieces.push(Piece {
                    text: one.to_string(),
                    hit: hits[at],
                }),
            }
        }
        pieces
    }

    /// Returns for each character whether it is part of a word.
    fn hits(&self, text: &[char]) -> Vec<bool> {
        let text: Vec<char> = text.iter().copied().map(fold).collect();
        let mut hits = vec![false; text.len()];
        for word in &self.0 {
            let word: Vec<char> = word.chars().collect();
            let mut from = 0;
            while let Some(at) = find(&text, &word, from) {
                hits[at..at + word.len()].fill(true);
                from = at + word.len();
            }
        }
        hits
    }
}

/// Returns the text in lower case with its number of characters unchanged, so that positions in it are
/// positions in the text.
fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(fold).collect()
}

fn fold(one: char) -> char {
    if one.is_ascii() {
        return one.to_ascii_lowercase();
    }
    let mut lower = one.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(only), None) => only,
        _ => one,
    }
}

/// Returns the position of a word in a text, at or after `from`.
fn find(text: &[char], word: &[char], from: usize) -> Option<usize> {
    let (first, rest) = word.split_first()?;
    let last = text.len().checked_sub(word.len())?;
    (from..=last).find(|&at| text[at] == *first && text[at + 1..].starts_with(rest))
}

/// Returns where an excerpt begins: at most [`BEFORE`] characters before the word, preferably after a space.
fn beginning(text: &[char], word: usize) -> usize {
    let start = word.saturating_sub(BEFORE);
    if start == 0 {
        return 0;
    }
    let blank = text[start..word].iter().position(|one| one.is_whitespace());
    blank.map_or(start, |blank| start + blank + 1)
}

fn plain(text: &str) -> Piece {
    Piece {
        text: text.to_owned(),
        hit: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, text: &str, expected: &str) {
        let pieces = SearchWords::new(typed).excerpt(text).unwrap_or_default();
        let shown = pieces.iter().map(|piece| match piece.hit {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        });
        assert_eq!(shown.collect::<String>(), expected, "{typed} in {text}");
    }

    #[test]
    fn words_are_marked_where_they_stand() {
        check(
            "LAUNCH",
            "The launch of Launches",
            "The [launch] of [Launch]es",
        );
        check("保险", "买保险，保险公司", "买[保险]，[保险]公司");
        check("a b", "x a\nb", "x [a] [b]");
        check("élan", "ÉLAN", "[ÉLAN]");
        check("aa", "aaa", "[aa]a");
        check("absent", "text", "");
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_word() {
        let text = format!("{} needle {}", "before ".repeat(20), "after ".repeat(40));
        let pieces = SearchWords::new("needle").excerpt(&text).unwrap();
        let shown: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert!(shown.starts_with("…before"), "{shown}");
        assert!(shown.ends_with('…'), "{shown}");
        assert!(shown.chars().count() <= SHOWN + 2, "{shown}");
    }
}
