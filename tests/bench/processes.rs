//! What /proc tells of a program and of the processes that it started: WebKit's are its children.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Ticks of the kernel's clock in a second, on every architecture that Linux has left.
const TICKS: f64 = 100.0;

/// How long a program may take to end by itself.
const PATIENCE: Duration = Duration::from_secs(2);

/// The program on this plan file, as its command line says.
pub(crate) fn on(file: &Path) -> Option<u32> {
    let is_it = |pid: &u32| {
        let line = fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let mut words = line.split('\0');
        words.next() == Some(env!("CARGO_BIN_EXE_daymark"))
            && words.any(|word| Path::new(word) == file)
    };
    all().into_iter().find(is_it)
}

/// Waits until the program on this file has ended, and ends it when it does not: a driver that is
/// stopped may leave it behind, and the next window would find its plan open.
pub(crate) fn end(file: &Path) {
    let deadline = Instant::now() + PATIENCE;
    while let Some(pid) = on(file) {
        if Instant::now() > deadline {
            let killed = Command::new("kill")
                .args(["-KILL", &pid.to_string()])
                .status();
            killed.expect("kill is there");
        }
        sleep(Duration::from_millis(20));
    }
}

/// When a process was started, since 1970, to 10 milliseconds.
pub(crate) fn started(pid: u32) -> Duration {
    let uptime =
        fs::read_to_string("/proc/uptime").expect("the time since the start of the system");
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time after 1970");
    let uptime: f64 = uptime
        .split(' ')
        .next()
        .and_then(|word| word.parse().ok())
        .expect("seconds");
    let ticks: f64 = stat(pid)
        .and_then(|words| words.get(19)?.parse().ok())
        .expect("a process");
    now - Duration::from_secs_f64(uptime - ticks / TICKS)
}

/// The memory of a process and all below it, in MB; what several share is shared out among them (PSS).
pub(crate) fn memory(pid: u32) -> f64 {
    tree(pid).into_iter().map(pss).sum::<f64>() / 1024.0
}

fn tree(root: u32) -> Vec<u32> {
    let mut found = vec![root];
    let all: Vec<(u32, u32)> = all()
        .into_iter()
        .filter_map(|pid| Some((pid, parent(pid)?)))
        .collect();
    let mut next = 0;
    while let Some(&one) = found.get(next) {
        found.extend(
            all.iter()
                .filter(|(_, parent)| *parent == one)
                .map(|(pid, _)| *pid),
        );
        next += 1;
    }
    found
}

fn all() -> Vec<u32> {
    let entries = fs::read_dir("/proc").expect("/proc");
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

fn parent(pid: u32) -> Option<u32> {
    stat(pid)?.get(1)?.parse().ok()
}

/// The words of /proc/PID/stat from the state on: those after the name, which may hold anything.
fn stat(pid: u32) -> Option<Vec<String>> {
    let line = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, words) = line.rsplit_once(") ")?;
    Some(words.split(' ').map(str::to_owned).collect())
}

/// In kB; nothing of a process that has just ended.
fn pss(pid: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0.0)
}
