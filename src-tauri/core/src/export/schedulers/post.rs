//! A post as other schedulers take it.

use crate::model::LocalTime;

#[derive(Clone, Debug)]
pub(super) struct SchedulerPost {
    pub(super) id: String,
    pub(super) channel: String,
    pub(super) platform: String,
    pub(super) title: String,
    /// As it is sent.
    pub(super) text: String,
    /// Empty if there is none, or if it is in the text.
    pub(super) link: String,
    pub(super) labels: Vec<String>,
    pub(super) first_comment: String,
    pub(super) kind: String,
    /// On the clocks of the channel.
    pub(super) at: LocalTime,
    /// True if it is approved.
    pub(super) is_sure: bool,
    pub(super) is_thread: bool,
    /// The number of its pictures and videos.
    pub(super) media: usize,
}

impl SchedulerPost {
    /// Returns the text with the link below it, for programs without a column for links.
    pub(super) fn text_with_link(&self) -> String {
        match (self.text.as_str(), self.link.as_str()) {
            (text, "") => text.to_owned(),
            ("", link) => link.to_owned(),
            (text, link) => format!("{text}\n\n{link}"),
        }
    }
}
