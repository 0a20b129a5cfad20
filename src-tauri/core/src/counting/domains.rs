//! Domains within a text, as twitter-text finds them (`js/src/regexp/validDomain.js`, version 3.1.0).
//!
//! A run of characters is split at its dots into labels. A domain is a sequence of labels up to one that starts with
//! a known top-level domain, the last such; what follows that is no part of it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

const LONGEST_LABEL: usize = 63;

/// The top-level domains beyond ASCII in lower case, by their first character, longer ones first.
static UNICODE_TLDS: LazyLock<HashMap<char, Vec<String>>> = LazyLock::new(|| {
    let encoded = tld::TLD.iter().filter_map(|tld| tld.strip_prefix("xn--"));
    let mut tlds: Vec<String> = encoded
        .filter_map(idna::punycode::decode_to_string)
        .collect();
    tlds.sort_by_key(|tld| std::cmp::Reverse(tld.len()));
    let mut by_first: HashMap<char, Vec<String>> = HashMap::new();
    for tld in tlds {
        let first = tld.chars().next().unwrap_or_default();
        by_first.entry(first).or_default().push(tld);
    }
    by_first
});

/// The labels of a text without spaces and most punctuation.
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    labels: Labels,
}

/// Labels with what is known of each.
struct Labels {
    ranges: Vec<Range<usize>>,
    /// Where the top-level domain that a label starts with ends.
    tlds: Vec<Option<usize>>,
    /// The last label with a top-level domain that a domain from the start of this label on reaches.
    reach: Vec<Option<usize>>,
}

impl Run {
    /// Returns the next run with a dot in it, at or after `from`.
    pub(super) fn next(text: &str, from: usize) -> Option<Self> {
        let mut from = from;
        loop {
            let start = from + text[from..].find(is_run_char)?;
            let length = text[start..].find(|c| !is_run_char(c));
            let end = length.map_or(text.len(), |length| start + length);
            if text[start..end].contains('.') {
                let labels = Labels::new(text, start..end, is_subdomain, is_domain);
                return Some(Self { start, end, labels });
            }
            from = end;
        }
    }

    /// Returns the end of the domain that starts at `at`, in the first label.
    pub(super) fn domain_at(&self, text: &str, at: usize) -> Option<usize> {
        self.end_of_domain(text, 0, at)
    }

    /// Returns the first domain whose start is after or at `from`, where `may_start` agrees.
    pub(super) fn first_domain(
        &self,
        text: &str,
        from: usize,
        may_start: impl Fn(usize) -> bool,
    ) -> Option<Range<usize>> {
        let ranges = &self.labels.ranges;
        let first = ranges.partition_point(|label| label.end < from);
        (first..ranges.len()).find_map(|label| {
            let (start, end) = (ranges[label].start.max(from), ranges[label].end);
            let start = start.max(self.earliest_start(text, label)?);
            let starts = text
                .get(start..end)?
                .char_indices()
                .map(|(at, _)| start + at);
            let mut starts = starts.filter(|&at| may_start(at));
            starts.find_map(|at| Some(at..self.end_of_domain(text, label, at)?))
        })
    }

    /// Returns the first place in a label where a domain may start, or `None` if none may.
    fn earliest_start(&self, text: &str, label: usize) -> Option<usize> {
        let range = self.labels.ranges[label].clone();
        let (next, after) = (self.labels.reach(label + 1), self.labels.tld(label + 1));
        match (next, after) {
            (Some(_), _) => Some(range.start),
            (None, Some(_)) => {
                let underscore = text[range.clone()].rfind('_');
                Some(underscore.map_or(range.start, |at| range.start + at + 1))
            }
            (None, None) => None,
        }
    }

    fn end_of_domain(&self, text: &str, label: usize, at: usize) -> Option<usize> {
        let part = text.get(at..self.labels.ranges.get(label)?.end)?;
        let further = self.labels.reach(label + 1).filter(|_| is_subdomain(part));
        let last = further.or_else(|| {
            let is_last = is_domain(part) && self.labels.tld(label + 1).is_some();
            is_last.then_some(label + 1)
        })?;
        self.labels.tld(last)
    }
}

impl Labels {
    fn new(
        text: &str,
        run: Range<usize>,
        may_lead: fn(&str) -> bool,
        may_be_last: fn(&str) -> bool,
    ) -> Self {
        let ranges = split(text, run);
        let tlds: Vec<_> = ranges
            .iter()
            .map(|label| tld_end(text, label.start))
            .collect();
        let mut reach: Vec<Option<usize>> = vec![None; ranges.len()];
        for label in (0..ranges.len().saturating_sub(1)).rev() {
            let name = &text[ranges[label].clone()];
            let further = reach[label + 1].filter(|_| may_lead(name));
            let is_last = || tlds[label + 1].is_some() && may_be_last(name);
            reach[label] = further.or_else(|| is_last().then_some(label + 1));
        }
        Self {
            ranges,
            tlds,
            reach,
        }
    }

    fn tld(&self, label: usize) -> Option<usize> {
        self.tlds.get(label).copied().flatten()
    }

    fn reach(&self, label: usize) -> Option<usize> {
        self.reach.get(label).copied().flatten()
    }
}

/// Returns the domains of ASCII and accented Latin letters within a domain.
pub(super) fn latin_domains(domain: &str) -> Vec<Range<usize>> {
    let labels = Labels::new(domain, 0..domain.len(), is_latin, is_latin);
    let (mut found, mut label, mut taken) = (Vec::new(), 0, 0);
    while label < labels.ranges.len() {
        let range = labels.ranges[label].clone();
        let start = latin_tail(domain, range.clone()).max(taken);
        let last = labels
            .reach(label + 1)
            .or_else(|| labels.tld(label + 1).map(|_| label + 1));
        match last.filter(|_| start < range.end) {
            Some(last) => {
                taken = labels.tld(last).unwrap_or(range.end);
                found.push(start..taken);
                label = last;
            }
            None => label += 1,
        }
    }
    found
}

