//! What people read of a post in a row of a table.

use std::collections::HashMap;
use std::hash::Hash;

use super::{Document, ItemRow, PostRow};
use crate::model::{
    Audience, AudienceId, Campaign, CampaignId, Channel, ChannelId, Need, Objective, ObjectiveId,
    Pillar, PillarId, Stage,
};

/// The number of cells of a post.
pub(crate) const CELLS: usize = 17;

/// The names that cells contain instead of ids.
pub(crate) struct Names<'a> {
    channels: HashMap<&'a ChannelId, &'a str>,
    campaigns: HashMap<&'a CampaignId, &'a str>,
    pillars: HashMap<&'a PillarId, &'a str>,
    audiences: HashMap<&'a AudienceId, &'a str>,
    objectives: HashMap<&'a ObjectiveId, &'a str>,
}

/// The rows whose names cells contain.
#[derive(Clone, Copy)]
pub(crate) struct NamedRows<'a> {
    pub(crate) channels: &'a [Channel],
    pub(crate) campaigns: &'a [Campaign],
    pub(crate) pillars: &'a [Pillar],
    pub(crate) audiences: &'a [Audience],
    pub(crate) objectives: &'a [Objective],
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
    pub(crate) stage: &'static str,
    pub(crate) need: &'static str,
    pub(crate) audience: String,
    pub(crate) objective: String,
}

impl<'a> Names<'a> {
    pub(crate) fn of(document: &'a Document) -> Self {
        Self::from_rows(NamedRows {
            channels: &document.channels,
            campaigns: &document.campaigns,
            pillars: &document.pillars,
            audiences: &document.audiences,
            objectives: &document.objectives,
        })
    }

    pub(crate) fn from_rows(rows: NamedRows<'a>) -> Self {
        let NamedRows {
            channels,
            campaigns,
            pillars,
            audiences,
            objectives,
        } = rows;
        Self {
            channels: named(channels, |row| (&row.id, &row.name)),
            campaigns: named(campaigns, |row| (&row.id, &row.name)),
            pillars: named(pillars, |row| (&row.id, &row.name)),
            audiences: named(audiences, |row| (&row.id, &row.name)),
            objectives: named(objectives, |row| (&row.id, &row.name)),
        }
    }

    pub(crate) fn cells(&self, post: &PostRow, item: &ItemRow) -> PostCells {
        let at = post.at.as_deref().unwrap_or_default();
        let (date, time) = at.split_once('T').unwrap_or_default();
        let facets = &item.facets;
        PostCells {
            date: date.to_owned(),
            time: time.to_owned(),
            zone: post.zone.map(|zone| zone.to_string()).unwrap_or_default(),
            channel: name_of(&self.channels, Some(&post.channel)),
            status: post.status.name().to_owned(),
            title: item.title.clone(),
            text: post.text.as_ref().unwrap_or(&item.text).clone(),
            link: item.link.clone().unwrap_or_default(),
            campaign: name_of(&self.campaigns, item.campaign.as_ref()),
            pillar: name_of(&self.pillars, item.pillar.as_ref()),
            labels: listed(&item.labels),
            notes: item.notes.clone(),
            id: post.id.to_string(),
            stage: facets.stage.map(Stage::name).unwrap_or_default(),
            need: facets.need.map(Need::name).unwrap_or_default(),
            audience: name_of(&self.audiences, facets.audience.as_ref()),
            objective: name_of(&self.objectives, facets.objective.as_ref()),
        }
    }
}

fn named<'a, T, Id: Eq + Hash>(
    rows: &'a [T],
    named: fn(&'a T) -> (&'a Id, &'a String),
) -> HashMap<&'a Id, &'a str> {
    let rows = rows.iter().map(named);
    rows.map(|(id, name)| (id, name.as_str())).collect()
}

fn name_of<Id: Eq + Hash>(names: &HashMap<&Id, &str>, id: Option<&Id>) -> String {
    let name = id.and_then(|id| names.get(id));
    name.copied().unwrap_or_default().to_owned()
}

impl PostCells {
    /// Returns the cells in the order of the columns.
    pub(crate) fn in_order(&self) -> [&str; CELLS] {
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
            self.stage,
            self.need,
            &self.audience,
            &self.objective,
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
