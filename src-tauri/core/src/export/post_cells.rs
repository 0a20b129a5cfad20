//! What people read of a post in a row of a table.

use std::collections::HashMap;

use super::{Document, ItemRow, PostRow};
use crate::model::{Campaign, CampaignId, Channel, ChannelId, Pillar, PillarId};

/// The names that cells contain instead of ids.
pub(crate) struct Names<'a> {
    channels: HashMap<&'a ChannelId, &'a str>,
    campaigns: HashMap<&'a CampaignId, &'a str>,
    pillars: HashMap<&'a PillarId, &'a str>,
}

/// The cells of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PostCells {
    /// Such as `2026-11-20`; empty if the post is unscheduled.
    pub(crate) date: String,
    /// Such as `09:00`.
    pub(crate) time: String,
    pub(crate) zone: String,
    pub(crate) channel: String,
    pub(crate) status: String,
    pub(crate) title: String,
    /// The post's own text or else the item's.
    pub(crate) text: String,
    pub(crate) link: String,
    pub(crate) campaign: String,
    pub(crate) pillar: String,
    /// Names with commas between them; one that contains a sign which divides is in quotes.
    pub(crate) labels: String,
    pub(crate) notes: String,
    pub(crate) id: String,
}

impl<'a> Names<'a> {
    pub(crate) fn of(document: &'a Document) -> Self {
        Self::from_rows(&document.channels, &document.campaigns, &document.pillars)
    }

    pub(crate) fn from_rows(
        channels: &'a [Channel],
        campaigns: &'a [Campaign],
        pillars: &'a [Pillar],
    ) -> Self {
        Self {
            channels: channels
                .iter()
                .map(|row| (&row.id, row.name.as_str()))
                .collect(),
            campaigns: campaigns
                .iter()
                .map(|row| (&row.id, row.name.as_str()))
                .collect(),
            pillars: pillars
                .iter()
                .map(|row| (&row.id, row.name.as_str()))
                .collect(),
        }
    }

    pub(crate) fn cells(&self, post: &PostRow, item: &ItemRow) -> PostCells {
        let at = post.at.as_deref().unwrap_or_default();
        let (date, time) = at.split_once('T').unwrap_or_default();
        let campaign = item.campaign.as_ref().and_then(|id| self.campaigns.get(id));
        let pillar = item.pillar.as_ref().and_then(|id| self.pillars.get(id));
        PostCells {
            date: date.to_owned(),
            time: time.to_owned(),
            zone: post.zone.map(|zone| zone.to_string()).unwrap_or_default(),
            channel: self
                .channels
                .get(&post.channel)
                .copied()
                .unwrap_or_default()
                .to_owned(),
            status: post.status.name().to_owned(),
            title: item.title.clone(),
            text: post.text.as_ref().unwrap_or(&item.text).clone(),
            link: item.link.clone().unwrap_or_default(),
            campaign: campaign.copied().unwrap_or_default().to_owned(),
            pillar: pillar.copied().unwrap_or_default().to_owned(),
            labels: listed(&item.labels),
            notes: item.notes.clone(),
            id: post.id.to_string(),
        }
    }
}

impl PostCells {
    /// Returns the cells in the order of the columns.
    pub(crate) fn in_order(&self) -> [&str; 13] {
        [
            &self.date,
            &self.time,
            &self.zone,
            &self.channel,
            &self.status,
            &self.title,
            &self.text,
            &self.link,
            &self.campaign,
            &self.pillar,
            &self.labels,
            &self.notes,
            &self.id,
        ]
    }
}

/// Returns names in one cell.
pub(crate) fn listed(names: &[String]) -> String {
    let quoted = names
        .iter()
        .map(|name| match name.contains([',', ';', '，', '、', '"']) {
            true => format!("\"{}\"", name.replace('"', "\"\"")),
            false => name.clone(),
        });
    quoted.collect::<Vec<_>>().join(", ")
}

/// Returns the names in a cell, which [`listed`] wrote or a person typed.
pub(crate) fn names_in(cell: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut is_quoted = false;
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_quote = letter == '"';
        match names.last_mut() {
            Some(name) if is_quote && is_quoted && letters.next_if_eq(&'"').is_some() => {
                name.push('"')
            }
            _ if is_quote => is_quoted = !is_quoted,
            _ if !is_quoted && matches!(letter, ',' | ';' | '，' | '、' | '\n') => {
                names.push(String::new())
            }
            Some(name) => name.push(letter),
            None => {}
        }
    }
    let names = names.iter().map(|name| name.trim().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_from_their_cell() {
        for names in [
            &["tips", "launch"][..],
            &["Acme, Inc.", "a \"b\"", "c;d"],
            &[],
        ] {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(names_in(&listed(&names)), names);
        }
        assert_eq!(names_in("a，b、 c ; d"), ["a", "b", "c", "d"]);
    }
}
