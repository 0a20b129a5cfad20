//! What cells say about a date and a time of day.

use std::sync::LazyLock;

use chrono::Weekday;
use regex::Regex;

use super::clock::time_in;
use super::day_forms::day_in;
use super::letters::folded;
use super::weekdays::weekday;
use super::written_day::WrittenDay;

/// The longest text that can be a date, in bytes.
const LONGEST: usize = 80;

/// What a cell says about a date and time.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Written {
    pub(crate) day: Option<WrittenDay>,
    /// Minutes since midnight.
    pub(crate) minute: Option<u16>,
    /// Minutes east of Greenwich, if the text says so; 0 for a `Z`.
    pub(crate) offset: Option<i32>,
    pub(crate) weekday: Option<Weekday>,
}

/// Reads a cell. `None` if it says nothing of a date or a time.
pub(crate) fn written(text: &str) -> Option<Written> {
    if text.len() > LONGEST {
        return None;
    }
    let text = folded(text);
    let (offset, text) = without_offset(&text);
    let (minute, text) = match time_in(&text) {
        Some((minute, rest)) => (Some(minute), rest),
        None => (None, text),
    };
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let mut words = words.filter(|word| !word.is_empty());
    let written = Written {
        day: day_in(&text),
        minute,
        offset: offset.filter(|_| minute.is_some()),
        weekday: words.find_map(weekday),
    };
    (written != Written::default()).then_some(written)
}

static OFFSET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(\d:\d{2}(?:\.\d+)?)\s*(?:z|(?:utc|gmt)?\s*([+-])(\d{2}):?(\d{2})|(?:utc|gmt))\s*$",
    )
    .ok()
});

/// Returns the offset at the end of a time, and the text without it. The `T` before a time becomes a blank.
fn without_offset(text: &str) -> (Option<i32>, String) {
    let text = between_digits(text);
    let Some(found) = OFFSET.as_ref().and_then(|pattern| pattern.captures(&text)) else {
        return (None, text);
    };
    let number = |index| {
        found
            .get(index)
            .and_then(|part| part.as_str().parse::<i32>().ok())
    };
    let minutes = number(3).unwrap_or(0) * 60 + number(4).unwrap_or(0);
    let is_west = found.get(2).is_some_and(|sign| sign.as_str() == "-");
    let end = found.get(1).map_or(text.len(), |time| time.end());
    let rest = text[..end].to_owned();
    (Some(if is_west { -minutes } else { minutes }), rest)
}

/// Returns the text with a blank instead of a `t` between two digits.
fn between_digits(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |place: Option<usize>| {
        place
            .and_then(|place| letters.get(place))
            .is_some_and(char::is_ascii_digit)
    };
    let letter = |(place, letter): (usize, &char)| match letter {
        't' if is_digit(place.checked_sub(1)) && is_digit(Some(place + 1)) => ' ',
        letter => *letter,
    };
    letters.iter().enumerate().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::super::written_day::{DateOrder, Open};
    use super::*;
    use chrono::NaiveDate;

    fn date(text: &str, order: Option<DateOrder>, year: Option<i32>) -> Result<NaiveDate, Open> {
        written(text)
            .and_then(|written| written.day)
            .map_or(Err(Open::NoDay), |day| day.date(order, year))
    }

    #[test]
    fn whole_dates_are_read_in_many_forms() {
        for (text, expected, minute) in [
            ("2026-10-05", "2026-10-05", None),
            ("2026/10/5 9:00", "2026-10-05", Some(540)),
            ("2026年10月5日", "2026-10-05", None),
            ("20261005", "2026-10-05", None),
            ("October 5, 2026 9:00 AM", "2026-10-05", Some(540)),
            ("5 October 2026", "2026-10-05", None),
            ("5. Oktober 2026", "2026-10-05", None),
            ("Mo, 5. Okt. 2026", "2026-10-05", None),
            ("5 de octubre de 2026", "2026-10-05", None),
            ("17-Jun-26", "2026-06-17", None),
            ("1/27/2026 17:30", "2026-01-27", Some(1050)),
            ("27.1.2026", "2026-01-27", None),
            ("27/01/26", "2026-01-27", None),
            ("2026-02-03T10:12:00.000Z", "2026-02-03", Some(612)),
            ("Wendesday 7 Novermber 2026", "2026-11-07", None),
            ("2026-11-20 → 2026-11-22", "2026-11-20", None),
            ("18–19 Apr 2026", "2026-04-18", None),
        ] {
            let written = written(text).unwrap();
            assert_eq!(
                date(text, None, None).unwrap().to_string(),
                expected,
                "{text}"
            );
            assert_eq!(written.minute, minute, "{text}");
        }
    }

    #[test]
    fn what_is_left_open_is_told() {
        assert_eq!(date("3/4/2026", None, None), Err(Open::Order));
        for (order, expected) in [
            (DateOrder::DayFirst, "2026-04-03"),
            (DateOrder::MonthFirst, "2026-03-04"),
        ] {
            assert_eq!(
                date("3/4/2026", Some(order), None).unwrap().to_string(),
                expected
            );
        }
        for text in [
            "6 October",
            "17-Jun",
            "10月5日",
            "30/9",
            "Mon, Feb 3",
            "7 Novermber",
        ] {
            assert_eq!(date(text, None, None), Err(Open::Year), "{text}");
            assert!(date(text, None, Some(2026)).is_ok(), "{text}");
        }
        assert_eq!(
            date("31/02/2026", Some(DateOrder::DayFirst), None),
            Err(Open::NoDay)
        );
    }

    #[test]
    fn the_offset_of_a_time_is_read() {
        let offset = |text| written(text).and_then(|written| written.offset);
        assert_eq!(offset("2026-02-03T10:12:00.000Z"), Some(0));
        assert_eq!(offset("2026-02-03T10:12:00+05:30"), Some(330));
        assert_eq!(offset("2026-02-03 10:12 -0800"), Some(-480));
        assert_eq!(offset("2026-02-03 10:12"), None);
    }

    #[test]
    fn words_are_no_dates() {
        for text in [
            "",
            "LIVE",
            "-",
            "Week 1",
            "A post about 3 things",
            "20267-01-01",
            "v1.2",
            "1.5 million",
        ] {
            assert_eq!(
                written(text).and_then(|written| written.day),
                None,
                "{text}"
            );
        }
        assert_eq!(written("Thrusday").unwrap().weekday, Some(Weekday::Thu));
        assert_eq!(written("周五").unwrap().weekday, Some(Weekday::Fri));
    }
}
