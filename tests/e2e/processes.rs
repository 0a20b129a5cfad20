//! What /proc tells of the processes that a driver or a program has started.

use std::fs;

/// The processes that one has started, by their ids.
pub(crate) fn started_by(parent: u32) -> Vec<u32> {
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = all.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|id| parent_of(*id) == Some(parent)).collect()
}

fn parent_of(id: u32) -> Option<u32> {
    stat(id)?.get(1)?.parse().ok()
}

/// The words of /proc/ID/stat from the state on: those after the name, which may hold anything.
pub(crate) fn stat(id: u32) -> Option<Vec<String>> {
    let line = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, words) = line.rsplit_once(") ")?;
    Some(words.split(' ').map(str::to_owned).collect())
}
