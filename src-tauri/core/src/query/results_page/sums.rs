//! Sums of numbers that posts may tell.

use serde::Serialize;

/// A sum over the posts that tell its number; it is there only if one does.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ResultSum {
    pub value: f64,
    pub posts: u32,
}

/// Returns the sum of the known numbers; `None` if none is known.
pub(super) fn sum(numbers: impl Iterator<Item = Option<f64>>) -> Option<ResultSum> {
    numbers
        .flatten()
        .fold(None, |sum: Option<ResultSum>, number| {
            let ResultSum { value, posts } = sum.unwrap_or(ResultSum {
                value: 0.0,
                posts: 0,
            });
            Some(ResultSum {
                value: value + number,
                posts: posts + 1,
            })
        })
}
