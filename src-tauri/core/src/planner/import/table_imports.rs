//! What a person can do with a table: bring its rows into the plan as posts, or the plan that it is.

use std::path::Path;

use super::super::Planner;
use super::channel_names::ChannelNames;
use super::compared::compare;
use super::plan_table::plan_table;
use super::report::ImportReport;
use super::resolved::{Resolved, resolve};
use super::rows::ReadRows;
use super::table_file::{self, TableFile};
use super::table_options::TableOptions;
use super::table_rows::KnownTable;
use super::{put_compared, put_resolved};
use crate::Result;
use crate::export::Document;
use crate::model::Channel;
use crate::query::Changes;
use crate::storage::{self, Db, find, record};

/// What a table is.
enum Table {
    /// The plan as [`Planner::export_csv`] writes it.
    Plan(Box<ReadRows>),
    Others(Box<TableFile>),
}

impl Planner {
    /// Returns what [`Planner::import_table`] would do.
    pub fn preview_table(&self, path: &Path, options: &TableOptions) -> Result<ImportReport> {
        let table = self.table(table_file::content(path)?, options)?;
        storage::snapshot(&self.db, |db| match table {
            Table::Plan(rows) => Ok(compare(db, *rows)?.report),
            Table::Others(file) => Ok(resolved(db, *file, options)?.report),
        })
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
        self.import_table_content(path, table_file::content(path)?, options)
    }

    pub(super) fn import_table_content(
        &mut self,
        path: &Path,
        content: Vec<u8>,
        options: &TableOptions,
    ) -> Result<(Changes, ImportReport)> {
        let table = self.table(content, options)?;
        self.import_with(path, |tx| match table {
            Table::Plan(rows) => put_compared(tx, compare(tx.db, *rows)?),
            Table::Others(file) => put_resolved(tx, resolved(tx.db, *file, options)?),
        })
    }

    fn table(&self, content: Vec<u8>, options: &TableOptions) -> Result<Table> {
        let file = self.table_file(content, options)?;
        Ok(match plan_table(&file.rows) {
            Some(table) => Table::Plan(Box::new(table.read()?)),
            None => Table::Others(Box::new(file)),
        })
    }

    pub(super) fn table_file(&self, content: Vec<u8>, options: &TableOptions) -> Result<TableFile> {
        let names = ChannelNames::of(&record::all::<Channel>(&self.db)?);
        table_file::read(content, options, &|name| names.knows(name))
    }
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

fn resolved(db: &Db, file: TableFile, options: &TableOptions) -> Result<Resolved> {
    find_channels(db, options)?;
    let names = ChannelNames::of(&record::all(db)?);
    let rows = options.corrected(&file.rows);
    let table = KnownTable::of(&rows, file.report, &names, options)?;
    let mut report = ImportReport::default();
    let drafts = table.drafts(options, &mut report);
    resolve(&Document::read(db)?, drafts, report)
}
