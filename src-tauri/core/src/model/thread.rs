//! Threads: a text that is published as several posts, one after the other.

use unicode_segmentation::UnicodeSegmentation;

use super::text::checked_text;
use crate::{Code, Error, Result};

/// The most parts of a thread.
const MAX_PARTS: usize = 100;

/// What is kept free in each part for its number, while the number of parts is not known.
const NUMBER: &str = " 99/99";

/// Ways to divide a piece of a text that is too long for one part, the one that hurts least first.
const DIVISIONS: [fn(&str) -> Vec<&str>; 3] = [
    |text| text.split_sentence_bounds().collect(),
    |text| text.split_inclusive(char::is_whitespace).collect(),
    |text| text.graphemes(true).collect(),
];

/// Returns the parts of a thread as they are stored. Fewer than two are no thread, and the result is empty then. More than
/// 100 parts, or a part with control characters, are errors.
pub(super) fn checked_parts(parts: &[String]) -> Result<Vec<String>> {
    if parts.len() > MAX_PARTS {
        let message = format!("a thread has at most {MAX_PARTS} parts: join some");
        return Err(Error::new(Code::TooLong, message).field("parts"));
    }
    let checked = parts.iter().map(|part| checked_text("parts", part));
    let checked = checked.collect::<Result<Vec<_>>>()?;
    Ok(if checked.len() < 2 {
        Vec::new()
    } else {
        checked
    })
}

/// Returns the text of a thread: its parts with an empty line between two.
pub(super) fn whole(parts: &[String]) -> String {
    let said = parts.iter().filter(|part| !part.is_empty());
    said.map(String::as_str).collect::<Vec<_>>().join("\n\n")
}

/// Divides a text into parts that each fit, at the borders of sentences where that is possible, else of words, else of
/// characters. With `is_numbered`, each part ends with its number, as in ` 2/3`, if there are several.
pub(crate) fn split(text: &str, is_numbered: bool, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let whole = text.trim();
    if fits(whole) {
        return vec![whole.to_owned()];
    }
    let reserve = if is_numbered { NUMBER } else { "" };
    let fits = |part: &str| fits(&format!("{}{reserve}", part.trim()));
    let mut parts = Vec::new();
    fill(&mut parts, whole, &fits, &DIVISIONS);
    let mut parts: Vec<String> = parts.iter().map(|part| part.trim().to_owned()).collect();
    parts.retain(|part| !part.is_empty());
    if is_numbered {
        number(&mut parts);
    }
    parts
}

/// Adds a piece of the text to the last part, or begins a new one, dividing the piece if no part can hold it.
fn fill(
    parts: &mut Vec<String>,
    piece: &str,
    fits: &impl Fn(&str) -> bool,
    divisions: &[fn(&str) -> Vec<&str>],
) {
    let joined = parts.last().map(|last| format!("{last}{piece}"));
    if let Some(joined) = joined.filter(|joined| fits(joined)) {
        parts.pop();
        return parts.push(joined);
    }
    match divisions {
        [divide, finer @ ..] if !fits(piece) => {
            parts.push(String::new());
            for smaller in divide(piece) {
                fill(parts, smaller, fits, finer);
            }
        }
        _ => parts.push(piece.to_owned()),
    }
}

fn number(parts: &mut [String]) {
    let count = parts.len();
    for (index, part) in parts.iter_mut().enumerate() {
        *part = format!("{part} {}/{count}", index + 1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn short(most: usize) -> impl Fn(&str) -> bool {
        move |part| part.chars().count() <= most
    }

    #[test]
    fn a_text_is_divided_between_sentences() {
        let text = "One is here. Two is here.\n\nThree is here.";
        let parts = ["One is here. Two is here.", "Three is here."];
        assert_eq!(split(text, false, short(30)), parts);
        let parts = ["One is here. Two is here. 1/2", "Three is here. 2/2"];
        assert_eq!(split(text, true, short(32)), parts);
    }

    #[test]
    fn a_long_sentence_is_divided_between_words_and_a_long_word_between_characters() {
        let parts = ["Hi.", "A rather long", "sentence."];
        assert_eq!(
            split("Hi. A rather long sentence.", false, short(14)),
            parts
        );
        assert_eq!(
            split("新品今天发布了", false, short(3)),
            ["新品今", "天发布", "了"]
        );
    }

    #[test]
    fn a_text_that_fits_stays_whole_and_has_no_number() {
        assert_eq!(split(" Hello. ", true, short(9)), ["Hello."]);
    }

    #[test]
    fn one_part_is_no_thread() {
        let parts = |texts: &[&str]| {
            checked_parts(
                &texts
                    .iter()
                    .map(|&text| text.to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(parts(&["Alone"]).unwrap(), [""; 0]);
        assert_eq!(parts(&["One ", "Two"]).unwrap(), ["One", "Two"]);
        assert!(parts(&["a"; 101]).is_err());
    }

    proptest! {
        #[test]
        fn every_part_fits_and_nothing_is_lost(text in "[a-z .!?\n字👾]{0,200}", most in 4usize..40) {
            let parts = split(&text, false, short(most));
            prop_assert!(parts.iter().all(|part| part.chars().count() <= most));
            let said = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(said(&parts.concat()), said(&text));
        }
    }
}
