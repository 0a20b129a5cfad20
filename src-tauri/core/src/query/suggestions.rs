//! Times that are suggested for the posts that a week still lacks: at most three a channel, only as many as its cadence
//! wants, each with what stands behind it.

mod choice;
mod times;

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::Serialize;

use super::opening::week_start;
use super::strategy::{ChannelCadence, cadence_between};
use super::works::{self, FactorWorks, Works, WorksFactor};
use crate::model::{Channel, ChannelId, LocalTime, within_calendar};
use crate::storage::{self, Db, find};
use crate::{Cancellation, Planner, Reader, Result};

/// The most suggestions of a channel in a week.
const MOST: u32 = 3;

/// The suggested times of a week.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Suggestions {
    /// The first day of the week.
    #[cfg_attr(test, ts(type = "string"))]
    pub from: NaiveDate,
    /// The day after its last.
    #[cfg_attr(test, ts(type = "string"))]
    pub to: NaiveDate,
    /// Each channel in use.
    pub channels: Vec<ChannelSuggestions>,
}

/// What is suggested for a channel, or why nothing is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChannelSuggestions {
    pub channel: ChannelId,
    /// The posts of the week, published ones too.
    pub planned: u32,
    /// How many there should be; `None` without a cadence.
    pub wanted: Option<u32>,
    /// The number of posts that are compared; `None` if nothing had to be compared.
    pub posts: Option<u32>,
    /// Why nothing is suggested.
    pub none: Option<NoSuggestion>,
    /// By their times.
    pub suggestions: Vec<Suggestion>,
    /// What is known of weekdays and hours, for the words about a suggestion.
    pub factors: Vec<FactorWorks>,
}

/// Why nothing is suggested for a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum NoSuggestion {
    /// The channel has no cadence.
    NoCadence,
    /// The week has as many posts as are wanted.
    Enough,
    /// Too few posts with results, or too alike.
    TooFew,
    /// No time is left of which something could be told or found out.
    NoTime,
}

/// What stands behind a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SuggestionKind {
    /// Posts at such times did better.
    Use,
    /// Too little is known of such times: to find out.
    Try,
}

/// A time that is suggested, with its reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Suggestion {
    pub channel: ChannelId,
    pub kind: SuggestionKind,
    /// On the plan's clocks.
    pub at: LocalTime,
    /// On the channel's clocks, on which posts are compared.
    pub own_at: LocalTime,
    /// True for a posting slot of the channel; else it is a time at which the channel often posts.
    pub slot: bool,
    /// The factor and its level that are the reason.
    pub factor: WorksFactor,
    pub level: String,
    /// The posts of the level.
    pub n: u32,
    pub ratio: f64,
    /// The 90 % interval of the ratio.
    pub low: f64,
    pub high: f64,
    /// The other level that the ratio is beside, where the factor has two; `None` for the usual post.
    pub beside: Option<String>,
}

impl Planner {
    /// Returns the times that are suggested for a week; see [`Reader::suggestions`].
    pub fn suggestions(&self, day: NaiveDate, cancellation: &Cancellation) -> Result<Suggestions> {
        let now = self.clock.now();
        storage::snapshot(&self.db, |db| suggestions(db, day, now, cancellation))
    }
}

impl Reader {
    /// Returns the times that are suggested for the week of a day, none of them past, taken or declined. With very many
    /// posts it takes seconds.
    pub fn suggestions(&self, day: NaiveDate, cancellation: &Cancellation) -> Result<Suggestions> {
        let now = self.clock.now();
        storage::snapshot(&self.db, |db| suggestions(db, day, now, cancellation))
    }
}

fn suggestions(
    db: &Db,
    day: NaiveDate,
    now: DateTime<Utc>,
    cancellation: &Cancellation,
) -> Result<Suggestions> {
    let from = week_start(within_calendar(day)?, storage::plan::get(db)?.first_day);
    let to = from + Days::new(7);
    let week = Week { db, from, to, now };
    let channels = cadence_between(db, from, to)?.into_iter();
    let channels = channels.map(|cadence| week.of_channel(cadence, cancellation));
    Ok(Suggestions {
        from,
        to,
        channels: channels.collect::<Result<_>>()?,
    })
}

/// A week of a plan as of a moment.
struct Week<'a> {
    db: &'a Db,
    from: NaiveDate,
    to: NaiveDate,
    now: DateTime<Utc>,
}

impl Week<'_> {
    fn of_channel(
        &self,
        cadence: ChannelCadence,
        cancellation: &Cancellation,
    ) -> Result<ChannelSuggestions> {
        let planned = cadence.planned + cadence.published;
        let mut told = ChannelSuggestions {
            planned,
            wanted: cadence.min.filter(|min| *min > 0).or(cadence.max),
            posts: None,
            none: None,
            suggestions: Vec::new(),
            factors: Vec::new(),
            channel: cadence.channel,
        };
        let Some(wanted) = told.wanted else {
            told.none = Some(NoSuggestion::NoCadence);
            return Ok(told);
        };
        let room = wanted.saturating_sub(planned).min(MOST);
        if room == 0 {
            told.none = Some(NoSuggestion::Enough);
            return Ok(told);
        }
        let channel = find::channel(self.db, told.channel.as_str())?;
        let works = works::read(self.db, channel.id.as_str(), cancellation)?;
        told.suggestions = self.chosen(&channel, &works, room as usize)?;
        told.posts = Some(works.posts);
        told.factors = works.factors;
        told.factors.retain(|factor| is_of_time(factor.factor));
        if told.suggestions.is_empty() {
            told.none = Some(match told.factors.is_empty() {
                true => NoSuggestion::TooFew,
                false => NoSuggestion::NoTime,
            });
        }
        Ok(told)
    }

    fn chosen(&self, channel: &Channel, works: &Works, room: usize) -> Result<Vec<Suggestion>> {
        let plan = storage::plan::get(self.db)?.zone;
        let times = times::of_channel(self, channel)?;
        let chosen = choice::chosen(works, times, room).into_iter();
        let mut suggestions: Vec<Suggestion> = chosen
            .map(|chosen| Suggestion {
                channel: channel.id.clone(),
                kind: chosen.kind,
                at: chosen.time.at.seen_in(plan),
                own_at: chosen.time.at.at,
                slot: chosen.time.is_slot,
                factor: chosen.reason.factor,
                level: chosen.reason.level.to_owned(),
                n: chosen.reason.n,
                ratio: chosen.reason.ratio,
                low: chosen.reason.low,
                high: chosen.reason.high,
                beside: chosen.reason.beside.map(str::to_owned),
            })
            .collect();
        suggestions.sort_by_key(|suggestion| suggestion.at);
        Ok(suggestions)
    }
}

fn is_of_time(factor: WorksFactor) -> bool {
    matches!(factor, WorksFactor::Weekday | WorksFactor::Hour)
}
