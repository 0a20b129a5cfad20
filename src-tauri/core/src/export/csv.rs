//! The plan as CSV for spreadsheets, without loss: a row for each post with what people read, and in the last column the
//! rest of it as JSON. Rows of other kinds come after the posts. `docs/plan-formats.md` describes it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::Path;

use csv::{Terminator, WriterBuilder};
use serde::Serialize;

use super::cell::escaped;
use super::post_cells::{CELLS, Names};
use super::{Document, ExportOptions, ItemRow, PostRow, SeriesRow, atomic};
use crate::model::ItemId;
use crate::storage::Db;
use crate::{Code, Error, Planner, Result};

/// The name of the last column, with the version of the form.
pub(crate) const DATA: &str = "daymark-plan 1";
/// The columns before the last: the kind of the row, then what people read of it.
pub(crate) const COLUMNS: [&str; CELLS + 1] = [
    "kind",
    "date",
    "time",
    "zone",
    "channel",
    "status",
    "title",
    "text",
    "link",
    "campaign",
    "pillar",
    "labels",
    "notes",
    "id",
    "stage",
    "need",
    "audience",
    "objective",
];
/// The mark by which spreadsheets recognize UTF-8.
pub(crate) const MARK: &str = "\u{feff}";

/// What the last column of a post's row contains. Of the posts of an item, the first has the item.
#[derive(Serialize)]
struct PostData<'a> {
    post: &'a PostRow,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a ItemRow>,
}

#[derive(Serialize)]
struct SeriesData<'a> {
    series: &'a SeriesRow,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a ItemRow>,
}

impl Planner {
    /// Writes the plan as a CSV file and returns the number of posts in it. On an error an existing file stays unchanged.
    pub fn export_csv(&self, options: &ExportOptions, path: &Path) -> Result<u32> {
        atomic::replace(path, |file| write(&self.db, options, file))
    }

    /// Writes the plan as CSV and returns the number of posts in it. The same plan gives the same bytes.
    pub fn write_csv(&self, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
        write(&self.db, options, out)
    }
}

fn write(db: &Db, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
    let document = Document::chosen(db, options)?;
    out.write_all(MARK.as_bytes())?;
    let mut to = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    let mut put = |row: &[Cow<'_, str>]| {
        to.write_record(row.iter().map(|cell| cell.as_bytes()))
            .map_err(unwritten)
    };
    write_rows(&document, &mut put)?;
    to.flush()?;
    Ok(document.posts.len() as u32)
}

