//! What is done to the shared plan's file while programs have it open and nothing else is done: swapped, overwritten,
//! removed, and copied together with its log.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::desk::{Desk, unpoisoned};
use super::figures::Fault;
use super::journal::Journal;
use super::library::Library;
use super::open::{library_writes, script_step};
use super::random::Random;
use crate::script::{Script, kept, log_of};
use crate::support::run;

const DEADLINE: Duration = Duration::from_secs(20);

/// How the file loses its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Swap {
    Renamed,
    Overwritten,
    Removed,
}

/// An earlier version of the plan, as another machine or a person's own copy would hold it.
pub(crate) struct Version {
    file: PathBuf,
    journal: Journal,
}

pub(crate) struct Swaps<'a> {
    desk: &'a Desk,
    random: Random,
    versions: Vec<Version>,
}

impl<'a> Swaps<'a> {
    pub(crate) fn new(desk: &'a Desk, seed: u64) -> Self {
        Self {
            desk,
            random: Random::of(seed, 401),
            versions: Vec::new(),
        }
    }

    /// Copies the file alone, once it holds everything.
    pub(crate) fn copy(&mut self) {
        let file = self.desk.new_path("version").with_extension("daymark");
        let journal = self.desk.journal().clone();
        let begun = Instant::now();
        loop {
            fs::copy(self.desk.file(), &file).unwrap();
            if journal
                .missing_in(&file)
                .is_ok_and(|missing| missing.is_empty())
            {
                break;
            }
            if begun.elapsed() > DEADLINE {
                return self.desk.check(&file, &journal, "a copy at rest");
            }
        }
        self.desk.check(&file, &journal, "a copy at rest");
        self.versions.push(Version { file, journal });
    }

    /// Copies the file together with its log right after a change, as a crash would leave them.
    pub(crate) fn copy_with_log(&mut self) {
        self.make_both_write();
        let copy = self.desk.new_path("with-log").with_extension("daymark");
        // The log first: what is emptied into the file meanwhile is in both then, and in neither the other way round.
        let has_log =
            fs::copy(log_of(&self.desk.file()), log_of(&copy)).is_ok_and(|bytes| bytes > 0);
        fs::copy(self.desk.file(), &copy).unwrap();
        let journal = self.desk.journal().clone();
        let when = if has_log {
            "a copy with its log"
        } else {
            "a copy with an empty log"
        };
        self.desk.check(&copy, &journal, when);
        remove(&copy);
    }

    /// Takes the file away from the programs that have it open. What they held must be kept, and told.
    pub(crate) fn swap(&mut self, swap: Swap) {
        if self.versions.is_empty() {
            self.copy();
        }
        self.make_both_write();
        self.wait_for_image();
        let Some(version) = self.random.choice(&self.versions) else {
            return;
        };
        let (before, mut after) = (self.desk.journal().clone(), version.journal.clone());
        let bytes = self.put(swap, &version.file);
        self.check_script(swap, &before);
        self.check_library(swap, &before);
        sleep(Duration::from_millis(1500));
        if swap == Swap::Removed {
            after = before;
        } else if fs::read(self.desk.file()).ok() != bytes {
            self.desk.fault(
                Fault::Damaged,
                "a version put in the plan's place was written to",
            );
        }
        self.desk.journal().go_back_to(&after);
    }

    /// Does the deed. Returns the bytes that must be under the name afterwards.
    fn put(&self, swap: Swap, version: &Path) -> Option<Vec<u8>> {
        let file = self.desk.file();
        if swap == Swap::Removed {
            fs::remove_file(file).unwrap();
            return None;
        }
        let bytes = fs::read(version).unwrap();
        if swap == Swap::Overwritten {
            fs::write(file, &bytes).unwrap();
            return Some(bytes);
        }
        let arriving = self.desk.new_path("arriving").with_extension("daymark");
        fs::write(&arriving, &bytes).unwrap();
        let args = ["note", "add", "2033-01-01", "--text", "elsewhere"];
        run(&arriving, &args, "");
        let bytes = fs::read(&arriving).unwrap();
        fs::rename(arriving, file).unwrap();
        Some(bytes)
    }

    /// Makes the script and the library hold the plan open, each with a change of its own that no version has.
    fn make_both_write(&mut self) {
        let before = self.written();
        while unpoisoned(&self.desk.script).is_none() || self.written() == before {
            script_step(self.desk, &mut self.random);
        }
        library_writes(self.desk, &mut self.random);
    }

    /// Returns how many posts the open script has been told of.
    fn written(&self) -> usize {
        let script = unpoisoned(&self.desk.script);
        script.as_ref().map_or(0, |script| script.added.len())
    }

