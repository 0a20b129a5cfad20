//! Content lines, unfolded and split into name, parameters and value (RFC 5545, section 3.1).

use std::borrow::Cow;

use super::charset;

/// The longest line that is kept, in bytes; the rest of a longer line is dropped.
const LONGEST: usize = 64 * 1024;

/// One line of a calendar. The name is in upper case.
#[derive(Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) name: String,
    parameters: String,
    pub(crate) value: String,
}

impl Line {
    /// Parses a line; `None` if it has no value.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let (head, value) = head_of(bytes);
        let value = value?;
        let head = charset::text(head, None);
        let (name, parameters) = cut(&head, b';');
        let mut line = Line {
            name: name.trim().to_ascii_uppercase(),
            parameters: parameters.unwrap_or_default().to_owned(),
            value: String::new(),
        };
        line.value = match is_quoted_printable(head.as_bytes()) {
            true => charset::text(&charset::unquoted(value), line.parameter("CHARSET")),
            false => charset::text(value, line.parameter("CHARSET")),
        };
        Some(line)
    }

    /// Returns the value of a parameter without its quotes.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        let mut rest = self.parameters.as_str();
        while !rest.is_empty() {
            let (one, after) = cut(rest, b';');
            rest = after.unwrap_or_default();
            if let Some((key, value)) = one.split_once('=')
                && key.trim().eq_ignore_ascii_case(name)
            {
                return Some(value.trim().trim_matches('"'));
            }
        }
        None
    }

    /// Returns the value as text: unescaped, in one line, with single spaces.
    pub(crate) fn text(&self) -> String {
        let text = unescaped(&self.value);
        let words = text.split(|c: char| c.is_whitespace() || c.is_control());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }

    /// Returns the value as text of several lines: unescaped, without control characters.
    pub(crate) fn paragraphs(&self) -> String {
        let is_kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
        unescaped(&self.value).chars().filter(is_kept).collect()
    }

    /// Returns the texts of a value that is a list, such as that of CATEGORIES.
    pub(crate) fn list(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut is_escaped = false;
        for letter in self.value.chars() {
            match (letter, is_escaped, parts.last_mut()) {
                (',', false, _) => parts.push(String::new()),
                (letter, _, Some(part)) => part.push(letter),
                (_, _, None) => {}
            }
            is_escaped = letter == '\\' && !is_escaped;
        }
        let texts = parts.iter().map(|part| unescaped(part).trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect()
    }
}

/// Returns a value without the escapes of its text.
fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.extend(letters.next().map(|next| match next {
                'n' | 'N' => '\n',
                other => other,
            })),
            other => text.push(other),
        }
    }
    text
}

/// The lines of a file.
pub(crate) struct Lines<'a> {
    bytes: Cow<'a, [u8]>,
}

impl<'a> Lines<'a> {
    pub(crate) fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes: charset::with_ascii_breaks(bytes),
        }
    }

    /// Calls `each` for the bytes of each line, which [`Line::parse`] takes: parsing costs more than all else. Lines are
    /// unfolded as bytes, since a fold may split a character.
    pub(super) fn each_unparsed(&self, mut each: impl FnMut(&[u8])) {
        let mut whole: Vec<u8> = Vec::new();
        for part in self
            .bytes
            .split(|byte| *byte == b'\n' || *byte == b'\r')
            .filter(|part| !part.is_empty())
        {
            match joined(&mut whole, part) {
                Some(more) => append(&mut whole, more),
                None => {
                    each(&whole);
                    whole.clear();
                    append(&mut whole, part);
                }
            }
        }
        each(&whole);
    }
}

/// Returns true for a line of this name, which may have parameters.
pub(super) fn is_named(line: &[u8], name: &[u8]) -> bool {
    let start = line.get(..name.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(name))
}

/// Returns what `part` adds to the line so far; `None` if it begins a new line.
fn joined<'a>(whole: &mut Vec<u8>, part: &'a [u8]) -> Option<&'a [u8]> {
    if let Some(rest) = part.strip_prefix(b" ").or(part.strip_prefix(b"\t")) {
        return Some(rest);
    }
    let is_open = whole.last() == Some(&b'=') && is_quoted_printable(head_of(whole).0);
    is_open.then(|| {
        whole.pop();
        part
    })
}

fn append(whole: &mut Vec<u8>, part: &[u8]) {
    let room = LONGEST.saturating_sub(whole.len());
    whole.extend_from_slice(&part[..part.len().min(room)]);
}

