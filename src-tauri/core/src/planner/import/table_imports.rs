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
use super::{put_compared, put_resolved, table_rows};
use crate::Result;
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
        let table = self.table(path, options)?;
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
        let table = self.table(path, options)?;
        self.import_with(path, |tx| match table {
            Table::Plan(rows) => put_compared(tx, compare(tx.db, *rows)?),
            Table::Others(file) => put_resolved(tx, resolved(tx.db, *file, options)?),
        })
    }

    fn table(&self, path: &Path, options: &TableOptions) -> Result<Table> {
        let names = ChannelNames::of(&record::all::<Channel>(&self.db)?);
        let file = table_file::read(path, options, &|name| names.knows(name))?;
        Ok(match plan_table(&file.rows) {
            Some(table) => Table::Plan(Box::new(table.read()?)),
            None => Table::Others(Box::new(file)),
        })
    }
}

fn resolved(db: &Db, file: TableFile, options: &TableOptions) -> Result<Resolved> {
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
