//! A report as sections with sentences and tables, before it is written as HTML or CSV.

/// A whole report.
pub(super) struct Page {
    /// The language tag.
    pub(super) lang: &'static str,
    pub(super) title: String,
    /// When it was made, and what else holds for all of it.
    pub(super) made: String,
    pub(super) sections: Vec<Section>,
}

pub(super) struct Section {
    pub(super) title: String,
    pub(super) sentences: Vec<String>,
    pub(super) tables: Vec<Table>,
}

/// A table whose first column names the rows.
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A text, and the number that it tells.
pub(super) struct Cell {
    pub(super) shown: String,
    pub(super) number: Option<f64>,
}

impl Section {
    /// Returns a section with a table, or with a sentence in place of an empty one.
    pub(super) fn of_table(title: &str, table: Table, none: &str) -> Self {
        let mut section = Self {
            title: title.to_owned(),
            sentences: Vec::new(),
            tables: Vec::new(),
        };
        match table.rows.is_empty() {
            true => section.sentences.push(none.to_owned()),
            false => section.tables.push(table),
        }
        section
    }
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self {
            shown: text.into(),
            number: None,
        }
    }

    /// A number in words; a dash if it is unknown.
    pub(super) fn of(number: Option<f64>, shown: fn(f64) -> String) -> Self {
        Self {
            shown: number.map_or_else(|| "–".to_owned(), shown),
            number,
        }
    }

    pub(super) fn count(count: u32) -> Self {
        Self::of(Some(f64::from(count)), grouped)
    }
}

impl Table {
    pub(super) fn new(caption: impl Into<String>, head: &[&str]) -> Self {
        Self {
            caption: caption.into(),
            head: head.iter().map(|cell| (*cell).to_owned()).collect(),
            rows: Vec::new(),
        }
    }
}

/// Returns a number with commas between thousands; with two decimals at most if it is below 1000.
pub(super) fn grouped(number: f64) -> String {
    let size = number.abs();
    let decimals = match size {
        size if size.fract() == 0.0 || size >= 1_000.0 => 0,
        _ => 2,
    };
    let written = format!("{size:.decimals$}");
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    let mut told = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    let part = part.trim_end_matches('0');
    if !part.is_empty() {
        told = format!("{told}.{part}");
    }
    if number < 0.0 {
        format!("−{told}")
    } else {
        told
    }
}

pub(super) fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// Returns a ratio to the usual post.
pub(super) fn times(ratio: f64) -> String {
    format!("{ratio:.1} ×")
}

pub(super) fn range(low: f64, high: f64) -> String {
    format!("{low:.1}–{high:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_short() {
        let told = [0.0, 12.5, 999.0, 1_234.6, 84_210.0, -1_000_000.0, 0.126].map(grouped);
        let wanted = ["0", "12.5", "999", "1,235", "84,210", "−1,000,000", "0.13"];
        assert_eq!(told, wanted);
    }
}
