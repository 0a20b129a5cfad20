//! Finds all readable rows of a damaged file, by table.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;

use super::pages::{Kind, Page, Pages, Row};
use super::shape::Shape;
use super::shapes::{SHAPES, shape_of};
use super::tree::Trees;

/// The indexes that are read. They contain values of the rows that were on a lost page of their table.
const INDEXES: [&str; 25] = [
    "sqlite_autoindex_channel_1",
    "sqlite_autoindex_campaign_1",
    "sqlite_autoindex_pillar_1",
    "sqlite_autoindex_label_1",
    "sqlite_autoindex_label_2",
    "sqlite_autoindex_item_1",
    "sqlite_autoindex_repeat_1",
    "sqlite_autoindex_post_1",
    "sqlite_autoindex_media_1",
    "sqlite_autoindex_day_note_1",
    "sqlite_autoindex_saved_view_1",
    "sqlite_autoindex_overlay_1",
    "sqlite_autoindex_waiver_1",
    "sqlite_autoindex_approval_1",
    "sqlite_autoindex_snippet_1",
    "sqlite_autoindex_window_state_1",
    "post_by_item",
    "post_by_channel",
    "post_by_moment",
    "post_by_repeat",
    "label_use",
    "item_by_campaign",
    "item_by_pillar",
    "repeat_by_item",
    "waiver_by_post",
];

/// The rows and index entries of a file.
pub(super) struct FoundRows {
    rows: BTreeMap<&'static str, Vec<FoundRow>>,
    /// The tables whose rows were all read.
    complete_tables: BTreeSet<&'static str>,
    indexes: BTreeMap<&'static str, Index>,
    /// The number of pages in trees that couldn't be read.
    pub(super) unreadable_pages: u32,
}

/// A row of a table, in the order of the columns of its [`Shape`].
pub(super) struct FoundRow {
    pub(super) values: Vec<Value>,
    /// True if one of its texts is incomplete.
    pub(super) is_cut: bool,
}

/// The entries of an index: the values of its columns, then the row number.
#[derive(Default)]
pub(super) struct Index {
    pub(super) entries: Vec<Vec<Value>>,
    /// True if every entry was read.
    pub(super) is_complete: bool,
}

impl FoundRows {
    /// Reads all tables and indexes of a file.
    pub(super) fn read(file: &Pages) -> Self {
        let free: BTreeSet<u32> = file.free_pages().into_iter().collect();
        let numbers = file.numbers().filter(|number| !free.contains(number));
        let pages = numbers.filter_map(|number| Some((number, file.read(number)?)));
        let pages: BTreeMap<u32, Page> = pages.collect();
        let trees = Trees::walk(&pages);
        let mut found = Self {
            rows: BTreeMap::new(),
            complete_tables: BTreeSet::new(),
            indexes: BTreeMap::new(),
            unreadable_pages: trees.unreadable,
        };
        for shape in &SHAPES {
            found.read_table(shape, &trees, &pages);
        }
        for name in INDEXES {
            found.read_index(name, &trees, &pages);
        }
        found.add_reversed_labels(&trees, &pages);
        found
    }

    /// Returns the rows of a table. Those found through the table's tree come first.
    pub(super) fn rows(&self, table: &str) -> &[FoundRow] {
        self.rows.get(table).map_or(&[], Vec::as_slice)
    }

    /// Returns true if every row of the table was read.
    pub(super) fn has_all_of(&self, table: &str) -> bool {
        self.complete_tables.contains(table)
    }

    pub(super) fn index(&self, name: &str) -> Option<&Index> {
        self.indexes.get(name)
    }

    fn read_table(&mut self, shape: &Shape, trees: &Trees, pages: &BTreeMap<u32, Page>) {
        let mut is_complete = trees.lacks(shape.table);
        let mut rows = Vec::new();
        if let Some(tree) = trees.of(shape.table) {
            let of_tree = tree.pages.iter().filter_map(|number| pages.get(number));
            let (own, foreign): (Vec<&Row>, Vec<&Row>) = of_tree
                .flat_map(|page| &page.rows)
                .partition(|row| shape.fits(row, true));
            is_complete = tree.is_complete && foreign.is_empty();
            rows.extend(own.into_iter().map(|row| found_row(shape, row)));
        }
        let strays = rows_outside_trees(shape.kind, trees, pages);
        let strays = strays.filter(|row| shape.fits(row, false));
        rows.extend(strays.map(|row| found_row(shape, row)));
        if is_complete {
            self.complete_tables.insert(shape.table);
        }
        self.rows.insert(shape.table, rows);
    }

    fn read_index(&mut self, name: &'static str, trees: &Trees, pages: &BTreeMap<u32, Page>) {
        let Some(tree) = trees.of(name) else {
            return;
        };
        let pages = tree.pages.iter().filter_map(|number| pages.get(number));
        let rows = pages.flat_map(|page| &page.rows);
        let index = Index {
            entries: rows.map(|row| row.values.clone()).collect(),
            is_complete: tree.is_complete,
        };
        self.indexes.insert(name, index);
    }

    /// Adds the labels of items that the index `label_use` contains, where label and item are in reverse order. A page
    /// outside of all trees may be of the table or of the index, so its pairs are added in both orders; those that
    /// don't begin with an item are deleted later.
    fn add_reversed_labels(&mut self, trees: &Trees, pages: &BTreeMap<u32, Page>) {
        let Some(shape) = shape_of("item_label") else {
            return;
        };
        let strays =
            rows_outside_trees(shape.kind, trees, pages).filter(|row| shape.fits(row, false));
        let strays = strays.map(|row| row.values.clone());
        let index = self.indexes.get("label_use");
        let entries = index.map_or(Vec::new(), |index| index.entries.clone());
        let reversed = entries.into_iter().chain(strays).map(|mut values| {
            values.reverse();
            let is_cut = false;
            FoundRow { values, is_cut }
        });
        let reversed: Vec<FoundRow> = reversed.filter(|row| row.values.len() == 2).collect();
        self.rows.entry(shape.table).or_default().extend(reversed);
        if self
            .indexes
            .get("label_use")
            .is_some_and(|index| index.is_complete)
        {
            self.complete_tables.insert(shape.table);
        }
    }
}

/// Returns the rows of pages that are in no tree.
fn rows_outside_trees<'a>(
    kind: Kind,
    trees: &'a Trees,
    pages: &'a BTreeMap<u32, Page>,
) -> impl Iterator<Item = &'a Row> {
    let strays = pages
        .iter()
        .filter(move |(number, page)| page.kind == kind && !trees.contains(**number));
    strays.flat_map(|(_, page)| &page.rows)
}

fn found_row(shape: &Shape, row: &Row) -> FoundRow {
    FoundRow {
        values: shape.values(row.clone()),
        is_cut: row.is_cut,
    }
}
