//! All output of the program, as text for a person or as JSON. Standard output may be closed at any time, for
//! which `println!` would panic.

use std::fmt::Display;
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::Path;

use daymark_core::model::Op;
use daymark_core::query::Changes;
use serde::Serialize;
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr;

use crate::failure::Result;

pub(crate) struct Output {
    json: bool,
    to: BufWriter<StdoutLock<'static>>,
}

/// The JSON that a change prints.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(flatten)]
    op: Option<&'a Op>,
    message: &'a str,
    revision: u32,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        let to = BufWriter::new(io::stdout().lock());
        Self { json, to }
    }

    /// Prints a list: one JSON array, or a line of aligned columns for each of `rows`.
    pub(crate) fn list<T: Serialize>(
        &mut self,
        rows: &[T],
        columns: impl Fn(&T) -> Vec<String>,
    ) -> Result<()> {
        if self.json {
            return self.object(&rows);
        }
        let table: Vec<Vec<String>> = rows.iter().map(columns).collect();
        self.words(&aligned(&table))
    }

    /// Prints one value: a JSON object, or `words` as text.
    pub(crate) fn print_value(&mut self, value: &impl Serialize, words: &str) -> Result<()> {
        if self.json {
            return self.object(value);
        }
        self.words(&format!("{words}\n"))
    }

    /// Prints a value that may be large, without making a copy of it: as JSON, or as words. Times of the core must not be
    /// in it.
    pub(crate) fn print_large(
        &mut self,
        value: &impl Serialize,
        words: impl FnOnce() -> String,
    ) -> Result<()> {
        if !self.json {
            return self.words(&format!("{}\n", words()));
        }
        serde_json::to_writer(&mut self.to, value).map_err(io::Error::from)?;
        Ok(writeln!(self.to)?)
    }

    /// Prints how many things were written to a file.
    pub(crate) fn wrote(&mut self, count: u32, what: &str, file: &Path) -> Result<()> {
        let words = format!("Wrote {count} {what} to {}", file.display());
        let value = json!({"file": file.to_string_lossy(), "count": count});
        self.print_value(&value, &words)
    }

    /// Prints the ids of new objects, one on each line.
    pub(crate) fn print_created<T: Display>(&mut self, ids: &[T], changes: &Changes) -> Result<()> {
        let ids: Vec<String> = ids.iter().map(T::to_string).collect();
        if self.json {
            return self.lines(&ids, changes, &sentence(changes));
        }
        self.words(&ids.iter().map(|id| format!("{id}\n")).collect::<String>())
    }

    /// Prints what was done to the objects with these ids: one sentence, or a JSON object for each.
    pub(crate) fn changed(&mut self, ids: &[String], changes: &Changes) -> Result<()> {
        let sentence = sentence(changes);
        if self.json {
            return self.lines(ids, changes, &sentence);
        }
        self.words(&format!("{sentence}\n"))
    }

    /// Prints what was done, for a change that isn't about single objects. `before` precedes the sentence.
    pub(crate) fn print_summary(&mut self, before: &str, changes: &Changes) -> Result<()> {
        let sentence = format!("{before}{}", sentence(changes));
        if self.json {
            return self.object(&line(None, changes, &sentence));
        }
        self.words(&format!("{sentence}\n"))
    }

    /// Returns the output for bytes that are printed unchanged, such as an exported file.
    pub(crate) fn raw(&mut self) -> &mut impl Write {
        &mut self.to
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }

    fn lines(&mut self, ids: &[String], changes: &Changes, sentence: &str) -> Result<()> {
        for id in ids {
            self.object(&line(Some(id), changes, sentence))?;
        }
        Ok(())
    }

    fn object(&mut self, value: &impl Serialize) -> Result<()> {
        let value = serde_json::to_value(value).map_err(io::Error::from)?;
        Ok(writeln!(self.to, "{}", with_times(value))?)
    }

    fn words(&mut self, words: &str) -> Result<()> {
        Ok(self.to.write_all(harmless(words).as_bytes())?)
    }
}

/// Prints text at the end of a run. Errors are ignored, as they can't be reported any more.
pub(crate) fn to_stdout(text: &str) {
    let _ = write!(io::stdout(), "{text}");
}

pub(crate) fn to_stderr(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Returns a message on one line: it may quote input with line breaks.
pub(crate) fn one_line(message: &str) -> String {
    let spaced = message.replace(['\n', '\t'], " ");
    harmless(&spaced)
}

fn sentence(changes: &Changes) -> String {
    match &changes.op {
        Some(op) => op.to_string(),
        None => "Nothing changed".to_owned(),
    }
}

fn line<'a>(id: Option<&'a str>, changes: &'a Changes, message: &'a str) -> Line<'a> {
    Line {
        id,
        op: changes.op.as_ref(),
        message,
        revision: changes.revision,
    }
}

/// Replaces control characters: a plan may come from anywhere, and a terminal obeys them.
fn harmless(words: &str) -> String {
    let unsafe_in_terminal = |c: char| c.is_control() && c != '\n' && c != '\t';
    words.replace(unsafe_in_terminal, "\u{fffd}")
}

/// Returns a table with columns two spaces apart, by their width in a terminal.
fn aligned(table: &[Vec<String>]) -> String {
    let columns = table.first().map_or(0, Vec::len);
    let widest = |column: usize| table.iter().map(|row| row[column].width()).max();
    let widths: Vec<usize> = (0..columns)
        .map(|column| widest(column).unwrap_or(0))
        .collect();
    let lines = table.iter().map(|row| aligned_line(row, &widths));
    lines.collect()
}

fn aligned_line(row: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in row.iter().zip(widths) {
        let gap = width.saturating_sub(cell.width()) + 2;
        line.push_str(cell);
        line.push_str(&" ".repeat(gap));
    }
    format!("{}\n", line.trim_end())
}

/// Returns the value with every date and minute of the core replaced by a time as it is typed.
fn with_times(value: Value) -> Value {
    match value {
        Value::Array(values) => values.into_iter().map(with_times).collect(),
        Value::Object(fields) => time(&fields).unwrap_or_else(|| {
            let fields = fields.into_iter();
            Value::Object(
                fields
                    .map(|(key, value)| (key, with_times(value)))
                    .collect(),
            )
        }),
        other => other,
    }
}

fn time(fields: &Map<String, Value>) -> Option<Value> {
    if fields.len() != 2 {
        return None;
    }
    let (date, minute) = (
        fields.get("date")?.as_str()?,
        fields.get("minute")?.as_u64()?,
    );
    let (hour, minute) = (minute / 60, minute % 60);
    Some(format!("{date}T{hour:02}:{minute:02}").into())
}
