//! The length of a text on a channel, for the counter beside it while it is typed.

use serde::Serialize;

use crate::model::Channel;
use crate::model::platform::known_or_other;
use crate::model::split;
use crate::model::text_rule::{Draft, Length, Lengths};
use crate::storage::find;
use crate::{Planner, Result};

/// The longest text in which the place is looked for from which on it is too long, in bytes.
const MOST_SEARCHED: usize = 400_000;

/// The length of a text as a channel's platform counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MeasuredText {
    pub app: Length,
    /// The length by the API's count, if it differs.
    pub api: Option<Length>,
    /// How many UTF-16 code units at the beginning are within the app's limit; `None` if the whole text is, or if it is
    /// longer than 400,000 bytes.
    pub fits: Option<u32>,
}

impl Planner {
    /// Returns the length of the text on each of the channels, in their order. `media` is true if pictures or a video go
    /// with it.
    pub fn measure_text(
        &self,
        text: &str,
        media: bool,
        channels: &[String],
    ) -> Result<Vec<MeasuredText>> {
        let channels = channels.iter().map(|id| find::channel(&self.db, id));
        channels
            .map(|channel| Ok(measured(&channel?, text, media)))
            .collect()
    }
}

impl Planner {
    /// Returns the text divided into parts that the channel's platform takes, at the borders of sentences where that is
    /// possible. With `is_numbered`, each part ends with its number, as in ` 2/3`.
    pub fn split_text(&self, text: &str, channel: &str, is_numbered: bool) -> Result<Vec<String>> {
        let channel = find::channel(&self.db, channel)?;
        let fits = |part: &str| channel.takes(part);
        Ok(split(text, is_numbered, fits))
    }
}

fn measured(channel: &Channel, text: &str, media: bool) -> MeasuredText {
    let rule = &known_or_other(&channel.platform).text;
    let draft = Draft {
        text,
        media,
        own_limit: channel.text_limit,
        ..Draft::default()
    };
    let Lengths { app, api } = rule.measure(draft);
    let fits = match text.len() {
        0..=MOST_SEARCHED => rule.fitting(draft, app),
        _ => None,
    };
    MeasuredText {
        app,
        api,
        fits: fits.map(|end| text[..end].encode_utf16().count() as u32),
    }
}
