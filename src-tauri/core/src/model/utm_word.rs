//! The words that UTM parameters have as their values.

use super::text::checked_line;
use crate::Result;

/// Returns a name in lower case, with a hyphen for whatever is no letter and no digit; `None` if nothing is left.
pub(super) fn slug(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '_');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join("-"))
}

/// Returns a parameter's value as it is written into links: lower case, with hyphens for spaces. `None` if the input is
/// blank.
pub(crate) fn utm_value(field: &'static str, input: &str) -> Result<Option<String>> {
    if input.trim().is_empty() {
        return Ok(None);
    }
    let line = checked_line(field, input)?.to_lowercase();
    let words: Vec<&str> = line.split_whitespace().collect();
    Ok(Some(words.join("-")))
}
