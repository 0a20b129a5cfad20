//! When a plan's file last passed the full check on this machine. The time is stored beside the plan's backups and not in the
//! plan, because a copy of the file on another disk isn't checked by checking this one, and because a read-only plan is
//! checked too.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};

use super::list::Backups;
use super::root::unnamed_in;
use crate::Result;

/// The time between two full checks of a file.
pub const INTERVAL: Duration = Duration::days(7);
const NAME: &str = "checked.json";
/// The most bytes that are read. Daymark doesn't write a larger file.
const MAX_BYTES: u64 = 64 << 10;

/// Times by the path of the plan's file.
type Times = BTreeMap<String, DateTime<Utc>>;

/// Returns true if a file is to be checked. A `last` after `now` means that the clock was set back, and a check is due then.
pub fn is_due(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    last.is_none_or(|last| last > now || now - last >= INTERVAL)
}

/// Returns when the plan's file last passed the check; `None` if that isn't known.
pub(crate) fn of(backups: &Backups) -> Option<DateTime<Utc>> {
    times(&place(backups).ok()?).remove(&*backups.file.to_string_lossy())
}

/// Stores that the plan's file passed the check.
pub(crate) fn note(backups: &Backups, now: DateTime<Utc>) -> Result<()> {
    let _lock = backups.root.lock()?;
    std::fs::create_dir_all(backups.folder()?)?;
    let place = place(backups)?;
    let mut times = times(&place);
    times.retain(|file, _| Path::new(file).exists());
    times.insert(backups.file.to_string_lossy().into_owned(), now);
    let mut file = unnamed_in(backups.folder()?)?;
    file.write_all(&serde_json::to_vec_pretty(&times).map_err(std::io::Error::from)?)?;
    file.persist(place).map_err(|error| error.error)?;
    Ok(())
}

fn place(backups: &Backups) -> Result<PathBuf> {
    Ok(backups.folder()?.join(NAME))
}

fn times(place: &Path) -> Times {
    let mut json = Vec::new();
    let read = File::open(place).and_then(|file| file.take(MAX_BYTES).read_to_end(&mut json));
    let times = read.ok().and_then(|_| serde_json::from_slice(&json).ok());
    times.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_through_once_a_week() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        assert!(is_due(None, now));
        assert!(!is_due(Some(now), now));
        assert!(!is_due(Some(now - INTERVAL + Duration::seconds(1)), now));
        assert!(is_due(Some(now - INTERVAL), now));
        assert!(
            is_due(Some(now + Duration::days(1)), now),
            "the clock was set back"
        );
    }
}
