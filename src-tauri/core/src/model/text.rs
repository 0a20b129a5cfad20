//! What text the plan takes. Input is trimmed at its ends and refused with the reason, never cut.

use url::Url;

use crate::{Code, Error, Result};

/// Longest title or name, in characters.
pub const MAX_LINE: usize = 500;
/// Longest body of text or notes, in characters; the longest platform limit known is 63,206.
pub const MAX_TEXT: usize = 100_000;
/// Longest address, in characters.
const MAX_LINK: usize = 2_048;

/// One line that must not be empty: a title, a plan's or campaign's name.
pub(crate) fn line(field: &'static str, input: &str) -> Result<String> {
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

/// A [`line`] that goes into a list of CATEGORIES: several calendar programs misread `, ; \`
/// there, escaped or not, so names of channels, campaigns, pillars and labels do without.
pub(crate) fn word(field: &'static str, input: &str) -> Result<String> {
    let word = line(field, input)?;
    if word.contains([',', ';', '\\']) {
        let message = format!(
            "the {field} has a comma, semicolon or backslash, which calendar programs misread: leave it out"
        );
        return Err(Error::new(Code::BadValue, message).field(field));
    }
    Ok(word)
}

/// Text of many lines; may be empty. Line ends become `\n`.
pub(crate) fn text(field: &'static str, input: &str) -> Result<String> {
    let text = input.replace("\r\n", "\n").replace('\r', "\n");
    let forbidden = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains(forbidden) {
        let message = format!("the {field} has a control character: remove it");
        return Err(Error::new(Code::BadValue, message).field(field));
    }
    within(field, text.trim_end(), MAX_TEXT)
}

/// A web or mail address, or nothing.
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

/// A colour as `#rrggbb`.
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

/// The beginning of an input, short enough to stand in a message.
pub(crate) fn brief(input: &str) -> String {
    match input.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &input[..end]),
        None => input.to_owned(),
    }
}
