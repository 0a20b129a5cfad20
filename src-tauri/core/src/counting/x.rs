//! The weighted length of X (twitter-text `config/v3.json` and `js/src/parseTweet.js`, version 3.1.0, 2026-11).

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::links;
use super::style::Style;
use super::{LINK_LENGTH, emoji};

/// Returns the weighted length: a link counts 23, an emoji 2, any other code point its weight.
pub(super) fn count(text: &str) -> u32 {
    let text = nfc(text);
    let (mut total, mut from) = (0u32, 0);
    for link in links::find(&text, Style::X) {
        total = total.saturating_add(weight(&text[from..link.start]));
        total = total.saturating_add(LINK_LENGTH);
        from = link.end;
    }
    total.saturating_add(weight(&text[from..]))
}

pub(super) fn links(text: &str) -> Vec<String> {
    let text = nfc(text);
    let found = links::find(&text, Style::X).into_iter();
    found.map(|link| text[link].to_owned()).collect()
}

fn nfc(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// Returns the weight of a text without links.
fn weight(text: &str) -> u32 {
    let (mut total, mut rest) = (0u32, text);
    while let Some(first) = rest.chars().next() {
        let (weight, length) = match emoji::length(rest) {
            Some(length) => (2, length),
            None => (code_point_weight(first), first.len_utf8()),
        };
        total = total.saturating_add(weight);
        rest = &rest[length..];
    }
    total
}

fn code_point_weight(c: char) -> u32 {
    match u32::from(c) {
        0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 1,
        _ => 2,
    }
}
