//! How long a megabyte of text takes to count. The goal is 50 ms in a release build:
//!
//!     cargo test --release -p daymark-core --test counting -- --ignored --nocapture

use std::time::Instant;

use daymark_core::counting::{Unit, count};

const UNITS: [Unit; 5] = [
    Unit::Weighted,
    Unit::Graphemes,
    Unit::Mastodon,
    Unit::Bluesky,
    Unit::Telegram,
];

/// What people write, and then what takes longest to read.
const PIECES: [&str; 12] = [
    "plain words of English, one after another. ",
    "看https://example.com，很好。春天来了，我们一起去公园 ",
    "👨‍👩‍👧‍👦🇨🇳1\u{fe0f}\u{20e3} ",
    "see https://a.co/x?y=z and example.com ",
    "hello @name@server.example ",
    "e\u{301}",
    "a.b.c.d.e.",
    "a.co/(",
    "中.中.",
    "foo.com_",
    "(http://",
    "((((://",
];

#[test]
#[ignore = "shows times and asserts nothing"]
fn a_megabyte() {
    for piece in PIECES {
        let text = piece.repeat(1_000_000 / piece.len());
        let times = UNITS.map(|unit| format!("{unit:?} {:.0} ms", milliseconds(unit, &text)));
        eprintln!("{piece:?}: {}", times.join(", "));
    }
}

fn milliseconds(unit: Unit, text: &str) -> f64 {
    let start = Instant::now();
    std::hint::black_box(count(unit, text));
    start.elapsed().as_secs_f64() * 1e3
}
