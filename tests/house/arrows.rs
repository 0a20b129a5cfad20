//! Arrows point one way (ARCHITECTURE.md): each floor names only those below it, and no two files and no two
//! folders name each other.

use crate::graph::Graph;
use crate::{page_imports, rust_uses};

const CORE: &str = "src-tauri/core/src";
const PAGE: &str = "ui/src";

/// The floors of core, the lowest first. Folders of one floor don't name each other.
const CORE_FLOORS: &[&[&str]] = &[
    &["model"],
    &["storage"],
    &["query"],
    &["export", "overlay", "checks"],
    &["planner"],
];

/// What every file of core may add methods to, and so is no arrow.
const HANDLE: &str = "Planner";

#[test]
fn no_file_is_in_a_circle() {
    let crates = [
        (CORE, &[HANDLE][..]),
        ("src-tauri/app", &[]),
        ("src-tauri/cli/src", &[]),
        ("xtask/src", &[]),
    ];
    let mut found = Vec::new();
    for (folder, roots) in crates {
        found.extend(rust_uses::graph(folder, roots).circles());
    }
    found.extend(page_imports::graph(PAGE).circles());
    assert_allowed(&found, "by file");
}

#[test]
fn no_folder_is_in_a_circle() {
    let core = rust_uses::graph(CORE, &[HANDLE]);
    let mut found = by_folder(&core, CORE).circles();
    found.extend(by_folder(&page_imports::graph(PAGE), PAGE).circles());
    assert_allowed(&found, "by folder");
}

#[test]
fn each_floor_of_core_names_only_those_below() {
    let folders = by_folder(&rust_uses::graph(CORE, &[HANDLE]), CORE);
    assert_allowed(&upward(&folders, CORE_FLOORS), "upward in core");
}

/// Fails where arrows were found other than those that are still allowed: the list only becomes shorter.
fn assert_allowed(found: &[String], kind: &str) {
    let allowed = include_str!("breaches.txt").lines();
    let allowed = allowed.filter_map(|line| line.strip_prefix(kind)?.strip_prefix(": "));
    let allowed: Vec<&str> = allowed.collect();
    assert_eq!(found, allowed, "{kind}");
}

/// Returns the arrows that don't lead down.
fn upward(folders: &Graph, floors: &[&[&str]]) -> Vec<String> {
    let floor = |folder: &str| floors.iter().position(|floor| floor.contains(&folder));
    let is_wrong = |&(from, to): &(&str, &str)| match (floor(from), floor(to)) {
        (Some(from), Some(to)) => to >= from,
        _ => true,
    };
    let wrong = folders.arrows().filter(is_wrong);
    wrong.map(|(from, to)| format!("{from} → {to}")).collect()
}

/// Returns the arrows between the folders of `root`; files in `root` itself have no folder.
fn by_folder(graph: &Graph, root: &str) -> Graph {
    graph.grouped(|file| {
        let within = file.strip_prefix(root)?.trim_start_matches('/');
        let (folder, _) = within.split_once('/')?;
        Some(folder.to_owned())
    })
}
