//! Layers: other people's calendars, read from .ics files (RFC 5545) and shown behind the posts. A file may
//! come from anywhere: reading it is bounded in bytes, events and steps, and nothing in it can stop the
//! program. Parts that can't be used are counted and reported, since a wrong calendar is worse than none.

mod cache;
mod calendar;
mod draft;
mod entry;
mod event;
mod file;
mod left_out;
mod problem;
mod series;

pub use cache::{LayerCache, LayerContent, LayerContents};
pub(crate) use draft::Draft as EventDraft;
pub use entry::LayerEntry;
pub(crate) use file::name_of;
pub use left_out::{LeftOut, Reason};
pub use problem::Problem;
