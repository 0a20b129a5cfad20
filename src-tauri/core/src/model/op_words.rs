//! The words that sentences of operations are made of.

use super::{LocalTime, Noun};

pub(super) fn adding(noun: Noun) -> String {
    match noun {
        Noun::View => "Save the view".to_owned(),
        Noun::Waiver => "Wave through a problem of".to_owned(),
        Noun::Comment => "Comment on".to_owned(),
        Noun::Result => "Enter results of".to_owned(),
        _ => format!("Add the {}", noun.name()),
    }
}

pub(super) fn editing(noun: Noun) -> String {
    match noun {
        Noun::Label => "Rename the label".to_owned(),
        Noun::Waiver => "Change the waiver of".to_owned(),
        Noun::Comment => "Change a comment on".to_owned(),
        Noun::Result => "Change results of".to_owned(),
        _ => format!("Edit the {}", noun.name()),
    }
}

pub(super) fn deleting(noun: Noun) -> String {
    match noun {
        Noun::Layer => "Remove the layer".to_owned(),
        Noun::Waiver => "Take back the waiver of".to_owned(),
        Noun::Comment => "Delete a comment on".to_owned(),
        Noun::Result => "Remove results of".to_owned(),
        _ => format!("Delete the {}", noun.name()),
    }
}

pub(super) fn several(title: &str, count: u32) -> String {
    match count {
        0 | 1 => format!("“{title}”"),
        count => format!("“{title}” and {} more", count - 1),
    }
}

pub(super) fn entries(count: u32) -> String {
    match count {
        1 => "one entry of feedback".to_owned(),
        count => format!("{count} entries of feedback"),
    }
}

pub(super) fn spelled(days: i64) -> String {
    match days {
        1 | -1 => format!("{days} day"),
        days => format!("{days} days"),
    }
}

pub(super) fn destination(to: Option<LocalTime>, channel: &Option<String>) -> String {
    let time = match to {
        Some(at) => format!(" to {}", at.to_string().replace('T', " ")),
        None => " to the tray".to_owned(),
    };
    match channel {
        Some(channel) => format!("{time} on {channel}"),
        None => time,
    }
}
