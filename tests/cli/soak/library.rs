//! A worker on the planner as a library, in a process of its own, since locks belong to a process. It is this very test
//! program, run again; it does what it is asked on standard input and answers with what was changed.

use std::io::{BufRead, BufReader, Write, stdin};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use daymark_core::model::{Categories, NewPost, PostEdit, Scope, SeriesChange, Target};
use daymark_core::query::Changes;
use daymark_core::{Error, Planner};
use serde_json::{Value, json};

use crate::support::{BACKUPS, backups_beside};

const FILE: &str = "DAYMARK_SOAK_LIBRARY";

/// Begins an answer, since the test program prints lines of its own.
const MARK: &str = "@answer ";

/// The worker, as its asker sees it.
pub(crate) struct Library {
    child: Child,
    stdin: ChildStdin,
    printed: BufReader<ChildStdout>,
}

impl Library {
    pub(crate) fn on(file: &Path) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args([
                "--exact",
                "soak::library::answers",
                "--ignored",
                "--nocapture",
            ])
            .env(FILE, file)
            .env(BACKUPS, backups_beside(file))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        Self {
            stdin: child.stdin.take().unwrap(),
            printed: BufReader::new(child.stdout.take().unwrap()),
            child,
        }
    }

    /// Asks for an operation. Returns what it changed, or why it was refused; `None` if the worker has ended.
    pub(crate) fn ask(&mut self, asked: &Value) -> Option<Result<Value, String>> {
        self.say(asked);
        loop {
            let mut line = String::new();
            if self.printed.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if let Some((_, answer)) = line.split_once(MARK) {
                let answer: Value = serde_json::from_str(answer).ok()?;
                return Some(match answer["refused"].as_str() {
                    Some(code) => Err(code.to_owned()),
                    None => Ok(answer),
                });
            }
        }
    }

    /// Asks without waiting for the answer.
    pub(crate) fn say(&mut self, asked: &Value) {
        let _ = writeln!(self.stdin, "{asked}");
    }

    /// Kills the worker; returns what it has printed as errors.
    pub(crate) fn kill(mut self) -> String {
        let _ = self.child.kill();
        let output = self.child.wait_with_output();
        output.map_or_else(
            |error| error.to_string(),
            |output| String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    }
}

#[test]
#[ignore = "the soak runs it"]
fn answers() {
    let Some(file) = std::env::var_os(FILE) else {
        return;
    };
    let mut planner = Planner::open(Path::new(&file)).unwrap();
    planner.hold_image();
    for line in stdin().lines().map_while(Result::ok) {
        let asked: Value = serde_json::from_str(&line).unwrap();
        let answer = answer(&mut planner, &asked)
            .unwrap_or_else(|error| json!({"refused": error.code(), "message": error.to_string()}));
        println!("{MARK}{answer}");
    }
}

fn answer(planner: &mut Planner, asked: &Value) -> Result<Value, Error> {
    let id = asked["id"].as_str().unwrap_or_default();
    let ids = [id.to_owned()];
    match asked["do"].as_str().unwrap_or_default() {
        "add" => added(planner.add_post(&typed::<NewPost>(asked))?),
        "edit" => changed(planner.edit_post(id, &typed::<PostEdit>(asked))?),
        "move" => changed(planner.move_posts(&ids, &typed::<Target>(asked))?),
        "categorize" => changed(planner.categorize_posts(&ids, &typed::<Categories>(asked))?),
        "series" => {
            changed(planner.change_series(id, Scope::All, &typed::<SeriesChange>(asked))?)
        }
        "duplicate" => added(planner.duplicate_posts(&ids)?),
        "delete" => changed(planner.delete_posts(&ids)?),
        "undo" => changed(planner.undo()?),
        "redo" => changed(planner.redo()?),
        other => answer_file(planner, other, asked),
    }
}

/// Answers what is about the file, its backups and its copies.
fn answer_file(planner: &mut Planner, what: &str, asked: &Value) -> Result<Value, Error> {
    let backup = |planner: &Planner| {
        planner
            .backups()?
            .find(asked["backup"].as_str().unwrap_or_default())
    };
    let to = Path::new(asked["to"].as_str().unwrap_or_default());
    match what {
        "backup" => Ok(json!({"id": planner.back_up(None)?.backup.id})),
        "restore" => {
            let backup = backup(planner)?;
            changed(planner.restore(&backup)?)
        }
        "bring-back" => {
            let backup = backup(planner)?;
            changed(planner.bring_back(&backup, asked["id"].as_str().unwrap_or_default())?)
        }
        "copy" => planner.save_copy(to).map(|()| json!({})),
        "export" => planner
            .export_ics(&Default::default(), to)
            .map(|posts| json!({"posts": posts})),
        "save-aside" => Ok(json!({"file": planner.save_aside()?})),
        "save-again" => planner.restore_file().map(|()| json!({})),
        "holds-image" => Ok(json!({"holds": planner.holds_image()})),
        _ => planner
            .verify()
            .map(|problems| json!({"problems": problems})),
    }
}

fn typed<T: serde::de::DeserializeOwned>(asked: &Value) -> T {
    serde_json::from_value(asked["with"].clone()).unwrap()
}

fn changed(changes: Changes) -> Result<Value, Error> {
    Ok(json!({"changes": changes}))
}

fn added<T: serde::Serialize>((changes, ids): (Changes, Vec<T>)) -> Result<Value, Error> {
    Ok(json!({"changes": changes, "id": ids.first()}))
}
