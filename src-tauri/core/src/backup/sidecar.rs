//! The JSON file beside a backup, with the properties that can be read without unpacking it.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::packed::Sum;
use crate::model::checked_line;
use crate::storage::backup::Census;
use crate::{Code, Error, Result};

/// The largest JSON file that is read, in bytes: one that names 200,000 pictures and videos.
const MAX_BYTES: u64 = 16 << 20;

/// The content of the JSON file of a backup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Sidecar {
    pub(super) id: String,
    pub(super) at: DateTime<Utc>,
    pub(super) name: Option<String>,
    pub(super) posts: u32,
    pub(super) channels: u32,
    /// The length of the compressed file.
    pub(super) bytes: u64,
    pub(super) unpacked_bytes: u64,
    pub(super) sha256: String,
    /// The version of the program that made the backup.
    pub(super) version: String,
    pub(super) schema: u32,
    pub(super) revision: u32,
    /// Equal for two backups of the same state of a plan.
    pub(super) change: String,
    /// The absolute path of the plan.
    pub(super) file: String,
    /// The hashes of the pictures and videos that the plan needs, sorted. Their files aren't part of the backup.
    #[serde(default)]
    pub(super) media: Vec<String>,
}

impl Sidecar {
    pub(super) fn of(id: &str, file: &Path, at: DateTime<Utc>, census: Census, sum: Sum) -> Self {
        Self {
            id: id.to_owned(),
            at,
            name: None,
            posts: census.posts,
            channels: census.channels,
            bytes: sum.bytes,
            unpacked_bytes: 0,
            sha256: sum.sha256,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            schema: census.schema,
            revision: census.revision,
            change: census.change,
            file: file.to_string_lossy().into_owned(),
            media: Vec::new(),
        }
    }

    /// Writes the JSON file into an empty file and syncs that to the disk.
    pub(super) fn write(&self, mut to: &File) -> Result<()> {
        let json = serde_json::to_vec_pretty(self).map_err(std::io::Error::from)?;
        to.write_all(&json)?;
        Ok(to.sync_all()?)
    }

    /// Reads the JSON file of a backup; `None` if it doesn't exist.
    pub(super) fn read(packed: &Path) -> Result<Option<Self>> {
        let file = match File::open(beside(packed)) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let mut json = Vec::new();
        file.take(MAX_BYTES).read_to_end(&mut json)?;
        let sidecar: Self = serde_json::from_slice(&json).map_err(|error| {
            let message = "what is written about this backup can't be read";
            Error::new(Code::Damaged, message).caused_by(error)
        })?;
        let name = sidecar.name.as_deref();
        name.map(|name| checked_line("name", name)).transpose()?;
        Ok(Some(sidecar))
    }
}

/// Returns the path of the JSON file of a backup.
pub(super) fn beside(packed: &Path) -> PathBuf {
    packed.with_extension("").with_extension("json")
}
