//! What the words of an event say about a post: its channel, campaign, pillar and labels are categories.

use super::calendar_file::FileEvent;
use super::categories::{Categories, CategoryUse};
use super::channel_names::ChannelNames;
use super::draft::Draft;
use super::problem::Problem;
use crate::ics::category;
use crate::model::{Status, brief};

/// What the words of events are taken for.
pub(super) struct Words<'a> {
    pub(super) channels: &'a ChannelNames,
    pub(super) categories: &'a Categories,
    /// The channel of events that name none.
    pub(super) channel: Option<String>,
    /// True if Daymark wrote the calendar.
    pub(super) is_own: bool,
    /// The time of events on whole days, in minutes since midnight.
    pub(super) minute: u16,
}

impl Words<'_> {
    pub(super) fn draft(&self, event: &FileEvent) -> Draft {
        let mut draft = Draft {
            line: event.number,
            text: event.text.trim_end().to_owned(),
            status: self.status(&event.status),
            link: event.link.clone(),
            is_cancelled: event.status == "CANCELLED" && !self.is_own,
            ..Draft::default()
        };
        for category in &event.categories {
            self.category(category, &mut draft);
        }
        self.title(&event.title, event, &mut draft);
        if draft.channels.is_empty() {
            draft.channels.extend(self.channel.clone());
        }
        if draft.channels.is_empty() {
            draft.asks.push(self.asked(event));
        }
        let attached = event
            .attached
            .iter()
            .map(|address| format!("Attached: {address}"));
        draft.notes = attached.collect::<Vec<_>>().join("\n");
        draft
    }

    /// Statuses of others say whether people come; only ours say whether a post is approved.
    fn status(&self, status: &str) -> Option<Status> {
        match status {
            "CANCELLED" => Some(Status::Skipped),
            "CONFIRMED" if self.is_own => Some(Status::Approved),
            "TENTATIVE" if self.is_own => Some(Status::Draft),
            _ => None,
        }
    }

    fn category(&self, name: &str, draft: &mut Draft) {
        match self.categories.taken(name) {
            CategoryUse::Channel { id } if !draft.channels.contains(id) => {
                draft.channels.push(id.clone());
            }
            CategoryUse::Campaign { name } => draft.campaign.clone_from(name),
            CategoryUse::Pillar { name } => draft.pillar.clone_from(name),
            CategoryUse::Label { name } => draft.labels.push(name.clone()),
            CategoryUse::Channel { .. } | CategoryUse::Nothing => {}
        }
    }

    /// Takes the title, without the name of a channel that is before it.
    fn title(&self, summary: &str, event: &FileEvent, draft: &mut Draft) {
        let (before, rest) = summary.split_once(": ").unwrap_or(("", summary));
        let is_first = event
            .categories
            .first()
            .is_some_and(|first| *first == category(before));
        let found = self.channels.find(before);
        if let Some(id) = found.filter(|_| draft.channels.is_empty()) {
            draft.channels.push(id.to_owned());
        }
        let is_channel = found.is_some() || (self.is_own && is_first);
        let title = if is_channel { rest } else { summary };
        draft.title = title.trim().to_owned();
        if is_channel && self.is_own && found.is_none() {
            draft.labels.retain(|label| *label != category(before));
        }
    }

    /// Returns what is asked about the channel of an event.
    fn asked(&self, event: &FileEvent) -> Problem {
        let mut names = event.categories.iter();
        match names.find(|name| !self.categories.is_chosen(name)) {
            Some(name) => Problem::UnknownChannel {
                name: brief(name).to_owned(),
            },
            None => Problem::NoChannel,
        }
    }
}
