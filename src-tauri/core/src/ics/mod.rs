//! Reads iCalendar text (RFC 5545): its letters, lines, times, zones and rules. A file may be of any origin, so
//! everything here is bounded in bytes and steps, and nothing panics. Layers use it, and it knows no layer.

mod charset;
mod lines;
mod offsets;
mod rule;
mod rule_text;
mod time;
mod vtimezone;
mod zones;

pub(crate) use lines::{Line, Lines};
pub(crate) use rule::{Fuel, Rule};
pub(crate) use time::{Clocks, Stamp, duration, is_sane};
pub(crate) use zones::Zones;
