//! The one door between the page and the program: each command has its call in `ui/src/ipc.ts` or `ui/src/ipc-areas.ts` with the same
//! parameters, each call its command, and none is missing in the list that the program answers to.

use std::collections::{BTreeMap, BTreeSet};

use syn::{FnArg, Item, ItemFn, Pat, Type};

use crate::sources;

const COMMANDS: &str = "src-tauri/app/commands/";
/// The door, and the file that it takes a part of its calls from.
const DOOR: [&str; 2] = ["ui/src/ipc.ts", "ui/src/ipc-areas.ts"];

/// What a command is given by the framework, not by the page.
const GIVEN: [&str; 2] = ["AppHandle", "WindowPlan"];

/// The names of what is given to each command.
type Parameters = BTreeMap<String, BTreeSet<String>>;

#[test]
fn the_page_asks_what_the_program_answers() {
    assert_eq!(calls(), commands());
}

#[test]
fn every_command_is_on_the_list() {
    let all = sources(COMMANDS).into_iter();
    let (_, text) = all
        .clone()
        .find(|(file, _)| file.ends_with("mod.rs"))
        .expect("the list");
    let list = text
        .split_once("generate_handler![")
        .and_then(|(_, rest)| rest.split_once(']'));
    let names = list.expect("the list").0.split(',').map(str::trim);
    let listed: BTreeSet<&str> = names.filter_map(|name| name.split("::").last()).collect();
    let commands = commands();
    let mut wanted: BTreeSet<&str> = commands.keys().map(String::as_str).collect();
    wanted.insert("");
    assert_eq!(listed, wanted);
}

fn commands() -> Parameters {
    let mut commands = Parameters::new();
    for (file, text) in sources(COMMANDS) {
        let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        for item in &syntax.items {
            if let Item::Fn(function) = item
                && is_command(function)
            {
                commands.insert(function.sig.ident.to_string(), parameters(function));
            }
        }
    }
    commands
}

fn is_command(function: &ItemFn) -> bool {
    let mut attributes = function.attrs.iter();
    attributes.any(|attribute| attribute.path().is_ident("command"))
}

fn parameters(function: &ItemFn) -> BTreeSet<String> {
    let inputs = function.sig.inputs.iter();
    inputs.filter_map(asked_of_the_page).collect()
}

fn asked_of_the_page(input: &FnArg) -> Option<String> {
    let FnArg::Typed(input) = input else {
        return None;
    };
    let (Type::Path(kind), Pat::Ident(name)) = (&*input.ty, &*input.pat) else {
        return None;
    };
    let kind = kind.path.segments.last()?.ident.to_string();
    let is_given = GIVEN.contains(&kind.as_str());
    (!is_given).then(|| camel(&name.ident.to_string()))
}

/// Returns a name as the framework expects it from the page.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |all, word| {
        let (head, tail) = word.split_at(1);
        all + &head.to_uppercase() + tail
    })
}

fn calls() -> Parameters {
    let door = sources("ui/src")
        .into_iter()
        .filter(|(file, _)| DOOR.contains(&file.as_str()));
    let calls = door.flat_map(|(_, text)| {
        let found = text.split("call<").skip(1).filter_map(call);
        found.collect::<Vec<_>>()
    });
    calls.collect()
}

/// Reads `T>("name", { keys })`, the rest of a call.
fn call(text: &str) -> Option<(String, BTreeSet<String>)> {
    let (_, text) = text.split_once("(\"")?;
    let (name, rest) = text.split_once('"')?;
    let given = rest
        .strip_prefix(", {")
        .and_then(|rest| rest.split_once('}'));
    let keys = given.map_or("", |(keys, _)| keys).split(',');
    let keys = keys.filter_map(|key| key.split(':').next());
    let keys = keys.map(|key| key.trim().to_owned());
    Some((
        name.to_owned(),
        keys.filter(|key| !key.is_empty()).collect(),
    ))
}
