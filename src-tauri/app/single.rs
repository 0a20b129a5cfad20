//! Runs at most one program per person: a second one asks the running program to show its plan, and ends. The running
//! program locks a file in the program's folder. A request is a file in a folder beside that, and is deleted once it
//! was answered. Files are used because the program opens no sockets.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tauri::AppHandle;
use tempfile::NamedTempFile;

use crate::import_file::is_import;
use crate::windows;

/// The time between two searches for requests.
const POLL_INTERVAL: Duration = Duration::from_millis(200);

/// The longest wait for an answer. A program that doesn't answer in time hangs.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(4);

/// A request to the running program.
#[derive(Serialize, Deserialize)]
struct Request {
    /// The plan to show; `None` shows any open window.
    file: Option<PathBuf>,
}

/// The lock of the running program, held as long as it runs.
pub(crate) struct Running(#[expect(dead_code, reason = "closing the file unlocks it")] File);

/// The result of a start.
pub(crate) enum Start {
    First(Running),
    /// Another program runs and shows the plan, if one was asked for.
    HandedOver,
    /// Another program runs and doesn't answer.
    Unanswered,
}

/// Makes this the running program, or asks the one that runs already to show a plan. Waits up to 4 s for its answer.
///
/// # Errors
/// Fails if the folder can't be written to.
pub(crate) fn start(folder: &Path, file: Option<&Path>) -> io::Result<Start> {
    fs::create_dir_all(requests_in(folder))?;
    match lock(folder)? {
        Some(running) => Ok(Start::First(running)),
        None => hand_over(folder, file),
    }
}

/// Makes this the running program. If one runs already, it isn't asked for anything.
///
/// # Errors
/// Fails if the folder can't be written to.
pub(crate) fn start_unasked(folder: &Path) -> io::Result<Start> {
    fs::create_dir_all(requests_in(folder))?;
    Ok(lock(folder)?.map_or(Start::HandedOver, Start::First))
}

/// Locks the folder; `None` if another program has the lock.
fn lock(folder: &Path) -> io::Result<Option<Running>> {
    let file = File::create(folder.join("running.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Running(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Writes a request, and waits for the answer or for the end of the running program.
fn hand_over(folder: &Path, file: Option<&Path>) -> io::Result<Start> {
    let request = write_request(folder, file)?;
    let deadline = Instant::now() + ANSWER_TIMEOUT;
    while request.exists() {
        let ended = lock(folder)?.map(Start::First);
        let unanswered = (Instant::now() > deadline).then_some(Start::Unanswered);
        if let Some(start) = ended.or(unanswered) {
            // The running program may have deleted it just now.
            let _ = fs::remove_file(&request);
            return Ok(start);
        }
        thread::sleep(POLL_INTERVAL / 10);
    }
    Ok(Start::HandedOver)
}

/// Writes a request and returns its path. The file gets its name once it is complete.
fn write_request(folder: &Path, file: Option<&Path>) -> io::Result<PathBuf> {
    let file = file.map(Path::to_owned);
    let path = requests_in(folder).join(format!("{}.json", process::id()));
    let mut writing = NamedTempFile::new_in(folder)?;
    writing.write_all(&serde_json::to_vec(&Request { file })?)?;
    writing.persist(&path)?;
    Ok(path)
}

/// Starts a thread that answers the requests of programs that are started later.
pub(crate) fn answer_requests(app: &AppHandle, folder: &Path) {
    let (app, requests) = (app.clone(), requests_in(folder));
    thread::spawn(move || {
        loop {
            thread::sleep(POLL_INTERVAL);
            answer_all(&requests, |file| show(&app, file));
        }
    });
}

/// Calls `show` for each request and deletes it afterwards. A request that can't be read is only deleted.
fn answer_all(requests: &Path, show: impl Fn(Option<PathBuf>)) {
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
        Some(file) if is_import(&file) => {
            windows::import(app, file);
            Ok(())
        }
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
            answer_all(&requests_in(folder.path()), |file| {
                shown.borrow_mut().push(file)
            });
        }
        assert_eq!(shown.into_inner(), [Some(PathBuf::from("/plan.daymark"))]);
        assert!(matches!(second.join().unwrap().unwrap(), Start::HandedOver));
        assert_eq!(fs::read_dir(requests_in(folder.path())).unwrap().count(), 0);
    }

    #[test]
    fn a_file_that_is_no_request_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let _running = first(folder.path());
        let requests = requests_in(folder.path());
        fs::write(requests.join("1.json"), "{\"file\": 7}").unwrap();
        answer_all(&requests, |_| panic!("nothing was requested"));
        assert_eq!(fs::read_dir(&requests).unwrap().count(), 0);
    }

    #[test]
    fn the_wait_for_a_program_that_does_not_answer_ends() {
        let folder = tempfile::tempdir().unwrap();
        let _running = first(folder.path());
        assert!(matches!(
            start(folder.path(), None).unwrap(),
            Start::Unanswered
        ));
        assert_eq!(fs::read_dir(requests_in(folder.path())).unwrap().count(), 0);
    }

    /// The running program was ending when the request was made.
    #[test]
    fn the_second_program_runs_itself_if_the_first_ends_without_an_answer() {
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
