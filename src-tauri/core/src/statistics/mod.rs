//! What numbers can and can't say: whether there is a difference at all, how large it is, and how large it would have to
//! be to be noticed. Pure and seeded: this module knows no plan, no clock and no threads, so the same numbers give the
//! same answer.
//!
//! - `strata`: groups of posts that are alike but for the factor; `permutation`: is there a difference at all
//! - `additive`: level means beside strata; `shrunken`: estimates of the levels with intervals
//! - `works`: what a factor does, from the outcomes of posts; `noticeable`: what could have been seen
//! - `rates`: totals of many posts with intervals; `spike`: a day with far more negative comments than usual
//! - `experiment`: two arms, assigned by chance and read once
//! - `normal`, `holm`, `shuffle`, `sums`: what the others are made of

mod additive;
pub mod experiment;
mod holm;
mod normal;
mod noticeable;
mod permutation;
pub mod rates;
mod shrunken;
mod shuffle;
pub mod spike;
mod strata;
mod sums;
pub mod works;

pub use noticeable::{noticeable_ratio, posts_needed};
pub use shrunken::Estimate;
pub use sums::LEVELS;
