//! The rules of the house, asserted on its source text: what may be named where (ARCHITECTURE.md),
//! how long a file may be, and what the page is allowed to do.

mod arrows;
mod directions;
mod graph;
mod ipc;
mod messages;
mod page_imports;
mod rust_uses;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// More than this in one file, and it holds more than one thing.
const MAX_LINES: usize = 350;

/// The most lines of a Svelte component: its markup, its styles and little else.
const MAX_COMPONENT_LINES: usize = 200;

/// All that the page may ask of the framework; its own commands need no permission.
const PERMISSIONS: [&str; 2] = ["core:event:allow-listen", "core:event:allow-unlisten"];

/// Written by a program, not by a person.
const GENERATED: [&str; 2] = ["ui/src/bindings.ts", "ui/src/paraglide/"];

#[test]
fn sql_lives_in_storage() {
    check_only_in("src-tauri", "rusqlite", &["src-tauri/core/src/storage/"]);
}

#[test]
fn the_framework_lives_in_the_app() {
    for name in ["tauri::", "tauri_build", "tauri_plugin", "use tauri"] {
        check_only_in("src-tauri", name, &["src-tauri/app/"]);
        check_only_in("xtask", name, &[]);
    }
}

#[test]
fn the_page_has_one_door() {
    for name in ["invoke(", "invoke<", "@tauri-apps"] {
        check_only_in("ui/src", name, &["ui/src/request.ts"]);
    }
}

#[test]
fn only_the_clock_reads_now() {
    for name in ["Utc::now", "Local::now", "SystemTime::now"] {
        check_only_in("src-tauri/core/src", name, &["src-tauri/core/src/clock.rs"]);
    }
}

#[test]
fn the_program_alone_decides_how_it_draws() {
    let name = "WEBKIT_DISABLE_DMABUF_RENDERER";
    check_only_in("src-tauri", name, &["src-tauri/app/software_rendering.rs"]);
    check_only_in("xtask", name, &[]);
}

#[test]
fn text_never_reaches_the_page_as_html() {
    for name in [
        "{@html",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
    ] {
        check_only_in("ui/src", name, &[]);
    }
}

#[test]
fn files_are_short() {
    let folders = [
        "src-tauri",
        "ui/src",
        "ui/bench",
        "ui/tests",
        "xtask",
        "tests",
    ]
    .map(sources)
    .concat();
    let long = longer_than(MAX_LINES, &folders);
    assert_eq!(
        long, [""; 0],
        "over {MAX_LINES} lines: split by what they do"
    );
}

#[test]
fn components_are_short() {
    let mut components = sources("ui/src");
    components.retain(|(path, _)| path.ends_with(".svelte"));
    let long = longer_than(MAX_COMPONENT_LINES, &components);
    assert_eq!(
        long, [""; 0],
        "over {MAX_COMPONENT_LINES} lines: split by what they show"
    );
}

#[test]
fn rust_files_say_what_lives_in_them() {
    let folders = ["src-tauri", "xtask", "tests"].map(sources).concat();
    let rust = folders.iter().filter(|(path, _)| path.ends_with(".rs"));
    let mute = rust.filter(|(_, text)| !text.starts_with("//!"));
    let mute: Vec<_> = mute.map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        mute, [""; 0],
        "a file begins with a sentence on what lives in it and why"
    );
}

#[test]
fn colours_are_named_among_the_tokens_alone() {
    let styles = sources("ui/src").into_iter().map(|(path, text)| {
        let from = text.find("<style>").unwrap_or(text.len());
        let style = if path.ends_with(".css") {
            &text[..]
        } else {
            &text[from..]
        };
        (path, style.to_owned())
    });
    let naming = styles.filter(|(path, style)| path != "ui/src/tokens.css" && names_colour(style));
    let naming: Vec<_> = naming.map(|(path, _)| path).collect();
    assert_eq!(naming, [""; 0], "a colour is a token in ui/src/tokens.css");
}

