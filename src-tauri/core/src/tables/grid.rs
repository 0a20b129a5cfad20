//! A month as a grid: weekdays are the columns, and each cell is a day with its number before the words, or in a row of
//! numbers above them. The month is the name of the sheet or above the weekdays; the year is rarely told.

use super::days::written;
use super::letters::plain;
use super::table::{Cell, Row, Shaped};
use super::weekdays::month;

/// How many rows at the top may be titles.
const LOOKED_AT: usize = 15;
/// How much more the number of a day's date is than that of its column.
const DATES: u32 = 10_000;
/// The least weekdays that make a grid.
const LEAST_DAYS: usize = 4;

/// Returns the cells of a grid as a table with a date and a text; `None` if the rows are no grid.
pub(crate) fn from_grid(name: &str, rows: &[Row]) -> Option<Shaped> {
    let head = rows
        .iter()
        .take(LOOKED_AT)
        .position(|row| days_of(row).len() >= LEAST_DAYS)?;
    let days = days_of(rows.get(head)?);
    let above = rows
        .get(..head)?
        .iter()
        .flat_map(|row| &row.cells)
        .map(Cell::words);
    let month = std::iter::once(name.to_owned())
        .chain(above)
        .find_map(|words| month_in(&words));
    let mut table = Shaped {
        rows: vec![cells(rows.get(head)?.line, "Date", "Text")],
        columns: vec![Vec::new()],
    };
    let mut numbers: Vec<Option<u32>> = vec![None; days.len()];
    for row in rows.get(head + 1..)? {
        if is_of_numbers(row, &days) {
            numbers = days
                .iter()
                .map(|(column, _)| {
                    number_before(&row.cell(*column).words()).map(|(number, _)| number)
                })
                .collect();
            continue;
        }
        for ((column, day), number) in days.iter().zip(&numbers) {
            let found = post(row, *column, day, *number, month.as_deref());
            let column = *column as u32 + 1;
            table
                .columns
                .extend(found.as_ref().map(|_| vec![column + DATES, column]));
            table.rows.extend(found);
        }
    }
    (table.rows.len() > 1).then_some(table)
}

/// Returns the columns of a row that name weekdays, with those names.
fn days_of(row: &Row) -> Vec<(usize, String)> {
    let cells = row.cells.iter().map(Cell::words).enumerate();
    let days = cells.filter(|(_, words)| {
        let told = written(words);
        words.chars().count() <= 12
            && told.is_some_and(|told| told.weekday.is_some() && told.day.is_none())
    });
    days.collect()
}

fn month_in(words: &str) -> Option<String> {
    let words = words.to_lowercase();
    let mut words = words.split(|letter: char| !letter.is_alphabetic());
    words
        .find(|word| word.chars().count() >= 3 && month(word).is_some())
        .map(str::to_owned)
}

/// Returns true for a row in which all days have numbers alone.
fn is_of_numbers(row: &Row, days: &[(usize, String)]) -> bool {
    let told = days
        .iter()
        .map(|(column, _)| row.cell(*column).words())
        .filter(|words| !words.is_empty());
    let mut told = told.peekable();
    told.peek().is_some() && told.all(|words| words.parse::<f64>().is_ok())
}

fn post(
    row: &Row,
    column: usize,
    day: &str,
    number: Option<u32>,
    month: Option<&str>,
) -> Option<Row> {
    let words = row.cell(column).words();
    let (own, text) = match number_before(&words) {
        Some((own, text)) => (Some(own), text.to_owned()),
        None => (None, words.clone()),
    };
    let number = own.or(number);
    let date = number
        .zip(month)
        .map(|(number, month)| format!("{day} {number} {month}"));
    (!plain(&text).is_empty()).then(|| cells(row.line, &date.unwrap_or_default(), &text))
}

/// Returns the number of a day at the beginning of a cell, and what follows it.
fn number_before(words: &str) -> Option<(u32, &str)> {
    let end = words
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(words.len());
    let number = words
        .get(..end)?
        .parse()
        .ok()
        .filter(|number| (1..=31).contains(number))?;
    let after = words.get(end..)?;
    let ends = ["st", "nd", "rd", "th"];
    let rest = ends
        .iter()
        .find_map(|end| after.strip_prefix(end))
        .unwrap_or(after);
    let is_apart = rest.is_empty() || rest.starts_with(|letter: char| !letter.is_alphanumeric());
    is_apart.then(|| {
        (
            number,
            rest.trim_start_matches(|letter: char| {
                !letter.is_alphanumeric() && letter != '"' && letter != '#'
            }),
        )
    })
}

fn cells(line: u32, date: &str, text: &str) -> Row {
    let cells = [date, text].map(|words| Cell::Text(words.to_owned()));
    Row {
        line,
        cells: cells.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{delimiter_of, records};
    use super::*;

    fn table(name: &str, text: &str) -> Option<Vec<String>> {
        let rows = records(text, delimiter_of(text).0).unwrap();
        let table = from_grid(name, &rows)?;
        Some(
            table
                .rows
                .iter()
                .skip(1)
                .map(|row| format!("{}: {}", row.cell(0).words(), row.cell(1).words()))
                .collect(),
        )
    }

    #[test]
    fn each_day_of_a_grid_is_a_row() {
        let grid = "Plan,,,,\nMONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY\n1. One,,3 Three,4th: Four,\n,9. Nine,,,Free\n";
        assert_eq!(
            table("JUNE", grid).unwrap(),
            [
                "MONDAY 1 june: One",
                "WEDNESDAY 3 june: Three",
                "THURSDAY 4 june: Four",
                "TUESDAY 9 june: Nine",
                ": Free",
            ]
        );
        let above = "Juni 2026,,,,\nMo,Di,Mi,Do,Fr\n1,2,3,4,5\nOne,,Three,,\n";
        assert_eq!(
            table("Sheet1", above).unwrap(),
            ["Mo 1 juni: One", "Mi 3 juni: Three"]
        );
        assert_eq!(table("x", "Date,Title\nMonday,One\n"), None);
    }
}
