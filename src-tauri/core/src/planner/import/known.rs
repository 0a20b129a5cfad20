//! The ids that rows may refer to: those of the plan, and those of the sound rows of the file.

use std::collections::HashSet;

use super::report::ImportReport;
use super::rows::{FileRows, Lined};
use crate::Result;
use crate::export::{Document, ItemRow, PostRow, SeriesRow};
use crate::model::{Channel, ChannelSlots, Facets, brief};

#[derive(Default)]
struct Known {
    channels: HashSet<String>,
    campaigns: HashSet<String>,
    pillars: HashSet<String>,
    audiences: HashSet<String>,
    objectives: HashSet<String>,
    media: HashSet<String>,
    /// The uses of media by items.
    uses: HashSet<String>,
    items: HashSet<String>,
    series: HashSet<String>,
}

/// A row that refers to others.
trait Refers {
    /// Returns what is wrong with its references; `None` if all of them are known.
    fn fault(&self, known: &Known) -> Option<String>;

    /// Adds what other rows may refer to.
    fn note(&self, _known: &mut Known) {}
}

/// Removes the rows that refer to what neither the plan nor the file has, and tells them in the report.
pub(super) fn refuse_dangling(
    rows: &mut FileRows,
    here: &Document,
    report: &mut ImportReport,
) -> Result<()> {
    let mut known = Known::of(rows, here);
    known.keep_sound(&mut rows.channels, report)?;
    known.note_channels(rows, here);
    known.keep_sound(&mut rows.slots, report)?;
    known.keep_sound(&mut rows.items, report)?;
    known.keep_sound(&mut rows.series, report)?;
    known.keep_sound(&mut rows.posts, report)
}

impl Known {
    fn of(rows: &FileRows, here: &Document) -> Self {
        let mut known = Self::default();
        let campaigns = here
            .campaigns
            .iter()
            .chain(rows.campaigns.iter().map(|row| &row.row));
        known.campaigns = campaigns.map(|row| row.id.to_string()).collect();
        let pillars = here
            .pillars
            .iter()
            .chain(rows.pillars.iter().map(|row| &row.row));
        known.pillars = pillars.map(|row| row.id.to_string()).collect();
        let audiences = here
            .audiences
            .iter()
            .chain(rows.audiences.iter().map(|row| &row.row));
        known.audiences = audiences.map(|row| row.id.to_string()).collect();
        let objectives = here
            .objectives
            .iter()
            .chain(rows.objectives.iter().map(|row| &row.row));
        known.objectives = objectives.map(|row| row.id.to_string()).collect();
        let media = here
            .media
            .iter()
            .chain(rows.media.iter().map(|row| &row.row));
        known.media = media.map(|row| row.id.to_string()).collect();
        here.items.iter().for_each(|row| row.note(&mut known));
        here.series.iter().for_each(|row| row.note(&mut known));
        known
    }

    fn note_channels(&mut self, rows: &FileRows, here: &Document) {
        let channels = here
            .channels
            .iter()
            .chain(rows.channels.iter().map(|row| &row.row));
        self.channels = channels.map(|row| row.id.to_string()).collect();
    }

    fn keep_sound<T: Refers>(
        &mut self,
        rows: &mut Vec<Lined<T>>,
        report: &mut ImportReport,
    ) -> Result<()> {
        let mut sound = Vec::with_capacity(rows.len());
        for lined in rows.drain(..) {
            match lined.row.fault(self) {
                Some(why) => report.refuse(lined.line, &why)?,
                None => {
                    lined.row.note(self);
                    sound.push(lined);
                }
            }
        }
        *rows = sound;
        Ok(())
    }
}

impl Refers for Channel {
    fn fault(&self, known: &Known) -> Option<String> {
        let goal = self.goal.as_ref()?;
        lacking("goal", &known.objectives, goal.as_str())
    }
}

impl Refers for ChannelSlots {
    fn fault(&self, known: &Known) -> Option<String> {
        lacking("channel", &known.channels, self.channel.as_str())
    }
}

impl Refers for ItemRow {
    fn fault(&self, known: &Known) -> Option<String> {
        let campaign = self.campaign.iter();
        let mut campaign =
            campaign.filter_map(|id| lacking("campaign", &known.campaigns, id.as_str()));
        let pillar = self.pillar.iter();
        let mut pillar = pillar.filter_map(|id| lacking("pillar", &known.pillars, id.as_str()));
        let mut media = self.media.iter();
        let media = media.find_map(|used| lacking("media", &known.media, used.media.as_str()));
        campaign
            .next()
            .or(pillar.next())
            .or(media)
            .or_else(|| unknown_facet(&self.facets, known))
    }

    fn note(&self, known: &mut Known) {
        known.items.insert(self.id.to_string());
        known
            .uses
            .extend(self.media.iter().map(|used| used.id.to_string()));
    }
}

impl Refers for SeriesRow {
    fn fault(&self, known: &Known) -> Option<String> {
        let channel = lacking("channel", &known.channels, self.channel.as_str());
        lacking("item", &known.items, self.item.as_str()).or(channel)
    }

    fn note(&self, known: &mut Known) {
        known.series.insert(self.id.to_string());
    }
}

impl Refers for PostRow {
    fn fault(&self, known: &Known) -> Option<String> {
        let series = self.series.iter();
        let mut series =
            series.filter_map(|place| lacking("series", &known.series, place.id.as_str()));
        let mut uses = self.media.iter();
        let uses = uses.find_map(|used| lacking("media", &known.uses, used.id.as_str()));
        lacking("item", &known.items, self.item.as_str())
            .or_else(|| lacking("channel", &known.channels, self.channel.as_str()))
            .or(series.next())
            .or(uses)
    }
}

fn unknown_facet(facets: &Facets, known: &Known) -> Option<String> {
    let audience = facets.audience.as_ref();
    let audience = audience.and_then(|id| lacking("audience", &known.audiences, id.as_str()));
    audience.or_else(|| {
        lacking(
            "objective",
            &known.objectives,
            facets.objective.as_ref()?.as_str(),
        )
    })
}

fn lacking(field: &str, known: &HashSet<String>, id: &str) -> Option<String> {
    (!known.contains(id)).then(|| {
        let id = brief(id);
        format!("field {field}: neither the plan nor a sound row of the file has the id “{id}”")
    })
}
