//! Walks the trees of tables and indexes from their roots, to find out to which of them each page belongs. A page whose
//! parent is damaged is in no tree.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;

use super::pages::{Kind, Page, Row};

/// The trees of a file, by the names of their tables and indexes.
#[derive(Default)]
pub(super) struct Trees {
    trees: BTreeMap<String, Tree>,
    /// The pages of all trees.
    pages: BTreeSet<u32>,
    has_complete_schema: bool,
    /// The number of pages in trees that can't be read.
    pub(super) unreadable: u32,
}

/// The pages of one table or index.
pub(super) struct Tree {
    pub(super) pages: Vec<u32>,
    /// False if a page of it can't be read.
    pub(super) is_complete: bool,
}

impl Trees {
    /// Walks every tree of the schema. `pages` has all pages of trees, by number.
    pub(super) fn walk(pages: &BTreeMap<u32, Page>) -> Self {
        let mut trees = Self::default();
        let schema = trees.tree(pages, 1, Kind::Table);
        trees.has_complete_schema = schema.is_complete;
        let in_order = schema.pages.iter().filter_map(|number| pages.get(number));
        // If the schema's own tree is damaged, its rows are found on other pages.
        let rows = in_order.chain(pages.values()).flat_map(|page| &page.rows);
        let mut roots = BTreeMap::new();
        for (name, root) in rows.filter_map(root) {
            roots.entry(name).or_insert(root);
        }
        for (name, root) in roots {
            let kind = pages.get(&root).map_or(Kind::Table, |page| page.kind);
            let tree = trees.tree(pages, root, kind);
            trees.trees.insert(name, tree);
        }
        trees
    }

    /// Returns the tree of a table or an index; `None` if the readable part of the schema doesn't contain it.
    pub(super) fn of(&self, name: &str) -> Option<&Tree> {
        self.trees.get(name)
    }

    /// Returns true if a tree contains the page.
    pub(super) fn contains(&self, page: u32) -> bool {
        self.pages.contains(&page)
    }

    /// Returns true if the file certainly has no table or index of this name.
    pub(super) fn lacks(&self, name: &str) -> bool {
        self.has_complete_schema && !self.trees.contains_key(name)
    }

    /// Walks one tree. Pages that can't be read or are of the other kind are counted and left out.
    fn tree(&mut self, pages: &BTreeMap<u32, Page>, root: u32, kind: Kind) -> Tree {
        let mut tree = Tree {
            pages: Vec::new(),
            is_complete: true,
        };
        let mut unvisited = vec![root];
        while let Some(number) = unvisited.pop() {
            // A page that another tree contains already can't belong to this one too.
            let page = pages.get(&number).filter(|page| page.kind == kind);
            let Some(page) = page.filter(|_| !self.pages.contains(&number)) else {
                tree.is_complete = false;
                self.unreadable += 1;
                continue;
            };
            tree.is_complete &= page.is_complete;
            self.pages.insert(number);
            tree.pages.push(number);
            unvisited.extend(page.children.iter().rev());
        }
        tree
    }
}

/// Returns the name and the root page in a row of the schema.
fn root(row: &Row) -> Option<(String, u32)> {
    match row.values.as_slice() {
        [
            Value::Text(kind),
            Value::Text(name),
            Value::Text(_),
            Value::Integer(root),
            _,
        ] if kind == "table" || kind == "index" => {
            let root = u32::try_from(*root).ok().filter(|root| *root > 1)?;
            Some((name.clone(), root))
        }
        _ => None,
    }
}
