//! Letters made alike, so that words of files can be compared.

use icu_normalizer::ComposingNormalizerBorrowed;

/// Returns a text in lower case and in the compatibility form of Unicode (NFKC), without blanks around it.
pub(crate) fn folded(text: &str) -> String {
    let alike = ComposingNormalizerBorrowed::new_nfkc().normalize(text);
    alike.to_lowercase().trim().to_owned()
}

/// Returns a [`folded`] text without blanks, marks of punctuation and symbols: what is left of a header or a name.
pub(crate) fn plain(text: &str) -> String {
    folded(text)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}
