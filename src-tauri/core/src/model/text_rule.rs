//! How long a text may be on a platform, in its own app and through its programming interface (API).

use serde::{Deserialize, Serialize};

use super::limit::{Condition, LimitOf, yes};
use crate::counting::{Unit, at_most, bytes, count, fitting, saturate};

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
    /// The fewest allowed, in `unit`; 0 if there is no lower limit.
    #[serde(default)]
    pub least: u32,
    /// True if the limit is a recommendation that the platform doesn't enforce.
    #[serde(default)]
    pub advice: bool,
    /// False if sources disagree or the source is weak: breaking the limit is then no error.
    #[serde(default = "yes")]
    pub certain: bool,
    /// Where the limit was read; empty if there is no limit or no source.
    #[serde(default)]
    pub source: String,
    /// The month (`2026-11`) in which it was read there.
    #[serde(default)]
    pub checked: String,
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
    /// False if sources disagree or the source is weak: breaking the limit is then no error.
    #[serde(default = "yes")]
    pub certain: bool,
    pub source: String,
    pub checked: String,
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
    /// The limit of the channel's account or server, in the rule's unit; `None` if it has the platform's.
    pub own_limit: Option<u32>,
}

/// A limit as it applies to one draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound<'a> {
    pub limit: Option<u32>,
    pub unit: Unit,
    pub of: LimitOf,
    /// True if the limit is the channel's own.
    pub is_own: bool,
    /// False for advice, and where sources disagree or the source is weak.
    pub certain: bool,
    /// Where the platform's limit was read, and in which month; both may be empty.
    pub source: &'a str,
    pub checked: &'a str,
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
    pub fn excess(&self, text: &str, own_limit: Option<u32>) -> u32 {
        let draft = Draft {
            text,
            own_limit,
            ..Draft::default()
        };
        self.broken_in_app(draft)
            .map_or(0, |(_, length)| length.over)
    }

    /// Returns the length of a draft beside the limits that apply to it. Where bytes are limited too and they alone
    /// are over, the length is in bytes.
    pub fn measure(&self, draft: Draft) -> Lengths {
        let app = self.in_app(draft);
        let broken_bytes = || self.broken_bytes(draft).map(|(_, length)| length);
        let app = Length::of(draft, app.unit, app.limit);
        let in_bytes = Some(app)
            .filter(|app| app.over == 0)
            .and_then(|_| broken_bytes());
        let api = self.in_api(draft);
        Lengths {
            app: in_bytes.unwrap_or(app),
            api: api.map(|api| Length::of(draft, api.unit, api.limit)),
        }
    }

    /// Returns how many bytes at the beginning of the text are within the app's limit; `None` if all are. `app` is the
    /// length of the draft by the app's count.
    pub fn fitting(&self, draft: Draft, app: Length) -> Option<usize> {
        let Length { over, limit, .. } = app;
        let limit = limit.filter(|_| over > 0)?;
        Some(fitting(draft.text, limit, |text| {
            match self.measure(Draft { text, ..draft }).app.over {
                0 => 0,
                _ => limit.saturating_add(1),
            }
        }))
    }

    /// Returns the sources of the limits with their months.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        let further = self
            .further
            .iter()
            .map(|rule| (&*rule.source, &*rule.checked));
        [(&*self.source, &*self.checked)].into_iter().chain(further)
    }

    /// Returns the app's limit that a draft is over, with its length; `None` if it fits or no limit is known.
    pub fn broken_in_app(&self, draft: Draft) -> Option<(Bound<'_>, Length)> {
        let broken = self.in_app(draft).broken_by(draft);
        broken.or_else(|| self.broken_bytes(draft))
    }

    /// Returns the API's limit that a draft is over, with its length; `None` if it fits or the API has no limit apart
    /// from the app's.
    pub fn broken_in_api(&self, draft: Draft) -> Option<(Bound<'_>, Length)> {
        self.in_api(draft)?.broken_by(draft)
    }

    /// Returns the app's limit. The channel's own takes the place of the platform's, except that with media.
    fn in_app(&self, draft: Draft) -> Bound<'_> {
        if let Some(further) = self.further(LimitOf::App, draft.media) {
            return further.bound();
        }
        match draft.own_limit {
            None => self.bound(self.limit, self.unit),
            own_limit => Bound {
                is_own: true,
                certain: true,
                source: "",
                checked: "",
                ..self.bound(own_limit, self.unit)
            },
        }
    }

    fn in_api(&self, draft: Draft) -> Option<Bound<'_>> {
        let further = self.further(LimitOf::Api, draft.media);
        further.map(TextLimit::bound)
    }

    /// Returns the limit of bytes if the draft is over it. Bytes are fewer than what `at_most` returns.
    fn broken_bytes(&self, draft: Draft) -> Option<(Bound<'_>, Length)> {
        let limit = self.bytes?;
        if at_most(self.unit, draft.text) <= limit {
            return None;
        }
        let length = Length::new(bytes(self.unit, draft.text), Some(limit), Unit::Bytes);
        (length.over > 0).then(|| (self.bound(self.bytes, Unit::Bytes), length))
    }

    fn bound(&self, limit: Option<u32>, unit: Unit) -> Bound<'_> {
        Bound {
            limit,
            unit,
            of: LimitOf::App,
            is_own: false,
            certain: self.certain && !self.advice,
            source: &self.source,
            checked: &self.checked,
        }
    }

    /// Returns the further limit that applies, first one for media where there are some.
    fn further(&self, whose: LimitOf, media: bool) -> Option<&TextLimit> {
        let find = |condition| {
            let mut limits = self.further.iter();
            limits.find(|limit| limit.of == whose && limit.condition == condition)
        };
        let for_media = find(Some(Condition::Media)).filter(|_| media);
        for_media.or_else(|| find(None))
    }
}

impl TextLimit {
    fn bound(&self) -> Bound<'_> {
        Bound {
            limit: self.limit,
            unit: self.unit,
            of: self.of,
            is_own: false,
            certain: self.certain,
            source: &self.source,
            checked: &self.checked,
        }
    }
}

impl<'a> Bound<'a> {
    /// Returns the bound and the length of a draft that is over it. Most texts are short, so a cheap upper bound of the
    /// length is tried first.
    fn broken_by(self, draft: Draft) -> Option<(Bound<'a>, Length)> {
        let most = at_most(self.unit, draft.text).saturating_add(saturate(draft.warning.len()));
        if most <= self.limit? {
            return None;
        }
        let length = Length::of(draft, self.unit, self.limit);
        (length.over > 0).then_some((self, length))
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
