//! Reads a file of others into grids, and says in a sentence why one can't be read.

use std::path::Path;

use crate::tables::{BadFile, Row, grids};
use crate::whole_file::{self, Unread};
use crate::{Code, Error, Result};

/// The largest file in bytes.
const MOST_BYTES: u64 = 96 << 20;

/// Returns the bytes of a file.
///
/// # Errors
/// `FileMissing`, `BadValue` or `TooLong`.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    whole_file::read(path, MOST_BYTES).map_err(|unread| not_read(path, unread))
}

/// Returns the rows of each sheet or table of a file, with its name.
///
/// # Errors
/// As of [`bytes_of`], and where the file is of a form that can't be read.
pub(super) fn grids_of(path: &Path) -> Result<Vec<(String, Vec<Row>)>> {
    grids(bytes_of(path)?).map_err(bad_file)
}

pub(super) fn not_imported(reason: &str) -> Error {
    Error::new(
        Code::BadValue,
        format!("the file was not imported: {reason}"),
    )
    .field("file")
}

pub(super) fn bad_file(bad: BadFile) -> Error {
    match bad {
        BadFile::OldWorkbook => {
            not_imported("it is a workbook of an old form: save it as .xlsx or CSV")
        }
        BadFile::NoWorkbook => {
            not_imported("it is no workbook or archive with tables: save it as .xlsx or CSV")
        }
        BadFile::TooLarge => {
            let message = "the file was not imported: its tables have too many rows or cells, import it in parts";
            Error::new(Code::TooLong, message).field("file")
        }
    }
}

fn not_read(path: &Path, unread: Unread) -> Error {
    let error = match unread {
        Unread::Gone => Error::new(
            Code::FileMissing,
            format!("{} is not there: check its name", path.display()),
        ),
        Unread::NotAFile => not_imported("it is no file that can be read, or a plan that is open"),
        Unread::TooLarge => Error::new(
            Code::TooLong,
            format!(
                "the file was not imported: it is larger than {} MB",
                MOST_BYTES >> 20
            ),
        ),
        Unread::Trouble(error) => Error::from(error),
    };
    error.field("file")
}
