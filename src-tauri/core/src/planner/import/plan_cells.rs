//! The cells of posts in the plan as CSV, and what a person changed in them since they were written.

use std::collections::HashMap;
use std::str::FromStr;

use super::rows::{FileRows, Lined};
use crate::Error;
use crate::export::csv::COLUMNS;
use crate::export::post_cells::{NamedRows, Names, PostCells, names_in};
use crate::export::{ItemRow, PostRow};
use crate::model::{
    Audience, Campaign, Channel, ItemId, LocalTime, Objective, Pillar, Zone, brief,
};
use crate::tables::{DateOrder, written};

/// A row of the table.
pub(super) struct Told {
    pub(super) line: u32,
    /// The last column.
    pub(super) data: String,
    /// In the order of [`COLUMNS`]; `None` for a column that the table lacks.
    pub(super) cells: [Option<String>; COLUMNS.len()],
}

/// A post whose cells are not compared yet.
pub(super) struct UncheckedPost {
    pub(super) told: Told,
    pub(super) post: PostRow,
}

/// Takes changed cells over into the rows.
pub(super) struct Edits {
    channels: Vec<Channel>,
    campaigns: Vec<Campaign>,
    pillars: Vec<Pillar>,
    audiences: Vec<Audience>,
    objectives: Vec<Objective>,
    /// The items as they were written.
    items: HashMap<ItemId, ItemRow>,
    /// The number of posts of each item.
    posts: HashMap<ItemId, u32>,
    /// The cells that were taken over into items.
    taken: HashMap<(ItemId, &'static str), String>,
}

impl Edits {
    pub(super) fn of(
        rows: &FileRows,
        posts: &[UncheckedPost],
        items: &HashMap<ItemId, Lined<ItemRow>>,
    ) -> Self {
        let mut count = HashMap::new();
        for post in posts {
            *count.entry(post.post.item.clone()).or_default() += 1;
        }
        Self {
            channels: rows.channels.iter().map(|row| row.row.clone()).collect(),
            campaigns: rows.campaigns.iter().map(|row| row.row.clone()).collect(),
            pillars: rows.pillars.iter().map(|row| row.row.clone()).collect(),
            audiences: rows.audiences.iter().map(|row| row.row.clone()).collect(),
            objectives: rows.objectives.iter().map(|row| row.row.clone()).collect(),
            items: items
                .iter()
                .map(|(id, item)| (id.clone(), item.row.clone()))
                .collect(),
            posts: count,
            taken: HashMap::new(),
        }
    }

