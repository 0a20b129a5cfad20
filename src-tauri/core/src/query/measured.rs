//! The length of a text on a channel, and the hashtags and links in it, for the counters beside it while it is typed.

use serde::Serialize;

use super::sent::LinkDraft;
use crate::counting::{Unit, count, different_links, hashtags, saturate};
use crate::model::Channel;
use crate::model::limit::{Limit, LimitOf, Limited, Measure};
use crate::model::platform::{Circumstances, known_or_other};
use crate::model::split;
use crate::model::text_rule::{Draft, Length, Lengths};
use crate::model::utm::SentText;
use crate::storage::find;
use crate::{Planner, Result};

/// The longest text in which the place is looked for from which on it is too long, in bytes.
const MOST_SEARCHED: usize = 400_000;

/// The length of a text as a channel's platform counts it. The link in it is counted as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MeasuredText {
    pub app: Length,
    /// The length by the API's count, if it differs.
    pub api: Option<Length>,
    /// How many UTF-16 code units at the beginning are within the app's limit; `None` if the whole text is, or if it is
    /// longer than 400,000 bytes.
    pub fits: Option<u32>,
    pub hashtags: Tally,
    /// The different links, with that of the post.
    pub links: Tally,
    /// The text as it is sent; `None` if that is the text as it is written.
    pub sent: Option<TextAsSent>,
}

/// A text with its link as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TextAsSent {
    pub text: String,
    /// How many UTF-16 code units at its beginning are within the app's limit; `None` if all are.
    pub fits: Option<u32>,
}

/// The length of a first comment on a channel, in characters, and the comment as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MeasuredComment {
    pub tally: Tally,
    /// `None` if that is the comment as it is written.
    pub sent: Option<String>,
}

/// How many of a thing there are, beside the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tally {
    pub count: u32,
    /// `None` if there is no limit or none is known.
    pub limit: Option<u32>,
    /// How far the count is over the limit, 0 when it is within.
    pub over: u32,
    /// True if the platform's own app refuses more than the limit.
    pub is_strict: bool,
    /// Where and in which month (`2026-11`) the limit was read; empty if there is none.
    pub source: &'static str,
    pub checked: &'static str,
}

impl Planner {
    /// Returns the length of the text on each of the channels, in their order. `media` is true if pictures or a video go
    /// with it.
    pub fn measure_text(
        &self,
        text: &str,
        media: bool,
        channels: &[String],
        link: Option<&LinkDraft>,
    ) -> Result<Vec<MeasuredText>> {
        let no_link = LinkDraft::default();
        let draft = link.unwrap_or(&no_link);
        let channels = channels.iter().map(|id| find::channel(&self.db, id));
        let measured = channels.map(|channel| {
            let channel = channel?;
            draft.on_channel(&self.db, &channel, |tagging| {
                let link = draft.written();
                let sent_link = link.map(|link| tagging.link(link).link);
                let sent = tagging.text(text, link);
                measured(&channel, &sent, text, media, sent_link.as_deref())
            })
        });
        measured.collect()
    }

    /// Returns the length of a first comment on a channel.
    pub fn measure_first_comment(
        &self,
        text: &str,
        channel: &str,
        link: &LinkDraft,
    ) -> Result<MeasuredComment> {
        let channel = find::channel(&self.db, channel)?;
        let rule = known_or_other(&channel.platform).first_comment_limit();
        link.on_channel(&self.db, &channel, |tagging| {
            let sent = tagging.text(text, link.written()).text;
            MeasuredComment {
                tally: Tally::of(rule, count(Unit::Graphemes, &sent)),
                sent: (sent != text).then(|| sent.into_owned()),
            }
        })
    }

    /// Returns the text divided into parts that the channel's platform takes, at the borders of sentences where that is
    /// possible. With `is_numbered`, each part ends with its number, as in ` 2/3`.
    pub fn split_text(
        &self,
        text: &str,
        channel: &str,
        is_numbered: bool,
        link: Option<&LinkDraft>,
    ) -> Result<Vec<String>> {
        let channel = find::channel(&self.db, channel)?;
        let no_link = LinkDraft::default();
        let draft = link.unwrap_or(&no_link);
        draft.on_channel(&self.db, &channel, |tagging| {
            let fits = |part: &str| channel.takes(&tagging.text(part, draft.written()).text);
            split(text, is_numbered, fits)
        })
    }
}

fn measured(
    channel: &Channel,
    sent: &SentText,
    written: &str,
    media: bool,
    link: Option<&str>,
) -> MeasuredText {
    let platform = known_or_other(&channel.platform);
    let draft = Draft {
        text: &sent.text,
        media,
        own_limit: channel.text_limit,
        ..Draft::default()
    };
    let Lengths { app, api } = platform.text.measure(draft);
    let fits = match sent.text.len() {
        0..=MOST_SEARCHED => platform.text.fitting(draft, app),
        _ => None,
    };
    let now = Circumstances {
        has_media: media,
        is_raised: channel.text_limit.is_some(),
        ..Circumstances::default()
    };
    let limit_on = |what| platform.limits_on(what, Measure::Items, now).next();
    MeasuredText {
        app,
        api,
        fits: fits.map(|end| units(written, sent.written_place(end))),
        sent: (sent.text != written).then(|| TextAsSent {
            text: sent.text.to_string(),
            fits: fits.map(|end| units(&sent.text, end)),
        }),
        hashtags: Tally::of(
            limit_on(Limited::Hashtags),
            saturate(hashtags(&sent.text).len()),
        ),
        links: Tally::of(limit_on(Limited::Links), different_links(&sent.text, link)),
    }
}

/// Returns how many UTF-16 code units the first bytes of a text are.
fn units(text: &str, bytes: usize) -> u32 {
    saturate(text[..bytes].encode_utf16().count())
}

impl Tally {
    fn of(rule: Option<&'static Limit>, count: u32) -> Self {
        let limit = rule.and_then(|rule| u32::try_from(rule.most?).ok());
        Self {
            count,
            limit,
            over: limit.map_or(0, |limit| count.saturating_sub(limit)),
            is_strict: rule.is_some_and(|rule| rule.of == LimitOf::App && rule.certain),
            source: rule.map_or("", |rule| &rule.source),
            checked: rule.map_or("", |rule| &rule.checked),
        }
    }
}
