//! The length of a text, counted as each platform counts it.
//!
//! The limits are data (`platform.rs`); only the ways of counting are code.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::CodePointSetData;
use icu_properties::props::{Emoji, EmojiModifier, EmojiPresentation};
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// The length that X and Mastodon count for any URL (docs.x.com counting-characters; Mastodon's
/// `status_length_validator.rb`; both 2026-11).
const URL_WEIGHT: u32 = 23;

/// The length in bytes of the shortest URL that [`count`] recognizes, such as `http://a`.
const SHORTEST_URL: u32 = 8;

/// Marks that end a sentence or close a bracket after a URL and are not part of it.
const AFTER_URL: [char; 11] = ['.', ',', ':', ';', '!', '?', '\'', '(', ')', '[', ']'];

const ZERO_WIDTH_JOINER: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';
const TEXT_STYLE: char = '\u{fe0e}';
const EMOJI_STYLE: char = '\u{fe0f}';

/// The unit in which a platform counts. A character, as a person sees it, is a grapheme cluster (UAX 29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Unit {
    /// X: after normalisation to NFC, code points 0–4351, 8192–8205, 8208–8223 and 8242–8247 weigh
    /// 1, all others 2; an emoji of however many code points weighs 2, a URL 23 (docs.x.com
    /// counting-characters, 2026-11).
    Weighted,
    /// Characters.
    Graphemes,
    /// Unicode code points.
    Codepoints,
    /// UTF-16 code units.
    Utf16,
    /// Half the sum of 1 for an ASCII character and 2 for any other UTF-16 code unit, rounded up
    /// (AiToEarn's rule for a title on Xiaohongshu, 2026-11; taken for Weibo's half width, too).
    Halfwidth,
    /// Characters, with every URL 23. Mastodon doesn't count the server in `@name@server`, but this does, so
    /// that the result is never too small (`status_length_validator.rb`, 2026-11).
    Mastodon,
    /// Characters; an emoji counts its UTF-8 bytes (developers.facebook.com threads, 2026-11).
    Threads,
}

/// Returns the length of `text` in `unit`.
///
/// For X and Mastodon a URL has a fixed length. It begins with `http://` or `https://` in any case and ends
/// before the first character that RFC 3986 doesn't allow (a space, a quotation mark, anything beyond ASCII:
/// Chinese text may follow without a space), without the punctuation at its end. A domain without a scheme,
/// such as `example.com`, is not recognized, although X counts it as 23 too. Whether the host exists is not
/// checked. A path with letters beyond ASCII ends early, so its URL counts more.
pub fn count(unit: Unit, text: &str) -> u32 {
    match unit {
        Unit::Weighted => count_with_urls(&nfc(text), weight),
        Unit::Mastodon => count_with_urls(text, |_| 1),
        Unit::Graphemes => sum(text, |_| 1),
        Unit::Codepoints => saturate(text.chars().count()),
        Unit::Utf16 => saturate(text.encode_utf16().count()),
        Unit::Halfwidth => sum(text, half_widths).div_ceil(2),
        Unit::Threads => sum(text, bytes_if_emoji),
    }
}

/// Returns a cheap upper bound of [`count`], computed from the number of bytes.
///
/// No unit counts more than the bytes, with two exceptions. A URL counts 23 and may be shorter, but it always
/// contains `://`. And X weighs a code point 2 only from U+1100 on, where it has three bytes, but only after
/// normalisation, which lengthens some texts.
pub(super) fn at_most(unit: Unit, text: &str) -> u32 {
    match unit {
        Unit::Weighted => at_most_with_urls(&nfc(text)),
        Unit::Mastodon => at_most_with_urls(text),
        _ => saturate(text.len()),
    }
}

fn at_most_with_urls(text: &str) -> u32 {
    let urls = saturate(text.matches("://").count());
    saturate(text.len()).saturating_add(urls.saturating_mul(URL_WEIGHT - SHORTEST_URL))
}

fn count_with_urls(text: &str, measure: fn(&str) -> u32) -> u32 {
    let (mut total, mut rest) = (0, text);
    while let Some((before, after)) = around_url(rest) {
        total += sum(before, measure) + URL_WEIGHT;
        rest = after;
    }
    total + sum(rest, measure)
}

/// Returns the text before and after the first URL, or `None` if `text` contains no URL.
fn around_url(text: &str) -> Option<(&str, &str)> {
    text.match_indices("://").find_map(|(colon, mark)| {
        let before = without_scheme(&text[..colon])?;
        let after = without_address(&text[colon + mark.len()..])?;
        Some((before, after))
    })
}

/// Returns `text` without the `http` or `https` at its end, or `None` if it ends with neither.
fn without_scheme(text: &str) -> Option<&str> {
    ["https", "http"].iter().find_map(|scheme| {
        let (before, end) = text.split_at_checked(text.len().checked_sub(scheme.len())?)?;
        end.eq_ignore_ascii_case(scheme).then_some(before)
    })
}

/// Returns `text` without the host and path at its start, or `None` if it doesn't start with one.
fn without_address(text: &str) -> Option<&str> {
    let end = text.find(|c| !is_url_char(c)).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(AFTER_URL);
    (!address.is_empty()).then(|| &text[address.len()..])
}

/// Returns true if RFC 3986 allows `c` in a URL.
fn is_url_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

fn weight(character: &str) -> u32 {
    if is_emoji(character) {
        return 2;
    }
    character.chars().map(code_point_weight).sum()
}

fn code_point_weight(c: char) -> u32 {
    match u32::from(c) {
        0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 1,
        _ => 2,
    }
}

