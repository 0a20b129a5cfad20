//! Content lines of iCalendar (RFC 5545, section 3.1): folded at 75 octets, ended by CRLF, with text escaped.
//! Bytes are collected in a buffer and written in large pieces.

use std::io::{self, Write};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};

/// The longest line in octets, without its CRLF.
const WIDTH: usize = 75;
/// The number of bytes that are collected before they are written.
const PIECE: usize = 64 * 1024;
/// The lengths of a date and of a time without the `Z`.
const DAY: usize = 8;
const LOCAL: usize = 15;
/// The number of bytes that are examined at once.
const WORD: usize = 8;

pub(super) struct Lines<'a> {
    out: &'a mut dyn Write,
    bytes: Vec<u8>,
    /// The number of octets already in the current line.
    column: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self {
            out,
            bytes: Vec::with_capacity(2 * PIECE),
            column: 0,
        }
    }

    /// Appends complete lines, each short enough and with its CRLF.
    pub(super) fn ready(&mut self, lines: &str) {
        self.bytes.extend_from_slice(lines.as_bytes());
    }

    /// Begins a line with a short text that needs no escaping, such as `NAME:`.
    pub(super) fn begin(&mut self, name: &str) -> &mut Self {
        self.bytes.extend_from_slice(name.as_bytes());
        self.column = name.len();
        self
    }

    /// Appends a value of type TEXT.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        let mut rest = text;
        while let Some(at) = first_special(rest.as_bytes()) {
            self.run(&rest[..at]);
            self.special(rest.as_bytes()[at]);
            rest = &rest[at + 1..];
        }
        self.run(rest);
        self
    }

    /// Appends a value of a type without escapes, such as a URI. The value is cut at the first control
    /// character, so that no value can begin another line.
    pub(super) fn plain(&mut self, value: &str) -> &mut Self {
        let end = value.bytes().position(|byte| byte.is_ascii_control());
        self.run(&value[..end.unwrap_or(value.len())]);
        self
    }

    pub(super) fn number(&mut self, number: u32) -> &mut Self {
        let mut digits = [0; 10];
        let mut rest = number;
        let mut at = digits.len();
        while at == digits.len() || rest > 0 {
            at -= 1;
            digits[at] = digit(rest % 10);
            rest /= 10;
        }
        self.short(&digits[at..])
    }

    /// Appends a moment in UTC, as `20261120T083000Z`. The year must have four digits.
    pub(super) fn moment(&mut self, moment: DateTime<Utc>) -> &mut Self {
        let stamp = stamp(moment.naive_utc());
        self.short(&stamp)
    }

    /// Appends a time on the clocks of a zone, as `20261120T083000`.
    pub(super) fn local(&mut self, time: NaiveDateTime) -> &mut Self {
        let stamp = stamp(time);
        self.short(&stamp[..LOCAL])
    }

    /// Appends a date, as `20261120`.
    pub(super) fn day(&mut self, day: NaiveDate) -> &mut Self {
        let stamp = stamp(day.into());
        self.short(&stamp[..DAY])
    }

    pub(super) fn end(&mut self) {
        self.bytes.extend_from_slice(b"\r\n");
        self.column = 0;
    }

    /// Writes the buffer if it is large.
    pub(super) fn pass_on(&mut self) -> io::Result<()> {
        if self.bytes.len() < PIECE {
            return Ok(());
        }
        self.finish()
    }

    /// Writes the buffer.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(&self.bytes)?;
        self.bytes.clear();
        Ok(())
    }

    /// Appends text that contains nothing to escape, folded between characters.
    fn run(&mut self, run: &str) {
        let mut rest = run;
        while rest.len() > WIDTH - self.column {
            let (head, tail) = rest.split_at(rest.floor_char_boundary(WIDTH - self.column));
            self.bytes.extend_from_slice(head.as_bytes());
            self.fold();
            rest = tail;
        }
        self.short(rest.as_bytes());
    }

    /// Appends a character that can't be copied as it is. Escapes are never folded, although the standard
    /// allows it: some readers unescape before they unfold. Control characters other than tab and line feed are
    /// dropped.
    fn special(&mut self, byte: u8) {
        let escaped = match byte {
            b'\n' => b'n',
            b'\\' | b';' | b',' => byte,
            b'\t' => return self.run("\t"),
            _ => return,
        };
        if self.column + 2 > WIDTH {
            self.fold();
        }
        self.short(&[b'\\', escaped]);
    }

    fn fold(&mut self) {
        self.bytes.extend_from_slice(b"\r\n ");
        self.column = 1;
    }

    /// Appends bytes that fit in the line.
    fn short(&mut self, bytes: &[u8]) -> &mut Self {
        self.bytes.extend_from_slice(bytes);
        self.column += bytes.len();
        self
    }
}

/// Returns the position of the first byte that can't be copied into a TEXT value: one to escape, or a control
/// character.
fn first_special(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks();
    let at = |place: usize, word| Some(place * WORD + first_in(word)?);
    let mut found = words.iter().enumerate();
    let found = found.find_map(|(place, word)| at(place, *word));
    found.or_else(|| {
        let mut last = [b' '; WORD];
        last[..rest.len()].copy_from_slice(rest);
        at(words.len(), last)
    })
}

