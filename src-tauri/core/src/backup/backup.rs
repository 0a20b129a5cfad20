//! A backup: its properties, and whether it is intact.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf, absolute};

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Serialize;

use super::packed::{damaged, sum};
use super::sidecar::Sidecar;
use crate::{Code, Error, Result};

/// The ending of the file name of a backup.
pub(super) const ENDING: &str = ".daymark.zst";

/// A backup of a plan. Fields that are read from its JSON file are `None` if that is missing or can't be read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Backup {
    pub id: String,
    #[cfg_attr(test, ts(type = "string"))]
    pub at: DateTime<Utc>,
    /// The name given by a person. A named backup is never deleted automatically.
    pub name: Option<String>,
    pub posts: Option<u32>,
    pub channels: Option<u32>,
    /// The length of the compressed file.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
    /// The version of the program that made the backup.
    pub version: Option<String>,
    /// The path of the plan when the backup was made: copies of a plan have their backups in the same folder.
    pub file: Option<String>,
    /// Damage that is known without reading the whole file; see [`Backup::read_through`].
    pub damage: Option<Damage>,
    #[serde(skip)]
    pub(super) path: PathBuf,
    #[serde(skip)]
    pub(super) sidecar: Option<Sidecar>,
}

/// The kind of damage of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Damage {
    /// The JSON file is missing or can't be read. The plan may still be intact, which restoring it checks.
    Unknown,
    /// The file has another length than when it was made.
    Length,
    /// The file has another checksum than when it was made.
    Sum,
    Unreadable,
}

impl Backup {
    /// Returns the properties of the backup in a file. Reads only its JSON file.
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

    /// Returns the backup with its damage, after reading the whole file and comparing its checksum.
    pub fn read_through(mut self) -> Self {
        if self.damage.is_none() {
            self.damage = match (sum(&self.path), &self.sidecar) {
                (Ok(sum), Some(known)) if sum.sha256 == known.sha256 => None,
                (Ok(_), _) => Some(Damage::Sum),
                (Err(_), _) => Some(Damage::Unreadable),
            };
        }
        self
    }

    /// Returns an error if the backup is damaged. A backup with unknown properties is accepted.
    pub(super) fn refuse_damaged(&self) -> Result<()> {
        match self.clone().read_through().damage {
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

/// Returns true if Daymark gave the file its name; the id in another name is not reliable.
pub(super) fn path_is_own(path: &Path) -> bool {
    time_in(&id_of(path)).is_some()
}

fn id_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(ENDING).unwrap_or(&name).to_owned()
}

/// Returns the moment at the beginning of an id.
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