fn half_widths(character: &str) -> u32 {
    let width = |c: char| if c.is_ascii() { 1 } else { 2 * c.len_utf16() };
    saturate(character.chars().map(width).sum())
}

fn bytes_if_emoji(character: &str) -> u32 {
    if is_emoji(character) {
        saturate(character.len())
    } else {
        1
    }
}

/// Returns true if a character is shown as an emoji: by default, or because a code point within it requests
/// emoji style (UTS 51).
fn is_emoji(character: &str) -> bool {
    let mut code_points = character.chars();
    let base = code_points.next().unwrap_or_default();
    if CodePointSetData::new::<EmojiPresentation>().contains(base) {
        return code_points.next() != Some(TEXT_STYLE);
    }
    CodePointSetData::new::<Emoji>().contains(base) && code_points.any(asks_for_emoji)
}

fn asks_for_emoji(c: char) -> bool {
    matches!(c, EMOJI_STYLE | KEYCAP | ZERO_WIDTH_JOINER)
        || CodePointSetData::new::<EmojiModifier>().contains(c)
}

fn nfc(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

fn sum(text: &str, measure: fn(&str) -> u32) -> u32 {
    text.graphemes(true).map(measure).sum()
}

pub(super) fn saturate(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::Unit::*;
    use super::*;

    const FAMILY: &str = "👨‍👩‍👧‍👦";

    fn check(unit: Unit, expected: u32, texts: &[&str]) {
        for text in texts {
            assert_eq!(count(unit, text), expected, "{unit:?} of {text:?}");
        }
    }

    #[test]
    fn x_weighs_code_points_after_nfc() {
        check(Weighted, 0, &[""]);
        check(Weighted, 1, &["a", "©", "e\u{301}", "\u{10ff}"]);
        check(Weighted, 1, &["\u{200d}", "\u{2010}", "\u{2032}"]);
        check(
            Weighted,
            2,
            &["\u{1100}", "\u{200e}", "\u{2020}", "\u{2038}"],
        );
        check(Weighted, 2, &["…", "日", "❤", "\r\n"]);
        check(Weighted, 4, &["cafe\u{301}", "日记", "葛\u{e0100}"]);
        check(Weighted, 6, &["\u{1d160}"]);
    }

    #[test]
    fn x_weighs_an_emoji_two_however_it_is_made() {
        check(Weighted, 2, &["👾", "🙋🏽", "☝🏽", "👨‍🎤", FAMILY, "🇨🇳"]);
        check(Weighted, 2, &["1\u{fe0f}\u{20e3}", "©\u{fe0f}"]);
        check(Weighted, 2, &["🏴\u{e0067}\u{e0062}\u{e007f}", "❤\u{fe0f}"]);
        check(Weighted, 4, &["🇨🇳🇫🇷", "👾👾", "❤\u{fe0e}"]);
    }

    #[test]
    fn a_url_counts_twenty_three() {
        for unit in [Weighted, Mastodon] {
            check(unit, 23, &["http://a", "https://a.com?u=https://b.com"]);
            check(unit, 28, &["See Https://example.com/a?b=c#d."]);
            check(unit, 56, &["(https://example.com),\ntwice https://a.cn"]);
            check(unit, 31, &["[text](https://example.com)"]);
        }
        check(Weighted, 31, &["看https://example.com，很好"]);
        check(Mastodon, 27, &["看https://example.com，很好"]);
    }

    #[test]
    fn what_is_not_a_url_counts_as_text() {
        for unit in [Weighted, Mastodon] {
            check(unit, 11, &["example.com", "ftp://a.com", "https://..."]);
            check(unit, 3, &["://"]);
        }
        check(Mastodon, 20, &["@name@example.social"]);
    }

    #[test]
    fn units_differ_where_encodings_do() {
        check(Graphemes, 1, &["e\u{301}", FAMILY, "日", "\r\n"]);
        check(Mastodon, 1, &["e\u{301}", FAMILY, "日", "\r\n"]);
        check(Codepoints, 2, &["e\u{301}", "👾👾", "日本"]);
        check(Utf16, 2, &["e\u{301}", "👾", "日本"]);
        check(Halfwidth, 1, &["a", "ab", "字"]);
        check(Halfwidth, 2, &["abc", "字a", "字ab", "👾"]);
    }

    #[test]
    fn threads_counts_the_bytes_of_an_emoji() {
        check(Threads, 1, &["a", "日", "é", "❤", "1"]);
        check(Threads, 4, &["👾", "日本é."]);
        check(Threads, 6, &["❤\u{fe0f}"]);
        check(Threads, 11, &["👨‍🎤"]);
    }

    /// Generates texts from pieces that the units count differently, mixed with arbitrary characters.
    fn texts() -> impl Strategy<Value = String> {
        let pieces =
            "a| |字|，|é|e|\u{301}|\u{1d160}|👾|👨|\u{200d}|🏽|🇨|1|\u{fe0f}|\u{20e3}|.|\r\n";
        let urls = "HTTPS|http|://|http://a|https://b.c/d";
        let known: Vec<&str> = pieces.split('|').chain(urls.split('|')).collect();
        let piece = prop_oneof![4 => select(known).prop_map(str::to_owned), 1 => ".{0,3}"];
        prop::collection::vec(piece, 0..24).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn the_bound_is_never_exceeded(text in texts()) {
            for unit in [Weighted, Graphemes, Codepoints, Utf16, Halfwidth, Mastodon, Threads] {
                prop_assert!(at_most(unit, &text) >= count(unit, &text));
            }
        }

        #[test]
        fn x_counts_the_same_for_every_normal_form(text in texts()) {
            prop_assert_eq!(count(Weighted, &text), count(Weighted, &nfc(&text)));
        }
    }
}
