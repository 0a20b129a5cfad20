//! Reads the processes that a driver or a program has started from /proc.

use std::fs;

/// Returns the ids of the processes that a process has started.
pub(crate) fn started_by(parent: u32) -> Vec<u32> {
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = all.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|id| parent_of(*id) == Some(parent)).collect()
}

fn parent_of(id: u32) -> Option<u32> {
    stat(id)?.get(1)?.parse().ok()
}

/// Returns the words of /proc/ID/stat from the state on, after the name, which may contain anything.
pub(crate) fn stat(id: u32) -> Option<Vec<String>> {
    let line = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, words) = line.rsplit_once(") ")?;
    Some(words.split(' ').map(str::to_owned).collect())
}
