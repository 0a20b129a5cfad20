//! The one place that reads the time and the machine's zone. Everything else is handed a moment,
//! so that a test can choose one.

use chrono::{DateTime, Utc};

use crate::model::Zone;

/// Where the planner takes its "now" from.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    #[default]
    System,
    /// Always the same moment, for tests and reproducible samples.
    Fixed(DateTime<Utc>),
}

impl Clock {
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Clock::System => Utc::now(),
            Clock::Fixed(moment) => moment,
        }
    }
}

/// The machine's time zone as an IANA name, or UTC where the system does not tell.
pub fn machine_zone() -> Zone {
    iana_time_zone::get_timezone()
        .ok()
        .and_then(|name| name.parse().ok())
        .unwrap_or(Zone::UTC)
}
