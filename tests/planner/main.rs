//! The planner driven as a library, on real files.
//!
//! - `sample`: the sample plan is as full as promised and lies around today

mod sample;
mod support;
