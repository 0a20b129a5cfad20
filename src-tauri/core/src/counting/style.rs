//! The platforms whose links are found as twitter-text finds them, each by its own expressions.

/// The platform whose links are found. Mastodon uses twitter-text with expressions of its own
/// (`config/initializers/twitter_regex.rb`, 2026-11).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    X,
    Mastodon,
}

impl Style {
    /// Returns the schemes that a link may have, in lower case, longer ones first.
    pub(super) fn schemes(self) -> &'static [&'static str] {
        match self {
            Style::X => &["https", "http"],
            Style::Mastodon => &[
                "https", "http", "dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "gemini",
            ],
        }
    }
}
