//! What is odd about a row of a file, or keeps it out of the plan: values for which each language has its words, and those
//! of the command line.

use std::fmt;

use chrono::{NaiveDate, Weekday};
use serde::{Serialize, Serializer};

use crate::model::{WEEKDAY_NAMES, brief};
use crate::tables::Field;
use crate::{Code, Error};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ImportProblem"))]
pub enum Problem {
    /// No channel of the plan has the name, or several have it.
    UnknownChannel { name: String },
    /// The row names no channel.
    NoChannel,
    /// Days and months of the real dates of a workbook look swapped.
    MaybeSwapped,
    /// The row has neither a title nor a text.
    NoWords,
    /// The cell has a date that doesn't exist, such as the 31st of November.
    NoSuchDay { cell: String },
    /// The plan can't have a value of the row.
    Refused {
        code: Code,
        field: Option<&'static str>,
        words: String,
    },
    /// The date can be two days. The post goes to the tray until the order is known.
    OrderOpen { cell: String },
    /// The date has no year. The post goes to the tray until the year is known.
    YearOpen { cell: String },
    /// The date is a week's or a numbered day. The post goes to the tray until week 1 is known.
    WeekOpen { cell: String },
    /// The cell is no date: the post goes to the tray.
    NoDate { cell: String },
    /// A person sent the post to the tray.
    SentToTray,
    /// The row has no time of day; the usual one is taken, in minutes since midnight.
    UsualTime { minute: u16 },
    /// The day is another weekday than the row tells, both 1 for Monday to 7.
    OtherWeekday {
        #[cfg_attr(test, ts(type = "string"))]
        date: NaiveDate,
        is: u8,
        told: u8,
    },
    /// A draft is taken, and the cell is in the notes.
    UnknownStatus { cell: String },
    /// The whole of the title is in the text.
    LongTitle,
    /// The text is over the limit of its channel, by `over` of the units that its platform counts in.
    TooLong { channel: String, over: u32 },
    /// The link is no address: it is in the notes.
    NoAddress { cell: String },
    /// The date is after 2049.
    Example,
    /// There is nothing to publish in the row.
    Nothing,
    /// A person left the row out.
    LeftOut,
    /// An earlier row of the file, of this line, is the same.
    Twice { line: u32 },
    /// Nothing differs from the post in the plan.
    Same,
    /// The plan has the series.
    SameSeries,
    /// It is cancelled, and not in the plan.
    Cancelled,
    /// The post in the plan has other values in the fields of the row's changes.
    Changed { fields: Vec<&'static str> },
    /// The post in the plan differs from the row of an exported plan.
    Otherwise,
    /// The file has a newer version of the event.
    OlderVersion,
    /// The event is a campaign or a note of a day, which a calendar of ours has.
    NoPost,
    /// The event is on the whole day; the usual time is taken, in minutes since midnight.
    WholeDay { minute: u16 },
    /// The plan can't keep the event's rule: it is repeated as single posts for two years.
    RuleNotKept,
    /// The event's repetition can't be read: it is imported once.
    RepetitionUnread,
    /// Some of the event's changed dates can't be read.
    DatesUnread,
    /// The event's zone is unknown: its time is taken as it is written.
    UnknownZone,
    /// Anything else, in English.
    Told { words: String },
}

/// A field of a post that an import changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImportChange {
    /// `title`, `text`, `link`, `time` or `status`.
    pub field: &'static str,
    pub before: String,
    pub after: String,
}

impl Problem {
    pub(super) fn told(words: impl Into<String>) -> Self {
        Problem::Told {
            words: words.into(),
        }
    }

    pub(super) fn other_weekday(date: NaiveDate, is: Weekday, told: Weekday) -> Self {
        let number = |day: Weekday| day.number_from_monday() as u8;
        Problem::OtherWeekday {
            date,
            is: number(is),
            told: number(told),
        }
    }

