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
use super::table_media::{TableMedia, TakenMedia, wanted};
use super::table_options::TableOptions;
use super::table_rows::KnownTable;
use super::{put_compared, put_resolved};
use crate::Result;
use crate::export::Document;
use crate::media::MediaStore;
use crate::model::Channel;
use crate::query::Changes;
use crate::storage::{self, Db, find, record};
use crate::tables::Cell;

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
            Table::Others(file) => {
                let media = TableMedia {
                    folder: folder_of(path),
                    can_take: &|path| self.media_store().can_take(path),
                };
                Ok(resolved(db, &file, options, media)?.report)
            }
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
        match self.table(content, options)? {
            Table::Plan(rows) => {
                self.import_with(path, |tx| put_compared(tx, compare(tx.db, *rows)?))
            }
            Table::Others(file) => self.import_rows(path, &file, options),
        }
    }

    fn import_rows(
        &mut self,
        path: &Path,
        file: &TableFile,
        options: &TableOptions,
    ) -> Result<(Changes, ImportReport)> {
        let (store, folder) = (self.media_store(), folder_of(path));
        let taken = self.take_media(&store, folder, file, options)?;
        let done = self.import_with(path, |tx| {
            let media = TableMedia {
                folder,
                can_take: &|path| taken.has(path),
            };
            let mut resolved = resolved(tx.db, file, options, media)?;
            taken.name_posts(tx, &mut resolved);
            put_resolved(tx, resolved, &taken)
        });
        if done.is_err() {
            taken.give_back(&store);
        }
        done
    }

    /// Copies the files of new posts beside the plan, before anything is written.
    fn take_media(
        &self,
        store: &MediaStore,
        folder: &Path,
        file: &TableFile,
        options: &TableOptions,
    ) -> Result<TakenMedia> {
        let media = TableMedia {
            folder,
            can_take: &|path| store.can_take(path),
        };
        let cells = file.rows.iter().flat_map(|row| &row.cells);
        let has_files = cells
            .map(Cell::text)
            .any(|cell| names_file(cell) && media.files_in(cell).is_some());
        if !has_files {
            return Ok(TakenMedia::default());
        }
        let resolved = storage::snapshot(&self.db, |db| resolved(db, file, options, media))?;
        Ok(TakenMedia::take(store, wanted(&resolved)))
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

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// Returns true for a cell that may be the name of a file: it is short and ends in a dot and a few letters.
fn names_file(cell: &str) -> bool {
    let ending = cell
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending.trim());
    cell.len() < 4_096 && (2..=5).contains(&ending.len())
}

fn resolved(
    db: &Db,
    file: &TableFile,
    options: &TableOptions,
    media: TableMedia<'_>,
) -> Result<Resolved> {
    find_channels(db, options)?;
    let names = ChannelNames::of(&record::all(db)?);
    let rows = options.corrected(&file.rows);
    let table = KnownTable::of(&rows, file.report.clone(), &names, options)?;
    let mut report = ImportReport::default();
    let drafts = table.drafts(options, media, &mut report);
    resolve(&Document::read(db)?, drafts, report)
}
