//! Reads a file with results: its source, its mapped columns, and the day as of which its numbers are.

use std::path::Path;

use chrono::NaiveDate;

use super::super::Planner;
use super::super::foreign_file::{bad_file, bytes_of, not_imported};
use super::ResultsOptions;
use crate::model::{brief, checked_metric};
use crate::results::{ReadResults, Source, file_tables, read, source_named, sources};
use crate::{Code, Error, Result};

/// A file that was read.
pub(super) struct ResultsFile {
    pub(super) read: ReadResults,
    pub(super) source: Option<&'static Source>,
    pub(super) date: NaiveDate,
}

impl Planner {
    pub(super) fn results_file(
        &self,
        path: &Path,
        options: &ResultsOptions,
    ) -> Result<ResultsFile> {
        let today = self.now()?.date;
        let mut tables = file_tables(bytes_of(path)?).map_err(bad_file)?;
        let source = chosen_source(options, tables.source())?;
        if let Some(source) = source {
            tables.take_for(source);
        }
        let mapped = mapped(options, &tables.columns())?;
        if source.is_none() && mapped.is_empty() {
            return Err(unknown_form(&tables.columns(), tables.ignored()));
        }
        let read = read(&tables, source, &mapped);
        let date = options
            .date
            .or(read.date)
            .or_else(|| date_in_name(path))
            .or_else(|| date_of_file(path));
        Ok(ResultsFile {
            read,
            source,
            date: date.unwrap_or(today).min(today),
        })
    }
}

fn chosen_source(
    options: &ResultsOptions,
    found: Option<&'static Source>,
) -> Result<Option<&'static Source>> {
    let Some(name) = &options.source else {
        return Ok(found);
    };
    let Some(told) = source_named(name) else {
        let known: Vec<&str> = sources().iter().map(|source| source.id.as_str()).collect();
        let message = format!(
            "“{}” is no source: use one of {}",
            brief(name),
            known.join(", ")
        );
        return Err(Error::new(Code::BadValue, message).field("source"));
    };
    match found.filter(|found| found.id != told.id) {
        Some(found) => {
            let message = format!(
                "its columns are those of {}, not of {}: leave the source out",
                found.name, told.name
            );
            Err(not_imported(&message).field("source"))
        }
        None => Ok(Some(told)),
    }
}

/// Returns the mapped columns with the names of their metrics as they are stored.
fn mapped(options: &ResultsOptions, columns: &[&str]) -> Result<Vec<(String, String)>> {
    let mapped = options.columns.iter().map(|(column, metric)| {
        let wanted = column.trim().to_lowercase();
        let is_it = |name: &&str| name.trim().to_lowercase() == wanted;
        if !columns.iter().any(is_it) {
            let message = format!(
                "it has no column “{}”, only {}",
                brief(column),
                brief(&columns.join(", "))
            );
            return Err(not_imported(&message).field("map"));
        }
        Ok((column.clone(), checked_metric(metric)?))
    });
    mapped.collect()
}

fn unknown_form(columns: &[&str], ignored: &[String]) -> Error {
    let message = match (columns, ignored) {
        ([], []) => "it has no table with a row for each post".to_owned(),
        ([], ignored) => format!(
            "it tells of no post, only {}: export a table with a row for each post",
            brief(&ignored.join(", "))
        ),
        _ => format!(
            "its form is not known: say which columns tell what, such as --map \"{}\"=likes; they are {}",
            brief(columns[0]),
            brief(&columns.join(", "))
        ),
    };
    not_imported(&message)
}

/// Returns the last date in the name of a file, such as `…_2026-08-01_2026-08-31.csv`.
fn date_in_name(path: &Path) -> Option<NaiveDate> {
    let name = path.file_stem()?.to_string_lossy().into_owned();
    let mut starts = name.char_indices().map(|(start, _)| start).rev();
    starts
        .find_map(|start| NaiveDate::parse_from_str(name.get(start..start + 10)?, "%Y-%m-%d").ok())
}

/// Returns the day on which a file was last written.
fn date_of_file(path: &Path) -> Option<NaiveDate> {
    let written = std::fs::metadata(path).ok()?.modified().ok()?;
    Some(chrono::DateTime::<chrono::Utc>::from(written).date_naive())
}
