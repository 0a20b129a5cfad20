//! What a person can do with a table: bring its rows into the plan as posts, or the plan that it is.

use std::path::Path;

use super::super::Planner;
use super::channel_names::ChannelNames;
use super::plan_table::plan_table;
use super::report::ImportReport;
use super::resolved::{Resolved, resolve};
use super::table_file::{self, TableFile};
use super::table_options::TableOptions;
use super::{ImportAs, Rows, table_rows};
use crate::model::Channel;
use crate::query::Changes;
use crate::storage::{Db, find, record};
use crate::{Cancellation, Result};

impl Planner {
    /// Returns what [`Planner::import_table`] would do.
    pub fn preview_table(&self, path: &Path, options: &TableOptions) -> Result<ImportReport> {
        self.preview(path, ImportAs::Table(options))
    }

    /// Imports a table of others, CSV or a workbook, whose rows become posts. A plan that [`Planner::export_csv`] wrote is
    /// imported as by [`Planner::import_json`]; cells that were changed since are taken over.
    ///
    /// # Errors
    /// `BadValue` or `TooLong` if the file can't be read or an option isn't understood; `NotFound` for an unknown channel.
    pub fn import_table(
        &mut self,
        path: &Path,
        options: &TableOptions,
    ) -> Result<(Changes, ImportReport)> {
        let how = ImportAs::Table(options);
        self.import_unless_cancelled(path, how, &Cancellation::default(), &|_| {})
    }
}

/// Reads a table, which is that of others or a plan as [`Planner::export_csv`] writes it.
pub(super) fn read<'a>(db: &Db, path: &Path, options: &'a TableOptions) -> Result<Rows<'a>> {
    let names = ChannelNames::of(&record::all::<Channel>(db)?);
    let file = table_file::read(path, options, &|name| names.knows(name))?;
    Ok(match plan_table(&file.rows) {
        Some(table) => Rows::Plan(Box::new(table.read()?)),
        None => Rows::Table(Box::new(file), options),
    })
}

pub(super) fn resolved(db: &Db, file: TableFile, options: &TableOptions) -> Result<Resolved> {
    let told = options
        .channel
        .iter()
        .chain(options.named_channels.iter().map(|(_, id)| id));
    for id in told {
        find::channel(db, id)?;
    }
    let names = ChannelNames::of(&record::all(db)?);
    let mut report = ImportReport::default();
    let drafts = table_rows::drafts(&file.rows, &names, options, file.report, &mut report)?;
    resolve(db, drafts, report)
}
