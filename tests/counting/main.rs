//! Lengths beside what the platforms' own published tests expect, and beside what other programs count.
//!
//! - `x`: the conformance tests of twitter-text, and texts counted by its npm package 3.1.0
//! - `mastodon`: Mastodon's own specs
//! - `units`: texts counted by Node, links on Bluesky shortened by the rules of its own app
//! - `rules`: which rule of a platform applies
//! - `any_text`: what is true of every text
//! - `speed`: how long a megabyte takes, shown when asked for

mod any_text;
mod mastodon;
mod rules;
mod speed;
mod units;
mod x;

use daymark_core::counting::{Unit, count};

/// Asserts the length of each text in `unit`.
fn check(unit: Unit, cases: &[(u32, &str)]) {
    for (expected, text) in cases {
        assert_eq!(count(unit, text), *expected, "{unit:?} of {text:?}");
    }
}