/// Returns true if every label has 1 to 63 characters in Punycode, and none is Punycode with other letters.
pub(super) fn is_valid(domain: &str) -> bool {
    let is_mixed = domain.starts_with("xn--") && latin_domains(domain).is_empty();
    !is_mixed && domain.split('.').all(has_allowed_length)
}

fn has_allowed_length(label: &str) -> bool {
    if label.chars().count() > LONGEST_LABEL {
        return false;
    }
    let separators = ['\u{3002}', '\u{ff0e}', '\u{ff61}'];
    let parts = label.split(separators).map(encoded_length);
    let length = parts.map(|length| length + 1).sum::<usize>() - 1;
    (1..=LONGEST_LABEL).contains(&length)
}

/// Returns the length of a label in Punycode.
fn encoded_length(label: &str) -> usize {
    let encode = || idna::punycode::encode_str(label).map_or(LONGEST_LABEL, |name| name.len());
    match label.is_ascii() {
        true => label.len(),
        false => "xn--".len() + encode(),
    }
}

fn split(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let mut start = run.start;
    let dots = text[run.clone()]
        .match_indices('.')
        .map(|(at, _)| run.start + at);
    let ends = dots.chain([run.end]);
    let labels = ends.map(|end| start..std::mem::replace(&mut start, end + 1).max(end));
    labels.collect()
}

/// Returns where the top-level domain at `at` ends. A letter, a digit or one of `@+-` may not follow it.
fn tld_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let ascii = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let length = match ascii {
        0 => unicode_tld(rest),
        _ if ends_here(&rest[ascii..]) && tld::exist_case_insensitive(&rest[..ascii]) => {
            Some(ascii)
        }
        _ => punycode_tld(rest),
    };
    length.map(|length| at + length)
}

fn unicode_tld(rest: &str) -> Option<usize> {
    let first = rest.chars().next().filter(|c| !c.is_ascii())?;
    let tlds = UNICODE_TLDS.get(&first.to_lowercase().next()?)?;
    let lengths = tlds.iter().filter_map(|tld| length_of_same(rest, tld));
    let mut lengths = lengths.filter(|&length| ends_here(&rest[length..]));
    lengths.next()
}

/// Returns the length of the start of `rest` that is `tld` in any case, or `None` if `rest` starts otherwise.
fn length_of_same(rest: &str, tld: &str) -> Option<usize> {
    let mut length = 0;
    let mut letters = rest.chars();
    for expected in tld.chars() {
        let letter = letters.next()?;
        let is_same = letter == expected || letter.to_lowercase().eq([expected]);
        length = is_same.then_some(length + letter.len_utf8())?;
    }
    Some(length)
}

fn punycode_tld(rest: &str) -> Option<usize> {
    let prefix = rest
        .get(..4)
        .filter(|prefix| prefix.eq_ignore_ascii_case("xn--"))?;
    let name = rest[prefix.len()..].bytes();
    let length = name
        .take_while(|&b| b.is_ascii_alphanumeric() || b == b'-')
        .count();
    (length > 0).then_some(prefix.len() + length)
}

fn ends_here(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "@+-".contains(c))
}

/// Returns true for a label that may be before the last one: it starts and ends with a character of domains.
fn is_subdomain(label: &str) -> bool {
    label.starts_with(is_domain_char) && label.ends_with(is_domain_char)
}

/// Returns true for a label that may be directly before the top-level domain, where no underscore is allowed.
fn is_domain(label: &str) -> bool {
    is_subdomain(label) && !label.contains('_')
}

fn is_latin(label: &str) -> bool {
    !label.is_empty() && label.chars().all(is_latin_char)
}

/// Returns where the Latin letters at the end of a label start.
fn latin_tail(text: &str, label: Range<usize>) -> usize {
    label.start + text[label.clone()].trim_end_matches(is_latin_char).len()
}

fn is_latin_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || is_accented(c)
}

/// Returns true for an accented Latin letter (`js/src/regexp/latinAccentChars.js`).
pub(super) fn is_accented(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}'
        | '\u{253}' | '\u{254}' | '\u{256}' | '\u{257}' | '\u{259}' | '\u{25b}' | '\u{263}' | '\u{268}'
        | '\u{26f}' | '\u{272}' | '\u{289}' | '\u{28b}' | '\u{2bb}' | '\u{300}'..='\u{36f}'
        | '\u{1e00}'..='\u{1eff}')
}

fn is_run_char(c: char) -> bool {
    matches!(c, '.' | '-' | '_') || is_domain_char(c)
}

/// Returns true unless `c` is punctuation, a space, invalid or a mark of direction
/// (`js/src/regexp/invalidDomainChars.js`).
fn is_domain_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '"' | '`') || is_control(c);
    }
    !is_space(c) && !is_invalid(c) && !is_directional(c)
}

/// Returns true for control characters that aren't spaces: twitter-text takes them for letters.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t'..='\r')
}

fn is_space(c: char) -> bool {
    matches!(
        c,
        '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{180e}' | '\u{2000}'
            ..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

fn is_invalid(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{feff}' | '\u{ffff}')
}

fn is_directional(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// Returns true if a link may follow `c` (`js/src/regexp/validUrlPrecedingChars.js`).
pub(super) fn may_precede(c: char) -> bool {
    !c.is_ascii_alphanumeric() && !matches!(c, '@' | '＠' | '$' | '#' | '＃') && !is_invalid(c)
}
