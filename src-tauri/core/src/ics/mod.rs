//! Parses iCalendar text (RFC 5545): its character encoding, lines, times, zones and rules. A file may come
//! from anywhere, so everything here is bounded in bytes and steps, and nothing panics. The module is used by
//! layers and by the import, and depends on neither.

mod category;
mod charset;
mod events;
mod lines;
mod offsets;
mod rule;
mod rule_text;
mod time;
mod vtimezone;
mod yearly_changes;
mod zones;

pub(crate) use category::category;
pub(crate) use events::{Events, Walked, walk};
pub(crate) use lines::{Line, Lines};
pub(crate) use rule::{Rule, StepBudget};
pub(crate) use time::{CalendarTime, Clocks, duration, is_sane};
pub(crate) use yearly_changes::{ClockChange, YearlyChanges, yearly_changes};
pub(crate) use zones::Zones;

/// The property by which Daymark tells its own import that an event is no post but something else of the plan.
pub(crate) const KIND: &str = "X-DAYMARK-KIND";
