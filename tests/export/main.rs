//! The export, driven through the planner and read back with `calcard`, a parser of other hands.
//!
//! - `awkward`: a plan of everything that is hard to write, and what its file must say; shared with
//!   the example that `ui/tests/ics.test.ts` runs, where `ical.js` reads the same file
//! - `reading`: the parser's view of a file, in the same terms
//! - `fields`: every field of every event
//! - `choice`: which posts leave, and under which ids
//! - `any_text`: texts that nobody thought of
//! - `rules`: series as rules and whole days, read by Python
//! - `atomic`: a failed export leaves everything as it was

mod any_text;
mod atomic;
mod awkward;
mod choice;
mod fields;
mod reading;
mod rules;
