//! Content lines: unfolded, and taken apart into name, parameters and value (RFC 5545, section 3.1).

/// Longest line that is kept, in bytes; what is beyond is passed over.
const LONGEST: usize = 64 * 1024;

/// One line of a calendar. The name is in capitals.
#[derive(Debug, PartialEq)]
pub(super) struct Line {
    pub(super) name: String,
    parameters: String,
    pub(super) value: String,
}

impl Line {
    /// The value of a parameter, without its quotes.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
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

    /// The value as text: escapes undone, on one line.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut letters = self.value.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => text.extend(letters.next().map(|next| match next {
                    'n' | 'N' => ' ',
                    other => other,
                })),
                other => text.push(other),
            }
        }
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || c.is_control())
            .collect();
        let words = words.into_iter().filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Hands over each line that can be read. Lines are unfolded as bytes, since a fold may come within a
/// letter.
pub(super) fn each_line(bytes: &[u8], mut each: impl FnMut(Line)) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut whole: Vec<u8> = Vec::new();
    for part in bytes.split(|byte| *byte == b'\n' || *byte == b'\r') {
        match part.first() {
            None => {}
            Some(b' ' | b'\t') => append(&mut whole, &part[1..]),
            Some(_) => {
                line(&whole).into_iter().for_each(&mut each);
                whole.clear();
                append(&mut whole, part);
            }
        }
    }
    line(&whole).into_iter().for_each(each);
}

fn append(whole: &mut Vec<u8>, part: &[u8]) {
    let room = LONGEST.saturating_sub(whole.len());
    whole.extend_from_slice(&part[..part.len().min(room)]);
}

fn line(bytes: &[u8]) -> Option<Line> {
    let text = String::from_utf8_lossy(bytes);
    let (head, value) = cut(&text, b':');
    let (name, parameters) = cut(head, b';');
    Some(Line {
        name: name.trim().to_ascii_uppercase(),
        parameters: parameters.unwrap_or_default().to_owned(),
        value: value?.to_owned(),
    })
}

/// Cuts at the first `mark` that stands in no quotes.
fn cut(text: &str, mark: u8) -> (&str, Option<&str>) {
    let mut is_quoted = false;
    for (place, byte) in text.bytes().enumerate() {
        if byte == b'"' {
            is_quoted = !is_quoted;
        } else if byte == mark && !is_quoted {
            return (&text[..place], Some(&text[place + 1..]));
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Line> {
        let mut found = Vec::new();
        each_line(text.as_bytes(), |line| found.push(line));
        found
    }

    #[test]
    fn folds_are_undone_even_within_a_letter() {
        let mut bytes = b"SUMMARY:Caf".to_vec();
        bytes.extend([0xc3, b'\r', b'\n', b' ', 0xa9]);
        let mut found = Vec::new();
        each_line(&bytes, |line| found.push(line));
        assert_eq!(found[0].value, "Café");
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
