//! Reads the plan as CSV, as `export/csv.rs` writes it. What a person changed in its cells meanwhile is taken over.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::checks::Checked;
use super::plan_cells::{Edits, Told, UncheckedPost};
use super::report::ImportReport;
use super::rows::{FileRows, Lined, ReadRows, checked, parsed};
use crate::Result;
use crate::export::ItemRow;
use crate::export::cell::restored;
use crate::export::csv::{COLUMNS, DATA};
use crate::export::xlsx::LONGEST_CELL;
use crate::model::{ItemId, brief};
use crate::tables::Row;

/// What the last column of a row contains for a post or a series.
#[derive(Deserialize)]
struct Data<'a> {
    #[serde(borrow)]
    post: Option<&'a RawValue>,
    #[serde(borrow)]
    series: Option<&'a RawValue>,
    #[serde(borrow)]
    item: Option<&'a RawValue>,
}

/// A table with our header, and the places of its columns.
pub(super) struct PlanTable<'a> {
    rows: &'a [Row],
    data: usize,
    places: [Option<usize>; COLUMNS.len()],
}

/// Returns the table if its header is ours; columns may be missing or in another order.
pub(super) fn plan_table(rows: &[Row]) -> Option<PlanTable<'_>> {
    let (head, rows) = rows.split_first()?;
    let place = |name: &str| head.cells.iter().position(|cell| cell.words() == name);
    Some(PlanTable {
        rows,
        data: place(DATA)?,
        places: COLUMNS.map(place),
    })
}

impl PlanTable<'_> {
    pub(super) fn read(&self) -> Result<ReadRows> {
        let mut reading = Reading::default();
        let mut posts = Vec::new();
        for row in self.rows {
            let told = self.told(row);
            match told.cells[0].as_deref() {
                Some("post") => reading.post(told, &mut posts)?,
                _ => reading.other(&told)?,
            }
        }
        reading.end(posts)
    }

    fn told(&self, row: &Row) -> Told {
        let cell =
            |place: usize| restored(&row.cell(place).text().replace("\r\n", "\n")).to_owned();
        let data: String = (self.data..row.cells.len().max(self.data + 1))
            .map(cell)
            .collect();
        Told {
            line: row.line,
            data,
            cells: self
                .places
                .map(|place| place.map(cell).filter(|cell| !is_cut(cell))),
        }
    }
}

/// Returns true for a text that a workbook has only the beginning of; the last column has the whole.
fn is_cut(cell: &str) -> bool {
    cell.len() >= LONGEST_CELL - 1
        && (LONGEST_CELL - 2..=LONGEST_CELL).contains(&cell.encode_utf16().count())
}

#[derive(Default)]
struct Reading {
    rows: FileRows,
    report: ImportReport,
    items: HashMap<ItemId, Lined<ItemRow>>,
    seen: HashSet<String>,
}

type List<T> = fn(&mut FileRows) -> &mut Vec<Lined<T>>;

impl Reading {
    fn other(&mut self, told: &Told) -> Result<()> {
        match told.cells[0].as_deref().unwrap_or_default() {
            "plan" => self.plan(told),
            "channel" => self.take(told, |rows| &mut rows.channels),
            "mission" => self.mission(told),
            "message" => self.take(told, |rows| &mut rows.messages),
            "audience" => self.take(told, |rows| &mut rows.audiences),
            "objective" => self.take(told, |rows| &mut rows.objectives),
            "slots" => self.take(told, |rows| &mut rows.slots),
            "campaign" => self.take(told, |rows| &mut rows.campaigns),
            "pillar" => self.take(told, |rows| &mut rows.pillars),
            "label" => self.take(told, |rows| &mut rows.labels),
            "note" => self.take(told, |rows| &mut rows.notes),
            "view" => self.take(told, |rows| &mut rows.views),
            "layer" => self.take(told, |rows| &mut rows.layers),
            "snippet" => self.take(told, |rows| &mut rows.snippets),
            "subject" => self.take(told, |rows| &mut rows.subjects),
            "idea" => self.take(told, |rows| &mut rows.ideas),
            "feedback" => self.take(told, |rows| &mut rows.feedback),
            "experiment" => self.take(told, |rows| &mut rows.experiments),
            "declined_time" => self.take(told, |rows| &mut rows.declined_times),
            "media" => self.take(told, |rows| &mut rows.media),
            "series" => self.series(told),
            kind => {
                let why = format!("column kind: “{}” is no kind of row", brief(kind));
                self.report.refuse(told.line, &why)
            }
        }
    }

