//! What follows the domain of a link: port, path and query, as twitter-text has them
//! (`js/src/regexp/validUrlPath.js`, version 3.1.0) and as Mastodon has them (`twitter_regex.rb`, 2026-11).

use super::domains::is_accented;
use super::style::Style;

/// Returns the length in bytes of the port at the start of `rest`, or 0.
pub(super) fn port(rest: &str) -> usize {
    let digits = rest.strip_prefix(':').unwrap_or("").bytes();
    match digits.take_while(u8::is_ascii_digit).count() {
        0 => 0,
        digits => 1 + digits,
    }
}

/// Returns the length in bytes of the path at the start of `rest`, or 0. Balanced brackets belong to it; punctuation
/// at its end doesn't. On X brackets can only be at its end if no punctuation is before them.
pub(super) fn path(rest: &str, style: Style) -> usize {
    if !rest.starts_with('/') {
        return 0;
    }
    let (mut at, mut end) = (0, 0);
    while let Some((length, step)) = step(&rest[at..], style) {
        let may_end = match step {
            Step::Character(may_end) => may_end,
            Step::Brackets => style == Style::Mastodon || end == at,
        };
        at += length;
        end = if may_end { at } else { end };
    }
    end
}

enum Step {
    /// A character of a path, and whether the path may end with it.
    Character(bool),
    Brackets,
}

/// Returns the next character or brackets of a path, with their length.
fn step(rest: &str, style: Style) -> Option<(usize, Step)> {
    let next = rest.chars().next()?;
    match is_of_path(next, style) {
        true => Some((next.len_utf8(), Step::Character(may_end_path(next, style)))),
        false => brackets(rest, style).map(|length| (length, Step::Brackets)),
    }
}

/// Returns the length of brackets with something in them, and in these at most one pair more.
fn brackets(rest: &str, style: Style) -> Option<usize> {
    let inside = rest.strip_prefix('(')?;
    let after = without_path(inside, style);
    let end = match after.strip_prefix(')') {
        Some(end) if after.len() < inside.len() => end,
        _ => {
            let inner = after.strip_prefix('(')?;
            let after = without_path(inner, style);
            let end = after
                .strip_prefix(')')
                .filter(|_| after.len() < inner.len())?;
            without_path(end, style).strip_prefix(')')?
        }
    };
    Some(rest.len() - end.len())
}

fn without_path(text: &str, style: Style) -> &str {
    text.trim_start_matches(|c| is_of_path(c, style))
}

/// Returns the length in bytes of the query at the start of `rest`, or 0.
pub(super) fn query(rest: &str, style: Style) -> usize {
    let Some(query) = rest.strip_prefix('?') else {
        return 0;
    };
    let length = query.find(|c| !is_of_query(c, style));
    let query = &query[..length.unwrap_or(query.len())];
    let end = query.trim_end_matches(|c| !may_end_query(c, style));
    match end {
        "" => 0,
        end => 1 + end.len(),
    }
}

fn is_of_path(c: char, style: Style) -> bool {
    match style {
        Style::X => is_letter(c) || "!*';:=+,.$/%#[]-–_~@|&".contains(c),
        Style::Mastodon => !c.is_whitespace() && !"<>()?".contains(c),
    }
}

fn may_end_path(c: char, style: Style) -> bool {
    match style {
        Style::X => is_letter(c) || "+-=_#/".contains(c),
        Style::Mastodon => is_of_path(c, style) && !"!*\"'「」;:=,.$%[]~&|@".contains(c),
    }
}

/// Returns true for the letters and digits of a path: ASCII, accented Latin, Cyrillic.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_accented(c) || matches!(c, '\u{400}'..='\u{4ff}')
}

fn is_of_query(c: char, style: Style) -> bool {
    let beyond = style == Style::Mastodon && (c == '^' || is_beyond_ascii(c));
    c.is_ascii_alphanumeric() || "!?*'@();:&=+$/%#[]-_.,~|".contains(c) || beyond
}

fn may_end_query(c: char, style: Style) -> bool {
    let beyond = style == Style::Mastodon && is_beyond_ascii(c);
    c.is_ascii_alphanumeric() || "-_&=#/".contains(c) || beyond
}

/// Returns true for what RFC 3987 allows in a query beyond ASCII.
fn is_beyond_ascii(c: char) -> bool {
    let plane_end = u32::from(c) & 0xfffe == 0xfffe;
    c >= '\u{a0}'
        && !plane_end
        && !matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}
