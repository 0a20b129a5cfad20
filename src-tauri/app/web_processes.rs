//! Ends the processes that the web view has started. They may write to the program's folder after the last window is
//! closed, even after the folder was deleted.

use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, getpid, kill_process};

/// The longest time to wait for the processes to end.
const LONGEST: Duration = Duration::from_secs(2);

const INTERVAL: Duration = Duration::from_millis(5);

/// Ends all processes that this one has started, and returns once they have ended, or after two seconds.
pub(crate) fn end() {
    let started: Vec<Pid> = started_by(getpid()).collect();
    end_all(&started);
}

fn end_all(started: &[Pid]) {
    for &process in started {
        // One that has ended meanwhile is no error.
        let _ = kill_process(process, Signal::KILL);
    }
    let since = Instant::now();
    while started.iter().any(|&process| is_running(process)) && since.elapsed() < LONGEST {
        sleep(INTERVAL);
    }
}

fn started_by(parent: Pid) -> impl Iterator<Item = Pid> {
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = all.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let processes = ids.filter_map(Pid::from_raw);
    processes.filter(move |&process| stat(process).is_some_and(|(_, of)| of == parent))
}

/// Returns false for a process that has ended, even if nobody has asked for its result yet.
fn is_running(process: Pid) -> bool {
    stat(process).is_some_and(|(state, _)| !matches!(state.as_str(), "Z" | "X"))
}

/// Returns the state of a process and the process that started it, from `/proc/ID/stat`; `None` if it doesn't exist.
fn stat(process: Pid) -> Option<(String, Pid)> {
    let path = PathBuf::from(format!("/proc/{}/stat", process.as_raw_nonzero()));
    let line = fs::read_to_string(path).ok()?;
    // The name before may contain anything.
    let (_, words) = line.rsplit_once(") ")?;
    let mut words = words.split(' ');
    let state = words.next()?.to_owned();
    Some((state, Pid::from_raw(words.next()?.parse().ok()?)?))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn started_processes_are_ended() {
        let mut child = Command::new("sleep").arg("60").spawn().unwrap();
        let id = Pid::from_child(&child);
        assert!(started_by(getpid()).any(|process| process == id) && is_running(id));
        end_all(&[id]);
        assert!(!is_running(id));
        child.wait().unwrap();
    }
}
