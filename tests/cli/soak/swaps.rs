//! Events on the shared plan's file while programs have it open: it is swapped, overwritten, removed, and copied with
//! and without its log.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::desk::{SharedPlan, unpoisoned};
use super::figures::Fault;
use super::journal::Journal;
use super::library::Library;
use super::open::{script_step, write_with_library};
use super::random::Random;
use crate::script::{Script, kept_file, log_of};
use crate::support::run;

const DEADLINE: Duration = Duration::from_secs(20);

/// A way to take the file from the programs that have it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Swap {
    Renamed,
    Overwritten,
    Removed,
}

/// An earlier version of the plan, such as another machine or a person's copy may have.
pub(crate) struct Version {
    file: PathBuf,
    journal: Journal,
}

/// Swaps the file, and keeps the versions for that.
pub(crate) struct Swaps<'a> {
    shared: &'a SharedPlan,
    random: Random,
    versions: Vec<Version>,
}

impl<'a> Swaps<'a> {
    pub(crate) fn new(shared: &'a SharedPlan, seed: u64) -> Self {
        Self {
            shared,
            random: Random::of(seed, 401),
            versions: Vec::new(),
        }
    }

    /// Copies the file without its log, once the file contains everything.
    pub(crate) fn copy(&mut self) {
        let file = self.shared.new_path("version").with_extension("daymark");
        let journal = self.shared.journal().clone();
        let begun = Instant::now();
        loop {
            fs::copy(self.shared.file(), &file).unwrap();
            if journal
                .missing_in(&file)
                .is_ok_and(|missing| missing.is_empty())
            {
                break;
            }
            if begun.elapsed() > DEADLINE {
                return self.shared.check(&file, &journal, "a copy at rest");
            }
        }
        self.shared.check(&file, &journal, "a copy at rest");
        self.versions.push(Version { file, journal });
    }

    /// Copies the file together with its log right after a change, as a crash would leave them.
    pub(crate) fn copy_with_log(&mut self) {
        self.make_both_write();
        let copy = self.shared.new_path("with-log").with_extension("daymark");
        // The log is copied first. If it is emptied into the file meanwhile, its contents are in both copies; in the
        // other order they would be in neither.
        let has_log =
            fs::copy(log_of(&self.shared.file()), log_of(&copy)).is_ok_and(|bytes| bytes > 0);
        fs::copy(self.shared.file(), &copy).unwrap();
        let journal = self.shared.journal().clone();
        let when = if has_log {
            "a copy with its log"
        } else {
            "a copy with an empty log"
        };
        self.shared.check(&copy, &journal, when);
        remove(&copy);
    }

    /// Takes the file from the programs that have it open. They must report that, and keep the plan that they had open.
    pub(crate) fn swap(&mut self, swap: Swap) {
        if self.versions.is_empty() {
            self.copy();
        }
        self.make_both_write();
        self.wait_for_image();
        let Some(version) = self.random.choice(&self.versions) else {
            return;
        };
        let (before, mut after) = (self.shared.journal().clone(), version.journal.clone());
        let bytes = self.swap_file(swap, &version.file);
        self.check_script(swap, &before);
        self.check_library(swap, &before);
        sleep(Duration::from_millis(1500));
        if swap == Swap::Removed {
            after = before;
        } else if fs::read(self.shared.file()).ok() != bytes {
            self.shared.fault(
                Fault::Damaged,
                "a version put in the plan's place was written to",
            );
        }
        self.shared.journal().go_back_to(&after);
    }

    /// Swaps, overwrites or removes the file. Returns the bytes that it must have afterwards; `None` if it is removed.
    fn swap_file(&self, swap: Swap, version: &Path) -> Option<Vec<u8>> {
        let file = self.shared.file();
        if swap == Swap::Removed {
            fs::remove_file(file).unwrap();
            return None;
        }
        let bytes = fs::read(version).unwrap();
        if swap == Swap::Overwritten {
            fs::write(file, &bytes).unwrap();
            return Some(bytes);
        }
        let arriving = self.shared.new_path("arriving").with_extension("daymark");
        fs::write(&arriving, &bytes).unwrap();
        let args = ["note", "add", "2033-01-01", "--text", "elsewhere"];
        run(&arriving, &args, "");
        let bytes = fs::read(&arriving).unwrap();
        fs::rename(arriving, file).unwrap();
        Some(bytes)
    }

    /// Makes the script and the library open the plan and change it, so that no version contains everything.
    fn make_both_write(&mut self) {
        let before = self.script_posts();
        while unpoisoned(&self.shared.script).is_none() || self.script_posts() == before {
            script_step(self.shared, &mut self.random);
        }
        write_with_library(self.shared, &mut self.random);
    }

