//! What the words of an event say about a post: its channel, campaign, pillar and labels are categories.

use super::calendar_file::FileEvent;
use super::channel_names::ChannelNames;
use super::draft::Draft;
use super::problem::Problem;
use crate::ics::category;
use crate::model::{Campaign, Label, Pillar, Status, brief};

/// The names of the plan that categories may be.
pub(super) struct Words<'a> {
    pub(super) channels: &'a ChannelNames,
    pub(super) campaigns: &'a [Campaign],
    pub(super) pillars: &'a [Pillar],
    pub(super) labels: &'a [Label],
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
            draft.asks.push(asked(event));
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
        let name = name.trim();
        let is_it = |own: &str| own == name || category(own) == name;
        if let Some(id) = self.channels.find(name) {
            if !draft.channels.iter().any(|channel| channel == id) {
                draft.channels.push(id.to_owned());
            }
        } else if let Some(row) = self.campaigns.iter().find(|row| is_it(&row.name)) {
            draft.campaign = row.name.clone();
        } else if let Some(row) = self.pillars.iter().find(|row| is_it(&row.name)) {
            draft.pillar = row.name.clone();
        } else {
            let label = self.labels.iter().find(|row| is_it(&row.name));
            draft
                .labels
                .push(label.map_or(name, |row| row.name.as_str()).to_owned());
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
}

/// Returns what is asked about the channel of an event.
fn asked(event: &FileEvent) -> Problem {
    match event.categories.first() {
        Some(name) => Problem::UnknownChannel {
            name: brief(name).to_owned(),
        },
        None => Problem::NoChannel,
    }
}