/// Whether a style has `#1d1d1f` or `rgb(…)` and the like in it.
fn names_colour(style: &str) -> bool {
    let is_hex = |word: &str| {
        let digits = word.bytes().take_while(u8::is_ascii_hexdigit).count();
        matches!(digits, 3 | 4 | 6 | 8) && !word[digits..].starts_with(char::is_alphanumeric)
    };
    style.split('#').skip(1).any(is_hex)
        || ["rgb(", "rgba(", "hsl(", "oklch("]
            .iter()
            .any(|name| style.contains(name))
}

#[test]
fn the_page_may_do_little() {
    let app = &configuration()["app"];
    assert_eq!(app["withGlobalTauri"], false);
    let security = &app["security"];
    assert_eq!(security["freezePrototype"], true);
    let capabilities = security["capabilities"].as_array().unwrap();
    assert_eq!(capabilities.len(), 1, "one kind of window, one capability");
    let windows = &capabilities[0]["windows"];
    assert_eq!(
        *windows,
        json!(["calendar", "calendar-*"]),
        "a window a plan"
    );
    for permission in capabilities[0]["permissions"].as_array().unwrap() {
        let permission = permission.as_str().unwrap_or("one with a scope");
        assert!(
            PERMISSIONS.contains(&permission),
            "{permission} is not on the list"
        );
    }
    for folder in [
        "capabilities",
        "src-tauri/capabilities",
        "src-tauri/app/capabilities",
    ] {
        assert!(
            !home().join(folder).exists(),
            "{folder}: capabilities are in tauri.conf.json"
        );
    }
}

#[test]
fn the_page_loads_nothing_from_elsewhere() {
    let wanted = json!({
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' media: http://media.localhost",
        "connect-src": "ipc: http://ipc.localhost",
        "frame-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    });
    assert_eq!(configuration()["app"]["security"]["csp"], wanted);
}

#[test]
fn no_address_is_named_that_is_not_the_projects_own() {
    assert_eq!(configuration()["bundle"]["homepage"], Value::Null);
    for file in [
        "Cargo.toml",
        "src-tauri/core/Cargo.toml",
        "src-tauri/cli/Cargo.toml",
    ] {
        let text = fs::read_to_string(home().join(file)).unwrap();
        for key in ["repository", "homepage", "documentation"] {
            let named = text.lines().any(|line| line.starts_with(key));
            assert!(!named, "{file} has a {key}: the project has no address yet");
        }
    }
}

/// Returns the paths of the files that have more lines.
fn longer_than(most: usize, files: &[(String, String)]) -> Vec<&str> {
    let long = files.iter().filter(|(_, text)| text.lines().count() > most);
    long.map(|(path, _)| path.as_str()).collect()
}

/// Fails where a file under `folder` names what only those under `allowed` may.
fn check_only_in(folder: &str, name: &str, allowed: &[&str]) {
    let elsewhere = |path: &str| !allowed.iter().any(|start| path.starts_with(start));
    let naming = sources(folder)
        .into_iter()
        .filter(|(_, text)| text.contains(name));
    let found: Vec<String> = naming
        .map(|(path, _)| path)
        .filter(|path| elsewhere(path))
        .collect();
    assert_eq!(found, [""; 0], "{name} may be named in {allowed:?} only");
}

fn configuration() -> Value {
    let text = fs::read_to_string(home().join("tauri.conf.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The project's own source files under a folder: path from the project's root, and text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&home().join(folder), &mut found);
    found.retain(|(path, _)| !GENERATED.iter().any(|start| path.starts_with(start)));
    found
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|end| {
            ["rs", "ts", "svelte", "css"]
                .iter()
                .any(|kind| end == *kind)
        }) {
            let name = path
                .strip_prefix(home())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

fn home() -> PathBuf {
    let core = Path::new(env!("CARGO_MANIFEST_DIR"));
    core.ancestors().nth(2).unwrap().to_owned()
}