/// Returns true for `;ENCODING=QUOTED-PRINTABLE` or the word alone, as vCalendar 1.0 writes it.
fn is_quoted_printable(head: &[u8]) -> bool {
    let word = b"QUOTED-PRINTABLE";
    head.windows(word.len())
        .any(|part| part.eq_ignore_ascii_case(word))
}

/// Splits a line at the first colon outside of quotes.
fn head_of(line: &[u8]) -> (&[u8], Option<&[u8]>) {
    let Some(place) = place_of(line, b':') else {
        return (line, None);
    };
    let (head, value) = (&line[..place], &line[place + 1..]);
    match value.starts_with(b"//").then(|| after_address(head, value)) {
        Some(Some(end)) => (&line[..place + 1 + end], Some(&value[end + 1..])),
        _ => (head, Some(value)),
    }
}

/// Returns where the value ends that Exchange writes without quotes in `TZID=tzone://Microsoft/Utc:20261120T090000`; `None`
/// for another parameter.
fn after_address(head: &[u8], value: &[u8]) -> Option<usize> {
    let last = head.rsplit(|byte| *byte == b';').next()?;
    let is_zone = last.get(..5)?.eq_ignore_ascii_case(b"TZID=");
    value
        .iter()
        .position(|byte| *byte == b':')
        .filter(|_| is_zone)
}

/// Splits a text at the first `mark` outside of quotes.
fn cut(text: &str, mark: u8) -> (&str, Option<&str>) {
    match place_of(text.as_bytes(), mark) {
        Some(place) => (&text[..place], Some(&text[place + 1..])),
        None => (text, None),
    }
}

fn place_of(bytes: &[u8], mark: u8) -> Option<usize> {
    let mut is_quoted = false;
    bytes.iter().position(|byte| {
        is_quoted ^= *byte == b'"';
        *byte == mark && !is_quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Line> {
        read(text.as_bytes())
    }

    fn read(bytes: &[u8]) -> Vec<Line> {
        let mut found = Vec::new();
        Lines::of(bytes).each_unparsed(|line| found.extend(Line::parse(line)));
        found
    }

    #[test]
    fn folds_are_undone_even_within_a_letter() {
        let mut bytes = b"SUMMARY:Caf".to_vec();
        bytes.extend([0xc3, b'\r', b'\n', b' ', 0xa9]);
        assert_eq!(read(&bytes)[0].value, "Café");
    }

    #[test]
    fn letters_are_read_in_the_charset_that_they_are_in() {
        let first = |bytes: &[u8]| read(bytes).remove(0).value;
        assert_eq!(first(b"SUMMARY:Caf\xe9"), "Café", "Latin-1");
        let little: Vec<u8> = "SUMMARY:Café"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(first(&little), "Café", "UTF-16 without a mark");
        let big = [&b"\xfe\xff"[..], b"\0S\0:\0C\0a\0f\0\xe9"].concat();
        assert_eq!(first(&big), "Café", "UTF-16 with a mark");
        let quoted =
            b"SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=\r\n=A9 =3D x\r\nUID:1";
        assert_eq!(first(quoted), "Café = x");
        let latin = b"SUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Caf=E9";
        assert_eq!(first(latin), "Café");
        assert_eq!(first(b"SUMMARY;CHARSET=GBK:\xc4\xe3\xba\xc3"), "你好");
    }

    #[test]
    fn parameters_may_be_quoted_and_hold_what_divides() {
        let found = &lines("DTSTART;X-A=\"a:b;c\";tzid=\"Europe/Berlin\":20261120T090000")[0];
        assert_eq!(found.name, "DTSTART");
        assert_eq!(found.parameter("TZID"), Some("Europe/Berlin"));
        assert_eq!(found.parameter("X-A"), Some("a:b;c"));
        assert_eq!(found.value, "20261120T090000");
    }

    #[test]
    fn an_address_of_a_zone_needs_no_quotes() {
        let found = &lines("DTSTART;TZID=tzone://Microsoft/Utc:20261120T090000")[0];
        assert_eq!(found.parameter("TZID"), Some("tzone://Microsoft/Utc"));
        assert_eq!(found.value, "20261120T090000");
        assert_eq!(lines("SUMMARY;LANGUAGE=en://a:b")[0].value, "//a:b");
    }

    #[test]
    fn text_is_one_line_without_its_escapes() {
        assert_eq!(
            lines(r"SUMMARY:One\, two\; three\n\\four")[0].text(),
            r"One, two; three \four"
        );
    }

    #[test]
    fn a_line_without_a_value_is_none() {
        assert_eq!(lines("SUMMARY"), []);
        assert_eq!(lines(""), []);
    }
}
