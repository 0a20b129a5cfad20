//! Cells of tables for spreadsheets. A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage
//! return for a formula, which may send what is in the table elsewhere; so these get an apostrophe before them.

use std::borrow::Cow;

/// Returns a cell that no spreadsheet takes for a formula. [`restored`] gives back what it was.
pub(crate) fn escaped(cell: &str) -> Cow<'_, str> {
    match is_formula(cell) {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

/// Returns the cell that [`escaped`] was given.
pub(crate) fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

/// Returns true for the beginning of a formula, also after apostrophes, so that these come back, too.
fn is_formula(cell: &str) -> bool {
    let cell = cell.trim_start_matches('\'');
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_formula_gets_an_apostrophe() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1"] {
            assert_eq!(escaped(formula), format!("'{formula}"));
        }
        for text in ["", "a=1", "'tis", "1-1", " =1"] {
            assert_eq!(escaped(text), text);
        }
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(cell in "['=+@\t\r a-]{0,6}") {
            let escaped = escaped(&cell);
            prop_assert_eq!(restored(&escaped), cell.as_str());
        }
    }
}
