//! Links as Bluesky's own composer shortens them before it counts (bluesky-social/social-app
//! `src/lib/strings/url-helpers.ts`: `toShortUrl`; atproto `packages/api/src/rich-text/detection.ts`; 2026-11).
//!
//! A link with a scheme becomes its host and the start of its path. One without a scheme stays as it is.

use std::borrow::Cow;
use std::ops::Range;

use url::Url;

/// The longest path, with query and fragment, that is shown whole.
const LONGEST_PATH: usize = 15;
const SHOWN_OF_PATH: usize = 13;

/// Returns the text with its links shortened.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    if !text.contains("://") {
        return text.into();
    }
    let (mut written, mut from) = (String::with_capacity(text.len()), 0);
    for link in links(text) {
        written.push_str(&text[from..link.start]);
        written.push_str(&short(&text[link.clone()]));
        from = link.end;
    }
    written.push_str(&text[from..]);
    written.into()
}

/// Returns the ranges of the links with a scheme.
fn links(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = next_start(text, at) {
        at = start;
        let rest = &text[start..];
        let has_scheme = starts_with_scheme(rest);
        if has_scheme || starts_with_domain(rest) {
            let token = &rest[..rest.find(is_space).unwrap_or(rest.len())];
            let link = start..start + without_end(token).len();
            found.extend((has_scheme && token.starts_with("http")).then_some(link));
            at = start + token.len();
        }
    }
    found
}

/// Returns the next place after `from` where a link may start: the start of the text, or after a space or a bracket.
fn next_start(text: &str, from: usize) -> Option<usize> {
    if from == 0 && !text.starts_with(|c| is_space(c) || c == '(') {
        return first_start(text);
    }
    let before = text[from..].find(|c| is_space(c) || c == '(')?;
    let before = from + before;
    Some(before + text[before..].chars().next()?.len_utf8())
}

/// Returns 0 if a link or a domain is at the start of the text, else the first place after a space or a bracket.
fn first_start(text: &str) -> Option<usize> {
    if starts_with_scheme(text) || starts_with_domain(text) {
        return Some(0);
    }
    let before = text.find(|c| is_space(c) || c == '(')?;
    Some(before + text[before..].chars().next()?.len_utf8())
}

fn starts_with_scheme(text: &str) -> bool {
    let schemes = ["https://", "http://"];
    schemes.iter().any(|scheme| {
        let start = text.get(..scheme.len());
        let is_scheme = start.is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        is_scheme && text[scheme.len()..].starts_with(|c| !is_space(c))
    })
}

/// Returns true for letters and digits with a dot among them: whatever follows up to a space is then no link.
fn starts_with_domain(token: &str) -> bool {
    let label = token.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let rest = token[label..].strip_prefix('.').unwrap_or("");
    token.starts_with(|c: char| c.is_ascii_alphabetic())
        && rest.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Returns a link without one mark at its end that ends a sentence, and without a bracket that isn't opened in it.
fn without_end(token: &str) -> &str {
    let link = token
        .strip_suffix(['.', ',', ';', ':', '!', '?'])
        .unwrap_or(token);
    match link.strip_suffix(')') {
        Some(inside) if !link.contains('(') => inside,
        _ => link,
    }
}

/// Returns host, port and the start of the path, or the whole link where it is no address.
fn short(link: &str) -> String {
    let Some(url) = Url::parse(link).ok().filter(Url::has_host) else {
        return link.to_owned();
    };
    let host = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}"));
    let path = shown_path(&url);
    format!("{host}{}{path}", port.unwrap_or_default())
}

fn shown_path(url: &Url) -> String {
    let path = Some(url.path()).filter(|&path| path != "/");
    let part = |mark: &str, part: Option<&str>| match part {
        Some(part) if !part.is_empty() => format!("{mark}{part}"),
        _ => String::new(),
    };
    let path = path.unwrap_or_default().to_owned();
    let path = path + &part("?", url.query()) + &part("#", url.fragment());
    match path.len() > LONGEST_PATH {
        true => format!("{}...", path.get(..SHOWN_OF_PATH).unwrap_or_default()),
        false => path,
    }
}

/// Returns true for what `\s` means in a regular expression of JavaScript.
fn is_space(c: char) -> bool {
    c == '\u{feff}' || (c.is_whitespace() && c != '\u{85}')
}
