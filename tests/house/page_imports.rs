//! Which file of the page imports which other, read from its source.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::sources;

const STARTS: [&str; 3] = ["from \"", "import \"", "import(\""];
const ENDINGS: [&str; 4] = ["", ".ts", ".svelte.ts", "/index.ts"];

/// Returns which file under `folder` imports which, at the start or later; tests are left out.
pub(crate) fn graph(folder: &str) -> Graph {
    let files = sources(folder);
    let scripts = files.iter().filter(|(file, _)| !file.ends_with(".css"));
    let known: BTreeSet<&str> = scripts.map(|(file, _)| file.as_str()).collect();
    let mut graph = Graph::default();
    for (file, text) in files.iter().filter(|(file, _)| !file.ends_with(".test.ts")) {
        for import in imports(text) {
            if let Some(to) = resolved(file, import, &known) {
                graph.add(file, &to);
            }
        }
    }
    graph
}

/// Returns the relative addresses in a source text that stand where one is imported from.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    let after = STARTS
        .iter()
        .flat_map(move |start| text.split(start).skip(1));
    let addresses = after.filter_map(|rest| rest.split('"').next());
    addresses.filter(|address| address.starts_with('.'))
}

fn resolved(file: &str, import: &str, known: &BTreeSet<&str>) -> Option<String> {
    let mut place: Vec<&str> = file.split('/').collect();
    place.pop();
    for step in import.split('/') {
        match step {
            "." => {}
            ".." => {
                place.pop();
            }
            name => place.push(name),
        }
    }
    let path = place.join("/");
    let ways = ENDINGS.iter().map(|ending| format!("{path}{ending}"));
    ways.into_iter().find(|way| known.contains(way.as_str()))
}
