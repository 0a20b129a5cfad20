//! The platforms that a channel can be on, and what each allows.
//!
//! The rules change too often to be code, so they are data with a source and a date: a new platform
//! is an entry in `data/platforms.json` and an icon.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::limit::{
    Condition, FirstCommentRule, GridRule, KindRule, Limit, LimitOf, Limited, Measure, Part,
    RefusedSigns, RequiredPart, ThreadRule, TypeRule,
};
use super::post_kind::PostKind;
use super::text_rule::TextRule;

/// The id of the entry that is used for every unknown platform.
const OTHER: &str = "other";

/// A platform and what it allows in one post. Each limit has its source; if sources disagree, `doubt` explains how.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Platform {
    /// The id that is stored in plans, such as `x` or `wechat`. It never changes once released.
    pub id: String,
    pub name: Wording,
    pub colour: PlatformColour,
    /// The post's text: the body or, on a video platform, the description.
    pub text: TextRule,
    /// The title, on a platform where every post has its own title.
    #[serde(default)]
    pub title: Option<TextRule>,
    /// All other limits. Those on things that a plan doesn't contain are shown but not checked.
    #[serde(default)]
    pub limits: Vec<Limit>,
    #[serde(default)]
    pub types: Vec<TypeRule>,
    #[serde(default)]
    pub required: Vec<RequiredPart>,
    #[serde(default)]
    pub refused_signs: Vec<RefusedSigns>,
    /// `None` if it is not known whether a text may go on in further posts.
    #[serde(default)]
    pub thread: Option<ThreadRule>,
    /// `None` if a profile shows its posts as no grid.
    #[serde(default)]
    pub grid: Option<GridRule>,
    /// The kinds of posts beside the usual one.
    #[serde(default)]
    pub kinds: Vec<KindRule>,
    /// `None` if it is not known whether the first comment can be prepared with a post.
    #[serde(default)]
    pub first_comment: Option<FirstCommentRule>,
    /// The `utm_medium` of links on the platform, where it is another than `social`.
    #[serde(default)]
    pub utm_medium: Option<String>,
    /// The page on which a post is written by hand, an https address; `None` if each account has another.
    #[serde(default)]
    pub compose: Option<String>,
    /// The hosts of the addresses of published posts; their subdomains belong to them.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// The uncertainties about the limits, for a person to read.
    #[serde(default)]
    pub doubt: Option<Wording>,
}

/// Words for a person to read, in each language of the program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Wording {
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

/// What a post and its account are, by which limits apply.
#[derive(Debug, Clone, Copy, Default)]
pub struct Circumstances {
    pub has_media: bool,
    /// True if the post has pictures and no video.
    pub has_pictures_alone: bool,
    /// `None` if the post is of the platform's usual kind.
    pub kind: Option<PostKind>,
    /// True if the channel has a limit of its own: the account is a paid one, or on a server with other limits.
    pub is_raised: bool,
}

impl Platform {
    /// Returns the limits on one thing in one unit that apply, at most one of the app and one of the API. One on a
    /// condition that is met takes the place of the general one.
    pub fn limits_on(
        &self,
        what: Limited,
        unit: Measure,
        now: Circumstances,
    ) -> impl Iterator<Item = &Limit> {
        let of = move |whose| {
            let mut limits = self
                .limits
                .iter()
                .filter(move |limit| limit.what == what && limit.unit == unit && limit.of == whose);
            let applying = limits.clone().find(|limit| now.meets(limit.condition));
            applying.or_else(|| limits.find(|limit| limit.condition.is_none()))
        };
        [LimitOf::App, LimitOf::Api].into_iter().filter_map(of)
    }

    /// Returns the parts that are required of a post.
    pub fn required_of(&self, now: Circumstances) -> impl Iterator<Item = &RequiredPart> {
        let required = self.required.iter();
        required.filter(move |rule| rule.condition.is_none() || now.meets(rule.condition))
    }

    /// Returns the rule of a kind of post; `None` if the platform doesn't have that kind.
    pub fn kind(&self, kind: PostKind) -> Option<&KindRule> {
        self.kinds.iter().find(|rule| rule.kind == kind)
    }

    /// Returns the limit on the first comment, or that on any comment; `None` if none is known.
    pub fn first_comment_limit(&self) -> Option<&Limit> {
        let of = |what| {
            let mut limits = self.limits.iter();
            limits.find(|limit| limit.what == what && limit.unit == Measure::Characters)
        };
        of(Limited::FirstComment).or_else(|| of(Limited::Comment))
    }

    /// Returns the first sign in a text after which the platform drops the rest, if the text comes from an exported file.
    pub fn dropped_sign(&self, text: &str) -> Option<char> {
        let rules = self.refused_signs.iter();
        let mut dropping = rules.filter(|rule| rule.on_export && rule.part == Part::Text);
        dropping.find_map(|rule| rule.first_in(text))
    }

    /// Returns the sources of all limits with their months, each once, in the order of the limits.
    pub fn sources(&self) -> Vec<(&str, &str)> {
        let texts = [Some(&self.text), self.title.as_ref()]
            .into_iter()
            .flatten();
        let mut all: Vec<(&str, &str)> = texts.flat_map(TextRule::sources).collect();
        all.extend(
            self.limits
                .iter()
                .map(|rule| (&*rule.source, &*rule.checked)),
        );
        all.extend(
            self.types
                .iter()
                .map(|rule| (&*rule.source, &*rule.checked)),
        );
        all.extend(
            self.required
                .iter()
                .map(|rule| (&*rule.source, &*rule.checked)),
        );
        all.extend(
            self.refused_signs
                .iter()
                .map(|rule| (&*rule.source, &*rule.checked)),
        );
        all.extend(
            self.thread
                .iter()
                .map(|rule| (&*rule.source, &*rule.checked)),
        );
        all.extend(
            self.kinds
                .iter()
                .map(|rule| (&*rule.source, &*rule.checked)),
        );
        all.extend(self.grid.iter().map(|rule| (&*rule.source, &*rule.checked)));
        all.extend(
            self.first_comment
                .iter()
                .map(|rule| (&*rule.source, &*rule.checked)),
        );
        let mut sources = Vec::new();
        for source in all {
            if !source.0.is_empty() && !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }
}

impl Circumstances {
    /// Returns true for a condition that is set and met. Others than these are not known to a plan.
    fn meets(self, condition: Option<Condition>) -> bool {
        match condition {
            Some(Condition::Media) => self.has_media,
            Some(Condition::Photos) => self.has_pictures_alone,
            Some(Condition::Reel) => self.kind == Some(PostKind::Reel),
            Some(Condition::Story) => self.kind == Some(PostKind::Story),
            Some(Condition::Short) => self.kind == Some(PostKind::Short),
            Some(Condition::Premium | Condition::Server) => self.is_raised,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