/// Returns the position of the first such byte among eight, examined at once since every byte of a plan passes
/// through here. In a difference, the high bit of a byte is set where that byte was too small, and perhaps in
/// bytes above it, but never below, so the lowest is right (Warren, Hacker's Delight, section 6-1).
fn first_in(word: [u8; WORD]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; WORD]);
    let word = u64::from_le_bytes(word);
    let below = |word: u64, least: u8| word.wrapping_sub(ONES * u64::from(least)) & !word;
    let same = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let found = below(word, b' ') | same(b'\\') | same(b';') | same(b',') | same(127);
    let found = found & (ONES << 7);
    (found != 0).then_some((found.trailing_zeros() / u8::BITS) as usize)
}

fn stamp(time: NaiveDateTime) -> [u8; 16] {
    let mut stamp = *b"00000000T000000Z";
    let year = time.year().unsigned_abs();
    two_digits(&mut stamp[0..2], year / 100);
    two_digits(&mut stamp[2..4], year);
    two_digits(&mut stamp[4..6], time.month());
    two_digits(&mut stamp[6..8], time.day());
    two_digits(&mut stamp[9..11], time.hour());
    two_digits(&mut stamp[11..13], time.minute());
    two_digits(&mut stamp[13..15], time.second());
    stamp
}

fn two_digits(place: &mut [u8], number: u32) {
    place.copy_from_slice(&[digit(number / 10 % 10), digit(number % 10)]);
}

fn digit(number: u32) -> u8 {
    b'0' + (number % 10) as u8
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use proptest::prelude::*;

    use super::*;

    fn written(write: impl FnOnce(&mut Lines<'_>)) -> String {
        let mut bytes = Vec::new();
        let mut lines = Lines::new(&mut bytes);
        write(&mut lines);
        lines.end();
        lines.finish().unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn unescaped(line: &str) -> String {
        let mut chars = line.chars();
        let mut text = String::new();
        while let Some(char) = chars.next() {
            text.push(match (char, char == '\\') {
                (_, true) => match chars.next().unwrap() {
                    'n' => '\n',
                    escaped => escaped,
                },
                (char, false) => char,
            });
        }
        text
    }

    fn has_whole_escapes(line: &str) -> bool {
        let end = line.trim_end_matches('\\');
        (line.len() - end.len()).is_multiple_of(2)
    }

    #[test]
    fn numbers_and_moments() {
        for (number, digits) in [(0, "0\r\n"), (7, "7\r\n"), (u32::MAX, "4294967295\r\n")] {
            assert_eq!(written(|lines| _ = lines.number(number)), digits);
        }
        let moment = Utc.with_ymd_and_hms(2026, 3, 9, 4, 5, 59).unwrap();
        assert_eq!(
            written(|lines| _ = lines.moment(moment)),
            "20260309T040559Z\r\n"
        );
    }

    #[test]
    fn a_line_is_folded_only_past_75_octets() {
        let check = |length: usize, folds: usize| {
            let line = written(|lines| _ = lines.begin("NAME:").text(&"a".repeat(length - 5)));
            assert_eq!(line.matches("\r\n ").count(), folds, "{length} octets");
        };
        check(74, 0);
        check(75, 0);
        check(76, 1);
        check(75 + 74, 1);
        check(75 + 74 + 1, 2);
    }

    #[test]
    fn neither_a_character_nor_an_escape_is_cut() {
        for before in 66..76 {
            for awkward in ["é", "中", "👩", "\n", "\\", ","] {
                let text = format!("{}{awkward}", "a".repeat(before));
                let line = written(|lines| _ = lines.text(&text));
                assert!(line.lines().all(|line| line.len() <= WIDTH), "{line:?}");
                assert!(line.lines().all(has_whole_escapes), "{line:?}");
                assert_eq!(unescaped(&line.replace("\r\n ", "")), format!("{text}\r\n"));
            }
        }
    }

    #[test]
    fn every_byte_that_is_special_is_found_and_no_other() {
        for byte in 0..=255 {
            for before in 0..20 {
                for after in [0, 1, 7, 8] {
                    let text = [vec![b'~'; before], vec![byte], vec![b'\x80'; after]].concat();
                    let special = matches!(byte, b'\\' | b';' | b',' | 0..=31 | 127);
                    let expected = special.then_some(before);
                    assert_eq!(first_special(&text), expected, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn control_characters_do_not_come_through() {
        let line = written(|lines| _ = lines.text("a\u{0}\r\u{7f}\u{1b}\tb"));
        assert_eq!(line, "a\tb\r\n");
        let line = written(|lines| _ = lines.plain("https://a.example/,;\\\r\nATTACH:x"));
        assert_eq!(line, "https://a.example/,;\\\r\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn any_text_is_read_back(text in "([a-z ]{0,40}|[,;:\\\\\"\n\t]|[é中文😀👩‍👧]|\\PC){0,60}") {
            let line = written(|lines| _ = lines.begin("DESCRIPTION:").text(&text));
            for line in line.split("\r\n") {
                prop_assert!(line.len() <= WIDTH);
            }
            let unfolded = line.replace("\r\n ", "");
            let value = unfolded.strip_prefix("DESCRIPTION:").unwrap().strip_suffix("\r\n").unwrap();
            prop_assert_eq!(unescaped(value), text);
        }
    }
}
