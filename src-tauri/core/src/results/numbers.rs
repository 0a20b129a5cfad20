//! Numbers as platforms and spreadsheets write them: with signs of thousands and ten thousands, percent, and durations.

use crate::model::MetricKind;
use crate::tables::{Cell, folded};

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Said {
    /// Nothing is known, which is not 0.
    Unknown,
    Number(f64),
    /// A share with a percent sign, as a fraction.
    Percent(f64),
    /// Words, where a number is wanted.
    Words,
}

/// Returns what a cell of a metric says.
pub(super) fn said(cell: &Cell, kind: MetricKind) -> Said {
    match cell {
        Cell::Number(number) if number.is_finite() => Said::Number(*number),
        Cell::Time(minute) if kind == MetricKind::Seconds => {
            Said::Number(f64::from(*minute) * 60.0)
        }
        Cell::Text(text) => said_in(text, kind),
        _ => Said::Words,
    }
}

fn said_in(text: &str, kind: MetricKind) -> Said {
    let text = folded(text);
    let text: String = text.chars().filter(|letter| !is_blank(*letter)).collect();
    if ["", "-", "–", "—", "--", "n/a", "na", "null"].contains(&text.as_str()) {
        return Said::Unknown;
    }
    if let Some(percent) = text.strip_suffix('%') {
        return plain(percent, MetricKind::Share)
            .map_or(Said::Words, |number| Said::Percent(number / 100.0));
    }
    let found = match kind {
        MetricKind::Seconds => clock(&text).or_else(|| plain(without_unit(&text), kind)),
        _ => scaled(&text, kind),
    };
    found.map_or(Said::Words, Said::Number)
}

/// Blanks and apostrophes divide thousands.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || ['\'', '’', '\u{202f}', '\u{a0}'].contains(&letter)
}

fn without_unit(text: &str) -> &str {
    let units = ["秒", "seconds", "secs", "sec", "s"];
    units
        .iter()
        .find_map(|unit| text.strip_suffix(unit))
        .unwrap_or(text)
}

/// Reads `0:04:05` and `4:05` as seconds.
fn clock(text: &str) -> Option<f64> {
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    let numbers = parts
        .iter()
        .map(|part| part.parse::<f64>().ok().filter(|number| *number >= 0.0));
    let numbers: Option<Vec<f64>> = numbers.collect();
    Some(
        numbers?
            .into_iter()
            .fold(0.0, |sum, part| sum * 60.0 + part),
    )
}

/// Reads a number that a letter multiplies, as in `1.2K` and `3.4万`.
fn scaled(text: &str, kind: MetricKind) -> Option<f64> {
    let scales = [
        ("k", 1e3),
        ("千", 1e3),
        ("万", 1e4),
        ("萬", 1e4),
        ("w", 1e4),
        ("m", 1e6),
        ("亿", 1e8),
        ("億", 1e8),
        ("b", 1e9),
    ];
    let found = scales
        .iter()
        .find_map(|(sign, scale)| Some((text.strip_suffix(sign)?, scale)));
    match found {
        // A multiplied number has a point of decimals.
        Some((number, scale)) => {
            plain(number, MetricKind::Share).map(|number| (number * scale).round())
        }
        None => plain(text.trim_start_matches(['$', '€', '£', '¥']), kind),
    }
}

/// Reads a number with points and commas. Of two signs the last one divides the decimals. One sign before three digits
/// divides thousands; but a point does so only in counts, which have no decimals.
fn plain(text: &str, kind: MetricKind) -> Option<f64> {
    let text = text.replace('−', "-");
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let is_number = digits
        .chars()
        .all(|letter| letter.is_ascii_digit() || letter == '.' || letter == ',');
    if !is_number || !digits.chars().any(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let is_whole = matches!(kind, MetricKind::Count | MetricKind::Exposure);
    let decimal = decimal_sign(digits, is_whole);
    let kept = text
        .chars()
        .filter(|letter| ![',', '.'].contains(letter) || Some(*letter) == decimal);
    kept.collect::<String>().replace(',', ".").parse().ok()
}

/// Returns the sign that divides the decimals; `None` without decimals.
fn decimal_sign(digits: &str, is_whole: bool) -> Option<char> {
    let last = digits.rfind(['.', ','])?;
    let sign = digits[last..].chars().next()?;
    let both = digits.contains('.') && digits.contains(',');
    let is_once = digits.matches(sign).count() == 1;
    let groups_of_three = digits
        .split(['.', ','])
        .skip(1)
        .all(|group| group.len() == 3);
    let divides_thousands = match (both, is_once) {
        (true, is_once) => !is_once,
        (false, false) => true,
        (false, true) => {
            groups_of_three
                && digits[..last].len() <= 3
                && (is_whole || sign == ',')
                && !digits.starts_with('0')
        }
    };
    (!divides_thousands).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, kind: MetricKind) -> Option<f64> {
        match said(&Cell::Text(text.to_owned()), kind) {
            Said::Number(number) | Said::Percent(number) => Some(number),
            _ => None,
        }
    }

    #[test]
    fn counts_are_read_as_they_are_written_anywhere() {
        for (text, wanted) in [
            ("1234", 1234.0),
            ("1,234", 1234.0),
            ("1.234", 1234.0),
            ("1 234", 1234.0),
            ("1\u{202f}234", 1234.0),
            ("1'234", 1234.0),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("424.0", 424.0),
            ("1.2K", 1200.0),
            ("3.4M", 3_400_000.0),
            ("1.2万", 12_000.0),
            ("1.2w", 12_000.0),
            ("1.2亿", 120_000_000.0),
            ("1,2K", 1200.0),
            ("-12", -12.0),
            ("−3", -3.0),
            ("１２", 12.0),
            ("0", 0.0),
            ("1.234,0", 1234.0),
        ] {
            assert_eq!(number(text, MetricKind::Count), Some(wanted), "{text}");
        }
    }

    #[test]
    fn shares_and_money_have_decimals() {
        for (text, wanted) in [
            ("12.5%", 0.125),
            ("12,5 %", 0.125),
            ("0.0875", 0.0875),
            ("0.375", 0.375),
            ("0,375", 0.375),
            ("100%", 1.0),
        ] {
            let found = number(text, MetricKind::Share).unwrap();
            assert!((found - wanted).abs() < 1e-12, "{text}: {found}");
        }
        assert_eq!(number("1,240.50", MetricKind::Cost), Some(1240.5));
        assert_eq!(number("1.240,50", MetricKind::Cost), Some(1240.5));
        assert_eq!(number("$12.345", MetricKind::Cost), Some(12.345));
    }

    #[test]
    fn durations_are_seconds() {
        for (text, wanted) in [
            ("0:04:05", 245.0),
            ("0:41", 41.0),
            ("14.73秒", 14.73),
            ("18", 18.0),
            ("12 s", 12.0),
        ] {
            assert_eq!(number(text, MetricKind::Seconds), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_unknown_is_not_zero_and_words_are_no_number() {
        for text in ["", " ", "-", "–", "--", "N/A"] {
            assert_eq!(
                said(&Cell::Text(text.to_owned()), MetricKind::Count),
                Said::Unknown,
                "{text:?}"
            );
        }
        for text in ["many", "#NAME?", "1:2:3:4", "1e5", "12 likes", ".", ","] {
            assert_eq!(
                said(&Cell::Text(text.to_owned()), MetricKind::Count),
                Said::Words,
                "{text:?}"
            );
        }
    }
}
