//! Ids: UUIDv7, stored and sent as text. Each kind has its own type, declared beside its noun, so that the id of a
//! channel can't be passed where the id of a post is expected.

use chrono::{DateTime, Utc};
use uuid::{ContextV7, Timestamp, Uuid};

/// Declares the types of ids.
macro_rules! id {
    ($($name:ident),+) => {$(
        #[derive(
            Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub struct $name(String);

        impl $name {
            /// Creates a new id, which sorts by `now` among other ids.
            pub fn new(now: chrono::DateTime<chrono::Utc>) -> Self {
                Self($crate::model::id::fresh(now))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

pub(super) use id;

thread_local! {
    /// Counts ids within a millisecond, so that ids created one after the other sort in that order.
    static ORDER: ContextV7 = const { ContextV7::new() };
}

pub(super) fn fresh(now: DateTime<Utc>) -> String {
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    let nanos = now.timestamp_subsec_nanos();
    let stamp = ORDER.with(|order| Timestamp::from_unix(order, seconds, nanos));
    Uuid::new_v7(stamp).to_string()
}
