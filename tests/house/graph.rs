//! Arrows between the files of one part of the project: who names whom.

use std::collections::{BTreeMap, BTreeSet};

/// Each file, or folder, with those it names; paths from the project's root.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    arrows: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    pub(crate) fn add(&mut self, from: &str, to: &str) {
        if from != to {
            let named = self.arrows.entry(from.to_owned()).or_default();
            named.insert(to.to_owned());
        }
    }

    pub(crate) fn arrows(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.arrows.iter();
        all.flat_map(|(from, named)| named.iter().map(move |to| (from.as_str(), to.as_str())))
    }

    /// Returns the arrows between what `name` gives a name; files without one, and arrows within one, are left out.
    pub(crate) fn grouped(&self, name: impl Fn(&str) -> Option<String>) -> Self {
        let mut grouped = Self::default();
        for (from, to) in self.arrows() {
            if let (Some(from), Some(to)) = (name(from), name(to)) {
                grouped.add(&from, &to);
            }
        }
        grouped
    }

    /// Returns the arrows that are part of a circle.
    pub(crate) fn circles(&self) -> Vec<String> {
        let part = self.arrows().filter(|(from, to)| self.leads(to, from));
        part.map(|(from, to)| format!("{from} → {to}")).collect()
    }

    fn leads(&self, from: &str, to: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut next = vec![from];
        while let Some(file) = next.pop() {
            if seen.insert(file) {
                let named = self.arrows.get(file).into_iter().flatten();
                next.extend(named.map(String::as_str));
            }
        }
        seen.contains(to)
    }
}

#[test]
fn a_circle_is_told_from_what_leads_to_it() {
    let mut graph = Graph::default();
    for (from, to) in [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")] {
        graph.add(from, to);
    }
    assert_eq!(graph.circles(), ["b → c", "c → b"]);
}
