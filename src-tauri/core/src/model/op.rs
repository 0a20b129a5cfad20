//! Operations as they are recorded in the history, with enough data to describe them in any language.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::op_words::{adding, deleting, destination, editing, entries, several, spelled};
use super::{LocalTime, Noun, Status};

/// One operation. `title` is the title of the first post concerned, `count` the number of posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Op {
    Sample,
    EditPlan,
    /// Changes the mission and the rhythm of reviews.
    EditMission,
    Add {
        noun: Noun,
        name: String,
    },
    Edit {
        noun: Noun,
        name: String,
    },
    Delete {
        noun: Noun,
        name: String,
    },
    AddChannels {
        name: String,
        count: u32,
    },
    ArchiveChannel {
        name: String,
    },
    RestoreChannel {
        name: String,
    },
    AddPost {
        title: String,
        count: u32,
    },
    EditPost {
        title: String,
    },
    /// `to` is the new time of the first post, `None` if it became unscheduled; `channel` is the name of the new
    /// channel, if the channel changed.
    MovePosts {
        title: String,
        count: u32,
        to: Option<LocalTime>,
        channel: Option<String>,
    },
    SetStatus {
        title: String,
        count: u32,
        status: Status,
    },
    /// Changes the campaign, pillar or labels of several posts.
    #[serde(alias = "sort_posts")]
    CategorizePosts {
        title: String,
        count: u32,
    },
    DuplicatePosts {
        title: String,
        count: u32,
    },
    DeletePosts {
        title: String,
        count: u32,
    },
    /// `rule` is `None` if the series was ended.
    RepeatPost {
        title: String,
        rule: Option<String>,
    },
    NoteDay {
        #[cfg_attr(test, ts(type = "string"))]
        date: NaiveDate,
    },
    SetSlots {
        name: String,
    },
    /// `days` are whole days; negative is earlier.
    ShiftPosts {
        title: String,
        count: u32,
        #[cfg_attr(test, ts(type = "number"))]
        days: i64,
    },
    SwapPosts {
        title: String,
        other: String,
    },
    SpreadPosts {
        title: String,
        count: u32,
    },
    FillSlots {
        title: String,
        count: u32,
    },
    /// Restores the whole plan from a backup.
    RestoreBackup {
        /// When the backup was made, in the plan's zone.
        at: LocalTime,
        /// The name of the backup; `None` if it has none.
        name: Option<String>,
    },
    /// Restores one post from a backup.
    BringBackPost {
        title: String,
    },
    /// Replaces the whole plan with a conflicted copy of it, made by a sync service.
    TakeConflictedCopy {
        /// When the copy was written, in the plan's zone.
        at: LocalTime,
        /// The person or device named by the service; `None` if it names none.
        who: Option<String>,
    },
    /// Takes one post from a conflicted copy.
    TakePost {
        title: String,
    },
    /// Adds pictures and videos to a post; `name` is that of the first file.
    AddMedia {
        name: String,
        count: u32,
    },
    RemoveMedia {
        name: String,
        count: u32,
    },
    /// Removes the pictures and videos that no post uses from the plan.
    ClearMedia {
        count: u32,
    },
    /// Replaces words in the texts of posts.
    ReplaceText {
        title: String,
        count: u32,
    },
    /// Adds and changes posts as a file tells; `name` is that of the file.
    Import {
        name: String,
        count: u32,
    },
    /// Makes posts of ideas in free slots; `title` is that of the best one.
    PlaceIdeas {
        title: String,
        count: u32,
    },
    /// Keeps a time of the week from being suggested for a while; `name` is that of the channel, `at` such a time on the plan's
    /// clocks.
    DeclineTime {
        name: String,
        at: LocalTime,
    },
    /// Ends an experiment before it can be read.
    StopExperiment {
        name: String,
    },
    /// What people say isn't told in the history, as it may name them.
    AddFeedback {
        count: u32,
    },
    EditFeedback {
        count: u32,
    },
    DeleteFeedback {
        count: u32,
    },
    /// Removed a person from the feedback and the history.
    ForgetPerson,
    /// Takes the results of posts from a file; `name` is that of the file.
    ImportResults {
        name: String,
        count: u32,
    },
}