    /// Returns the number of posts that the open script has added.
    fn script_posts(&self) -> usize {
        let script = unpoisoned(&self.shared.script);
        script.as_ref().map_or(0, |script| script.added.len())
    }

    /// Waits until the library has an image of the latest state.
    fn wait_for_image(&self) {
        let begun = Instant::now();
        while begun.elapsed() < DEADLINE {
            let mut library = unpoisoned(&self.shared.library);
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

    /// Checks that the script ends with an error, and that it kept what it had open.
    fn check_script(&self, swap: Swap, before: &Journal) {
        let Some(script) = unpoisoned(&self.shared.script).take() else {
            return;
        };
        let (code, message, _) = Script::last(script);
        self.shared.look_for_panic(&message);
        if code != Some(1) {
            return self.shared.fault(
                Fault::Silent,
                &format!("{swap:?}: a script went on: {message}"),
            );
        }
        if message.contains("is kept in ") {
            self.check_kept(&kept_file(&message), before, "kept by a script");
        } else if swap != Swap::Overwritten {
            self.shared.fault(
                Fault::Lost,
                &format!("{swap:?}: a script kept nothing: {message}"),
            );
        }
    }

    /// Checks that the library refuses an operation, and keeps what it had open.
    fn check_library(&self, swap: Swap, before: &Journal) {
        let Some(mut library) = unpoisoned(&self.shared.library).take() else {
            return;
        };
        match library.ask(&json!({"do": "undo"})) {
            Some(Err(code)) if code == "replaced" || code == "gone" => {}
            // The library may first read a mixture of both files, which is damaged.
            Some(Err(code)) if code == "damaged" && swap == Swap::Overwritten => {
                self.shared
                    .figures()
                    .count("told", "overwritten as damaged");
            }
            other => self.shared.fault(
                Fault::Silent,
                &format!("{swap:?}: the library went on: {other:?}"),
            ),
        }
        match library.ask(&json!({"do": "save-aside"})) {
            Some(Ok(answer)) if answer["file"].is_string() => {
                let file = PathBuf::from(answer["file"].as_str().unwrap_or_default());
                self.check_kept(&file, before, "kept by the library");
            }
            other => self.shared.fault(
                Fault::Lost,
                &format!("{swap:?}: the library kept nothing: {other:?}"),
            ),
        }
        if swap == Swap::Removed {
            let saved = library.ask(&json!({"do": "save-again"}));
            if !saved.as_ref().is_some_and(Result::is_ok) {
                self.shared.fault(
                    Fault::Lost,
                    &format!("a removed plan was not saved again: {saved:?}"),
                );
            }
        }
        self.shared.look_for_panic(&library.kill());
    }

    fn check_kept(&self, file: &Path, before: &Journal, who: &str) {
        self.shared.check(file, before, who);
        remove(file);
    }
}

/// Restores a backup in the plan's place by the library, which may be killed meanwhile. The plan must have everything
/// of the backup, or be unchanged.
pub(crate) fn restore_in_place(shared: &SharedPlan, random: &mut Random, id: &str, then: &Journal) {
    unpoisoned(&shared.script).take().map(Script::kill);
    let before = shared.journal().clone();
    let mut library = Library::on(&shared.file());
    let request = json!({"do": "restore", "backup": id});
    if random.below(2) == 0 {
        library.ask(&json!({"do": "holds-image"}));
        library.send(&request);
        sleep(Duration::from_millis(random.below(1_500) as u64));
        shared.look_for_panic(&library.kill());
        shared.figures().kill("restore in place");
    } else {
        let answer = library.ask(&request);
        shared
            .figures()
            .count("restored in place", &result_name(&answer));
        shared.look_for_panic(&library.kill());
    }
    check_restored(shared, random, &before, then);
}

/// Checks that the plan is unchanged or equals the backup. Sometimes undoes the restore and checks again.
fn check_restored(shared: &SharedPlan, random: &mut Random, before: &Journal, then: &Journal) {
    let ran = shared.run(&["history", "--limit", "1", "--json"]);
    let is_restored = ran.out.contains("restore_backup") && !ran.out.contains("\"undone\":true");
    if !is_restored {
        return shared.check(&shared.file(), before, "not restored in place");
    }
    shared.check(&shared.file(), then, "restored in place");
    if random.below(2) == 0 {
        shared.run(&["undo"]);
        return shared.check(&shared.file(), before, "restored in place and undone");
    }
    shared.journal().go_back_to(then);
}

/// Returns the name of an answer in the table.
fn result_name(answer: &Option<Result<Value, String>>) -> String {
    match answer {
        Some(Ok(_)) => "whole".to_owned(),
        Some(Err(code)) => format!("refused: {code}"),
        None => "ended".to_owned(),
    }
}

/// Removes a file and its log.
fn remove(file: &Path) {
    let _ = fs::remove_file(file);
    let _ = fs::remove_file(log_of(file));
}
