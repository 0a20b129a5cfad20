//! One backup: what is known of it, and whether it is whole.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf, absolute};

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Serialize;

use super::packed::{damaged, sum};
use super::sidecar::Sidecar;
use crate::{Code, Error, Result};

/// Ends the name of a backup's file.
pub(super) const ENDING: &str = ".daymark.zst";

/// A backup of a plan. What is only in its JSON file is `None` where that is lost or can't be read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Backup {
    pub id: String,
    #[cfg_attr(test, ts(type = "string"))]
    pub at: DateTime<Utc>,
    /// Of a named one, which is kept for good.
    pub name: Option<String>,
    pub posts: Option<u32>,
    pub channels: Option<u32>,
    /// The packed file's length.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
    /// Of the program that made it.
    pub version: Option<String>,
    /// The plan's path when it was made: copies of a plan have their backups in one folder.
    pub file: Option<String>,
    /// As far as can be told without reading the whole file; see [`Backup::checked`].
    pub damage: Option<Damage>,
    #[serde(skip)]
    pub(super) path: PathBuf,
    #[serde(skip)]
    pub(super) sidecar: Option<Sidecar>,
}

/// What is wrong with a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Damage {
    /// Its JSON file is missing or can't be read. The plan in it may well be whole: restoring tells.
    Unknown,
    /// It has another length than when it was made.
    Length,
    /// It has other bytes than when it was made.
    Sum,
    Unreadable,
}

impl Backup {
    /// Reads what is known of the backup in a file.
    pub fn of_file(path: &Path) -> Result<Self> {
        let path = absolute(path)?;
        let data = fs::metadata(&path).map_err(|error| missing(&path, error))?;
        let id = id_of(&path);
        let read = Sidecar::read(&path).ok().flatten();
        let sidecar = read.filter(|sidecar| sidecar.id == id || !path_is_own(&path));
        let changed = data.modified().map(DateTime::from).ok();
        let at = time_in(&id).or(changed).unwrap_or_default();
        Ok(Self::new(path, id, at, data.len(), sidecar))
    }

    fn new(
        path: PathBuf,
        id: String,
        at: DateTime<Utc>,
        bytes: u64,
        sidecar: Option<Sidecar>,
    ) -> Self {
        let known = sidecar.as_ref();
        let damage = match known {
            None => Some(Damage::Unknown),
            Some(sidecar) if sidecar.bytes != bytes => Some(Damage::Length),
            Some(_) => None,
        };
        Self {
            at: known.map_or(at, |sidecar| sidecar.at),
            name: known.and_then(|sidecar| sidecar.name.clone()),
            posts: known.map(|sidecar| sidecar.posts),
            channels: known.map(|sidecar| sidecar.channels),
            version: known.map(|sidecar| sidecar.version.clone()),
            file: known.map(|sidecar| sidecar.file.clone()),
            id,
            bytes,
            damage,
            path,
            sidecar,
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the whole file, and returns the backup with what is wrong with it.
    pub fn checked(mut self) -> Self {
        if self.damage.is_none() {
            self.damage = match (sum(&self.path), &self.sidecar) {
                (Ok(sum), Some(known)) if sum.sha256 == known.sha256 => None,
                (Ok(_), _) => Some(Damage::Sum),
                (Err(_), _) => Some(Damage::Unreadable),
            };
        }
        self
    }

    /// Refuses a backup that isn't as it was made. One of which nothing is known passes.
    pub(super) fn refuse_damaged(&self) -> Result<()> {
        match self.clone().checked().damage {
            None | Some(Damage::Unknown) => Ok(()),
            Some(damage) => Err(damaged(&damage.to_string())),
        }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Damage::Unknown => "what is written about it is lost",
            Damage::Length => "it has another length than when it was made",
            Damage::Sum => "it has other bytes than when it was made",
            Damage::Unreadable => "it can't be read",
        })
    }
}

/// Returns true for a name that Daymark gives; the id in another name is no promise.
pub(super) fn path_is_own(path: &Path) -> bool {
    time_in(&id_of(path)).is_some()
}

fn id_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(ENDING).unwrap_or(&name).to_owned()
}

/// Returns the moment that an id begins with.
fn time_in(id: &str) -> Option<DateTime<Utc>> {
    let (time, _) = id.rsplit_once('-')?;
    let time = NaiveDateTime::parse_from_str(time, "%Y%m%d-%H%M%S").ok()?;
    Some(time.and_utc())
}

fn missing(path: &Path, error: std::io::Error) -> Error {
    let reason = Error::from(error);
    let message = match reason.code() {
        Code::FileMissing => format!("there is no backup at {}: check the name", path.display()),
        _ => format!("{} can't be read: {reason}", path.display()),
    };
    Error::new(reason.code(), message).caused_by(reason)
}
