//! The only place that reads the current time and the machine's zone. Everything else receives a moment as an
//! argument, so that a test can choose it.

use chrono::{DateTime, Utc};

use crate::model::Zone;

/// The source of the current time.
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

/// Returns the machine's time zone: `TZ` if it is set to an IANA name, else the system's setting, or UTC if
/// neither is known.
pub fn machine_zone() -> Zone {
    let named = |name: String| name.trim_start_matches(':').parse().ok();
    let from_environment = std::env::var("TZ").ok().and_then(named);
    let from_system = || iana_time_zone::get_timezone().ok().and_then(named);
    from_environment.or_else(from_system).unwrap_or(Zone::UTC)
}