    /// Returns the field that the problem is about; `None` if it is about the row.
    pub(super) fn field(&self) -> Option<Field> {
        match self {
            Problem::UnknownChannel { .. } | Problem::NoChannel => Some(Field::Channel),
            Problem::MaybeSwapped
            | Problem::NoSuchDay { .. }
            | Problem::OrderOpen { .. }
            | Problem::YearOpen { .. }
            | Problem::NoDate { .. }
            | Problem::Example => Some(Field::Date),
            Problem::WeekOpen { .. } => Some(Field::Week),
            Problem::OtherWeekday { .. } => Some(Field::Day),
            Problem::UsualTime { .. } => Some(Field::Time),
            Problem::UnknownStatus { .. } => Some(Field::Status),
            Problem::LongTitle => Some(Field::Title),
            Problem::TooLong { .. } => Some(Field::Text),
            Problem::NoAddress { .. } => Some(Field::Link),
            Problem::Refused { field, .. } => field.and_then(Field::named),
            _ => None,
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Problem::Refused {
            code: error.code(),
            field: error.field_name(),
            words: error.to_string(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::UnknownChannel { name } => write!(f, "which channel is “{}”?", brief(name)),
            Problem::NoSuchDay { cell } => write!(
                f,
                "“{}” is no day that exists: correct it or send the row to the tray",
                brief(cell)
            ),
            Problem::NoDate { cell } => {
                write!(f, "“{}” is no date: it goes to the tray", brief(cell))
            }
            Problem::UsualTime { minute } => {
                write!(f, "it has no time of day: {} is taken", clock(*minute))
            }
            Problem::WholeDay { minute } => {
                write!(f, "it is on the whole day, {} is taken", clock(*minute))
            }
            Problem::OtherWeekday { date, is, told } => {
                write!(f, "{date} is a {}, not a {}", weekday(*is), weekday(*told))
            }
            Problem::UnknownStatus { cell } => {
                write!(
                    f,
                    "the status “{}” is unknown: a draft is taken",
                    brief(cell)
                )
            }
            Problem::TooLong { channel, over } => {
                write!(f, "its text is {over} over what {} takes", brief(channel))
            }
            Problem::Twice { line } => write!(f, "the file has it twice, also in line {line}"),
            Problem::Changed { fields } => {
                write!(f, "the plan has it with another {}", fields.join(", "))
            }
            Problem::Refused { words, .. } | Problem::Told { words } => f.write_str(words),
            plain => f.write_str(plain.plain_words()),
        }
    }
}

impl Problem {
    /// Returns the words of a problem that is the same in every row.
    fn plain_words(&self) -> &'static str {
        match self {
            Problem::NoChannel => "which channel? It names none",
            Problem::MaybeSwapped => "its day and month may be swapped",
            Problem::NoWords => "it has neither a title nor a text",
            Problem::OrderOpen { .. } => {
                "its date can be two days: it goes to the tray until the order is known"
            }
            Problem::YearOpen { .. } => {
                "its date has no year: it goes to the tray until the year is known"
            }
            Problem::WeekOpen { .. } => {
                "its week has no date: it goes to the tray until the first week is known"
            }
            Problem::SentToTray => "it goes to the tray",
            Problem::LongTitle => "its title is too long: the whole of it is in the text",
            Problem::NoAddress { .. } => "its link is no address: it is in the notes",
            Problem::Example => "it is an example: its date is after 2049",
            Problem::Nothing => "there is nothing to publish in it",
            Problem::LeftOut => "it is left out",
            Problem::Same => "the plan has it, as the file does",
            Problem::SameSeries => "the plan has its series",
            Problem::Cancelled => "it is cancelled",
            Problem::Otherwise => "the plan has it otherwise",
            Problem::OlderVersion => "the file has a newer version of it",
            Problem::NoPost => "it is a campaign or a note of a day, no post",
            Problem::RuleNotKept => {
                "its rule can't be kept: it is repeated as single posts for two years"
            }
            Problem::RepetitionUnread => "its repetition can't be read: it is imported once",
            Problem::DatesUnread => "some of its changed dates can't be read",
            Problem::UnknownZone => "its time zone is unknown: the time is taken as it is written",
            _ => "",
        }
    }
}

/// Returns minutes since midnight as a time of day.
fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn weekday(number: u8) -> &'static str {
    let place = usize::from(number).saturating_sub(1);
    WEEKDAY_NAMES.get(place).copied().unwrap_or_default()
}

/// Serializes problems in English, for scripts.
pub(super) fn in_words<S: Serializer>(
    problems: &[Problem],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(problems.iter().map(Problem::to_string))
}
