//! Rows that are several posts each: columns such as `Post1_Title`, `Post1_Text`, `Post2_Title` become rows of one post.

use std::collections::BTreeMap;

use super::letters::folded;
use super::table::{Cell, Row, Shaped};

/// How many rows at the top may be above the header.
const LOOKED_AT: usize = 15;
/// The most posts of a row.
const MOST_POSTS: u32 = 50;

/// Returns the rows of a table with a row for each post; `None` if it has no columns that are numbered so.
pub(crate) fn from_wide(rows: &[Row]) -> Option<Shaped> {
    let (place, wide) = rows
        .iter()
        .take(LOOKED_AT)
        .enumerate()
        .find_map(|(place, row)| Some((place, Wide::of(row)?)))?;
    let (above, below) = rows.split_at_checked(place)?;
    let (head, body) = below.split_first()?;
    let mut table = Shaped::plain(above.to_vec());
    table.rows.push(wide.header(head));
    table.columns.resize(table.rows.len(), Vec::new());
    for (row, columns) in body.iter().flat_map(|row| wide.posts(row)) {
        table.rows.push(row);
        table.columns.push(columns);
    }
    Some(table)
}

/// The columns of a table with several posts a row.
struct Wide {
    shared: Vec<usize>,
    /// The names of the columns of each post.
    names: Vec<String>,
    /// For each post its columns, in the order of the names.
    posts: Vec<Vec<Option<usize>>>,
}

impl Wide {
    fn of(head: &Row) -> Option<Self> {
        let mut shared = Vec::new();
        let mut names: Vec<String> = Vec::new();
        let mut numbered: BTreeMap<u32, BTreeMap<String, usize>> = BTreeMap::new();
        for (column, cell) in head.cells.iter().enumerate() {
            let Some((number, name)) = numbered_name(cell.text()) else {
                shared.push(column);
                continue;
            };
            if !names.contains(&name) {
                names.push(name.clone());
            }
            numbered.entry(number).or_default().insert(name, column);
        }
        let posts = numbered.values().map(|columns| {
            let columns = names.iter().map(|name| columns.get(name).copied());
            columns.collect()
        });
        let posts: Vec<Vec<Option<usize>>> = posts.collect();
        (posts.len() > 1).then_some(Self {
            shared,
            names,
            posts,
        })
    }

    fn header(&self, head: &Row) -> Row {
        let shared = self.shared.iter().map(|column| head.cell(*column).clone());
        let names = self.names.iter().map(|name| Cell::Text(name.clone()));
        Row {
            line: head.line,
            cells: shared.chain(names).collect(),
        }
    }

    /// Returns a row for each post that has a cell of its own, with the numbers of its columns in the file.
    fn posts(&self, row: &Row) -> Vec<(Row, Vec<u32>)> {
        let posts = self.posts.iter().filter(|columns| {
            let mut own = columns.iter().flatten();
            own.any(|column| !row.cell(*column).is_empty())
        });
        let posts = posts.map(|columns| {
            let shared = self.shared.iter().map(|column| Some(*column));
            let columns: Vec<Option<usize>> = shared.chain(columns.iter().copied()).collect();
            let cells = columns.iter().map(|column| match column {
                Some(column) => row.cell(*column).clone(),
                None => Cell::Text(String::new()),
            });
            let line = row.line;
            let cells = cells.collect();
            let number = |column: &Option<usize>| column.map_or(0, |column| column as u32 + 1);
            (Row { line, cells }, columns.iter().map(number).collect())
        });
        posts.collect()
    }
}

/// Returns the number of a post and the name of what it tells, of a header such as `Post2_Title`.
fn numbered_name(header: &str) -> Option<(u32, String)> {
    let header = folded(header);
    let rest = header.strip_prefix("post").map(str::trim_start)?;
    let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
    let number = rest.get(..end)?.parse().ok()?;
    let name = rest.get(end..)?.strip_prefix(['_', '-', '.', ' '])?.trim();
    let is_one = (1..=MOST_POSTS).contains(&number) && !name.is_empty();
    is_one.then(|| (number, name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::{Delimiter, records};
    use super::*;

    #[test]
    fn each_post_of_a_row_is_a_row() {
        let text = "Plan\nData,Post1_Titulo,Post1_Arquivo,Post2_Titulo,Status\n1,One,a.png,Two,ok\n2,,,Three,\n3,,,,\n";
        let table = from_wide(&records(text, Delimiter::Comma).unwrap()).unwrap();
        let numbers: Vec<&[u32]> = table.columns.iter().map(Vec::as_slice).collect();
        let expected: [&[u32]; 5] = [&[], &[], &[1, 5, 2, 3], &[1, 5, 4, 0], &[1, 5, 4, 0]];
        assert_eq!(numbers, expected);
        let words: Vec<String> = table
            .rows
            .iter()
            .map(|row| format!("{}: {}", row.line, row.joined()))
            .collect();
        assert_eq!(
            words,
            [
                "1: Plan",
                "2: Data|Status|titulo|arquivo",
                "3: 1|ok|One|a.png",
                "3: 1|ok|Two|",
                "4: 2||Three|",
            ]
        );
        let plain = records("Date,Post 1,Title\n1,2,3\n", Delimiter::Comma).unwrap();
        assert_eq!(from_wide(&plain), None);
    }
}
