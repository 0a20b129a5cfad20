//! The pages of a database that Notion exports beside its table: a Markdown file each, with the page's title, its
//! properties and what is written on it. That becomes a column of the table.

use std::collections::HashMap;

use super::Cell;
use super::encoding::decode;
use super::words::{Field, fields_of};
use super::workbook::Sheet;

/// What is written on the pages, by the name of their folder and their title. `None` for a title that several pages have.
#[derive(Default)]
pub(crate) struct NotionPages(HashMap<(String, String), Option<String>>);

impl NotionPages {
    /// Adds a page by its path in the archive. What has no title is left out.
    pub(crate) fn add(&mut self, path: &str, content: Vec<u8>) {
        let Some((folder, _)) = path.rsplit_once('/') else {
            return;
        };
        let Ok(decoded) = decode(content, None) else {
            return;
        };
        let Some((title, body)) = page(&decoded.text) else {
            return;
        };
        let folder = folder.rsplit('/').next().unwrap_or_default();
        self.0
            .entry((folder.to_owned(), title.to_owned()))
            .and_modify(|known| *known = None)
            .or_insert_with(|| Some(body.to_owned()));
    }

    /// Adds a column with what is written on the pages of a table's rows, if something is.
    pub(crate) fn add_to(&self, sheet: &mut Sheet) {
        if self.0.is_empty() {
            return;
        }
        let folders = folders_of(&sheet.name);
        let mut written: Vec<&str> = sheet
            .rows
            .iter()
            .map(|row| self.of(&folders, row.cells.first().map_or("", Cell::text)))
            .collect();
        if written.iter().all(|text| text.is_empty()) {
            return;
        }
        written[0] = header(&sheet.rows[0].cells);
        let widths = sheet.rows.iter().map(|row| row.cells.len());
        let width = widths.max().unwrap_or_default();
        for (row, text) in sheet.rows.iter_mut().zip(written) {
            row.cells.resize(width, Cell::Text(String::new()));
            row.cells.push(Cell::Text(text.to_owned()));
        }
    }

    fn of(&self, folders: &[&str], title: &str) -> &str {
        let mut pages = folders.iter().filter_map(|folder| {
            let page = self.0.get(&((*folder).to_owned(), title.trim().to_owned()));
            page?.as_deref()
        });
        pages.next().unwrap_or_default()
    }
}

/// Returns the header of the new column: the pages have the texts of posts, unless another column has them.
fn header(headers: &[Cell]) -> &'static str {
    let has_text = |cell: &Cell| fields_of(cell.text()).contains(&Field::Text);
    match headers.iter().any(has_text) {
        true => "Notes",
        false => "Text",
    }
}

/// Returns the names that the folder of a table's pages may have: with the id of the database, and without.
fn folders_of(table: &str) -> Vec<&str> {
    let name = table.strip_suffix("_all").unwrap_or(table);
    let bare = name.rsplit_once(' ').map(|(bare, _)| bare);
    [Some(name), bare].into_iter().flatten().collect()
}

/// Returns the title of a page, and what is written on it after its properties.
fn page(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.trim_start().split_once('\n').unwrap_or((text, ""));
    let title = first.strip_prefix("# ")?.trim();
    let rest = rest.trim_start();
    let (properties, body) = rest.split_once("\n\n").unwrap_or((rest, ""));
    match properties.lines().all(|line| line.contains(": ")) {
        true => Some((title, body.trim())),
        false => Some((title, rest.trim_end())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Row;

    const ONE: &str =
        "# One\n\nPlatform: Twitter\nStatus: In review\n\nFirst words.\n\nMore: words.\n";

    fn row(line: u32, cells: &[&str]) -> Row {
        let cells = cells.iter().map(|cell| Cell::Text((*cell).to_owned()));
        Row {
            line,
            cells: cells.collect(),
        }
    }

    fn sheet(header: &[&str]) -> Sheet {
        Sheet {
            name: "Posts 2b_all".to_owned(),
            rows: vec![
                row(1, header),
                row(2, &["One", "Twitter"]),
                row(3, &["Two"]),
            ],
        }
    }

    fn texts(sheet: &Sheet) -> Vec<Vec<&str>> {
        let rows = sheet.rows.iter();
        rows.map(|row| row.cells.iter().map(Cell::text).collect())
            .collect()
    }

    #[test]
    fn a_page_is_its_title_and_what_stands_after_its_properties() {
        assert_eq!(page(ONE), Some(("One", "First words.\n\nMore: words.")));
        assert_eq!(page("# Two\n\nOnly words\n"), Some(("Two", "Only words")));
        assert_eq!(page("# Three"), Some(("Three", "")));
        assert_eq!(page("words"), None);
    }

    #[test]
    fn what_is_written_on_pages_is_a_column_of_their_table() {
        for folder in ["Export/Posts 2b", "Posts"] {
            let mut pages = NotionPages::default();
            pages.add(&format!("{folder}/One 3c.md"), ONE.into());
            let mut found = sheet(&["Name", "Platform"]);
            pages.add_to(&mut found);
            let body = "First words.\n\nMore: words.";
            let rows = [
                vec!["Name", "Platform", "Text"],
                vec!["One", "Twitter", body],
                vec!["Two", "", ""],
            ];
            assert_eq!(texts(&found), rows);
        }
    }

    #[test]
    fn a_table_with_texts_has_its_pages_as_notes() {
        let mut pages = NotionPages::default();
        pages.add("Posts 2b/One 3c.md", ONE.into());
        let mut found = sheet(&["Name", "Caption"]);
        pages.add_to(&mut found);
        assert_eq!(texts(&found)[0], ["Name", "Caption", "Notes"]);
    }

    #[test]
    fn pages_of_others_and_pages_with_the_same_title_are_left_out() {
        let mut pages = NotionPages::default();
        pages.add("People/One 3c.md", ONE.into());
        pages.add("Posts/Two 4d.md", b"# Two\n\nA".to_vec());
        pages.add("Posts/Two 5e.md", b"# Two\n\nB".to_vec());
        pages.add("Two.md", b"# Two\n\nC".to_vec());
        let mut found = sheet(&["Name", "Platform"]);
        pages.add_to(&mut found);
        assert_eq!(texts(&found)[0], ["Name", "Platform"]);
    }
}
