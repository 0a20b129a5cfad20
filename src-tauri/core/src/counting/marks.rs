//! Hashtags and mentions in a text, as they are told apart from other signs by what is before and after them.

use unicode_segmentation::UnicodeSegmentation;

use super::saturate;

/// Returns the hashtags without their sign, in their order. A hashtag has at least one character that is no digit; it
/// begins after a character that belongs to no word, or right after another hashtag. The full-width sign counts too.
pub fn hashtags(text: &str) -> Vec<&str> {
    let (mut found, mut end) = (Vec::new(), 0);
    for (at, sign) in text
        .char_indices()
        .filter(|&(_, c)| matches!(c, '#' | '＃'))
    {
        let start = at + sign.len_utf8();
        let word = word(&text[start..], |c| c.is_alphanumeric() || c == '_');
        let is_tag = word.chars().any(|c| !c.is_numeric());
        if is_tag && (begins_word(text, at) || (end == at && !found.is_empty())) {
            found.push(word);
            end = start + word.len();
        }
    }
    found
}

/// Returns the names after an `@`, in their order. The `@` of a mail address is no mention.
pub fn mentions(text: &str) -> Vec<&str> {
    let signs = text.match_indices('@').map(|(at, _)| at);
    let names = signs.filter(|&at| begins_word(text, at)).map(|at| {
        let name = word(&text[at + 1..], |c| {
            c.is_alphanumeric() || matches!(c, '_' | '.' | '-')
        });
        name.trim_end_matches(['.', '-'])
    });
    names.filter(|name| !name.is_empty()).collect()
}

/// Returns the length of the longest hashtag, in characters; 0 if there is none.
pub fn longest_hashtag(text: &str) -> u32 {
    let lengths = hashtags(text)
        .into_iter()
        .map(|tag| tag.graphemes(true).count());
    saturate(lengths.max().unwrap_or(0))
}

fn word(text: &str, is_part: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    &text[..end]
}

/// Returns true if no word, address or other sign is right before `at`. `&` begins an HTML character code.
fn begins_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '&' | '/' | '.' | '@' | '#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashtags_have_a_letter_and_begin_a_word() {
        for (text, expected) in [
            ("", vec![]),
            ("#a", vec!["a"]),
            ("one #two, (#three)", vec!["two", "three"]),
            ("#a#b #c_d", vec!["a", "b", "c_d"]),
            ("C# and F#", vec![]),
            ("#1 of #2026goals", vec!["2026goals"]),
            ("a#b &#39; page/#part", vec![]),
            ("#日本語 ＃全角", vec!["日本語", "全角"]),
            ("##a # b", vec![]),
            ("#🎉", vec![]),
        ] {
            assert_eq!(hashtags(text), expected, "{text}");
        }
    }

    #[test]
    fn mentions_are_no_mail_addresses() {
        for (text, expected) in [
            ("@a and @b.c.", vec!["a", "b.c"]),
            ("someone@example.com", vec![]),
            ("(@one_two)@three", vec!["one_two", "three"]),
            ("@ @. @-", vec![]),
            ("@user@server.example", vec!["user"]),
        ] {
            assert_eq!(mentions(text), expected, "{text}");
        }
    }

    #[test]
    fn the_longest_hashtag_is_counted_in_characters() {
        assert_eq!(longest_hashtag("none"), 0);
        assert_eq!(longest_hashtag("#a #日本語"), 3);
    }
}
