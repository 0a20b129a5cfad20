//! The words of reminders in the person's language. The page sets them, since all texts are in its catalogue.

use chrono::Datelike;
use daymark_core::model::LocalTime;
use daymark_core::planner::Reminder;
use serde::Deserialize;

/// Sentences have `{title}`, `{channels}`, `{when}` and `{time}` where those belong.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ReminderWords {
    title: String,
    body: String,
    copy: String,
    later: String,
    show: String,
    /// What is written between the names of a list, and before its last one.
    comma: String,
    and: String,
    /// From Monday on.
    weekdays: [String; 7],
    /// Times before and after noon on a clock of twelve hours.
    halves: [String; 2],
}

impl ReminderWords {
    pub(crate) fn title(&self, reminder: &Reminder) -> String {
        self.title.replace("{title}", &reminder.title)
    }

    /// Returns the channels and the time of a reminder.
    pub(crate) fn body(&self, reminder: &Reminder, hour12: bool) -> String {
        let when = self.when(reminder.at, hour12);
        let sentence = self.body.replace("{when}", &when);
        sentence.replace("{channels}", &self.list(&reminder.channels))
    }

    /// Returns the labels of the actions: copy the text, later, show.
    pub(crate) fn actions(&self) -> [&str; 3] {
        [&self.copy, &self.later, &self.show]
    }

    fn list(&self, names: &[String]) -> String {
        match names {
            [first @ .., last] if !first.is_empty() => {
                format!("{}{}{last}", first.join(&self.comma), self.and)
            }
            names => names.concat(),
        }
    }

    fn when(&self, at: LocalTime, hour12: bool) -> String {
        let weekday = at.date.weekday().num_days_from_monday() as usize;
        let (hour, minute) = (at.minute / 60, at.minute % 60);
        let time = match hour12 {
            false => format!("{hour:02}:{minute:02}"),
            true => {
                let time = format!("{}:{minute:02}", (hour + 11) % 12 + 1);
                self.halves[usize::from(hour >= 12)].replace("{time}", &time)
            }
        };
        format!("{} {time}", self.weekdays[weekday])
    }
}

#[cfg(test)]
mod tests {
    use daymark_core::model::parse_at;

    use super::*;

    fn words() -> ReminderWords {
        let word = str::to_owned;
        ReminderWords {
            title: word("Time to post: {title}"),
            body: word("{channels} · {when}"),
            copy: word("Copy"),
            later: word("Later"),
            show: word("Show"),
            comma: word(", "),
            and: word(" and "),
            weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map(word),
            halves: ["{time} am", "{time} pm"].map(word),
        }
    }

    fn reminder(channels: &[&str], at: &str) -> Reminder {
        Reminder {
            posts: Vec::new(),
            title: "Search".to_owned(),
            channels: channels.iter().map(|name| (*name).to_owned()).collect(),
            at: parse_at(at).unwrap(),
            text: String::new(),
        }
    }

    #[test]
    fn a_reminder_names_its_title_channels_and_time() {
        let words = words();
        let three = reminder(&["X", "LinkedIn", "Bluesky"], "2026-11-26T09:00");
        assert_eq!(words.title(&three), "Time to post: Search");
        assert_eq!(
            words.body(&three, false),
            "X, LinkedIn and Bluesky · Th 09:00"
        );
        let one = reminder(&["X"], "2026-11-29T12:30");
        assert_eq!(words.body(&one, true), "X · Su 12:30 pm");
        let night = reminder(&["X", "Y"], "2026-11-29T00:05");
        assert_eq!(words.body(&night, true), "X and Y · Su 12:05 am");
    }
}
