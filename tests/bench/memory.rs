//! The start time of a program, and its memory with WebKit's processes.

use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::processes::{started_by, stat};

/// Ticks of the kernel's clock in a second, the same on all architectures that Linux still supports.
const TICKS: f64 = 100.0;

/// Returns the start time of a process since 1970, to 10 milliseconds.
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

/// Returns the memory of a process and its descendants in MB. Shared memory is divided among its users (PSS).
pub(crate) fn of_processes(pid: u32) -> f64 {
    tree(pid).into_iter().map(pss).sum::<f64>() / 1024.0
}

fn tree(root: u32) -> Vec<u32> {
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&pid) = found.get(next) {
        found.extend(started_by(pid));
        next += 1;
    }
    found
}

/// Returns the memory of a process in kB; 0 if it has just ended.
fn pss(pid: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0.0)
}
