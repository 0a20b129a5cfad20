//! Hours of a week, as a person types them: `mon-fri 7-9 12-13, sat 10-12`.

use super::brief;
use super::slot::{DAYS, weekday};
use crate::{Code, Error, Result};

const HOURS_OF_DAY: u8 = 24;
const HOURS_OF_WEEK: u8 = 7 * HOURS_OF_DAY;

/// Returns hours in order, each once. Only 0 to 167 are hours of a week.
pub(crate) fn checked(hours: &[u8]) -> Result<Vec<u8>> {
    let mut hours = hours.to_vec();
    hours.sort_unstable();
    hours.dedup();
    match hours.last() {
        Some(last) if *last >= HOURS_OF_WEEK => {
            Err(wrong(&last.to_string(), "an hour of a week, 0 to 167"))
        }
        _ => Ok(hours),
    }
}

/// Returns the hours that a text tells, such as `mon-fri 7-9 12-13, sat 10-12`: days, then from which hour to which.
pub fn parse_hours(text: &str) -> Result<Vec<u8>> {
    let mut hours = Vec::new();
    let parts = text.split([',', ';', '\n']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        let (days, spans) = part
            .split_once(char::is_whitespace)
            .ok_or_else(|| wrong(part, "days and hours, such as mon-fri 7-9"))?;
        let days = range(days, day)?;
        for span in spans.split_whitespace() {
            let (from, to) = range(span, hour)?;
            for day in days.0..=days.1 {
                hours.extend((from..to).map(|hour| day * HOURS_OF_DAY + hour));
            }
        }
    }
    checked(&hours)
}

/// Returns hours as [`parse_hours`] reads them, a day after the other.
pub fn written_hours(hours: &[u8]) -> String {
    let mut days = Vec::new();
    for (name, first) in DAYS.iter().zip((0..).step_by(HOURS_OF_DAY.into())) {
        let of_day = hours.iter().filter_map(|hour| hour.checked_sub(first));
        let of_day: Vec<u8> = of_day.filter(|hour| *hour < HOURS_OF_DAY).collect();
        if !of_day.is_empty() {
            days.push(format!("{name} {}", spans(&of_day)));
        }
    }
    days.join(", ")
}

/// Returns hours of a day as spans, such as `7-9 12-13`.
fn spans(hours: &[u8]) -> String {
    let mut spans: Vec<(u8, u8)> = Vec::new();
    for hour in hours {
        match spans.last_mut() {
            Some((_, end)) if *end == *hour => *end += 1,
            _ => spans.push((*hour, hour + 1)),
        }
    }
    let spans = spans.iter().map(|(from, to)| format!("{from}-{to}"));
    spans.collect::<Vec<_>>().join(" ")
}

fn range(text: &str, one: fn(&str) -> Result<u8>) -> Result<(u8, u8)> {
    let (from, to) = match text.split_once('-') {
        Some((from, to)) => (one(from)?, one(to)?),
        None => (one(text)?, one(text)?),
    };
    if from <= to {
        return Ok((from, to));
    }
    Err(wrong(text, "in order: begin with the earlier one"))
}

fn day(text: &str) -> Result<u8> {
    let day = weekday(text).map(|day| day - 1);
    day.ok_or_else(|| wrong(text, "a day: write mon, tue, wed, thu, fri, sat or sun"))
}

/// Reads an hour from 0 to 24, which may have minutes that are none.
fn hour(text: &str) -> Result<u8> {
    let digits = text.trim().trim_end_matches(":00");
    let hour = digits.parse().ok().filter(|hour| *hour <= HOURS_OF_DAY);
    hour.ok_or_else(|| wrong(text, "an hour of a day, 0 to 24"))
}

fn wrong(text: &str, wanted: &str) -> Error {
    let message = format!("“{}” is not {wanted}", brief(text));
    Error::new(Code::BadValue, message).field("hours")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_and_written_alike() {
        let hours = parse_hours("Mon-Tue 7-9 12-13, sun 23-24").unwrap();
        assert_eq!(hours, [7, 8, 12, 31, 32, 36, 167]);
        let written = written_hours(&hours);
        assert_eq!(written, "mon 7-9 12-13, tue 7-9 12-13, sun 23-24");
        assert_eq!(parse_hours(&written).unwrap(), hours);
        assert_eq!(parse_hours("").unwrap(), [0; 0]);
    }

    #[test]
    fn what_is_no_hour_is_refused_with_its_words() {
        for (typed, told) in [
            ("mon", "“mon” is not days and hours"),
            ("mo 7-9", "“mo” is not a day"),
            ("mon 9-7", "“9-7” is not in order"),
            ("mon 9-25", "“25” is not an hour"),
            ("mon 9-x", "“x” is not an hour"),
        ] {
            let refused = parse_hours(typed).unwrap_err().to_string();
            assert!(refused.starts_with(told), "{refused}");
        }
        assert!(checked(&[168]).is_err());
    }
}
