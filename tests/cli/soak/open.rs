//! Workers that keep the shared plan open: a script that adds posts, and the planner as a library. Both are sometimes
//! killed and started again.

use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use super::desk::{SharedPlan, unpoisoned};
use super::figures::Fault;
use super::library::Library;
use super::random::Random;
use crate::script::{AT, Script};

/// The owners of their posts in the journal.
const SCRIPT: usize = 100;
const LIBRARY: usize = 101;

/// Adds posts by a script until the soak is over.
pub(crate) fn script(shared: &SharedPlan, seed: u64) {
    let mut random = Random::of(seed, SCRIPT as u64);
    while !shared.is_over() {
        let turn = shared.turn.read();
        script_step(shared, &mut random);
        drop(turn);
        sleep(Duration::from_millis(random.below(400) as u64));
    }
}

/// Adds a post by the script, or kills it meanwhile. The caller must hold the turn.
pub(crate) fn script_step(shared: &SharedPlan, random: &mut Random) {
    let mut open = unpoisoned(&shared.script);
    let script = open.get_or_insert_with(|| Script::on(&shared.file(), &shared.channel));
    let title = shared.new_title();
    if random.below(12) == 0 {
        script.send(&title);
        sleep(Duration::from_micros(random.below(30_000) as u64));
        open.take().map(Script::kill);
        return shared.figures().kill("script in an edit");
    }
    match script.add_titled(&title) {
        Some((id, revision)) => {
            shared.journal().added(SCRIPT, &id, revision, &title, AT);
            shared.figures().count("script", "add");
        }
        None => check_end(shared, open.take()),
    }
}

/// Checks that a script that has ended printed the error of a refused post.
fn check_end(shared: &SharedPlan, script: Option<Script>) {
    let Some((code, message, _)) = script.map(Script::last) else {
        return;
    };
    shared.look_for_panic(&message);
    shared.figures().refused("script", "told", &message);
    if code != Some(1) || !message.contains("error") {
        shared.fault(
            Fault::Silent,
            &format!("a script ended by {code:?}: {message}"),
        );
    }
}

/// Runs operations of the library until the soak is over.
pub(crate) fn library(shared: &SharedPlan, seed: u64) {
    let mut random = Random::of(seed, LIBRARY as u64);
    while !shared.is_over() {
        let turn = shared.turn.read();
        library_step(shared, &mut random);
        drop(turn);
        sleep(Duration::from_millis(random.below(100) as u64));
    }
}

/// Runs an operation of the library, or kills it meanwhile. The caller must hold the turn.
pub(crate) fn library_step(shared: &SharedPlan, random: &mut Random) {
    let mut open = unpoisoned(&shared.library);
    let library = open.get_or_insert_with(|| Library::on(&shared.file()));
    if random.below(25) == 0 {
        library.send(&new_post(shared, random));
        sleep(Duration::from_micros(random.below(30_000) as u64));
        let errors = open.take().map(Library::kill).unwrap_or_default();
        shared.look_for_panic(&errors);
        return shared.figures().kill("library in an edit");
    }
    let request = random_request(shared, random);
    let name = request["do"].as_str().unwrap_or_default();
    match library.ask(&request) {
        Some(Ok(answer)) => {
            record(shared, &request, &answer);
            shared.figures().count("library", name);
        }
        Some(Err(code)) => shared.figures().refused(name, &code, ""),
        None => {
            let errors = open.take().map(Library::kill).unwrap_or_default();
            shared.fault(
                Fault::Panicked,
                &format!("the library at {request}: {errors}"),
            );
        }
    }
}

/// Adds a post by the library, so that it has written last.
pub(crate) fn write_with_library(shared: &SharedPlan, random: &mut Random) {
    let mut open = unpoisoned(&shared.library);
    let library = open.get_or_insert_with(|| Library::on(&shared.file()));
    let request = new_post(shared, random);
    if let Some(Ok(answer)) = library.ask(&request) {
        record(shared, &request, &answer);
    }
}

/// Records the changes of an operation in the journal.
fn record(shared: &SharedPlan, request: &Value, answer: &Value) {
    let mut journal = shared.journal();
    if request["do"] == "add" {
        let (title, at) = (&request["with"]["title"], &request["at"]);
        let revision = answer["changes"]["revision"].as_u64().unwrap_or(0);
        let [id, title, at] =
            [&answer["id"], title, at].map(|text| text.as_str().unwrap_or_default());
        journal.added(LIBRARY, id, revision, title, at);
    }
    journal.record_changes(&answer["changes"]);
}

fn random_request(shared: &SharedPlan, random: &mut Random) -> Value {
    let chance = random.below(16);
    let Some(id) = shared.post_of(LIBRARY, random).filter(|_| chance > 3) else {
        return new_post(shared, random);
    };
    let (date, minute) = random_time(random);
    match chance {
        4 | 5 => json!({"do": "edit", "id": id, "with": {"title": shared.new_title()}}),
        6 | 7 => {
            json!({"do": "move", "id": id, "with": {"when": {"to": "at", "at": {"date": date, "minute": minute}}}})
        }
        8 => {
            json!({"do": "categorize", "id": id, "with": {"add_labels": [format!("label {}", random.below(9))]}})
        }
        9 => {
            json!({"do": "series", "id": id, "with": {"change": "edit", "edit": {"notes": shared.new_title()}}})
        }
        10 => json!({"do": "duplicate", "id": id}),
        11 => json!({"do": "delete", "id": id}),
        12 | 13 => json!({"do": "undo"}),
        14 => json!({"do": "redo"}),
        _ => random_file_request(shared, random),
    }
}

fn random_file_request(shared: &SharedPlan, random: &mut Random) -> Value {
    let to = |kind: &str| {
        shared
            .new_path("trash")
            .with_extension(kind)
            .to_string_lossy()
            .into_owned()
    };
    match random.below(4) {
        0 => json!({"do": "backup"}),
        1 => json!({"do": "copy", "to": to("daymark")}),
        2 => json!({"do": "export", "to": to("ics")}),
        _ => json!({"do": "verify"}),
    }
}

fn new_post(shared: &SharedPlan, random: &mut Random) -> Value {
    let (date, minute) = random_time(random);
    let rule = (random.below(6) == 0).then_some("FREQ=WEEKLY;COUNT=4");
    json!({
        "do": "add",
        "at": format!("{date}T{:02}:{:02}", minute / 60, minute % 60),
        "with": {
            "channels": [shared.channel], "title": shared.new_title(), "repeat": rule,
            "at": {"date": date, "minute": minute},
        },
    })
}

/// Returns a random date in 2032 and a minute of the day.
fn random_time(random: &mut Random) -> (String, usize) {
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    (format!("2032-{month:02}-{day:02}"), random.below(1440))
}
