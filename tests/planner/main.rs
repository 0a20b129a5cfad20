//! The planner driven as a library, on real files.
//!
//! - `time`: zones, gaps, overlaps, year ends, ranges
//! - `history`: undo and redo of every verb, and of any sequence of them
//! - `changes`: a change names the rows it touched and no others
//! - `refusals`: what is refused, with which code and field, and that nothing changed
//! - `files`: what is not a plan, newer, damaged, locked, shared
//! - `disks`: full and read-only ones
//! - `several`: many posts at once
//! - `settings`: what is set for a plan, its second time scale, and copies of it
//! - `sample`: the sample plan is as full as promised and lies around today

mod changes;
mod disks;
mod files;
mod history;
mod refusals;
mod sample;
mod settings;
mod several;
mod support;
mod time;
