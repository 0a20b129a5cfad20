//! The length of a text, counted as each platform counts it. This module is pure and knows no plan: the limits are
//! data (`model/platform.rs`), only the ways of counting are code.
//!
//! - `x`, `mastodon`, `bluesky`, `telegram`: a platform each, where its way of counting is its own
//! - `links`: finds links as twitter-text does, for X and Mastodon (`style`), with `domains` and `paths`
//! - `emoji`: finds whole emoji
//! - `fitting`: finds where a text ceases to fit
//! - `marks`: finds hashtags and mentions; `different`: counts the links of a post

mod bluesky;
mod different;
mod domains;
mod emoji;
mod fitting;
mod links;
mod marks;
mod mastodon;
mod paths;
mod style;
mod telegram;
mod x;

pub use different::different_links;
pub(crate) use fitting::fitting;
pub use marks::{hashtags, longest_hashtag, mentions};

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// The length that X and Mastodon count for any link (twitter-text `config/v3.json`, Mastodon's
/// `status_length_validator.rb`; both 2026-11).
const LINK_LENGTH: u32 = 23;

/// The unit in which a platform counts. A character, as a person sees it, is a grapheme cluster (UAX 29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Unit {
    /// X: after normalisation to NFC, code points 0–4351, 8192–8205, 8208–8223 and 8242–8247 weigh
    /// 1, all others 2; an emoji of however many code points weighs 2, a link 23, with or without a scheme
    /// (twitter-text `config/v3.json`, 2026-11).
    Weighted,
    /// Characters.
    Graphemes,
    /// Unicode code points.
    Codepoints,
    /// UTF-16 code units.
    Utf16,
    /// UTF-8 bytes.
    Bytes,
    /// Half the sum of 1 for an ASCII character and 2 for any other UTF-16 code unit, rounded up
    /// (AiToEarn's rule for a title on Xiaohongshu, 2026-11; taken for Weibo's half width, too).
    Halfwidth,
    /// Characters, with every link 23 and without the server in `@name@server` (`status_length_validator.rb`,
    /// 2026-11).
    Mastodon,
    /// Characters, with every link as short as Bluesky's own composer makes it (social-app `url-helpers.ts`,
    /// 2026-11).
    Bluesky,
    /// Unicode code points of the text as Telegram sends it: without spaces at both ends and without U+000D and
    /// U+2028–202E (tdlib/td `MessageEntity.cpp` and `misc.cpp`, 2026-07).
    Telegram,
}

/// Returns the length of `text` in `unit`, at most [`u32::MAX`].
///
/// A line break of two characters, U+000D U+000A, counts as one, since the composers of all platforms hold
/// U+000A alone.
pub fn count(unit: Unit, text: &str) -> u32 {
    match unit {
        Unit::Weighted => x::count(&unix(text)),
        Unit::Mastodon => mastodon::count(text),
        Unit::Bluesky => graphemes(&bluesky::shortened(text)),
        Unit::Telegram => telegram::count(text),
        Unit::Graphemes => graphemes(text),
        Unit::Codepoints => saturate(unix(text).chars().count()),
        Unit::Utf16 => saturate(unix(text).encode_utf16().count()),
        Unit::Bytes => saturate(unix(text).len()),
        Unit::Halfwidth => half_widths(&unix(text)),
    }
}

/// Returns the UTF-8 bytes of `text` as a platform that counts in `unit` stores it: on Bluesky the links are
/// shortened.
pub fn bytes(unit: Unit, text: &str) -> u32 {
    match unit {
        Unit::Bluesky => saturate(bluesky::shortened(text).len()),
        _ => count(Unit::Bytes, text),
    }
}

/// Returns the links that X counts as 23 each, in their order, after normalisation to NFC.
pub fn links_on_x(text: &str) -> Vec<String> {
    x::links(text)
}

/// Returns the links that Mastodon counts as 23 each, in their order.
pub fn links_on_mastodon(text: &str) -> Vec<String> {
    mastodon::links(text)
}

/// Returns the text with its links as short as Bluesky's composer makes them.
pub fn shortened_on_bluesky(text: &str) -> String {
    bluesky::shortened(text).into_owned()
}

/// Returns a cheap upper bound of [`count`], computed from the number of bytes.
///
/// Only links may count more than their bytes: on X and Mastodon each has a dot, on Bluesky, where a host is written
/// in Punycode and a path in percent codes, each has a scheme. X weighs a code point 2 only from U+1100 on, where it
/// has three bytes, but normalisation makes some code points three (UAX 15: NFC makes UTF-8 at most three times
/// longer).
pub(crate) fn at_most(unit: Unit, text: &str) -> u32 {
    let times = |factor: usize| saturate(text.len().saturating_mul(factor));
    match unit {
        Unit::Weighted if text.is_ascii() => with_links(times(1), text),
        Unit::Weighted => with_links(times(3), text),
        Unit::Mastodon => with_links(times(1), text),
        Unit::Bluesky if text.contains("://") => times(8),
        _ => times(1),
    }
}

fn with_links(length: u32, text: &str) -> u32 {
    let dots = saturate(text.matches('.').count());
    length.saturating_add(dots.saturating_mul(LINK_LENGTH))
}

fn graphemes(text: &str) -> u32 {
    if text.is_ascii() {
        return saturate(text.len() - text.matches("\r\n").count());
    }
    saturate(text.graphemes(true).count())
}

fn half_widths(text: &str) -> u32 {
    let width = |c: char| if c.is_ascii() { 1 } else { 2 * c.len_utf16() };
    saturate(text.chars().map(width).sum::<usize>().div_ceil(2))
}

/// Returns the text with U+000A for each U+000D U+000A.
fn unix(text: &str) -> std::borrow::Cow<'_, str> {
    match text.contains("\r\n") {
        true => text.replace("\r\n", "\n").into(),
        false => text.into(),
    }
}

pub(crate) fn saturate(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    /// Generates texts from pieces that may count more than their bytes, mixed with arbitrary characters.
    fn texts() -> impl Strategy<Value = String> {
        let pieces = "a| |字|é|\u{1d160}|\u{fdfa}|\u{fb1d}|👾|1|\r\n|.";
        let links = ".co|a.co|http://|http://a|http://é.é|/日本|㌖.jp";
        let known: Vec<&str> = pieces.split('|').chain(links.split('|')).collect();
        let piece = prop_oneof![4 => select(known).prop_map(str::to_owned), 1 => ".{0,3}"];
        prop::collection::vec(piece, 0..24).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn the_bound_is_never_exceeded(text in texts()) {
            use Unit::*;
            for unit in [Weighted, Graphemes, Codepoints, Utf16, Bytes, Halfwidth, Mastodon, Bluesky, Telegram] {
                prop_assert!(at_most(unit, &text) >= count(unit, &text));
                prop_assert!(at_most(unit, &text) >= bytes(unit, &text));
            }
        }
    }
}
