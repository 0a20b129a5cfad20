//! Channels that an import adds with its posts.

use daymark_core::model::NewChannel;
use daymark_core::{Code, Error, Planner, Result};

/// Parses `PLATFORM=NAME`.
pub(super) fn new_channels(told: &[String]) -> Result<Vec<NewChannel>> {
    told.iter().map(|told| new_channel(told)).collect()
}

fn new_channel(told: &str) -> Result<NewChannel> {
    let (platform, name) = told.split_once('=').ok_or_else(|| {
        let message = format!("“{told}” has no “=”: write it as PLATFORM=NAME");
        Error::new(Code::BadValue, message).field("add-channel")
    })?;
    Ok(NewChannel {
        platform: platform.trim().to_owned(),
        name: name.trim().to_owned(),
        ..NewChannel::default()
    })
}

/// Returns the id of a channel of the plan, or the name of one that the import adds.
pub(super) fn channel(planner: &Planner, new: &[NewChannel], told: &str) -> Result<String> {
    match new.iter().find(|new| new.name == told.trim()) {
        Some(new) => Ok(new.name.clone()),
        None => planner.channel_id(told),
    }
}
