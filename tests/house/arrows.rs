//! Arrows point one way (ARCHITECTURE.md): each floor names only those below it, and no two files and no two
//! folders name each other.

use crate::graph::Graph;
use crate::{page_imports, rust_uses};

const CORE: &str = "src-tauri/core/src";
const PAGE: &str = "ui/src";

/// The floors of core, the lowest first. Folders of one floor don't name each other.
const CORE_FLOORS: &[&[&str]] = &[
    &["counting", "statistics"],
    &["model"],
    &["media"],
    &["storage"],
    &["query"],
    &["ics", "tables"],
    &["export", "layers", "results", "checks", "backup", "sync"],
    &["planner"],
];

/// The floors of the page, the lowest first.
const PAGE_FLOORS: &[&[&str]] = &[
    &["bindings.ts"],
    &["model"],
    &["words"],
    &["request.ts"],
    &["ipc-areas.ts"],
    &["ipc.ts"],
    &["store"],
    &["typing"],
    &["controls"],
    &[
        "campaigns",
        "emoji",
        "filter",
        "layers",
        "notes",
        "signoff",
        "snippets",
    ],
    &["calendar"],
    &["grid", "platforms", "print", "ideas", "results", "strategy"],
    &[
        "backups",
        "channels",
        "commands",
        "composer",
        "export",
        "file",
        "first",
        "import",
        "pillars",
        "posting",
        "rearrange",
        "replace",
        "settings",
        "slots",
        "suggestions",
    ],
    &["checks", "palette"],
    &["shell"],
    &["App.svelte"],
    &["main.ts"],
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
    assert_none(&found);
}

#[test]
fn no_folder_is_in_a_circle() {
    let core = rust_uses::graph(CORE, HANDLES);
    let mut found = by_folder(&core, CORE).circles();
    found.extend(by_folder(&page_imports::graph(PAGE), PAGE).circles());
    assert_none(&found);
}

#[test]
fn each_floor_of_core_names_only_those_below() {
    let folders = by_folder(&rust_uses::graph(CORE, HANDLES), CORE);
    assert_none(&upward(&folders, CORE_FLOORS));
}

#[test]
fn each_floor_of_the_page_names_only_those_below() {
    let page = page_imports::graph(PAGE);
    let rooms = page.grouped(|file| within(file, PAGE)?.split('/').next().map(str::to_owned));
    assert_none(&upward(&rooms, PAGE_FLOORS));
}

fn assert_none(arrows: &[String]) {
    assert_eq!(arrows, [""; 0], "arrows that lead up or around");
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
        let (folder, _) = within(file, root)?.split_once('/')?;
        Some(folder.to_owned())
    })
}

fn within<'a>(file: &'a str, root: &str) -> Option<&'a str> {
    file.strip_prefix(root)?.strip_prefix('/')
}
