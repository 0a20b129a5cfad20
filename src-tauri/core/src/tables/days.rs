//! Dates as people write them, with what they leave open: the order of day and month, and the year.

use std::sync::LazyLock;

use chrono::{NaiveDate, Weekday};
use regex::{Captures, Regex};

use super::clock::time_in;
use super::letters::folded;
use super::weekdays::{month, weekday};

/// The longest text that can be a date, in bytes.
const LONGEST: usize = 80;

/// The order of the numbers of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateOrder {
    DayFirst,
    MonthFirst,
}

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrittenDay {
    Date(NaiveDate),
    /// Two numbers of which one is the day and one the month.
    Either {
        first: u32,
        second: u32,
        year: Option<i32>,
    },
    NoYear {
        month: u32,
        day: u32,
    },
}

/// What a [`WrittenDay`] leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    Order,
    Year,
    /// No such day exists.
    NoDay,
}

impl WrittenDay {
    /// Returns the date, by the order and the year that are known of the file.
    pub(crate) fn date(
        self,
        order: Option<DateOrder>,
        year: Option<i32>,
    ) -> Result<NaiveDate, Open> {
        match self {
            WrittenDay::Date(date) => Ok(date),
            WrittenDay::NoYear { month, day } => ymd(year.ok_or(Open::Year)?, month, day),
            WrittenDay::Either {
                first,
                second,
                year: own,
            } => {
                let (day, month) = match self.order().or(order) {
                    Some(DateOrder::DayFirst) => (first, second),
                    Some(DateOrder::MonthFirst) => (second, first),
                    None if first == second => (first, second),
                    None => return Err(Open::Order),
                };
                ymd(own.or(year).ok_or(Open::Year)?, month, day)
            }
        }
    }

    /// Returns the order that the numbers themselves tell: no month is above 12.
    pub(crate) fn order(self) -> Option<DateOrder> {
        match self {
            WrittenDay::Either { first, second, .. } if first > 12 && second <= 12 => {
                Some(DateOrder::DayFirst)
            }
            WrittenDay::Either { first, second, .. } if second > 12 && first <= 12 => {
                Some(DateOrder::MonthFirst)
            }
            _ => None,
        }
    }
}

fn ymd(year: i32, month: u32, day: u32) -> Result<NaiveDate, Open> {
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(Open::NoDay)?;
    (1970..=9998)
        .contains(&year)
        .then_some(date)
        .ok_or(Open::NoDay)
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
    let mut words = text.split(|letter: char| !letter.is_alphabetic());
    let written = Written {
        day: day(&text),
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

type Reading = fn(&Captures<'_>) -> Option<WrittenDay>;

/// The forms of dates, the plainest first.
static FORMS: LazyLock<Vec<(Regex, Reading)>> = LazyLock::new(|| {
    let forms: [(&str, Reading); 8] = [
        (
            r"(?:^|\D)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\D|$)",
            year_first,
        ),
        (r"^(\d{4})(\d{2})(\d{2})$", year_first),
        (r"(?:^|\D)(\d{1,2})月\s*(\d{1,2})", month_and_day),
        (
            r"(?:^|\D)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s*[–-]\s*\d{1,2}\.?)?[\s\-/.]*(?:de\s+|of\s+)?(\pL{3,})[\s\-/.,]*(?:de\s+)?(\d{4}|\d{2})?(?:\D|$)",
            day_and_word,
        ),
        (
            r"(\pL{3,})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?:\s*[–-]\s*\d{1,2})?(?:[\s,]+(\d{4}))?(?:\D|$)",
            word_and_day,
        ),
        (
            r"(?:^|\D)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?:\D|$)",
            either,
        ),
        (
            r"^(\d{1,2})(?:\s*/\s*(\d{1,2})|\.\s*(\d{1,2})\.)(?:\s|$)",
            without_year,
        ),
        (
            r"^\pL+\.?,?\s+(\d{1,2})(?:\s*/\s*(\d{1,2})|\.\s*(\d{1,2})\.)\s*$",
            without_year,
        ),
    ];
    forms
        .into_iter()
        .filter_map(|(form, reading)| Some((Regex::new(form).ok()?, reading)))
        .collect()
});

fn day(text: &str) -> Option<WrittenDay> {
    let text = text.trim();
    FORMS
        .iter()
        .find_map(|(form, reading)| form.captures_iter(text).find_map(|found| reading(&found)))
}

fn number<T: std::str::FromStr>(found: &Captures<'_>, index: usize) -> Option<T> {
    found.get(index)?.as_str().parse().ok()
}

/// Returns a year, of which the century may be left out.
fn year(found: &Captures<'_>, index: usize) -> Option<i32> {
    number(found, index).map(|year: i32| if year < 100 { 2000 + year } else { year })
}

fn year_first(found: &Captures<'_>) -> Option<WrittenDay> {
    ymd(number(found, 1)?, number(found, 2)?, number(found, 3)?)
        .ok()
        .map(WrittenDay::Date)
}

fn month_and_day(found: &Captures<'_>) -> Option<WrittenDay> {
    let (month, day) = (number(found, 1)?, number(found, 2)?);
    (month <= 12 && day <= 31).then_some(WrittenDay::NoYear { month, day })
}

fn day_and_word(found: &Captures<'_>) -> Option<WrittenDay> {
    named(
        month(found.get(2)?.as_str())?,
        number(found, 1)?,
        year(found, 3),
    )
}

fn word_and_day(found: &Captures<'_>) -> Option<WrittenDay> {
    named(
        month(found.get(1)?.as_str())?,
        number(found, 2)?,
        year(found, 3),
    )
}

fn named(month: u32, day: u32, year: Option<i32>) -> Option<WrittenDay> {
    match year {
        Some(year) => ymd(year, month, day).ok().map(WrittenDay::Date),
        None => (1..=31)
            .contains(&day)
            .then_some(WrittenDay::NoYear { month, day }),
    }
}

fn either(found: &Captures<'_>) -> Option<WrittenDay> {
    either_of(number(found, 1)?, number(found, 2)?, Some(year(found, 3)?))
}

fn without_year(found: &Captures<'_>) -> Option<WrittenDay> {
    let second = number(found, 2).or_else(|| number(found, 3));
    either_of(number(found, 1)?, second?, None)
}

fn either_of(first: u32, second: u32, year: Option<i32>) -> Option<WrittenDay> {
    let is_day = |number| (1..=31).contains(&number);
    let can_be = is_day(first) && is_day(second) && first.min(second) <= 12;
    can_be.then_some(WrittenDay::Either {
        first,
        second,
        year,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
