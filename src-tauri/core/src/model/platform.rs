//! The platforms that a channel can be on, and what each allows.
//!
//! The rules change too often to be code, so they are data with a source and a date: a new platform
//! is an entry in `data/platforms.json` and an icon.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::text_rule::TextRule;

/// The id of the entry that is used for every unknown platform.
const OTHER: &str = "other";

/// A platform and what it allows in one post. If sources disagree, `doubt` explains how.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Platform {
    /// The id that is stored in plans, such as `x` or `wechat`. It never changes once released.
    pub id: String,
    pub name: PlatformName,
    pub colour: PlatformColour,
    /// The post's text: the body or, on a video platform, the description.
    pub text: TextRule,
    /// The title, on a platform where every post has its own title.
    #[serde(default)]
    pub title: Option<TextRule>,
    /// The most hashtags (or topics) in one post; `None` if not known.
    #[serde(default)]
    pub hashtags: Option<u32>,
    /// `None` if nothing is known about media.
    #[serde(default)]
    pub media: Option<MediaRule>,
    /// `None` if it is not known whether a text may go on in further posts.
    #[serde(default)]
    pub thread: Option<ThreadRule>,
    /// Limits that are shown but not checked, since a plan doesn't contain the things they measure.
    #[serde(default)]
    pub other: Vec<OtherLimit>,
    pub sources: Vec<Source>,
    /// The uncertainties about the limits, for a person to read.
    #[serde(default)]
    pub doubt: Option<String>,
}

/// The platform's name in each language of the program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PlatformName {
    pub en: String,
    pub zh: String,
}

/// The brand colour as `#rrggbb`, shifted where needed to a contrast of at least 3:1, both with the
/// theme's panel (`#ffffff` and `#1e1e21`; WCAG 2.2 SC 1.4.11) and with a white glyph on top.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PlatformColour {
    pub light: String,
    pub dark: String,
}

/// Whether a text may go on in further posts, each within the limits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ThreadRule {
    pub goes_on: bool,
    pub source: String,
    pub checked: String,
}

/// How many pictures and videos one post may have. `None` is a number that is not known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MediaRule {
    /// True if a post without media is refused.
    #[serde(default)]
    pub required: bool,
    /// The most pictures and videos together.
    #[serde(default)]
    pub items: Option<u32>,
    #[serde(default)]
    pub images: Option<u32>,
    #[serde(default)]
    pub videos: Option<u32>,
    /// False if one post can't have both pictures and videos.
    #[serde(default = "allowed")]
    pub mixed: bool,
}

/// A limit on something other than text or media. `what` is a stable key, such as `altText`. If the limit is a
/// time or size, the key ends with its unit, as in `shortSeconds`; otherwise it counts characters or items.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OtherLimit {
    pub what: String,
    pub limit: u32,
}

/// Where and in which month (`2026-11`) a limit was read. `what` is the name of the limit, or `limits` if the
/// source is about the whole entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Source {
    pub what: String,
    pub source: String,
    pub checked: String,
}

static PLATFORMS: LazyLock<Vec<Platform>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/platforms.json"))
        .expect("the platforms are compiled in and a test parses them")
});

/// Returns every platform in the order in which they are offered to a person, with `other` last.
pub fn platforms() -> &'static [Platform] {
    &PLATFORMS
}

/// Returns the platform with this id, or `None` if it is unknown.
pub fn platform(id: &str) -> Option<&'static Platform> {
    platforms().iter().find(|platform| platform.id == id)
}

/// Returns the platform with this id, or `other` if it is unknown: a plan that was made by a newer version may
/// use a platform that this version doesn't know.
pub fn known_or_other(id: &str) -> &'static Platform {
    platform(id)
        .or_else(|| platform(OTHER))
        .expect("a test finds `other` among the platforms")
}

