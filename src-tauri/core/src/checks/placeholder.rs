//! Finds placeholders that were left in a title, a text or a first comment, such as `[LINK]` or `{{url}}`.

use super::range::Range;
use super::{Check, Finding, Severity};
use crate::model::limit::Part;

const BRACKETS: [(char, char); 3] = [('[', ']'), ('{', '}'), ('<', '>')];
/// The words that a placeholder may have beside its noun.
const VERBS: [&str; 6] = ["add", "insert", "your", "the", "a", "here"];
const NOUNS: [&str; 11] = [
    "url", "link", "name", "date", "time", "title", "image", "picture", "video", "handle",
    "hashtags",
];

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range.unpublished().flat_map(|ruled| {
        let row = &ruled.post.row;
        let parts = [(Part::Title, &row.title), (Part::Text, &row.text)];
        let comment = row.first_comment.as_ref();
        let comment = comment.map(|comment| (Part::FirstComment, comment));
        parts
            .into_iter()
            .chain(comment)
            .filter_map(move |(part, text)| {
                let placeholder = first(text)?;
                let finding = Finding::of(Check::Placeholder, Severity::Warning, ruled.post);
                Some(finding.in_part(part).with_found(placeholder))
            })
    });
    found.collect()
}

/// Returns the first placeholder with its brackets.
fn first(text: &str) -> Option<&str> {
    let found = BRACKETS.iter().filter_map(|&(open, close)| {
        let mut starts = text.match_indices(open).map(|(at, _)| at);
        starts.find_map(|at| {
            let length = text[at..].find(close)?;
            let inside = text[at..at + length].trim_start_matches(open);
            is_placeholder(inside).then(|| (at, whole(&text[at..], length, close)))
        })
    });
    found.min_by_key(|(at, _)| *at).map(|(_, text)| text)
}

/// Returns the placeholder with all brackets that close it.
fn whole(text: &str, length: usize, close: char) -> &str {
    let rest = &text[length..];
    let closing = rest.len() - rest.trim_start_matches(close).len();
    &text[..length + closing]
}

/// Returns true for a noun, and for words that ask to add one: `LINK`, `url`, `insert link here`.
fn is_placeholder(inside: &str) -> bool {
    let lower = inside.trim().to_lowercase().replace(['_', '-'], " ");
    let words: Vec<&str> = lower.split_whitespace().collect();
    let nouns = words.iter().filter(|word| NOUNS.contains(word)).count();
    let known = words.iter().filter(|word| VERBS.contains(word)).count() + nouns;
    nouns > 0 && known == words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_brackets_with_text() {
        for (text, expected) in [
            ("Read it: [URL]", Some("[URL]")),
            ("[link] and [url]", Some("[link]")),
            ("Hello {{name}}!", Some("{{name}}")),
            ("see <insert link here>", Some("<insert link here>")),
            ("[ADD_YOUR-LINK]", Some("[ADD_YOUR-LINK]")),
            ("[1] a footnote [sic]", None),
            ("[the year of the link]", None),
            ("a < b and c > d", None),
            ("[ ] {} <>", None),
            ("[URL", None),
            ("(link)", None),
            ("[[LINK]]", Some("[[LINK]]")),
            ("字[字] [链接] [URL]", Some("[URL]")),
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
    }
}