    fn plan(&mut self, told: &Told) -> Result<()> {
        match parsed(&told.data).and_then(checked) {
            Ok(plan) => self.rows.plan = Some(plan),
            Err(why) => self.report.refuse(told.line, &why)?,
        }
        Ok(())
    }

    fn mission(&mut self, told: &Told) -> Result<()> {
        match parsed(&told.data).and_then(checked) {
            Ok(mission) => self.rows.mission = Some(mission),
            Err(why) => self.report.refuse(told.line, &why)?,
        }
        Ok(())
    }

    fn take<T: DeserializeOwned + Checked>(&mut self, told: &Told, list: List<T>) -> Result<()> {
        let row = parsed(&told.data);
        self.add(told.line, row, list)
    }

    fn add<T: Checked>(&mut self, line: u32, row: Result<T, String>, list: List<T>) -> Result<()> {
        let row = row.and_then(checked);
        let kind = std::any::type_name::<T>();
        let row = row.and_then(
            |row| match self.seen.insert(format!("{kind} {}", row.key())) {
                true => Ok(row),
                false => Err("its id is that of a row before it".to_owned()),
            },
        );
        match row {
            Ok(row) => list(&mut self.rows).push(Lined { line, row }),
            Err(why) => self.report.refuse(line, &why)?,
        }
        Ok(())
    }

    fn series(&mut self, told: &Told) -> Result<()> {
        let data = data(&told.data).and_then(|data| {
            self.item(told.line, &data)?;
            parsed(data.series.ok_or_else(no_data)?.get())
        });
        self.add(told.line, data, |rows| &mut rows.series)
    }

    fn item(&mut self, line: u32, data: &Data<'_>) -> Result<(), String> {
        let Some(item) = data.item else {
            return Ok(());
        };
        let row: ItemRow = parsed(item.get())?;
        self.items.insert(row.id.clone(), Lined { line, row });
        Ok(())
    }

    fn post(&mut self, told: Told, posts: &mut Vec<UncheckedPost>) -> Result<()> {
        let post = data(&told.data).and_then(|data| {
            self.item(told.line, &data)?;
            parsed(data.post.ok_or_else(no_data)?.get())
        });
        match post {
            Ok(post) => posts.push(UncheckedPost { told, post }),
            Err(why) => self.report.refuse(told.line, &why)?,
        }
        Ok(())
    }

    fn end(mut self, posts: Vec<UncheckedPost>) -> Result<ReadRows> {
        let mut edits = Edits::of(&self.rows, &posts, &self.items);
        for UncheckedPost { told, post } in posts {
            let line = told.line;
            let post = match self.items.get_mut(&post.item) {
                Some(item) => edits.applied(&told, post, &mut item.row),
                None => Ok(post),
            };
            self.add(line, post, |rows| &mut rows.posts)?;
        }
        drop(edits);
        let mut items: Vec<_> = std::mem::take(&mut self.items).into_values().collect();
        items.sort_by_key(|item| item.line);
        for Lined { line, row } in items {
            self.add(line, Ok(row), |rows| &mut rows.items)?;
        }
        Ok(ReadRows {
            rows: self.rows,
            report: self.report,
        })
    }
}

fn data(text: &str) -> Result<Data<'_>, String> {
    if text.is_empty() {
        return Err(no_data());
    }
    let data = serde_json::from_str(text);
    data.map_err(|_| format!("column {DATA}: it is not as it was written"))
}

fn no_data() -> String {
    format!("column {DATA}: it is empty; bring new posts in by a table without this column")
}
