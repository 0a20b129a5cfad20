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

/// The floors of the page, the lowest first: what is shown without a calendar, the calendar, and what is done in it.
const PAGE_FLOORS: &[&[&str]] = &[
    &["model"],
    &["words"],
    &["store"],
    &["typing"],
    &["controls"],
    &[
        "campaigns",
        "channels",
        "export",
        "file",
        "filter",
        "first",
        "layers",
        "notes",
        "pillars",
        "settings",
        "slots",
    ],
    &["calendar"],
    &["checks", "commands", "panel", "rearrange"],
    &["palette"],
    &["shell"],
];

/// What every file of core may add methods to, and so is no arrow.
const HANDLES: &[&str] = &["Planner", "Reader"];

#[test]
fn no_file_is_in_a_circle() {
    let crates = [
        (CORE, HANDLES),
        ("src-tauri/app", &[]),
        ("src-tauri/cli/src", &[]),
        ("xtask/src", &[]),
    ];
    let mut found = Vec::new();
    for (folder, roots) in crates {
        found.extend(rust_uses::graph(folder, roots).circles());
    }
    found.extend(page_imports::graph(PAGE).circles());
    assert_eq!(found, [""; 0]);
}

#[test]
fn no_folder_is_in_a_circle() {
    let core = rust_uses::graph(CORE, HANDLES);
    let mut found = by_folder(&core, CORE).circles();
    found.extend(by_folder(&page_imports::graph(PAGE), PAGE).circles());
    assert_eq!(found, [""; 0]);
}

#[test]
fn each_floor_of_core_names_only_those_below() {
    let folders = by_folder(&rust_uses::graph(CORE, HANDLES), CORE);
    assert_eq!(upward(&folders, CORE_FLOORS), [""; 0]);
}

#[test]
fn each_floor_of_the_page_names_only_those_below() {
    let folders = by_folder(&page_imports::graph(PAGE), PAGE);
    assert_eq!(upward(&folders, PAGE_FLOORS), [""; 0]);
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
