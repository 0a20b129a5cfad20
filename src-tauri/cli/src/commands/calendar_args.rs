//! How `export ics` writes posts as events.

use clap::{Args, ValueEnum};
use daymark_core::export::{EventDetail, ExportOptions};

/// How posts appear in a calendar.
#[derive(Args)]
#[command(next_help_heading = "With ics")]
pub(crate) struct CalendarArgs {
    /// Write a series as one event with a rule
    #[arg(long)]
    rules: bool,
    /// Add campaigns, on whole days
    #[arg(long)]
    campaigns: bool,
    /// Add the notes of days, on whole days
    #[arg(long)]
    notes: bool,
    /// Leave the channel out of the titles
    #[arg(long)]
    bare_titles: bool,
    /// What descriptions contain, in this order [default: text]
    #[arg(long, value_name = "PART", value_delimiter = ',')]
    describe: Vec<DetailName>,
    /// The length of events
    #[arg(long, default_value_t = 30)]
    minutes: u16,
    /// Remind so many minutes before each post
    #[arg(long, value_name = "MINUTES")]
    alarm: Option<u16>,
    /// Give every event a new id, for a calendar that refuses to import events again
    #[arg(long)]
    fresh_uids: bool,
    /// Leave the output file alone if it would stay as it is, so that a program that syncs it sees no change
    #[arg(long, requires = "output")]
    pub(crate) if_changed: bool,
}

impl CalendarArgs {
    /// Returns options for all posts, as they appear in a calendar.
    pub(crate) fn options(&self) -> ExportOptions {
        let usual = ExportOptions::default();
        ExportOptions {
            minutes: self.minutes,
            alarm: self.alarm,
            fresh_uids: self.fresh_uids,
            rules: self.rules,
            campaigns: self.campaigns,
            notes: self.notes,
            bare_titles: self.bare_titles,
            description: match self.describe.as_slice() {
                [] => usual.description,
                parts => parts.iter().map(|part| part.detail()).collect(),
            },
            ..usual
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum DetailName {
    Text,
    Link,
    FirstComment,
    Notes,
    /// The names of pictures and videos
    Media,
}

impl DetailName {
    fn detail(self) -> EventDetail {
        match self {
            Self::Text => EventDetail::Text,
            Self::Link => EventDetail::Link,
            Self::FirstComment => EventDetail::FirstComment,
            Self::Notes => EventDetail::Notes,
            Self::Media => EventDetail::Media,
        }
    }
}
