//! The length of a post on Mastodon (`app/validators/status_length_validator.rb`, 2026-11): characters, with every
//! link 23 and mentions without their server.

use std::ops::Range;

use super::links;
use super::style::Style;
use super::{LINK_LENGTH, graphemes};

/// The longest server in a mention, in code points (`app/lib/extractor.rb`: `MAX_DOMAIN_LENGTH`).
const LONGEST_DOMAIN: usize = 253;

/// Stands for a link, so that characters beside it are counted apart.
const PLACEHOLDER: &str = "xxxxxxxxxxxxxxxxxxxxxxx";

/// Returns the characters of a post without its content warning.
pub(super) fn count(text: &str) -> u32 {
    graphemes(&rewritten(text))
}

pub(super) fn links(text: &str) -> Vec<String> {
    let found = links::find(text, Style::Mastodon).into_iter();
    found.map(|link| text[link].to_owned()).collect()
}

/// Returns the text as it is counted.
fn rewritten(text: &str) -> String {
    debug_assert_eq!(PLACEHOLDER.len(), LINK_LENGTH as usize);
    let links = links::find(text, Style::Mastodon).into_iter();
    let links = links.map(|link| (link, PLACEHOLDER));
    let servers = servers(text).into_iter().map(|server| (server, ""));
    let mut parts: Vec<(Range<usize>, &str)> = links.chain(servers).collect();
    parts.sort_by_key(|(range, _)| range.start);
    let (mut written, mut from) = (String::with_capacity(text.len()), 0);
    for (range, replacement) in parts {
        if range.start >= from {
            written.push_str(&text[from..range.start]);
            written.push_str(replacement);
            from = range.end;
        }
    }
    written + &text[from..]
}

/// Returns the ranges of the servers in mentions, each with the `@` before it.
fn servers(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(at) = text[from..].find('@').map(|at| from + at) {
        from = at + 1;
        if let Some(server) = mention(text, at) {
            from = server.end;
            found.extend(may_follow(&text[server.end..]).then_some(server));
        }
    }
    found
}

/// Returns the server of the mention at `at` (`app/models/account.rb`: `MENTION_RE`).
fn mention(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text[..at].chars().next_back();
    if before.is_some_and(|c| matches!(c, '=' | '/') || is_word(c)) {
        return None;
    }
    let name = span(&text[at + 1..], |c| {
        c.is_ascii_alphanumeric() || "_.-".contains(c)
    });
    let is_name = !name.is_empty() && !name.starts_with(['.', '-']) && !name.ends_with(['.', '-']);
    let start = at + 1 + name.len();
    let server = text[start..].strip_prefix('@').filter(|_| is_name)?;
    let server = span(server, |c| is_word(c) || ".-".contains(c)).trim_end_matches(['.', '-']);
    (2..=LONGEST_DOMAIN)
        .contains(&server.chars().count())
        .then(|| start..start + 1 + server.len())
}

fn span(text: &str, is_part: impl Fn(char) -> bool) -> &str {
    &text[..text.find(|c| !is_part(c)).unwrap_or(text.len())]
}

/// Returns false if a mention with `rest` after it is none (twitter-text's `end_mention_match`).
fn may_follow(rest: &str) -> bool {
    !rest.starts_with(['@', '＠']) && !rest.starts_with("://")
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