fn allowed() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const FAMILY: &str = "👨‍👩‍👧‍👦";

    #[test]
    fn the_data_parses_and_ids_are_unique() {
        let ids: HashSet<&str> = platforms().iter().map(|p| p.id.as_str()).collect();
        assert_eq!(ids.len(), platforms().len());
        assert_eq!(platforms().last().map(|p| p.id.as_str()), Some(OTHER));
    }

    #[test]
    fn an_unknown_platform_is_other() {
        assert_eq!(known_or_other("bluesky").id, "bluesky");
        assert_eq!(platform("a-platform-of-2030"), None);
        assert_eq!(known_or_other("a-platform-of-2030").id, OTHER);
    }

    #[test]
    fn a_rule_without_a_limit_is_unlimited_or_explained() {
        for platform in platforms() {
            let rule = &platform.text;
            assert!(!rule.unlimited || rule.limit.is_none(), "{}", platform.id);
            let explained = rule.unlimited || platform.doubt.is_some();
            assert!(rule.limit.is_some() || explained, "{}", platform.id);
        }
    }

    #[test]
    fn excess_starts_right_after_the_limit() {
        check_most("x", "a", 280);
        check_most("x", "字", 140);
        check_most("x", FAMILY, 140);
        check_most("bluesky", "字", 300);
        check_most("mastodon", "👾", 500);
        check_most("threads", "👾", 500);
        check_most("weibo", "字", 2000);
        check_most("linkedin", "👾", 1500);
    }

    fn excess_of(platform: &Platform, text: &str) -> u32 {
        platform.text.excess(text)
    }

    fn check_most(id: &str, character: &str, most: usize) {
        let over_by = |times| excess_of(known_or_other(id), &character.repeat(times));
        assert_eq!(over_by(most), 0, "{most} × {character} on {id}");
        assert_ne!(over_by(most + 1), 0, "{most} + 1 × {character} on {id}");
    }

    #[test]
    fn short_urls_are_over_although_their_bytes_are_not() {
        let text = "http://a.co ".repeat(12);
        assert!(text.len() < 280);
        assert_eq!(excess_of(known_or_other("x"), &text), 8);
    }

    #[test]
    fn bytes_are_told_only_when_the_characters_fit() {
        let bluesky = known_or_other("bluesky");
        assert_eq!(excess_of(bluesky, &FAMILY.repeat(120)), 0);
        assert_eq!(excess_of(bluesky, &FAMILY.repeat(121)), 25);
        assert_eq!(excess_of(bluesky, &FAMILY.repeat(301)), 1);
    }

    #[test]
    fn an_unknown_limit_is_never_exceeded() {
        for id in ["whatsapp", "zhihu", "blog", "other", "a-platform-of-2030"] {
            assert_eq!(
                excess_of(known_or_other(id), &"字".repeat(100_000)),
                0,
                "{id}"
            );
        }
    }

    #[test]
    fn a_limit_has_a_source_or_a_doubt() {
        for platform in platforms() {
            let justified = !platform.sources.is_empty() || platform.doubt.is_some();
            let limited = platform.text.limit.is_some() || platform.title.is_some();
            assert!(!limited || justified, "{}", platform.id);
        }
    }

    #[test]
    fn colours_stand_out_from_the_panel_and_under_a_white_glyph() {
        for Platform { id, colour, .. } in platforms() {
            assert!(contrast(&colour.light, "#ffffff") >= 3.0, "{id} light");
            assert!(contrast(&colour.dark, "#1e1e21") >= 3.0, "{id} dark");
            assert!(contrast(&colour.dark, "#ffffff") >= 3.0, "{id} glyph");
        }
    }

    /// Returns the contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2).
    fn contrast(one: &str, two: &str) -> f64 {
        let (one, two) = (luminance(one), luminance(two));
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(colour: &str) -> f64 {
        let weights = [(1, 0.2126), (3, 0.7152), (5, 0.0722)];
        let weighed = weights.map(|(at, weight)| weight * linear(&colour[at..at + 2]));
        weighed.iter().sum()
    }

    fn linear(channel: &str) -> f64 {
        let value = f64::from(u8::from_str_radix(channel, 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    }
}
