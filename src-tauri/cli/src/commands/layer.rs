//! `layer`: other people's calendars behind the posts.

use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueHint};
use daymark_core::layers::{LayerCache, LayerContent, LayerEntry};
use daymark_core::model::{self, LayerEdit, Noun, parse_date};
use daymark_core::{Error, Planner};
use serde::Serialize;

use super::plan;
use crate::failure::Result;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Show an .ics file behind the posts and print the layer's id
    Add {
        #[arg(value_name = "FILE.ics", value_hint = ValueHint::FilePath)]
        calendar: PathBuf,
        /// [default: the name in the calendar]
        #[arg(long, allow_hyphen_values = true)]
        name: Option<String>,
    },
    /// All layers
    List,
    /// Print what a layer shows on some days, and what it leaves out
    Show {
        /// Its name or id [default: every layer that the window shows]
        layer: Option<String>,
        /// The first day
        #[arg(long, value_name = "DAY")]
        from: String,
        /// The day after the last
        #[arg(long, value_name = "DAY")]
        to: String,
    },
    /// Change a layer, named by its name or id
    Edit {
        layer: String,
        #[arg(long, allow_hyphen_values = true)]
        name: Option<String>,
        /// As #rrggbb
        #[arg(long)]
        colour: Option<String>,
        /// Whether the window shows it
        #[arg(long)]
        shown: Option<bool>,
    },
    /// Remove a layer, given by its name or id; its file stays
    Delete { layer: String },
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add { calendar, name } => {
            let calendar = std::path::absolute(&calendar).map_err(Error::from)?;
            let (changes, id) = planner.add_layer(&calendar, name.as_deref())?;
            out.print_created(&[id], &changes)
        }
        Command::List => out.list(&planner.overview()?.rows.layers, |layer| {
            let path = layer.path.clone();
            vec![layer.id.to_string(), layer.name.clone(), path]
        }),
        Command::Show { layer, from, to } => {
            let layers = chosen(&planner, layer.as_deref())?;
            show(&planner, &layers, (&from, &to), out)
        }
        Command::Edit {
            layer,
            name,
            colour,
            shown,
        } => {
            let id = planner.id_of(Noun::Layer, &layer)?;
            let edit = LayerEdit {
                name,
                colour,
                shown,
            };
            let changes = planner.edit_layer(&id, &edit)?;
            out.changed(&[id], &changes)
        }
        Command::Delete { layer } => {
            let id = planner.id_of(Noun::Layer, &layer)?;
            let changes = planner.delete_layer(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

/// A line printed for a layer: an entry, or events that are left out.
#[derive(Serialize)]
struct Row<'a> {
    layer: &'a str,
    #[serde(skip)]
    name: &'a str,
    #[serde(flatten)]
    what: What<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum What<'a> {
    Entry(&'a LayerEntry),
    LeftOut {
        /// The number of events; `None` if it is unknown.
        left_out: Option<u32>,
        why: serde_json::Value,
        #[serde(skip)]
        words: String,
    },
}

/// Returns the named layer, even if the window hides it, or else all layers that the window shows.
fn chosen(planner: &Planner, named: Option<&str>) -> Result<Vec<model::Layer>> {
    let mut layers = planner.layers()?;
    let Some(named) = named else {
        return Ok(layers);
    };
    let id = planner.id_of(Noun::Layer, named)?;
    layers.retain(|layer| layer.id.as_str() == id);
    layers.iter_mut().for_each(|layer| layer.shown = true);
    Ok(layers)
}

fn show(
    planner: &Planner,
    layers: &[model::Layer],
    (from, to): (&str, &str),
    out: &mut Output,
) -> Result<()> {
    let days = (parse_date(from)?, parse_date(to)?);
    let zone = planner.plan()?.zone;
    let contents = LayerCache::default().look(layers, zone, days, None);
    let contents = contents.map(|contents| contents.layers).unwrap_or_default();
    let rows: Vec<Row> = contents
        .iter()
        .flat_map(|content| rows(content, layers))
        .collect();
    out.list(&rows, columns)
}

fn rows<'a>(content: &'a LayerContent, layers: &'a [model::Layer]) -> Vec<Row<'a>> {
    let layer = layers.iter().find(|layer| layer.id == content.id);
    let name = layer.map_or("", |layer| &layer.name);
    let entries = content.entries.iter().map(What::Entry);
    let left_out = content.left_out.iter().map(|left_out| What::LeftOut {
        left_out: Some(left_out.count),
        why: serde_json::json!(left_out.why),
        words: left_out.to_string(),
    });
    let problem = content.problem.iter().map(|problem| What::LeftOut {
        left_out: None,
        why: serde_json::json!(problem),
        words: problem.to_string(),
    });
    let layer = content.id.as_str();
    let all = entries.chain(left_out).chain(problem);
    all.map(|what| Row { layer, name, what }).collect()
}

fn columns(row: &Row) -> Vec<String> {
    let (date, time, words) = match &row.what {
        What::Entry(entry) => {
            let time = entry
                .minute
                .map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60));
            let time = time.unwrap_or_default();
            (entry.date.to_string(), time, entry.title.clone())
        }
        What::LeftOut { words, .. } => (String::new(), String::new(), words.clone()),
    };
    vec![row.name.to_owned(), date, time, words]
}
