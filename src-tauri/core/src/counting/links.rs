//! Finds links as twitter-text does (`js/src/extractUrlsWithIndices.js`, version 3.1.0), in one pass over the text:
//! a domain with a known end, a scheme before it, a port, path and query after it.

use std::ops::Range;

use super::domains::{self, Run, is_valid};
use super::paths;
use super::style::Style;

/// The longest link with its scheme counted again, in UTF-16 units.
const LONGEST: usize = 4096;
const LONGEST_SLUG: usize = 40;

/// Returns the ranges of the links in `text`, in their order.
pub(super) fn find(text: &str, style: Style) -> Vec<Range<usize>> {
    let mut search = Search::new(text, style);
    while let Some(run) = Run::next(text, search.end) {
        search.end = search.end.max(run.start);
        search.read(&run);
        search.end = search.end.max(run.end);
    }
    search.found
}

struct Search<'a> {
    text: &'a str,
    style: Style,
    found: Vec<Range<usize>>,
    /// Where the last link ended; the character before the next one is not before that.
    taken: usize,
    /// Up to where the text has been read.
    end: usize,
}

/// A domain with what is around it.
struct Match {
    /// The start of the scheme, or of the domain if there is no scheme.
    start: usize,
    domain: Range<usize>,
    has_path: bool,
    end: usize,
}

impl<'a> Search<'a> {
    fn new(text: &'a str, style: Style) -> Self {
        Self {
            text,
            style,
            found: Vec::new(),
            taken: 0,
            end: 0,
        }
    }

    /// Takes the links whose domain is in `run`.
    fn read(&mut self, run: &Run) {
        let mut from = run.start;
        while let Some((start, domain)) = self.first_domain(run, from) {
            let found = self.with_rest(start, domain);
            self.taken = found.end;
            self.end = found.end;
            self.take(&found);
            if found.end > run.end {
                return;
            }
            from = found.end;
        }
    }

    /// Returns the first domain of the run after `from`, and where its scheme starts.
    fn first_domain(&self, run: &Run, from: usize) -> Option<(usize, Range<usize>)> {
        if from == run.start
            && let Some(start) = self.scheme_before(run.start)
            && let Some(end) = run.domain_at(self.text, from)
        {
            return Some((start, from..end));
        }
        if let Some(domain) = self.second_character(run, from) {
            return Some((domain.start, domain));
        }
        let may_start = |at| self.may_precede(at);
        let domain = run.first_domain(self.text, from, may_start)?;
        Some((domain.start, domain))
    }

    /// Returns the domain that starts with the second character of the text: there twitter-text takes the first one,
    /// if it may be before a link, as before it rather than as part of it.
    fn second_character(&self, run: &Run, from: usize) -> Option<Range<usize>> {
        let first = self.text.chars().next().filter(|_| from == 0)?;
        let at = first.len_utf8();
        let may_start = run.start == 0 && self.may_precede(at);
        let end = run.domain_at(self.text, at).filter(|_| may_start)?;
        Some(at..end)
    }

    /// Returns the start of the scheme before `at`, if a link may start there.
    fn scheme_before(&self, at: usize) -> Option<usize> {
        let before = self.text[..at].strip_suffix("://")?;
        let mut schemes = self.style.schemes().iter();
        schemes.find_map(|scheme| {
            let start = before.len().checked_sub(scheme.len())?;
            let is_scheme = before.get(start..)?.eq_ignore_ascii_case(scheme);
            (is_scheme && self.may_precede(start)).then_some(start)
        })
    }

    /// Returns true if a link may start at `at`: at the start of the text, or after a character that is no part of
    /// the last link and may be before a link.
    fn may_precede(&self, at: usize) -> bool {
        let Some(before) = self.text[..at].chars().next_back() else {
            return true;
        };
        at - before.len_utf8() >= self.taken && domains::may_precede(before)
    }

    fn with_rest(&self, start: usize, domain: Range<usize>) -> Match {
        let port = domain.end + paths::port(&self.text[domain.end..]);
        let path = port + paths::path(&self.text[port..], self.style);
        let end = path + paths::query(&self.text[path..], self.style);
        Match {
            start,
            domain,
            has_path: path > port,
            end,
        }
    }

    /// Adds the match to the links that were found, if it is one.
    fn take(&mut self, found: &Match) {
        let (domain, link) = (
            &self.text[found.domain.clone()],
            &self.text[found.start..found.end],
        );
        let scheme = match found.domain.start - found.start {
            0 => "https://".len(),
            length => length,
        };
        if link.encode_utf16().count() + scheme > LONGEST || !is_valid(domain) {
            return;
        }
        match found.start == found.domain.start {
            true => self.take_without_scheme(found),
            false => self.take_with_scheme(found),
        }
    }

    fn take_with_scheme(&mut self, found: &Match) {
        let link = &self.text[found.start..found.end];
        let end = match short_link(link, self.style) {
            None => found.end,
            Some((slug, _)) if slug > LONGEST_SLUG => return,
            Some((_, length)) => found.start + length,
        };
        self.found.push(found.start..end);
    }

    /// Adds the domains of ASCII and Latin letters within the match; the last has the path.
    fn take_without_scheme(&mut self, found: &Match) {
        let before = self.text[..found.start].chars().next_back();
        if self.style == Style::Mastodon || matches!(before, Some('-' | '_' | '.' | '/')) {
            return;
        }
        let start = found.domain.start;
        let domains = domains::latin_domains(&self.text[found.domain.clone()]).into_iter();
        let mut links: Vec<Range<usize>> = domains
            .map(|domain| start + domain.start..start + domain.end)
            .collect();
        if let Some(last) = links.last_mut().filter(|_| found.has_path) {
            last.end = found.end;
        }
        self.found.append(&mut links);
    }
}

/// Returns the length of the name of a `t.co` link and of the whole link, whose path has letters and digits alone.
fn short_link(link: &str, style: Style) -> Option<(usize, usize)> {
    let (scheme, rest) = link.split_once("://")?;
    let host = rest
        .get(..5)
        .filter(|host| host.eq_ignore_ascii_case("t.co/"))?;
    let rest = &rest[host.len()..];
    let slug = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let length = scheme.len() + "://".len() + host.len() + slug;
    let query = paths::query(&rest[slug..], style);
    (slug > 0 && scheme.to_ascii_lowercase().starts_with("http")).then_some((slug, length + query))
}
