//! The names in CATEGORIES. Several calendar programs misread commas, semicolons and backslashes there, even escaped
//! (libical and node-ical, 2026-11), so these are replaced by their full-width forms.

use std::borrow::Cow;

const REPLACED: [(char, char); 3] = [(',', '，'), (';', '；'), ('\\', '＼')];

/// Returns a name as it is written into CATEGORIES.
pub(crate) fn category(name: &str) -> Cow<'_, str> {
    let replaced = |letter: char| REPLACED.iter().find(|(from, _)| *from == letter);
    if !name.contains(|letter| replaced(letter).is_some()) {
        return Cow::Borrowed(name);
    }
    let letters = name.chars();
    letters
        .map(|letter| replaced(letter).map_or(letter, |(_, to)| *to))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_calendars_misread_is_replaced() {
        assert_eq!(category("Acme, Inc."), "Acme， Inc.");
        assert_eq!(category(r"a;b\c"), "a；b＼c");
        assert_eq!(category("Größe & “Farbe”"), "Größe & “Farbe”");
    }
}
