//! How a table was read and why so, and what is asked of it as a whole.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::brief;
use crate::tables::{DateOrder, DelimiterReason, EncodingReason};

/// How a table was read. Everything can be chosen otherwise by [`super::TableOptions`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TableReport {
    /// The headers of the columns by what they tell; a column without a header is told by its number.
    pub columns: BTreeMap<String, String>,
    /// Headers of columns that no post takes anything from.
    pub ignored: Vec<String>,
    pub questions: Vec<Question>,
    /// The known program of which the table is, such as `buffer`.
    pub preset: Option<String>,
    /// `None` for a workbook.
    pub encoding: Option<String>,
    pub delimiter: Option<&'static str>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The sheets of a workbook that have rows.
    pub sheets: Vec<String>,
    /// The line of the header; `None` if the table has none.
    pub header: Option<u32>,
    /// The order of dates in numbers; `None` if no date tells it or needs it.
    pub dates: Option<DateOrder>,
    /// The zone of the times; `None` for that of each channel.
    pub zone: Option<String>,
    pub reasons: TableReasons,
}

/// Why a table was read as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TableReasons {
    pub encoding: Option<EncodingReason>,
    pub delimiter: Option<DelimiterReason>,
    pub sheet: ChoiceReason,
    pub header: ChoiceReason,
    pub dates: ChoiceReason,
    pub zone: ChoiceReason,
    /// How many cells hold a date that can only have its day first, only its month first, or both.
    pub date_counts: DateCounts,
    /// How many dates tell their own distance from UTC, which no zone changes.
    pub offsets: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DateCounts {
    pub day_first: u32,
    pub month_first: u32,
    pub either: u32,
}

/// Why a choice of a table has its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ChoiceReason {
    /// Nothing in the file tells it.
    #[default]
    Untold,
    /// The file tells it: the header its columns, the dates their order, a header its zone.
    Found,
    Chosen,
    /// The file tells both, as dates may of their order.
    Both,
}

/// What is asked once for all rows that need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ImportQuestion"))]
pub struct Question {
    pub about: &'static str,
    pub asked: Asked,
    pub question: String,
    /// The number of rows that need the answer.
    pub rows: u32,
    /// How the command line is given the answer.
    pub answer: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "of", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Asked {
    /// Which channel a name is; with `None`, that of rows that name none.
    Channel {
        name: Option<String>,
    },
    DateOrder,
    SwappedDates,
    FirstWeek,
    /// Which column has the words of rows without any.
    Words,
    Year,
}

impl Asked {
    fn about(&self) -> &'static str {
        match self {
            Asked::Channel { .. } => "channel",
            Asked::DateOrder => "date order",
            Asked::SwappedDates => "swapped dates",
            Asked::FirstWeek => "week 1",
            Asked::Words => "words",
            Asked::Year => "year",
        }
    }

    fn question(&self) -> String {
        let question = match self {
            Asked::Channel { name: Some(name) } => {
                return format!("which channel is “{}”?", brief(name));
            }
            Asked::Channel { name: None } => "on which channel are rows that name none?",
            Asked::DateOrder => "does the day or the month come first in dates such as 3/4/2026?",
            Asked::SwappedDates => {
                "were days and months of dates swapped? Real dates have only days up to 12, dates as text later ones"
            }
            Asked::FirstWeek => "on which Monday does week 1 begin?",
            Asked::Words => "what is published where a row has neither a title nor a text?",
            Asked::Year => "which year are dates without one in?",
        };
        question.to_owned()
    }

    fn answer(&self) -> String {
        let answer = match self {
            Asked::Channel { name: Some(name) } => {
                return format!("--channel-name \"{}=ID\"", brief(name));
            }
            Asked::Channel { name: None } => "--channel ID",
            Asked::DateOrder => "--date-order dmy|mdy",
            Asked::SwappedDates => "--swap-days yes|no",
            Asked::FirstWeek => "--week1 YYYY-MM-DD",
            Asked::Words => "--map COLUMN=title",
            Asked::Year => "--year YYYY",
        };
        answer.to_owned()
    }
}

/// The questions of a table, each with the number of its rows.
#[derive(Default)]
pub(super) struct Questions(BTreeMap<Asked, u32>);

impl Questions {
    pub(super) fn ask(&mut self, asked: Asked) {
        *self.0.entry(asked).or_default() += 1;
    }

    pub(super) fn end(self) -> Vec<Question> {
        let all = self.0.into_iter();
        all.map(|(asked, rows)| Question {
            about: asked.about(),
            question: asked.question(),
            answer: asked.answer(),
            asked,
            rows,
        })
        .collect()
    }
}
