//! One program a person: one that is started again hands its plan to the running one and ends. The running one
//! holds a lock in the program's folder; a request is a file beside it, which is deleted once it is answered.
//! Neither is a socket, of which the program opens none.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tauri::AppHandle;
use tempfile::NamedTempFile;

use crate::windows;

/// How often the running program looks for requests.
const LOOKS: Duration = Duration::from_millis(200);

/// How long an answer is waited for. A program that gives none hangs.
const PATIENCE: Duration = Duration::from_secs(4);

/// What is asked of the running program.
#[derive(Serialize, Deserialize)]
struct Request {
    /// The plan that is to be shown; none is whatever is open.
    file: Option<PathBuf>,
}

/// Held as long as the program runs.
pub(crate) struct Running(
    #[expect(dead_code, reason = "it is closing the file that unlocks")] File,
);

/// How a start came out.
pub(crate) enum Start {
    First(Running),
    /// Another program runs and shows what was asked for.
    HandedOver,
    /// Another program runs and gives no answer.
    Unanswered,
}

/// Makes this the running program; where there is one already, asks it to show a plan.
///
/// # Errors
/// Where the folder can't be written.
pub(crate) fn start(folder: &Path, file: Option<&Path>) -> io::Result<Start> {
    fs::create_dir_all(requests_in(folder))?;
    match lock(folder)? {
        Some(running) => Ok(Start::First(running)),
        None => hand_over(folder, file),
    }
}

/// Returns `None` where another program has the lock.
fn lock(folder: &Path) -> io::Result<Option<Running>> {
    let file = File::create(folder.join("running.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Running(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Waits for the answer, or for the end of the program that was asked.
fn hand_over(folder: &Path, file: Option<&Path>) -> io::Result<Start> {
    let request = ask(folder, file)?;
    let deadline = Instant::now() + PATIENCE;
    while request.exists() {
        let ended = lock(folder)?.map(Start::First);
        let unanswered = (Instant::now() > deadline).then_some(Start::Unanswered);
        if let Some(start) = ended.or(unanswered) {
            fs::remove_file(&request)?;
            return Ok(start);
        }
        thread::sleep(LOOKS / 10);
    }
    Ok(Start::HandedOver)
}

/// Writes a request, whole under its name, and returns its path.
fn ask(folder: &Path, file: Option<&Path>) -> io::Result<PathBuf> {
    let file = file.map(Path::to_owned);
    let path = requests_in(folder).join(format!("{}.json", process::id()));
    let mut writing = NamedTempFile::new_in(folder)?;
    writing.write_all(&serde_json::to_vec(&Request { file })?)?;
    writing.persist(&path)?;
    Ok(path)
}

/// Answers the requests of programs that are started later, for as long as this one runs.
pub(crate) fn answer_others(app: &AppHandle, folder: &Path) {
    let (app, requests) = (app.clone(), requests_in(folder));
    thread::spawn(move || {
        loop {
            thread::sleep(LOOKS);
            answer(&requests, |file| show(&app, file));
        }
    });
}

/// Does what is asked for and deletes each request once that is done. One that can't be read is only deleted.
fn answer(requests: &Path, show: impl Fn(Option<PathBuf>)) {
    for entry in fs::read_dir(requests).into_iter().flatten().flatten() {
        let text = fs::read(entry.path()).unwrap_or_default();
        if let Ok(request) = serde_json::from_slice::<Request>(&text) {
            show(request.file);
        }
        let _ = fs::remove_file(entry.path());
    }
}

/// Opens the plan, or brings the window forward that has it open.
fn show(app: &AppHandle, file: Option<PathBuf>) {
    let shown = match file {
        Some(file) => windows::show(app, file),
        None => {
            windows::focus_any(app);
            Ok(())
        }
    };
    if let Err(error) = shown {
        eprintln!("daymark: {error}");
    }
}

fn requests_in(folder: &Path) -> PathBuf {
    folder.join("requests")
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn first(folder: &Path) -> Running {
        match start(folder, None).unwrap() {
            Start::First(running) => running,
            _ => panic!("no other program runs"),
        }
    }

    #[test]
    fn the_second_program_hands_its_plan_to_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let _running = first(folder.path());
        let path = folder.path().to_owned();
        let second = thread::spawn(move || start(&path, Some(Path::new("/plan.daymark"))));
        let shown = RefCell::new(Vec::new());
        while shown.borrow().is_empty() {
            answer(&requests_in(folder.path()), |file| {
                shown.borrow_mut().push(file)
            });
        }
        assert_eq!(shown.into_inner(), [Some(PathBuf::from("/plan.daymark"))]);
        assert!(matches!(second.join().unwrap().unwrap(), Start::HandedOver));
        assert_eq!(fs::read_dir(requests_in(folder.path())).unwrap().count(), 0);
    }

    #[test]
    fn what_is_no_request_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let _running = first(folder.path());
        let requests = requests_in(folder.path());
        fs::write(requests.join("1.json"), "{\"file\": 7}").unwrap();
        answer(&requests, |_| panic!("nothing was asked for"));
        assert_eq!(fs::read_dir(&requests).unwrap().count(), 0);
    }

    #[test]
    fn a_program_that_gives_no_answer_is_not_waited_for_without_end() {
        let folder = tempfile::tempdir().unwrap();
        let _running = first(folder.path());
        assert!(matches!(
            start(folder.path(), None).unwrap(),
            Start::Unanswered
        ));
        assert_eq!(fs::read_dir(requests_in(folder.path())).unwrap().count(), 0);
    }

    /// It was on its way out when it was asked.
    #[test]
    fn the_second_program_is_the_first_once_that_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let running = first(folder.path());
        let path = folder.path().to_owned();
        let second = thread::spawn(move || start(&path, None));
        while fs::read_dir(requests_in(folder.path())).unwrap().count() == 0 {}
        drop(running);
        assert!(matches!(second.join().unwrap().unwrap(), Start::First(_)));
        assert_eq!(fs::read_dir(requests_in(folder.path())).unwrap().count(), 0);
    }
}
