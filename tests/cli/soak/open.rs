//! Workers that keep the shared plan open: a script that reads posts, and the planner as a library. Both are killed now
//! and then, and begun anew.

use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use super::desk::{Desk, unpoisoned};
use super::figures::Fault;
use super::library::Library;
use super::random::Random;
use crate::script::{AT, Script};

const SCRIPT: usize = 100;
const LIBRARY: usize = 101;

/// Adds posts by a script that goes on.
pub(crate) fn script(desk: &Desk, seed: u64) {
    let mut random = Random::of(seed, SCRIPT as u64);
    while !desk.is_over() {
        let turn = desk.turn.read();
        script_step(desk, &mut random);
        drop(turn);
        sleep(Duration::from_millis(random.below(400) as u64));
    }
}

/// Does a step. Whoever calls it has the turn.
pub(crate) fn script_step(desk: &Desk, random: &mut Random) {
    let mut open = unpoisoned(&desk.script);
    let script = open.get_or_insert_with(|| Script::on(&desk.file(), &desk.channel));
    let title = desk.new_title();
    if random.below(12) == 0 {
        script.ask(&title);
        sleep(Duration::from_micros(random.below(30_000) as u64));
        open.take().map(Script::kill);
        return desk.figures().kill("script in an edit");
    }
    match script.add_titled(&title) {
        Some((id, revision)) => {
            desk.journal().added(SCRIPT, &id, revision, &title, AT);
            desk.figures().count("script", "add");
        }
        None => ended(desk, open.take()),
    }
}

/// A script ends where a post is refused, which it tells.
fn ended(desk: &Desk, script: Option<Script>) {
    let Some((code, message, _)) = script.map(Script::last) else {
        return;
    };
    desk.look_for_panic(&message);
    desk.figures().refused("script", "told", &message);
    if code != Some(1) || !message.contains("error") {
        desk.fault(
            Fault::Silent,
            &format!("a script ended by {code:?}: {message}"),
        );
    }
}

/// Does operations by the library.
pub(crate) fn library(desk: &Desk, seed: u64) {
    let mut random = Random::of(seed, LIBRARY as u64);
    while !desk.is_over() {
        let turn = desk.turn.read();
        library_step(desk, &mut random);
        drop(turn);
        sleep(Duration::from_millis(random.below(100) as u64));
    }
}

/// Does a step. Whoever calls it has the turn.
pub(crate) fn library_step(desk: &Desk, random: &mut Random) {
    let mut open = unpoisoned(&desk.library);
    let library = open.get_or_insert_with(|| Library::on(&desk.file()));
    if random.below(25) == 0 {
        library.say(&new_post(desk, random));
        sleep(Duration::from_micros(random.below(30_000) as u64));
        let errors = open.take().map(Library::kill).unwrap_or_default();
        desk.look_for_panic(&errors);
        return desk.figures().kill("library in an edit");
    }
    let asked = asked(desk, random);
    let name = asked["do"].as_str().unwrap_or_default();
    match library.ask(&asked) {
        Some(Ok(answer)) => {
            note(desk, &asked, &answer);
            desk.figures().count("library", name);
        }
        Some(Err(code)) => desk.figures().refused(name, &code, ""),
        None => {
            let errors = open.take().map(Library::kill).unwrap_or_default();
            desk.fault(
                Fault::Panicked,
                &format!("the library at {asked}: {errors}"),
            );
        }
    }
}

/// Makes the library write last, whatever it does otherwise.
pub(crate) fn library_writes(desk: &Desk, random: &mut Random) {
    let mut open = unpoisoned(&desk.library);
    let library = open.get_or_insert_with(|| Library::on(&desk.file()));
    let asked = new_post(desk, random);
    if let Some(Ok(answer)) = library.ask(&asked) {
        note(desk, &asked, &answer);
    }
}

fn note(desk: &Desk, asked: &Value, answer: &Value) {
    let mut journal = desk.journal();
    if asked["do"] == "add" {
        let (title, at) = (&asked["with"]["title"], &asked["at"]);
        let revision = answer["changes"]["revision"].as_u64().unwrap_or(0);
        let [id, title, at] =
            [&answer["id"], title, at].map(|text| text.as_str().unwrap_or_default());
        journal.added(LIBRARY, id, revision, title, at);
    }
    journal.took(&answer["changes"]);
}

fn asked(desk: &Desk, random: &mut Random) -> Value {
    let chance = random.below(16);
    let Some(id) = desk.post_of(LIBRARY, random).filter(|_| chance > 3) else {
        return new_post(desk, random);
    };
    let (date, minute) = day(random);
    match chance {
        4 | 5 => json!({"do": "edit", "id": id, "with": {"title": desk.new_title()}}),
        6 | 7 => {
            json!({"do": "move", "id": id, "with": {"when": {"to": "at", "at": {"date": date, "minute": minute}}}})
        }
        8 => {
            json!({"do": "categorize", "id": id, "with": {"add_labels": [format!("label {}", random.below(9))]}})
        }
        9 => {
            json!({"do": "series", "id": id, "with": {"change": "edit", "edit": {"notes": desk.new_title()}}})
        }
        10 => json!({"do": "duplicate", "id": id}),
        11 => json!({"do": "delete", "id": id}),
        12 | 13 => json!({"do": "undo"}),
        14 => json!({"do": "redo"}),
        _ => on_files(desk, random),
    }
}

fn on_files(desk: &Desk, random: &mut Random) -> Value {
    let to = |kind: &str| {
        desk.new_path("trash")
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

fn new_post(desk: &Desk, random: &mut Random) -> Value {
    let (date, minute) = day(random);
    let rule = (random.below(6) == 0).then_some("FREQ=WEEKLY;COUNT=4");
    json!({
        "do": "add",
        "at": format!("{date}T{:02}:{:02}", minute / 60, minute % 60),
        "with": {
            "channels": [desk.channel], "title": desk.new_title(), "repeat": rule,
            "at": {"date": date, "minute": minute},
        },
    })
}

fn day(random: &mut Random) -> (String, usize) {
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    (format!("2032-{month:02}-{day:02}"), random.below(1440))
}
