//! How long a text may be on a platform, in its own app and through its programming interface (API).

use serde::{Deserialize, Serialize};

use crate::counting::{Unit, at_most, bytes, count, fitting};

/// How long a text may be in a platform's own app and how its length is counted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TextRule {
    /// The most allowed, in `unit`. `None` if there is no limit or none is known; `unlimited` tells these two
    /// cases apart.
    pub limit: Option<u32>,
    pub unit: Unit,
    /// The most UTF-8 bytes allowed, on a platform that also limits bytes.
    #[serde(default)]
    pub bytes: Option<u32>,
    /// True if the platform is known to have no limit.
    #[serde(default)]
    pub unlimited: bool,
    /// True if the limit is a recommendation that the platform doesn't enforce.
    #[serde(default)]
    pub advice: bool,
    /// The limits beside this one: those of the API, and those on a condition.
    #[serde(default)]
    pub further: Vec<TextLimit>,
}

/// Another limit of a text, with its source and the month (`2026-11`) in which it was read there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TextLimit {
    pub of: LimitOf,
    /// `None` if the limit always applies.
    #[serde(default)]
    pub condition: Option<Condition>,
    /// The most allowed, in `unit`; `None` if it depends.
    pub limit: Option<u32>,
    pub unit: Unit,
    pub source: String,
    pub checked: String,
}

/// Whose limit it is. Breaking the app's is noticed when posting by hand, breaking the API's only by other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LimitOf {
    App,
    Api,
}

/// When a limit applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Condition {
    /// The post has pictures or a video.
    Media,
    /// The account is a paid one.
    Premium,
    /// The server of the account sets a limit of its own.
    Server,
}

/// A text to be measured.
#[derive(Debug, Clone, Copy, Default)]
pub struct Draft<'a> {
    pub text: &'a str,
    /// The content warning before the text, empty where there is none. Mastodon counts it too; elsewhere it is left
    /// out.
    pub warning: &'a str,
    /// True if pictures or a video go with the text.
    pub media: bool,
}

/// The length of a text beside its limit, both in `unit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Length {
    pub count: u32,
    /// `None` if there is no limit or none is known.
    pub limit: Option<u32>,
    /// How far the count is over the limit, 0 when it is within.
    pub over: u32,
    pub unit: Unit,
}

/// The length of a text by the app's count, and by that of the API where it differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Lengths {
    #[serde(flatten)]
    pub app: Length,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api: Option<Length>,
}

impl TextRule {
    /// Returns how far `text` is over the limit of the app, without media, in the rule's unit: 0 when it is within or
    /// when no limit is known. Where bytes are limited too and they alone are over, the answer is in bytes.
    pub fn excess(&self, text: &str) -> u32 {
        let over_bytes = |limit: u32| {
            let reachable = at_most(self.unit, text) > limit;
            reachable.then(|| bytes(self.unit, text).saturating_sub(limit))
        };
        match self.excess_in_unit(text) {
            0 => self.bytes.and_then(over_bytes).unwrap_or(0),
            excess => excess,
        }
    }

    /// Returns the excess in the rule's unit. Most texts are short, so a cheap upper bound is tried first.
    fn excess_in_unit(&self, text: &str) -> u32 {
        let reachable = |limit: &u32| at_most(self.unit, text) > *limit;
        let excess = |limit| count(self.unit, text).saturating_sub(limit);
        self.limit.filter(reachable).map_or(0, excess)
    }

    /// Returns the length of a draft beside the limits that apply to it. Where bytes are limited too and they alone
    /// are over, the length is in bytes.
    pub fn measure(&self, draft: Draft) -> Lengths {
        let with_media = self.of(LimitOf::App, draft.media);
        let limit = with_media.map_or(self.limit, |further| further.limit);
        let unit = with_media.map_or(self.unit, |further| further.unit);
        let app = Length::of(draft, unit, limit);
        let in_bytes = self.bytes.map(|limit| self.measure_bytes(draft, limit));
        let api = self.of(LimitOf::Api, draft.media);
        Lengths {
            app: in_bytes
                .filter(|bytes| app.over == 0 && bytes.over > 0)
                .unwrap_or(app),
            api: api.map(|api| Length::of(draft, api.unit, api.limit)),
        }
    }

    /// Returns how many bytes at the beginning of the text are within the app's limit; `None` if all are.
    pub fn fitting(&self, draft: Draft) -> Option<usize> {
        let Length { over, limit, .. } = self.measure(draft).app;
        let limit = limit.filter(|_| over > 0)?;
        Some(fitting(draft.text, limit, |text| {
            match self.measure(Draft { text, ..draft }).app.over {
                0 => 0,
                _ => limit.saturating_add(1),
            }
        }))
    }

    fn measure_bytes(&self, draft: Draft, limit: u32) -> Length {
        let count = bytes(self.unit, draft.text);
        Length::new(count, Some(limit), Unit::Bytes)
    }

    /// Returns the further limit that applies, first one for media where there are some.
    fn of(&self, whose: LimitOf, media: bool) -> Option<&TextLimit> {
        let find = |condition| {
            let mut limits = self.further.iter();
            limits.find(|limit| limit.of == whose && limit.condition == condition)
        };
        let for_media = find(Some(Condition::Media)).filter(|_| media);
        for_media.or_else(|| find(None))
    }
}

impl Length {
    fn of(draft: Draft, unit: Unit, limit: Option<u32>) -> Self {
        let warning = match unit {
            Unit::Mastodon => count(Unit::Graphemes, draft.warning),
            _ => 0,
        };
        Self::new(count(unit, draft.text).saturating_add(warning), limit, unit)
    }

    fn new(count: u32, limit: Option<u32>, unit: Unit) -> Self {
        let over = limit.map_or(0, |limit| count.saturating_sub(limit));
        Self {
            count,
            limit,
            over,
            unit,
        }
    }
}
