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

/// The machine's time zone as an IANA name, or UTC where the system does not tell. `TZ` goes
/// before the system's setting, as it does everywhere else.
pub fn machine_zone() -> Zone {
    let named = |name: String| name.trim_start_matches(':').parse().ok();
    let from_environment = std::env::var("TZ").ok().and_then(named);
    let from_system = || iana_time_zone::get_timezone().ok().and_then(named);
    from_environment.or_else(from_system).unwrap_or(Zone::UTC)
}