    fn wait_for_image(&self) {
        let begun = Instant::now();
        while begun.elapsed() < DEADLINE {
            let mut library = unpoisoned(&self.desk.library);
            let answer = library
                .as_mut()
                .and_then(|library| library.ask(&json!({"do": "holds-image"})));
            if answer.is_none_or(|answer| answer.is_ok_and(|answer| answer["holds"] == true)) {
                return;
            }
            drop(library);
            sleep(Duration::from_millis(50));
        }
    }

    fn check_script(&self, swap: Swap, before: &Journal) {
        let Some(script) = unpoisoned(&self.desk.script).take() else {
            return;
        };
        let (code, message, _) = Script::last(script);
        self.desk.look_for_panic(&message);
        if code != Some(1) {
            return self.desk.fault(
                Fault::Silent,
                &format!("{swap:?}: a script went on: {message}"),
            );
        }
        if message.contains("is kept in ") {
            self.check_kept(&kept(&message), before, "kept by a script");
        } else if swap != Swap::Overwritten {
            self.desk.fault(
                Fault::Lost,
                &format!("{swap:?}: a script kept nothing: {message}"),
            );
        }
    }

    fn check_library(&self, swap: Swap, before: &Journal) {
        let Some(mut library) = unpoisoned(&self.desk.library).take() else {
            return;
        };
        let note = json!({"do": "undo"});
        match library.ask(&note) {
            Some(Err(code)) if code == "replaced" || code == "gone" => {}
            // What is read of a file that was overwritten is a mixture, which is noticed first now and then.
            Some(Err(code)) if code == "damaged" && swap == Swap::Overwritten => {
                self.desk.figures().count("told", "overwritten as damaged");
            }
            other => self.desk.fault(
                Fault::Silent,
                &format!("{swap:?}: the library went on: {other:?}"),
            ),
        }
        match library.ask(&json!({"do": "save-aside"})) {
            Some(Ok(answer)) if answer["file"].is_string() => {
                let file = PathBuf::from(answer["file"].as_str().unwrap_or_default());
                self.check_kept(&file, before, "kept by the library");
            }
            other => self.desk.fault(
                Fault::Lost,
                &format!("{swap:?}: the library kept nothing: {other:?}"),
            ),
        }
        if swap == Swap::Removed {
            let saved = library.ask(&json!({"do": "save-again"}));
            if !saved.as_ref().is_some_and(Result::is_ok) {
                self.desk.fault(
                    Fault::Lost,
                    &format!("a removed plan was not saved again: {saved:?}"),
                );
            }
        }
        self.desk.look_for_panic(&library.kill());
    }

    fn check_kept(&self, file: &Path, before: &Journal, who: &str) {
        self.desk.check(file, before, who);
        remove(file);
    }
}

/// Restores a backup in the plan's place by the library, which may be killed meanwhile: it is done as a whole, or not.
pub(crate) fn restore_in_place(desk: &Desk, random: &mut Random, id: &str, then: &Journal) {
    unpoisoned(&desk.script).take().map(Script::kill);
    let before = desk.journal().clone();
    let mut library = Library::on(&desk.file());
    let asked = json!({"do": "restore", "backup": id});
    if random.below(2) == 0 {
        library.ask(&json!({"do": "holds-image"}));
        library.say(&asked);
        sleep(Duration::from_millis(random.below(1_500) as u64));
        desk.look_for_panic(&library.kill());
        desk.figures().kill("restore in place");
    } else {
        let answer = library.ask(&asked);
        desk.figures().count("restored in place", &refusal(&answer));
        desk.look_for_panic(&library.kill());
    }
    settle_restored(desk, random, &before, then);
}

/// Checks that the plan is as it was before or as the backup has it, and takes the restoring back now and then.
fn settle_restored(desk: &Desk, random: &mut Random, before: &Journal, then: &Journal) {
    let ran = desk.run(&["history", "--limit", "1", "--json"]);
    let is_restored = ran.out.contains("restore_backup") && !ran.out.contains("\"undone\":true");
    if !is_restored {
        return desk.check(&desk.file(), before, "not restored in place");
    }
    desk.check(&desk.file(), then, "restored in place");
    if random.below(2) == 0 {
        desk.run(&["undo"]);
        return desk.check(&desk.file(), before, "restored in place and undone");
    }
    desk.journal().go_back_to(then);
}

fn refusal(answer: &Option<Result<Value, String>>) -> String {
    match answer {
        Some(Ok(_)) => "whole".to_owned(),
        Some(Err(code)) => format!("refused: {code}"),
        None => "ended".to_owned(),
    }
}

fn remove(file: &Path) {
    let _ = fs::remove_file(file);
    let _ = fs::remove_file(log_of(file));
}
