//! Ids are UUIDv7, kept and sent as text. Each noun has a type of its own, so that a channel's id
//! can't be taken for a post's.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::{ContextV7, Timestamp, Uuid};

macro_rules! id {
    ($($name:ident),+) => {$(
        #[derive(
            Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub struct $name(String);

        impl $name {
            /// A new id that sorts by `now`.
            pub fn new(now: DateTime<Utc>) -> Self {
                Self(fresh(now))
            }

            pub fn as_str(&self) -> &str {
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

id!(
    CampaignId,
    ChannelId,
    ItemId,
    LabelId,
    LayerId,
    PillarId,
    PostId,
    SeriesId,
    SavedViewId
);

thread_local! {
    /// Counts within a moment, so that ids made one after the other also sort so.
    static ORDER: ContextV7 = const { ContextV7::new() };
}

fn fresh(now: DateTime<Utc>) -> String {
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    let nanos = now.timestamp_subsec_nanos();
    let stamp = ORDER.with(|order| Timestamp::from_unix(order, seconds, nanos));
    Uuid::new_v7(stamp).to_string()
}
