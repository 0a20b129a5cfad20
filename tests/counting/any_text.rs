//! What is true of the length of every text.

use daymark_core::counting::{Unit, bytes, count, links_on_mastodon, links_on_x};
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use proptest::prelude::*;
use proptest::sample::select;

const UNITS: [Unit; 9] = [
    Unit::Weighted,
    Unit::Graphemes,
    Unit::Codepoints,
    Unit::Utf16,
    Unit::Bytes,
    Unit::Halfwidth,
    Unit::Mastodon,
    Unit::Bluesky,
    Unit::Telegram,
];

/// Generates texts from pieces that are counted differently, mixed with arbitrary characters.
fn texts() -> impl Strategy<Value = String> {
    let pieces =
        "a| |字|，|é|e|\u{301}|\u{1d160}|👾|👨|\u{200d}|🏽|🇨|1|\u{fe0f}|\u{20e3}|.|\r\n|\u{fdfa}";
    let links =
        "HTTPS|http|://|http://a|https://b.c/d|@|@a@b.co|.com|.中国|xn--|/|(|)|?|#|-|_|:80|t.co/a";
    let known: Vec<&str> = pieces.split('|').chain(links.split('|')).collect();
    let piece = prop_oneof![4 => select(known).prop_map(str::to_owned), 1 => ".{0,3}"];
    prop::collection::vec(piece, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_counted(text in texts()) {
        for unit in UNITS {
            count(unit, &text);
            bytes(unit, &text);
        }
        prop_assert!(links_on_x(&text).len() <= text.len());
        prop_assert!(links_on_mastodon(&text).len() <= text.len());
    }

    #[test]
    fn letters_together_count_as_much_as_apart(one in "[a-z]{0,40}", two in "[a-zA-Z]{0,40}") {
        for unit in UNITS.into_iter().filter(|&unit| unit != Unit::Halfwidth) {
            prop_assert_eq!(count(unit, &format!("{one}{two}")), count(unit, &one) + count(unit, &two));
        }
    }

    #[test]
    fn wide_letters_together_count_as_much_as_apart(one in "[一-龥]{0,40}", two in "[一-龥]{0,40}") {
        for unit in UNITS {
            prop_assert_eq!(count(unit, &format!("{one}{two}")), count(unit, &one) + count(unit, &two));
        }
    }

    #[test]
    fn x_counts_the_same_for_every_normal_form(text in texts()) {
        let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&text).into_owned();
        let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(&text).into_owned();
        prop_assert_eq!(count(Unit::Weighted, &composed), count(Unit::Weighted, &text));
        prop_assert_eq!(count(Unit::Weighted, &decomposed), count(Unit::Weighted, &text));
    }
}