/// Takes a row of the table.
type Put<'a> = &'a mut dyn FnMut(&[Cow<'_, str>]) -> Result<()>;

/// Hands on the plan row by row, first the header.
pub(super) fn write_rows(document: &Document, put: Put<'_>) -> Result<()> {
    let table = Table {
        put,
        names: Names::of(document),
        items: document.items.iter().map(|item| (&item.id, item)).collect(),
        written: HashSet::new(),
    };
    table.write(document)
}

/// The table that is being written.
struct Table<'a> {
    put: Put<'a>,
    names: Names<'a>,
    items: HashMap<&'a ItemId, &'a ItemRow>,
    written: HashSet<&'a ItemId>,
}

impl<'a> Table<'a> {
    fn write(mut self, document: &'a Document) -> Result<()> {
        let head: Vec<Cow<'_, str>> = COLUMNS
            .iter()
            .chain([&DATA])
            .map(|name| (*name).into())
            .collect();
        (self.put)(&head)?;
        for post in in_order(&document.posts) {
            self.post(post)?;
        }
        self.others(document)
    }

    fn post(&mut self, post: &'a PostRow) -> Result<()> {
        let Some(item) = self.items.get(&post.item).copied() else {
            return Ok(());
        };
        let item_data = self.written.insert(&post.item).then_some(item);
        let cells = self.names.cells(post, item);
        let data = PostData {
            post,
            item: item_data,
        };
        self.row("post", cells.in_order(), &data)
    }

    fn others(&mut self, document: &'a Document) -> Result<()> {
        self.named("plan", &document.plan.name, "", &document.plan)?;
        for row in &document.channels {
            self.named("channel", &row.name, row.id.as_str(), row)?;
        }
        for row in &document.slots {
            self.named("slots", "", row.channel.as_str(), row)?;
        }
        for row in &document.campaigns {
            self.named("campaign", &row.name, row.id.as_str(), row)?;
        }
        for row in &document.pillars {
            self.named("pillar", &row.name, row.id.as_str(), row)?;
        }
        for row in &document.labels {
            self.named("label", &row.name, row.id.as_str(), row)?;
        }
        for row in &document.notes {
            self.named("note", &row.text, &row.date.to_string(), row)?;
        }
        self.named("mission", "", "", &document.mission)?;
        for row in &document.messages {
            self.named("message", &row.name, row.id.as_str(), row)?;
        }
        for row in &document.audiences {
            self.named("audience", &row.name, row.id.as_str(), row)?;
        }
        for row in &document.objectives {
            self.named("objective", &row.name, row.id.as_str(), row)?;
        }
        self.helpers(document)
    }

    fn helpers(&mut self, document: &'a Document) -> Result<()> {
        for row in &document.views {
            self.named("view", &row.name, row.id.as_str(), row)?;
        }
        for row in &document.layers {
            self.named("layer", &row.name, row.id.as_str(), row)?;
        }
        for row in &document.snippets {
            self.named("snippet", &row.name, row.id.as_str(), row)?;
        }
        for row in &document.subjects {
            self.named("subject", &row.name, row.id.as_str(), row)?;
        }
        for row in &document.ideas {
            self.named("idea", &row.title, row.id.as_str(), row)?;
        }
        for row in &document.feedback {
            self.named("feedback", "", row.id.as_str(), row)?;
        }
        for row in &document.experiments {
            self.named("experiment", &row.question, row.id.as_str(), row)?;
        }
        for row in &document.declined_times {
            self.named("declined_time", "", row.id.as_str(), row)?;
        }
        for row in &document.media {
            self.named("media", &row.name, row.id.as_str(), row)?;
        }
        document.series.iter().try_for_each(|row| self.series(row))
    }

    fn series(&mut self, series: &'a SeriesRow) -> Result<()> {
        let item = self.items.get(&series.item).copied();
        let title = item.map_or("", |item| item.title.as_str());
        let item = item.filter(|_| self.written.insert(&series.item));
        self.named(
            "series",
            title,
            series.id.as_str(),
            &SeriesData { series, item },
        )
    }

    fn named(&mut self, kind: &str, name: &str, id: &str, data: &impl Serialize) -> Result<()> {
        let mut cells = [""; CELLS];
        (cells[5], cells[12]) = (name, id);
        self.row(kind, cells, data)
    }

    fn row(&mut self, kind: &str, cells: [&str; CELLS], data: &impl Serialize) -> Result<()> {
        let data = serde_json::to_string(data).map_err(std::io::Error::from)?;
        let cells = cells.iter().map(|cell| escaped(cell));
        let row: Vec<Cow<'_, str>> = [kind.into()]
            .into_iter()
            .chain(cells)
            .chain([data.into()])
            .collect();
        (self.put)(&row)
    }
}

/// Returns posts by their times, those without a time last.
pub(super) fn in_order(posts: &[PostRow]) -> Vec<&PostRow> {
    let mut posts: Vec<_> = posts
        .iter()
        .map(|post| {
            let moment = post.planned().map(|planned| planned.moment());
            (moment.is_none(), moment, post)
        })
        .collect();
    posts.sort_by(|a, b| (a.0, a.1, &a.2.id).cmp(&(b.0, b.1, &b.2.id)));
    posts.into_iter().map(|(_, _, post)| post).collect()
}

pub(crate) fn unwritten(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        _ => Error::new(Code::Unexpected, "the table could not be written"),
    }
}
