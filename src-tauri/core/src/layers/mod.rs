//! Calendars of others, read from .ics files (RFC 5545) and shown behind the posts. A file may be of
//! any origin: reading it is bounded in bytes, events and steps, what is not understood is passed
//! over, and nothing in it can stop the calendar.
//!
//! The reader is our own because it must stop: the expanders at hand walk a repeating event from
//! its beginning, whatever days are asked for.

mod cache;
mod event;
mod file;
mod lines;
mod problem;
mod rule;
mod rule_text;
mod time;

pub use cache::{LayerCache, LayerContent, LayerContents, LayerEntry};
pub(crate) use file::name_of;
pub use problem::Problem;
