//! The plan as JSON, a row a line, so that two exports can be compared line by line. Its form is `docs/plan.schema.json`;
//! `planner/import` reads it.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::{Document, ExportOptions, atomic};
use crate::storage::Db;
use crate::{Planner, Result};

/// What the file calls its form, so that a program knows it.
pub(crate) const FORMAT: &str = "daymark-plan";
/// The version of the form. A change that older programs would misread raises it.
pub(crate) const VERSION: u32 = 1;

impl Planner {
    /// Writes the plan as a JSON file and returns the number of posts in it. On an error an existing file stays unchanged.
    pub fn export_json(&self, options: &ExportOptions, path: &Path) -> Result<u32> {
        atomic::replace(path, |file| write(&self.db, options, file))
    }

    /// Writes the plan as JSON and returns the number of posts in it. The same plan gives the same bytes.
    pub fn write_json(&self, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
        write(&self.db, options, out)
    }
}

fn write(db: &Db, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
    let document = Document::chosen(db, options)?;
    write_document(&document, &mut io::BufWriter::new(out))?;
    Ok(document.posts.len() as u32)
}

fn write_document(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"plan\": "
    )?;
    serde_json::to_writer(&mut *out, &document.plan)?;
    write!(out, ",\n\"mission\": ")?;
    serde_json::to_writer(&mut *out, &document.mission)?;
    list(out, "messages", &document.messages)?;
    list(out, "audiences", &document.audiences)?;
    list(out, "objectives", &document.objectives)?;
    list(out, "channels", &document.channels)?;
    list(out, "slots", &document.slots)?;
    list(out, "campaigns", &document.campaigns)?;
    list(out, "pillars", &document.pillars)?;
    list(out, "labels", &document.labels)?;
    list(out, "notes", &document.notes)?;
    list(out, "views", &document.views)?;
    list(out, "layers", &document.layers)?;
    list(out, "snippets", &document.snippets)?;
    list(out, "subjects", &document.subjects)?;
    list(out, "ideas", &document.ideas)?;
    list(out, "feedback", &document.feedback)?;
    list(out, "experiments", &document.experiments)?;
    list(out, "declined_times", &document.declined_times)?;
    list(out, "media", &document.media)?;
    list(out, "items", &document.items)?;
    list(out, "series", &document.series)?;
    list(out, "posts", &document.posts)?;
    out.write_all(b"\n}\n")?;
    out.flush()
}

fn list<T: Serialize>(out: &mut dyn Write, name: &str, rows: &[T]) -> io::Result<()> {
    write!(out, ",\n\"{name}\": [")?;
    for (place, row) in rows.iter().enumerate() {
        out.write_all(if place == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, row)?;
    }
    out.write_all(if rows.is_empty() { b"]" } else { b"\n]" })
}