    /// Returns the post with its changed cells; those of the item are changed in `item`.
    pub(super) fn applied(
        &mut self,
        told: &Told,
        mut post: PostRow,
        item: &mut ItemRow,
    ) -> Result<PostRow, String> {
        let written = self.items.get(&post.item).unwrap_or(item);
        let names = Names::from_rows(NamedRows {
            channels: &self.channels,
            campaigns: &self.campaigns,
            pillars: &self.pillars,
            audiences: &self.audiences,
            objectives: &self.objectives,
        });
        let was = names.cells(&post, written);
        let cells = COLUMNS.iter().zip(&told.cells).skip(1).zip(was.in_order());
        let changed: Vec<(&'static str, &str)> = cells
            .filter_map(|((column, now), was)| {
                let now = now.as_deref()?;
                (now.trim() != was.trim()).then_some((*column, now))
            })
            .collect();
        for (column, now) in &changed {
            let done = self.apply(column, now.trim_end(), &mut post, item);
            done.map_err(|why| format!("column {column}: {why}"))?;
        }
        when(&changed, &was, &mut post)?;
        Ok(post)
    }

    fn apply(
        &mut self,
        column: &'static str,
        now: &str,
        post: &mut PostRow,
        item: &mut ItemRow,
    ) -> Result<(), String> {
        let is_shared = self.posts.get(&post.item).is_some_and(|posts| *posts > 1);
        match column {
            "date" | "time" | "zone" | "id" => {}
            "status" => {
                post.status = now
                    .trim()
                    .parse()
                    .map_err(|error: crate::Error| error.to_string())?
            }
            "channel" => {
                let channel = self
                    .channels
                    .iter()
                    .find(|channel| channel.name == now.trim());
                post.channel = channel.ok_or_else(|| unknown("channel", now))?.id.clone();
            }
            "text" if is_shared || post.text.is_some() => {
                post.text = Some(now.to_owned());
                post.parts.clear();
            }
            _ => self.apply_to_item(column, now, item)?,
        }
        Ok(())
    }

    fn apply_to_item(
        &mut self,
        column: &'static str,
        now: &str,
        item: &mut ItemRow,
    ) -> Result<(), String> {
        let before = self.taken.insert((item.id.clone(), column), now.to_owned());
        if before.is_some_and(|before| before != now) {
            return Err("another post of the same item has other words there".to_owned());
        }
        match column {
            "title" => item.title = now.to_owned(),
            "text" => item.text = now.to_owned(),
            "link" => item.link = Some(now.to_owned()).filter(|link| !link.trim().is_empty()),
            "notes" => item.notes = now.to_owned(),
            "labels" => item.labels = names_in(now),
            "campaign" => {
                let found = self.campaigns.iter().find(|row| row.name == now.trim());
                item.campaign = named(found.map(|row| row.id.clone()), "campaign", now)?;
            }
            "pillar" => {
                let found = self.pillars.iter().find(|row| row.name == now.trim());
                item.pillar = named(found.map(|row| row.id.clone()), "pillar", now)?;
            }
            "audience" => {
                let found = self.audiences.iter().find(|row| row.name == now.trim());
                item.facets.audience = named(found.map(|row| row.id.clone()), "audience", now)?;
            }
            "objective" => {
                let found = self.objectives.iter().find(|row| row.name == now.trim());
                item.facets.objective = named(found.map(|row| row.id.clone()), "objective", now)?;
            }
            "stage" => item.facets.stage = typed(now)?,
            "need" => item.facets.need = typed(now)?,
            _ => {}
        }
        Ok(())
    }
}

/// Returns the value with a name; `None` for an empty name.
fn typed<T: FromStr<Err = Error>>(name: &str) -> Result<Option<T>, String> {
    match name.trim() {
        "" => Ok(None),
        name => {
            let value = name.parse().map(Some);
            value.map_err(|error: Error| error.to_string())
        }
    }
}

/// Returns what has a name; `None` for an empty name.
fn named<T>(found: Option<T>, noun: &str, name: &str) -> Result<Option<T>, String> {
    match found {
        None if !name.trim().is_empty() => Err(unknown(noun, name)),
        found => Ok(found),
    }
}

fn unknown(noun: &str, name: &str) -> String {
    format!("the file has no {noun} “{}”", brief(name.trim()))
}

/// Takes over a changed time.
fn when(changed: &[(&str, &str)], was: &PostCells, post: &mut PostRow) -> Result<(), String> {
    let now = |column: &str| {
        changed
            .iter()
            .find(|(name, _)| *name == column)
            .map(|(_, now)| now.trim())
    };
    if ["date", "time", "zone"]
        .iter()
        .all(|column| now(column).is_none())
    {
        return Ok(());
    }
    let date = now("date").unwrap_or(&was.date);
    if date.is_empty() {
        (post.at, post.zone) = (None, None);
        return Ok(());
    }
    let date = date_in(date, &was.date)?;
    let time = now("time").unwrap_or(&was.time);
    let minute = written(time).and_then(|written| written.minute);
    let minute =
        minute.ok_or_else(|| format!("column time: “{}” is no time of day", brief(time)))?;
    let at = LocalTime::new(date, minute).map_err(|error| format!("column date: {error}"))?;
    let zone = now("zone").unwrap_or(&was.zone);
    let zone: Zone = zone
        .parse()
        .map_err(|error| format!("column zone: {error}"))?;
    (post.at, post.zone) = (Some(at.to_string()), Some(zone));
    Ok(())
}

/// Returns the date of a cell. A spreadsheet may have written the date that was in it in another form.
fn date_in(now: &str, was: &str) -> Result<chrono::NaiveDate, String> {
    let day = written(now).and_then(|written| written.day);
    let day = day.ok_or_else(|| format!("column date: “{}” is no date", brief(now)))?;
    let readings =
        [DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| day.date(Some(order), None));
    if let Some(same) = readings
        .iter()
        .flatten()
        .find(|date| date.to_string() == was)
    {
        return Ok(*same);
    }
    let date = day.date(None, None);
    date.map_err(|_| {
        format!(
            "column date: “{}” can be several dates, write it as 2026-11-20",
            brief(now)
        )
    })
}