/// An entry of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Entry {
    #[cfg_attr(test, ts(type = "number"))]
    pub id: i64,
    pub op: Op,
    #[cfg_attr(test, ts(type = "string"))]
    pub at: DateTime<Utc>,
    pub undone: bool,
    /// The name of the person who did it; empty if it was not set then.
    pub author: String,
    /// The name of the machine that it was done on; empty if it was not set then.
    pub machine: String,
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl Op {
    pub(crate) fn add(noun: Noun, name: &str) -> Self {
        let name = name.to_owned();
        Op::Add { noun, name }
    }

    pub(crate) fn edit(noun: Noun, name: &str) -> Self {
        let name = name.to_owned();
        Op::Edit { noun, name }
    }

    pub(crate) fn delete(noun: Noun, name: &str) -> Self {
        let name = name.to_owned();
        Op::Delete { noun, name }
    }

    fn sentence(&self) -> String {
        match self {
            Op::Sample => "Fill in the sample".to_owned(),
            Op::EditPlan => "Change the plan's settings".to_owned(),
            Op::EditMission => "Change the mission".to_owned(),
            Op::Add { noun, name } => format!("{} “{name}”", adding(*noun)),
            Op::Edit { noun, name } => format!("{} “{name}”", editing(*noun)),
            Op::Delete { noun, name } => format!("{} “{name}”", deleting(*noun)),
            Op::AddChannels { name, count } => format!("Add {}", several(name, *count)),
            Op::ArchiveChannel { name } => format!("Archive the channel “{name}”"),
            Op::RestoreChannel { name } => format!("Bring back the channel “{name}”"),
            Op::AddPost { title, .. } => format!("Add “{title}”"),
            Op::EditPost { title } => format!("Edit “{title}”"),
            Op::MovePosts {
                title,
                count,
                to,
                channel,
            } => {
                format!(
                    "Move {}{}",
                    several(title, *count),
                    destination(*to, channel)
                )
            }
            Op::SetStatus {
                title,
                count,
                status,
            } => {
                let status = status.name().replace('_', " ");
                format!("Set {} to {status}", several(title, *count))
            }
            Op::CategorizePosts { title, count } => {
                format!("Categorize {}", several(title, *count))
            }
            Op::DuplicatePosts { title, count } => format!("Duplicate {}", several(title, *count)),
            Op::DeletePosts { title, count } => format!("Delete {}", several(title, *count)),
            Op::RepeatPost { title, rule: None } => format!("Stop repeating “{title}”"),
            Op::RepeatPost { title, .. } => format!("Series “{title}”"),
            Op::NoteDay { date } => format!("Write the note on {date}"),
            Op::SetSlots { name } => format!("Set the posting slots of “{name}”"),
            Op::ShiftPosts { title, count, days } => {
                format!("Move {} by {}", several(title, *count), spelled(*days))
            }
            Op::SwapPosts { title, other } => format!("Swap “{title}” and “{other}”"),
            Op::SpreadPosts { title, count } => format!("Spread {}", several(title, *count)),
            Op::FillSlots { title, count } => {
                format!("Put {} into the next free slots", several(title, *count))
            }
            Op::RestoreBackup {
                name: Some(name), ..
            } => format!("Restore the backup “{name}”"),
            Op::RestoreBackup { at, .. } => {
                format!("Restore the backup of {}", at.to_string().replace('T', " "))
            }
            Op::BringBackPost { title } => format!("Bring back “{title}” from a backup"),
            Op::TakeConflictedCopy { at, who } => {
                let at = at.to_string().replace('T', " ");
                let of = who.as_ref().map(|who| format!(" by {who}"));
                format!(
                    "Take over the conflicted copy of {at}{}",
                    of.unwrap_or_default()
                )
            }
            Op::TakePost { title } => format!("Take “{title}” from a conflicted copy"),
            Op::AddMedia { name, count } => format!("Add {}", several(name, *count)),
            Op::RemoveMedia { name, count } => format!("Remove {}", several(name, *count)),
            Op::ReplaceText { title, count } => {
                format!("Replace text in {}", several(title, *count))
            }
            Op::Import { name, count: 1 } => format!("Import one post from “{name}”"),
            Op::Import { name, count } => format!("Import {count} posts from “{name}”"),
            Op::ImportResults { name, count: 1 } => {
                format!("Take results of one post from “{name}”")
            }
            Op::ImportResults { name, count } => {
                format!("Take results of {count} posts from “{name}”")
            }
            Op::PlaceIdeas { title, count } => format!("Place {}", several(title, *count)),
            Op::DeclineTime { name, at } => {
                let at = at.to_string().replace('T', " ");
                format!("Suggest no times like {at} for “{name}”")
            }
            Op::StopExperiment { name } => format!("Stop the experiment “{name}”"),
            Op::AddFeedback { count } => format!("Add {}", entries(*count)),
            Op::EditFeedback { count } => format!("Change {}", entries(*count)),
            Op::DeleteFeedback { count } => format!("Delete {}", entries(*count)),
            Op::ForgetPerson => "Remove a person from the feedback".to_owned(),
            Op::ClearMedia { count: 1 } => "Clear one unused file".to_owned(),
            Op::ClearMedia { count } => format!("Clear {count} unused files"),
        }
    }
}
