//! What a person can do with a table: bring its rows into the plan as posts, or the plan that it is.

use std::path::Path;

use super::super::Planner;
use super::channel_names::ChannelNames;
use super::plan_table::plan_table;
use super::report::ImportReport;
use super::resolved::{Resolved, resolve};
use super::table_file::{self, TableFile};
use super::table_options::TableOptions;
use super::table_rows::KnownTable;
use super::{ImportAs, Rows};
use crate::export::Document;
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

/// Returns the rows of a table, which is that of others or a plan as [`Planner::export_csv`] writes it.
pub(super) fn read<'a>(db: &Db, content: Vec<u8>, options: &'a TableOptions) -> Result<Rows<'a>> {
    let file = table_file(db, content, options)?;
    Ok(match plan_table(&file.rows) {
        Some(table) => Rows::Plan(Box::new(table.read()?)),
        None => Rows::Table(Box::new(file), options),
    })
}

pub(super) fn table_file(db: &Db, content: Vec<u8>, options: &TableOptions) -> Result<TableFile> {
    let names = ChannelNames::of(&record::all::<Channel>(db)?);
    table_file::read(content, options, &|name| names.knows(name))
}

/// Refuses options that name channels which the plan doesn't have.
pub(super) fn find_channels(db: &Db, options: &TableOptions) -> Result<()> {
    let told = options
        .channel
        .iter()
        .chain(options.named_channels.iter().map(|(_, id)| id));
    for id in told {
        find::channel(db, id)?;
    }
    Ok(())
}

pub(super) fn resolved(db: &Db, file: TableFile, options: &TableOptions) -> Result<Resolved> {
    find_channels(db, options)?;
    let names = ChannelNames::of(&record::all(db)?);
    let rows = options.corrected(&file.rows);
    let table = KnownTable::of(&rows, file.report, &names, options)?;
    let mut report = ImportReport::default();
    let drafts = table.drafts(options, &mut report);
    resolve(&Document::read(db)?, drafts, report)
}
