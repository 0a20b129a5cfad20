//! Rows that are several posts each: columns such as `Post1_Title`, `Post1_Text`, `Post2_Title` become rows of one post.

use std::collections::BTreeMap;

use super::letters::folded;
use super::table::{Cell, Row};

/// How many rows at the top may be above the header.
const LOOKED_AT: usize = 15;
/// The most posts of a row.
const MOST_POSTS: u32 = 50;

/// Returns the rows of a table with a row for each post; `None` if it has no columns that are numbered so.
pub(crate) fn from_wide(rows: &[Row]) -> Option<Vec<Row>> {
    let (place, wide) = rows
        .iter()
        .take(LOOKED_AT)
        .enumerate()
        .find_map(|(place, row)| Some((place, Wide::of(row)?)))?;
    let (above, below) = rows.split_at_checked(place)?;
    let (head, body) = below.split_first()?;
    let mut table = above.to_vec();
    table.push(wide.header(head));
    table.extend(body.iter().flat_map(|row| wide.posts(row)));
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

    /// Returns a row for each post that has a cell of its own.
    fn posts(&self, row: &Row) -> impl Iterator<Item = Row> {
        let empty = || Cell::Text(String::new());
        let posts = self.posts.iter().filter_map(move |columns| {
            let own: Vec<Cell> = columns
                .iter()
                .map(|column| column.map_or_else(empty, |column| row.cell(column).clone()))
                .collect();
            let shared = self.shared.iter().map(|column| row.cell(*column).clone());
            (!own.iter().all(Cell::is_empty)).then(|| Row {
                line: row.line,
                cells: shared.chain(own).collect(),
            })
        });
        posts.collect::<Vec<_>>().into_iter()
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
        let rows = from_wide(&records(text, Delimiter::Comma).unwrap()).unwrap();
        let words: Vec<String> = rows
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
