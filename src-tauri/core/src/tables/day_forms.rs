//! The forms in which people write dates.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::weekdays::month;
use super::written_day::{WrittenDay, written_date};

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

pub(super) fn day_in(text: &str) -> Option<WrittenDay> {
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
    written_date(number(found, 1)?, number(found, 2)?, number(found, 3)?)
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
        Some(year) => written_date(year, month, day),
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
