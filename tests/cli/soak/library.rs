//! A worker that uses the planner as a library, in a separate process, since locks belong to a process. The process is
//! this test program, started again. It reads requests from standard input and prints the changes.

use std::io::{BufRead, BufReader, Write, stdin};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use daymark_core::model::{Categories, NewPost, PostEdit, Scope, SeriesChange, Target};
use daymark_core::query::Changes;
use daymark_core::{Error, Planner};
use serde_json::{Value, json};

use crate::support::{BACKUPS, backups_beside};

const FILE: &str = "DAYMARK_SOAK_LIBRARY";

/// The beginning of each answer, since the test program also prints other lines.
const MARK: &str = "@answer ";

/// The process of the worker.
pub(crate) struct Library {
    child: Child,
    stdin: ChildStdin,
    printed: BufReader<ChildStdout>,
}

impl Library {
    /// Starts the worker on a plan.
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

    /// Requests an operation. Returns its changes, or the code of its error; `None` if the worker has ended.
    pub(crate) fn ask(&mut self, request: &Value) -> Option<Result<Value, String>> {
        self.send(request);
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

    /// Requests an operation without waiting for the answer.
    pub(crate) fn send(&mut self, request: &Value) {
        let _ = writeln!(self.stdin, "{request}");
    }

    /// Kills the worker. Returns what it printed on standard error.
    pub(crate) fn kill(mut self) -> String {
        let _ = self.child.kill();
        let output = self.child.wait_with_output();
        output.map_or_else(
            |error| error.to_string(),
            |output| String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    }
}

/// Runs the worker.
#[test]
#[ignore = "the soak runs it"]
fn answers() {
    let Some(file) = std::env::var_os(FILE) else {
        return;
    };
    let mut planner = Planner::open(Path::new(&file)).unwrap();
    planner.hold_image();
    for line in stdin().lines().map_while(Result::ok) {
        let request: Value = serde_json::from_str(&line).unwrap();
        let answer = answer(&mut planner, &request)
            .unwrap_or_else(|error| json!({"refused": error.code(), "message": error.to_string()}));
        println!("{MARK}{answer}");
    }
}

fn answer(planner: &mut Planner, request: &Value) -> Result<Value, Error> {
    let id = request["id"].as_str().unwrap_or_default();
    let ids = [id.to_owned()];
    match request["do"].as_str().unwrap_or_default() {
        "add" => added(planner.add_post(&argument::<NewPost>(request))?),
        "edit" => changed(planner.edit_post(id, &argument::<PostEdit>(request))?),
        "move" => changed(planner.move_posts(&ids, &argument::<Target>(request))?),
        "categorize" => changed(planner.categorize_posts(&ids, &argument::<Categories>(request))?),
        "series" => {
            changed(planner.change_series(id, Scope::All, &argument::<SeriesChange>(request))?)
        }
        "duplicate" => added(planner.duplicate_posts(&ids)?),
        "delete" => changed(planner.delete_posts(&ids)?),
        "undo" => changed(planner.undo()?),
        "redo" => changed(planner.redo()?),
        other => answer_file(planner, other, request),
    }
}

/// Answers requests about the file, its backups and its copies.
fn answer_file(planner: &mut Planner, what: &str, request: &Value) -> Result<Value, Error> {
    let backup = |planner: &Planner| {
        planner
            .backups()?
            .find(request["backup"].as_str().unwrap_or_default())
    };
    let to = Path::new(request["to"].as_str().unwrap_or_default());
    match what {
        "backup" => Ok(json!({"id": planner.back_up(None)?.backup.id})),
        "restore" => {
            let backup = backup(planner)?;
            changed(planner.restore(&backup)?)
        }
        "bring-back" => {
            let backup = backup(planner)?;
            changed(planner.bring_back(&backup, request["id"].as_str().unwrap_or_default())?)
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

fn argument<T: serde::de::DeserializeOwned>(request: &Value) -> T {
    serde_json::from_value(request["with"].clone()).unwrap()
}

fn changed(changes: Changes) -> Result<Value, Error> {
    Ok(json!({"changes": changes}))
}

fn added<T: serde::Serialize>((changes, ids): (Changes, Vec<T>)) -> Result<Value, Error> {
    Ok(json!({"changes": changes, "id": ids.first()}))
}
