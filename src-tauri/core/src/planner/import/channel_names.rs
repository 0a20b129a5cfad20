//! Recognizes the channels of the plan by the names that files of others have for them.

use std::collections::HashMap;

use crate::model::Channel;
use crate::model::platform::platforms;
use crate::tables::plain;

/// Further names of platforms, as plans of others have them, beside their ids.
const ALSO: [(&str, &str); 32] = [
    ("twitter", "x"),
    ("twitterx", "x"),
    ("xtwitter", "x"),
    ("xcom", "x"),
    ("推特", "x"),
    ("tweet", "x"),
    ("fb", "facebook"),
    ("facbook", "facebook"),
    ("facebookpage", "facebook"),
    ("脸书", "facebook"),
    ("ig", "instagram"),
    ("insta", "instagram"),
    ("li", "linkedin"),
    ("linkedinpage", "linkedin"),
    ("yt", "youtube"),
    ("youtubeshorts", "youtube"),
    ("shorts", "youtube"),
    ("tt", "tiktok"),
    ("tiktokreelsshorts", "tiktok"),
    ("pin", "pinterest"),
    ("bsky", "bluesky"),
    ("gbp", "googlebusiness"),
    ("gmb", "googlebusiness"),
    ("googlebusinessprofile", "googlebusiness"),
    ("公众号", "wechat"),
    ("微信", "wechat"),
    ("b站", "bilibili"),
    ("rednote", "xiaohongshu"),
    ("red", "xiaohongshu"),
    ("email", "newsletter"),
    ("website", "blog"),
    ("masto", "mastodon"),
];

pub(super) struct ChannelNames {
    /// The ids of channels by their names, handles and platforms, those of a platform only where it has one channel.
    ids: HashMap<String, Option<String>>,
    platforms: HashMap<String, &'static str>,
    exact: HashMap<String, String>,
}

impl ChannelNames {
    pub(super) fn of(channels: &[Channel]) -> Self {
        let mut names = Self {
            ids: HashMap::new(),
            platforms: platform_names(),
            exact: HashMap::new(),
        };
        for channel in channels.iter().filter(|channel| !channel.archived) {
            names
                .exact
                .insert(channel.name.clone(), channel.id.to_string());
            for name in [&channel.name, &channel.handle] {
                names.add(plain(name), channel);
            }
            names.add(format!("\n{}", channel.platform), channel);
        }
        names
    }

    fn add(&mut self, name: String, channel: &Channel) {
        let id = channel.id.to_string();
        let known = self.ids.entry(name).or_insert_with(|| Some(id.clone()));
        if known.as_deref() != Some(&id) {
            *known = None;
        }
    }

    /// Returns the id of the channel of a name; `None` if no channel or several have it.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        if let Some(id) = self.exact.get(name.trim()) {
            return Some(id);
        }
        let name = plain(name);
        let by_name = self.ids.get(&name).filter(|_| !name.is_empty());
        let found = by_name.or_else(|| self.ids.get(&format!("\n{}", self.platforms.get(&name)?)));
        found?.as_deref()
    }

    /// Returns true for the name of a channel or a platform.
    pub(super) fn knows(&self, name: &str) -> bool {
        let plain = plain(name);
        !plain.is_empty() && (self.ids.contains_key(&plain) || self.platforms.contains_key(&plain))
    }
}

fn platform_names() -> HashMap<String, &'static str> {
    let mut names: HashMap<String, &'static str> = HashMap::new();
    for platform in platforms() {
        for name in [&platform.id, &platform.name.en, &platform.name.zh] {
            names.insert(plain(name), platform.id.as_str());
        }
    }
    names.extend(ALSO.map(|(name, platform)| (name.to_owned(), platform)));
    names.remove("other");
    names
}
