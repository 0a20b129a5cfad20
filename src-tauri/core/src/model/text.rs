//! Checks of text input. Input is trimmed and refused with a reason if it doesn't fit; it is never cut.

use url::Url;

use crate::{Code, Error, Result};

/// The longest title or name, in characters.
pub const MAX_LINE: usize = 500;
/// The longest text or notes, in characters. The longest known limit of a platform is 63,206.
pub const MAX_TEXT: usize = 100_000;
/// The most lines of a list.
const MAX_LINES: usize = 100;
/// The longest link, in characters.
const MAX_LINK: usize = 2_048;

/// Returns the input as one trimmed line. An empty line, a control character and more than [`MAX_LINE`]
/// characters are errors. `field` is the input field that the error is about.
pub(crate) fn checked_line(field: &'static str, input: &str) -> Result<String> {
    let line = input.trim();
    if line.is_empty() {
        let message = format!("the {field} is empty: give it at least one character");
        return Err(Error::new(Code::Empty, message).field(field));
    }
    if line.chars().any(char::is_control) {
        let message = format!("the {field} has a line break or control character: remove it");
        return Err(Error::new(Code::BadValue, message).field(field));
    }
    within(field, line, MAX_LINE)
}

/// Returns the input as one trimmed line, which may be empty.
pub(crate) fn line_or_empty(field: &'static str, input: &str) -> Result<String> {
    match input.trim() {
        "" => Ok(String::new()),
        line => checked_line(field, line),
    }
}

/// Returns lines without those that are blank, at most [`MAX_LINES`].
pub(crate) fn checked_lines(field: &'static str, input: &[String]) -> Result<Vec<String>> {
    let lines = input.iter().filter(|line| !line.trim().is_empty());
    let lines = lines.map(|line| checked_line(field, line));
    let lines = lines.collect::<Result<Vec<_>>>()?;
    if lines.len() <= MAX_LINES {
        return Ok(lines);
    }
    let message = format!(
        "the {field} are {}, {MAX_LINES} are the most: shorten them",
        lines.len()
    );
    Err(Error::new(Code::TooLong, message).field(field))
}

/// Returns text of any number of lines, possibly empty, with `\n` as line end. Control characters other than
/// tabs and more than [`MAX_TEXT`] characters are errors.
pub(crate) fn checked_text(field: &'static str, input: &str) -> Result<String> {
    let text = with_line_ends(input);
    let forbidden = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains(forbidden) {
        let message = format!("the {field} has a control character: remove it");
        return Err(Error::new(Code::BadValue, message).field(field));
    }
    within(field, text.trim_end(), MAX_TEXT)
}

/// Returns a text with `\n` as line end, whichever it had.
pub(crate) fn with_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Returns an `https`, `http` or `mailto` URL; `None` if the input is blank. Other schemes are errors.
pub(crate) fn link(field: &'static str, input: &str) -> Result<Option<String>> {
    let input = input.trim();
    if input.is_empty() {
        return Ok(None);
    }
    let wrong = || {
        let message = format!(
            "“{}” is not an address: begin it with https://",
            brief(input)
        );
        Error::new(Code::BadValue, message).field(field)
    };
    let url = Url::parse(input).map_err(|_| wrong())?;
    if !matches!(url.scheme(), "https" | "http" | "mailto") {
        return Err(wrong());
    }
    within(field, url.as_str(), MAX_LINK).map(Some)
}

/// Returns a colour as `#rrggbb` in lower case. Any other format is an error.
pub(crate) fn colour(input: &str) -> Result<String> {
    let digits = input.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(input.to_lowercase());
    }
    let message = format!("“{}” is not a colour: write it as #rrggbb", brief(input));
    Err(Error::new(Code::BadValue, message).field("colour"))
}

fn within(field: &'static str, text: &str, most: usize) -> Result<String> {
    let length = text.chars().count();
    if length <= most {
        return Ok(text.to_owned());
    }
    let message = format!("the {field} has {length} characters, {most} are the most: shorten it");
    Err(Error::new(Code::TooLong, message).field(field))
}

/// Returns the first 60 characters of an input, followed by `…` if it is longer, to quote it in a message.
pub(crate) fn brief(input: &str) -> String {
    match input.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &input[..end]),
        None => input.to_owned(),
    }
}
