//! The conflicted copies of one plan: files beside it that are named by a service and contain the same plan.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::Serialize;
use tempfile::TempPath;
use uuid::Uuid;

use super::naming::{self, Naming};
use super::service::{SyncService, sync_service_of};
use crate::storage::apart::{self, FileVersion};
use crate::storage::backup::problems_in;
use crate::storage::{Db, identity, mark};
use crate::{Code, Error, Result};

/// A copy of the plan that a sync service made because the plan was changed on two computers at once.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ConflictedCopy {
    /// The name of the file. Its folder is the plan's.
    pub name: String,
    /// When the file was last written.
    #[cfg_attr(test, ts(type = "string"))]
    pub at: DateTime<Utc>,
    /// The service that made it; `None` if its name doesn't contain it.
    pub service: Option<SyncService>,
    /// The person or device in its name; `None` if there is none.
    pub who: Option<String>,
    /// Why it can't be compared: `damaged`, `newer_version`, `locked`, or an error from reading the file.
    pub problem: Option<Code>,
    #[serde(skip)]
    path: PathBuf,
}

/// Returns the conflicted copies of the plan that `db` reads, whose path is `file`, the newest first. Changes no file.
pub(crate) fn conflicted_copies(db: &Db, file: &Path) -> Result<Vec<ConflictedCopy>> {
    let plan = OpenPlan {
        id: identity::get(db)?,
        db,
        file: &fs::canonicalize(file).unwrap_or(file.to_owned()),
    };
    let mut found = Vec::new();
    for (path, naming) in plan.files_named_as_copies()? {
        found.extend(plan.copy_in(path, naming)?);
    }
    found.sort_by(|a: &ConflictedCopy, b| (b.at, &b.name).cmp(&(a.at, &a.name)));
    Ok(found)
}

/// The plan whose copies are searched for.
struct OpenPlan<'a> {
    id: Uuid,
    db: &'a Db,
    file: &'a Path,
}

impl OpenPlan<'_> {
    /// Returns the files beside the plan whose names are those of conflicted copies.
    fn files_named_as_copies(&self) -> Result<Vec<(PathBuf, Naming)>> {
        let Some(entries) = self
            .file
            .parent()
            .and_then(|folder| fs::read_dir(folder).ok())
        else {
            return Ok(Vec::new());
        };
        let paths = entries.flatten().map(|entry| entry.path());
        let alike: Vec<_> = paths
            .filter(|path| self.name_suffix(path).is_some())
            .collect();
        if alike.is_empty() {
            return Ok(Vec::new());
        }
        let service = sync_service_of(self.file);
        let named = alike.into_iter().filter_map(|path| {
            let naming = naming::read(self.name_suffix(&path)?, service)?;
            Some((path, naming))
        });
        Ok(named.collect())
    }

    /// Returns the part of a file's name between the plan's name and the ending.
    fn name_suffix<'b>(&self, path: &'b Path) -> Option<&'b str> {
        let ending = |path: &Path| Some(path.extension()?.to_ascii_lowercase());
        let suffix = path.file_stem()?.to_str()?.strip_prefix(stem(self.file)?)?;
        (!suffix.is_empty() && ending(path) == ending(self.file)).then_some(suffix)
    }

    /// Returns the copy in a file with such a name; `None` if it isn't one of this plan.
    fn copy_in(&self, path: PathBuf, naming: Naming) -> Result<Option<ConflictedCopy>> {
        let is_plan_itself = fs::canonicalize(&path).is_ok_and(|path| path == self.file);
        let Some(data) = fs::metadata(&path).ok().filter(fs::Metadata::is_file) else {
            return Ok(None);
        };
        if is_plan_itself {
            return Ok(None);
        }
        let problem = match apart::read_version(&path) {
            Ok(found) if self.is_conflicting(&found, &naming)? => found.problem,
            Err(error) if naming.is_certain && is_listed(error.code()) => Some(error.code()),
            _ => return Ok(None),
        };
        Ok(Some(ConflictedCopy {
            name: path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into(),
            at: data.modified().map(DateTime::from).unwrap_or_default(),
            service: naming.service,
            who: naming.who,
            problem,
            path,
        }))
    }

    /// Returns true for a version of this plan. If a person may have given the name, it must also have changes that the
    /// plan never had, and must not have been saved as a copy by Daymark.
    fn is_conflicting(&self, found: &FileVersion, naming: &Naming) -> Result<bool> {
        if naming.is_certain || found.plan != self.id {
            return Ok(found.plan == self.id);
        }
        for run in &found.copying_runs {
            if !mark::has_run(self.db, *run)? {
                return Ok(false);
            }
        }
        let has_been = found.state.map(|state| mark::has_been(self.db, state));
        Ok(!has_been.transpose()?.unwrap_or(false))
    }
}

impl ConflictedCopy {
    /// Returns the path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Copies the file, including the contents of its log, into a temporary file and checks that.
    pub(crate) fn unpacked(&self) -> Result<TempPath> {
        let copied = apart::copied(&self.path)?;
        match problems_in(&copied) {
            Ok(problems) if problems.is_empty() => Ok(copied),
            Ok(problems) => Err(self.damaged().caused_by(problems.join("; "))),
            Err(reason) => Err(self.damaged().caused_by(reason)),
        }
    }

    fn damaged(&self) -> Error {
        let message = format!(
            "“{}” is damaged and was left as it is: look for another copy or a backup",
            self.name
        );
        Error::new(Code::Damaged, message)
    }
}

/// Returns true if a file that failed to be read with this code is listed. A missing file and one that isn't a plan are
/// not listed.
fn is_listed(code: Code) -> bool {
    !matches!(code, Code::NotAPlan | Code::FileMissing)
}

fn stem(file: &Path) -> Option<&str> {
    file.file_stem()?.to_str()
}
