//! What a person can do with a table: bring its rows into the plan as posts, or the plan that it is.

use std::path::Path;
use std::sync::Arc;

use super::super::Planner;
use super::channel_names::ChannelNames;
use super::new_channels::{channels_with, id_of};
use super::plan_table::plan_table;
use super::read_table::TableFile;
use super::report::ImportReport;
use super::resolved::{Resolved, resolve};
use super::table_file::{self};
use super::table_media::{TableMedia, TakenMedia, wanted};
use super::table_options::TableOptions;
use super::table_rows::KnownTable;
use super::{ImportAs, Rows};
use crate::export::Document;
use crate::model::Channel;
use crate::query::Changes;
use crate::storage::{self, Db, record};
use crate::tables::Cell;
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

    /// Copies the files of new posts beside the plan, before anything is written.
    pub(super) fn take_media(&self, rows: &Rows<'_>) -> Result<TakenMedia> {
        let Rows::Table(file, options, folder) = rows else {
            return Ok(TakenMedia::default());
        };
        let store = self.media_store();
        let media = TableMedia {
            folder,
            can_take: &|path| store.can_take(path),
        };
        if !names_files(file, media) {
            return Ok(TakenMedia::default());
        }
        let resolved = storage::snapshot(&self.db, |db| resolved(db, file, options, media))?;
        Ok(TakenMedia::take(&store, wanted(&resolved)))
    }
}

fn names_files(file: &TableFile, media: TableMedia<'_>) -> bool {
    let mut cells = file.rows.iter().flat_map(|row| &row.cells).map(Cell::text);
    cells.any(|cell| names_file(cell) && media.files_in(cell).is_some())
}

/// Returns the rows of a table, which is that of others or a plan as [`Planner::export_csv`] writes it.
pub(super) fn rows<'a>(
    path: &Path,
    file: Arc<TableFile>,
    options: &'a TableOptions,
) -> Result<Rows<'a>> {
    let plan = plan_table(&file.rows).map(|table| table.read());
    Ok(match plan.transpose()? {
        Some(plan) => Rows::Plan(Box::new(plan)),
        None => Rows::Table(file, options, folder_of(path).to_owned()),
    })
}

pub(super) fn table_file(db: &Db, content: Vec<u8>, options: &TableOptions) -> Result<TableFile> {
    let names = ChannelNames::of(&record::all::<Channel>(db)?);
    table_file::read(content, options, &|name| names.knows(name))
}

/// Returns the options with the ids of the channels that they name.
///
/// # Errors
/// `NotFound` for a channel that neither the plan has nor the import adds.
pub(super) fn with_channel_ids(
    db: &Db,
    channels: &[Channel],
    options: &TableOptions,
) -> Result<TableOptions> {
    let id_of = |told: &str| id_of(db, channels, &options.new_channels, told);
    let named = options.named_channels.iter();
    let named = named.map(|(name, told)| Ok((name.clone(), id_of(told)?)));
    Ok(TableOptions {
        channel: options.channel.as_deref().map(id_of).transpose()?,
        named_channels: named.collect::<Result<_>>()?,
        ..options.clone()
    })
}

/// Returns the folder of a table's file.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// Returns true for a cell that may be the name of a file: it is short and ends in a dot and a few letters.
fn names_file(cell: &str) -> bool {
    let ending = cell
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending.trim());
    cell.len() < 4_096 && (2..=5).contains(&ending.len())
}

pub(super) fn resolved(
    db: &Db,
    file: &TableFile,
    options: &TableOptions,
    media: TableMedia<'_>,
) -> Result<Resolved> {
    let channels = channels_with(db, &options.new_channels)?;
    let options = &with_channel_ids(db, &channels, options)?;
    let names = ChannelNames::of(&channels);
    let rows = options.corrected(file);
    let table = KnownTable::of(&rows, file.report.clone(), &names, options)?;
    let mut report = ImportReport::default();
    let drafts = table.drafts(options, media, &mut report);
    resolve(&Document::read(db)?, &channels, drafts, report)
}
