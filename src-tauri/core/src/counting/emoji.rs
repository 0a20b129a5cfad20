//! Whole emoji (UTS 51), of however many code points.

use icu_properties::CodePointSetData;
use icu_properties::props::{Emoji, EmojiModifier, EmojiPresentation, RegionalIndicator};

const ZERO_WIDTH_JOINER: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';
const TEXT_STYLE: char = '\u{fe0e}';
const EMOJI_STYLE: char = '\u{fe0f}';
const END_OF_TAGS: char = '\u{e007f}';

/// Returns the length in bytes of the emoji at the start of `text`, or `None` if `text` starts with none.
///
/// An emoji is a pair of regional indicators, a keycap, or characters that are shown as an emoji by default or because
/// a style or skin tone follows, joined by U+200D.
pub(super) fn length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if first.is_ascii() && !is_keycap_base(first) {
        return None;
    }
    keycap(text).or_else(|| flag(text)).or_else(|| joined(text))
}

fn is_keycap_base(c: char) -> bool {
    c.is_ascii_digit() || c == '#' || c == '*'
}

fn keycap(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(is_keycap_base)?;
    let rest = rest.strip_prefix(EMOJI_STYLE).unwrap_or(rest);
    let rest = rest.strip_prefix(KEYCAP)?;
    Some(text.len() - rest.len())
}

fn flag(text: &str) -> Option<usize> {
    let is_regional = |c: char| CodePointSetData::new::<RegionalIndicator>().contains(c);
    let rest = text.strip_prefix(is_regional)?.strip_prefix(is_regional)?;
    Some(text.len() - rest.len())
}

fn joined(text: &str) -> Option<usize> {
    let mut rest = element(text)?;
    while let Some(next) = rest.strip_prefix(ZERO_WIDTH_JOINER).and_then(joined_part) {
        rest = next;
    }
    Some(text.len() - rest.len())
}

/// Returns the text after the emoji character at its start, with its style, skin tone and tags.
fn element(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let rest = after_base(text)?;
    let by_default = CodePointSetData::new::<EmojiPresentation>().contains(first);
    let asked = rest.starts_with(|c| c == EMOJI_STYLE || is_modifier(c));
    let shown = asked || (by_default && !rest.starts_with(TEXT_STYLE));
    shown.then(|| after_additions(rest))
}

/// Returns the text after an emoji character that follows U+200D, which needs no style there (as in 🧑‍⚖).
fn joined_part(text: &str) -> Option<&str> {
    after_base(text).map(after_additions)
}

fn after_base(text: &str) -> Option<&str> {
    let is_base = |c: char| !c.is_ascii() && CodePointSetData::new::<Emoji>().contains(c);
    text.strip_prefix(is_base)
}

fn after_additions(text: &str) -> &str {
    let rest = text.strip_prefix(EMOJI_STYLE).unwrap_or(text);
    let rest = rest.strip_prefix(is_modifier).unwrap_or(rest);
    after_tags(rest).unwrap_or(rest)
}

fn after_tags(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c| matches!(c, '\u{e0020}'..='\u{e007e}'));
    let tagged = rest.len() < text.len();
    rest.strip_prefix(END_OF_TAGS).filter(|_| tagged)
}

fn is_modifier(c: char) -> bool {
    CodePointSetData::new::<EmojiModifier>().contains(c)
}
