//! Where a text that is too long ceases to fit.

use unicode_segmentation::UnicodeSegmentation;

/// Returns how many bytes at the beginning of the text fit into `limit`, measured with `length`. They end between two
/// characters. Where a link begins to count only once it is complete, a shorter beginning than possible may be
/// returned, but never one that doesn't fit.
pub(crate) fn fitting(text: &str, limit: u32, length: impl Fn(&str) -> u32) -> usize {
    let ends = text
        .grapheme_indices(true)
        .map(|(at, part)| at + part.len());
    let ends: Vec<usize> = ends.collect();
    let fit = ends.partition_point(|&end| length(&text[..end]) <= limit);
    fit.checked_sub(1).map_or(0, |last| ends[last])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::counting::{Unit, count};

    #[test]
    fn the_beginning_is_as_long_as_the_limit() {
        let on_x = |text, limit| fitting(text, limit, |text| count(Unit::Weighted, text));
        assert_eq!(on_x("Hello", 5), 5);
        assert_eq!(on_x("Hello", 3), 3);
        assert_eq!(on_x("字字", 3), 3);
        assert_eq!(on_x("a👨‍👩‍👧‍👦", 2), 1);
        assert_eq!(on_x("", 0), 0);
        assert_eq!(on_x("a https://example.com/long/path/of/a/page b", 25), 41);
    }

    proptest! {
        #[test]
        fn the_beginning_fits(text in "([a-z. 字é👾]|http://a\\.co/){0,40}", limit in 0u32..60) {
            for unit in [Unit::Weighted, Unit::Mastodon, Unit::Bluesky, Unit::Bytes, Unit::Utf16] {
                let end = fitting(&text, limit, |text| count(unit, text));
                prop_assert!(count(unit, &text[..end]) <= limit);
            }
        }
    }
}
