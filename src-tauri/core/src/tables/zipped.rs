//! Tables in a ZIP file, as Notion exports its databases. One may be a bomb: no more is unpacked than a table may have.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::delimited::{delimiter_of, records};
use super::encoding::decode;
use super::notion_pages::NotionPages;
use super::table::Room;
use super::workbook::{BadWorkbook, Sheet};

const TABLE: &str = ".csv";
const PAGE: &str = ".md";
const ARCHIVE: &str = ".zip";

/// A file's name in its archive, and its content.
type Unpacked = (String, Vec<u8>);

/// The most bytes of all tables and pages once they are unpacked.
const MOST_UNPACKED: u64 = 64 << 20;
/// The most files in an archive.
const MOST_FILES: usize = 20_000;
/// The most tables that are read.
const MOST_TABLES: usize = 50;

/// Returns true for a ZIP file that is a workbook.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    let archive = ZipArchive::new(Cursor::new(bytes));
    archive.is_ok_and(|archive| {
        let mut names = archive.file_names().filter_map(Result::ok);
        names.any(|name| name == "[Content_Types].xml" || name.starts_with("xl/"))
    })
}

/// Returns the tables of a ZIP file, also of those in it.
pub(crate) fn zipped_tables(bytes: &[u8]) -> Result<Vec<Sheet>, BadWorkbook> {
    let mut left = MOST_UNPACKED;
    let (mut sheets, mut room) = (Vec::new(), Room::default());
    let mut pages = NotionPages::default();
    for (name, content) in all_unpacked(bytes, &mut left)? {
        match ends_in(&name, PAGE) {
            true => pages.add(&name, content),
            false => push(&mut sheets, &mut room, name, content)?,
        }
    }
    leave_out_parts(&mut sheets);
    sheets.iter_mut().for_each(|sheet| pages.add_to(sheet));
    match sheets.is_empty() {
        true => Err(BadWorkbook::NoWorkbook),
        false => Ok(sheets),
    }
}

/// Unpacks the tables and pages of a ZIP file, also of those in it.
fn all_unpacked(bytes: &[u8], left: &mut u64) -> Result<Vec<Unpacked>, BadWorkbook> {
    let (archives, mut files): (Vec<_>, Vec<_>) = unpacked(bytes, left, &[TABLE, PAGE, ARCHIVE])?
        .into_iter()
        .partition(|(name, _)| ends_in(name, ARCHIVE));
    for (_, archive) in archives {
        files.extend(unpacked(&archive, left, &[TABLE, PAGE])?);
    }
    Ok(files)
}

fn ends_in(name: &str, end: &str) -> bool {
    name.to_lowercase().ends_with(end)
}

fn unpacked(bytes: &[u8], left: &mut u64, ends: &[&str]) -> Result<Vec<Unpacked>, BadWorkbook> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadWorkbook::NoWorkbook)?;
    if archive.len() > MOST_FILES {
        return Err(BadWorkbook::TooLarge);
    }
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let file = archive
            .by_index(index)
            .map_err(|_| BadWorkbook::NoWorkbook)?;
        let name = file
            .name()
            .map(|name| name.into_owned())
            .unwrap_or_default();
        if !ends.iter().any(|end| ends_in(&name, end)) {
            continue;
        }
        let mut content = Vec::new();
        let mut bounded = file.take(*left + 1);
        bounded
            .read_to_end(&mut content)
            .map_err(|_| BadWorkbook::NoWorkbook)?;
        let size = content.len() as u64;
        *left = left.checked_sub(size).ok_or(BadWorkbook::TooLarge)?;
        files.push((name, content));
    }
    Ok(files)
}

fn push(
    sheets: &mut Vec<Sheet>,
    room: &mut Room,
    name: String,
    content: Vec<u8>,
) -> Result<(), BadWorkbook> {
    if sheets.len() == MOST_TABLES {
        return Ok(());
    }
    // Without a chosen encoding every content can be decoded.
    let Ok(decoded) = decode(content, None) else {
        return Ok(());
    };
    let (delimiter, _) = delimiter_of(&decoded.text);
    let rows = records(&decoded.text, delimiter)?;
    rows.iter()
        .try_for_each(|row| room.take(row.cells.len(), 0))?;
    let name = name.rsplit('/').next().unwrap_or_default();
    let name = name.get(..name.len().saturating_sub(4)).unwrap_or(name);
    sheets.push(Sheet {
        name: name.to_owned(),
        rows,
    });
    Ok(())
}

/// Removes tables of views whose whole database is there, too: Notion names it `…_all`.
fn leave_out_parts(sheets: &mut Vec<Sheet>) {
    let names = sheets.iter().map(|sheet| sheet.name.clone());
    let wholes: Vec<String> = names
        .filter_map(|name| name.strip_suffix("_all").map(str::to_owned))
        .collect();
    sheets.retain(|sheet| !wholes.contains(&sheet.name));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn the_tables_of_an_archive_are_its_sheets() {
        let inner = zip(&[
            ("Plan/Posts 1f.csv", b"Name\nOne\n"),
            ("Plan/Posts 1f_all.csv", b"\xef\xbb\xbfName\nOne\nTwo\n"),
            ("Plan/Posts 1f/One 2e.md", b"# One"),
        ]);
        for bytes in [inner.clone(), zip(&[("Part-1.zip", &inner)])] {
            let sheets = zipped_tables(&bytes).unwrap();
            assert_eq!(sheets.len(), 1);
            assert_eq!(
                (&*sheets[0].name, sheets[0].rows.len()),
                ("Posts 1f_all", 3)
            );
            assert!(!is_workbook(&bytes));
        }
        assert!(is_workbook(&zip(&[("[Content_Types].xml", b"")])));
        assert_eq!(
            zipped_tables(b"PK\x03\x04").unwrap_err(),
            BadWorkbook::NoWorkbook
        );
    }

    #[test]
    fn a_bomb_is_refused() {
        let zeros = vec![b'a'; (MOST_UNPACKED + 1) as usize];
        let bomb = zip(&[("a.csv", &zeros)]);
        assert!(bomb.len() < 200_000);
        for bytes in [bomb.clone(), zip(&[("a.zip", &bomb)])] {
            assert_eq!(zipped_tables(&bytes).unwrap_err(), BadWorkbook::TooLarge);
        }
    }
}
