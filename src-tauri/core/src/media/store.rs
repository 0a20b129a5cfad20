//! The folder beside a plan with the files of its media: `Acme.media/ab/abcdef….jpg` beside `Acme.daymark`. Each file is
//! named by the SHA-256 sum of its bytes, so there is one copy of it however often it is used, and every copy of the plan
//! that shares the folder finds it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{about, copying, header, name_of, plan_file};
use crate::model::{Media, MediaHeader};
use crate::{Cancellation, Error, Result};

/// The folder within the store with files that a person cleared, until the plan is closed.
const CLEARED: &str = "cleared";

/// The files of a plan's media. It keeps nothing open and can be used in another thread.
#[derive(Clone, Debug)]
pub struct MediaStore {
    plan: PathBuf,
    folder: PathBuf,
}

/// A file that is in the store.
#[derive(Clone, Debug)]
pub struct TakenFile {
    pub(crate) hash: String,
    pub(crate) name: String,
    pub(crate) bytes: u64,
    pub(crate) header: MediaHeader,
    /// True if the store didn't have the file before.
    pub(crate) is_new: bool,
}

/// Whether the file of media is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FileState {
    Here,
    Missing,
    /// A file is there, but with another length.
    Changed,
}

/// How many files a folder has and how many bytes they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FolderSize {
    pub files: u32,
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
}

impl MediaStore {
    /// Returns the store of the plan in a file. Its folder may not exist yet.
    pub fn beside(plan: &Path) -> Self {
        let folder = match plan.extension() {
            Some(ending) if ending != "media" => plan.with_extension("media"),
            _ => plan.with_added_extension("media"),
        };
        let plan = plan.to_owned();
        Self { plan, folder }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Copies files into the store, all or none. `progress` is told the bytes of each chunk that is copied.
    ///
    /// # Errors
    /// The first file that is no whole picture or video, that vanishes or can't be read; `DiskFull`, `Cancelled`. Files
    /// that this call copied are deleted then.
    pub fn take(
        &self,
        files: &[PathBuf],
        cancellation: &Cancellation,
        progress: &dyn Fn(u64),
    ) -> Result<Vec<TakenFile>> {
        for file in files {
            cancellation.check()?;
            plan_file::refuse(file, &self.plan).map_err(|reason| about(file, reason))?;
            copying::check(file).map_err(|reason| about(file, reason))?;
        }
        let mut taken = Vec::new();
        for file in files {
            match self.take_one(file, cancellation, progress) {
                Ok(one) => taken.push(one),
                Err(reason) => {
                    self.give_back(&taken);
                    return Err(cancellation
                        .check()
                        .err()
                        .unwrap_or_else(|| about(file, reason)));
                }
            }
        }
        Ok(taken)
    }

    /// Returns true for a file that looks like a picture or video and that [`MediaStore::take`] may take.
    pub(crate) fn can_take(&self, file: &Path) -> bool {
        plan_file::refuse(file, &self.plan).is_ok() && copying::check(file).is_ok()
    }

    /// Deletes files that were new when they were taken, where the plan doesn't come to use them.
    pub(crate) fn give_back(&self, taken: &[TakenFile]) {
        for one in taken.iter().filter(|one| one.is_new) {
            let _ = fs::remove_file(self.path(&one.hash, one.header.kind.ending()));
        }
        self.remove_if_empty();
    }

    /// Returns the path of the file of media; `None` if it is missing. A file that was cleared is found until the plan is
    /// closed.
    pub fn find(&self, media: &Media) -> Option<PathBuf> {
        let ending = media.header.kind.ending();
        let kept = self.path(&media.hash, ending);
        let cleared = self.cleared_path(&media.hash, ending);
        [kept, cleared].into_iter().find(|path| path.is_file())
    }

    /// Returns whether the file of media is there. Only its length is compared.
    pub fn state(&self, media: &Media) -> FileState {
        let data = self.find(media).and_then(|path| fs::metadata(path).ok());
        match data.map(|data| data.len()) {
            None => FileState::Missing,
            Some(length) if length == media.bytes => FileState::Here,
            Some(_) => FileState::Changed,
        }
    }

    /// Counts the files, without those that were cleared.
    pub fn size(&self) -> FolderSize {
        let files = self.files().into_iter();
        files.fold(FolderSize::default(), |size, path| FolderSize {
            files: size.files + 1,
            bytes: size.bytes + fs::metadata(path).map_or(0, |data| data.len()),
        })
    }

    /// Copies the files with these hashes into the folder of another plan, and returns the hashes of those that are
    /// missing here.
    pub(crate) fn copy_to(
        &self,
        other: &Self,
        hashes: &BTreeSet<String>,
        cancellation: &Cancellation,
    ) -> Result<Vec<String>> {
        let mut copies = Vec::new();
        let files = self.files().into_iter();
        for path in files.filter(|path| hash_of(path).is_some_and(|hash| hashes.contains(hash))) {
            let copied = other.copy_of(&path, cancellation);
            match copied {
                Ok(copy) => copies.extend(copy),
                Err(reason) => {
                    copies.iter().for_each(|copy| drop(fs::remove_file(copy)));
                    other.remove_if_empty();
                    return Err(reason);
                }
            }
        }
        Ok(hashes
            .iter()
            .filter(|hash| !other.has(hash))
            .cloned()
            .collect())
    }

    /// Copies a file of another store into this one, and returns its path; `None` if it is there already.
    fn copy_of(&self, path: &Path, cancellation: &Cancellation) -> Result<Option<PathBuf>> {
        let copy = self.path(hash_of(path).unwrap_or_default(), ending_of(path));
        if copy.is_file() {
            return Ok(None);
        }
        let copied = copying::copy(copying::open(path)?, &self.made()?, cancellation, &|_| {})?;
        self.put(copied, &copy)?;
        Ok(Some(copy))
    }

    /// Deletes copies that a program began before a moment and didn't end, for example because it was killed.
    pub(crate) fn remove_unfinished(&self, before: DateTime<Utc>) {
        let is_unfinished = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let changed = fs::metadata(path).and_then(|data| data.modified());
            let is_old = changed.is_ok_and(|changed| DateTime::<Utc>::from(changed) < before);
            name.starts_with(copying::UNFINISHED) && is_old
        };
        for path in files_in(&self.folder)
            .iter()
            .filter(|path| is_unfinished(path))
        {
            let _ = fs::remove_file(path);
        }
    }

    /// Moves files aside that nothing needs: those whose hash isn't in `needed`. Returns how many bytes they are.
    pub(crate) fn clear(&self, needed: &BTreeSet<String>) -> Result<FolderSize> {
        let mut size = FolderSize::default();
        for path in self.files() {
            let Some(hash) = hash_of(&path).filter(|hash| !needed.contains(*hash)) else {
                continue;
            };
            let to = self.cleared_path(hash, ending_of(&path));
            fs::create_dir_all(self.folder.join(CLEARED))?;
            size.files += 1;
            size.bytes += fs::metadata(&path)?.len();
            fs::rename(&path, to)?;
        }
        Ok(size)
    }

    /// Ends what [`MediaStore::clear`] began: files that are needed again are moved back, the others deleted.
    pub(crate) fn finish_clearing(&self, needed: &BTreeSet<String>) {
        for path in files_in(&self.folder.join(CLEARED)) {
            let hash = hash_of(&path).unwrap_or_default();
            let kept = self.path(hash, ending_of(&path));
            let _ = match needed.contains(hash) && !kept.exists() {
                true => kept
                    .parent()
                    .map_or(Ok(()), fs::create_dir_all)
                    .and_then(|()| fs::rename(&path, &kept)),
                false => fs::remove_file(&path),
            };
        }
        let _ = fs::remove_dir(self.folder.join(CLEARED));
        self.remove_if_empty();
    }

    fn take_one(
        &self,
        source: &Path,
        cancellation: &Cancellation,
        progress: &dyn Fn(u64),
    ) -> Result<TakenFile> {
        let copied = copying::copy(
            copying::open(source)?,
            &self.made()?,
            cancellation,
            progress,
        );
        let taken = copied.and_then(|mut copied| {
            // The copy is read and not the file, which may have become another one meanwhile.
            let header = header::read(copied.file.as_file_mut())?;
            let path = self.path(&copied.hash, header.kind.ending());
            let is_whole = fs::metadata(&path).is_ok_and(|data| data.len() == copied.bytes);
            let (hash, bytes) = (copied.hash.clone(), copied.bytes);
            if !is_whole {
                self.put(copied, &path)?;
            }
            let (name, is_new) = (name_of(source), !is_whole);
            Ok(TakenFile {
                hash,
                name,
                bytes,
                header,
                is_new,
            })
        });
        if taken.is_err() {
            self.remove_if_empty();
        }
        taken
    }

    /// Gives a whole copy its name, and syncs that to the disk.
    fn put(&self, copied: copying::Copied, path: &Path) -> Result<()> {
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        copied
            .file
            .persist(path)
            .map_err(|error| Error::from(error.error))?;
        // A folder can't be opened on every system.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    }

    /// Returns the store's folder, which exists then.
    fn made(&self) -> Result<PathBuf> {
        fs::create_dir_all(&self.folder)?;
        Ok(self.folder.clone())
    }

    /// Deletes the folders that have no file in them.
    fn remove_if_empty(&self) {
        for folder in folders_in(&self.folder) {
            let _ = fs::remove_dir(folder);
        }
        let _ = fs::remove_dir(&self.folder);
    }

    fn has(&self, hash: &str) -> bool {
        let folder = self.folder.join(hash.get(..2).unwrap_or_default());
        files_in(&folder)
            .iter()
            .any(|path| hash_of(path) == Some(hash))
    }

    fn path(&self, hash: &str, ending: &str) -> PathBuf {
        let folder = self.folder.join(hash.get(..2).unwrap_or_default());
        folder.join(format!("{hash}.{ending}"))
    }

    fn cleared_path(&self, hash: &str, ending: &str) -> PathBuf {
        self.folder.join(CLEARED).join(format!("{hash}.{ending}"))
    }

    /// Returns the files whose names are hashes.
    fn files(&self) -> Vec<PathBuf> {
        let folders = folders_in(&self.folder).into_iter();
        let folders = folders.filter(|folder| !folder.ends_with(CLEARED));
        let files = folders.flat_map(|folder| files_in(&folder));
        files.filter(|path| hash_of(path).is_some()).collect()
    }
}

/// Returns the hash in the name of a file; `None` if the name isn't one of the store's.
fn hash_of(path: &Path) -> Option<&str> {
    let stem = path.file_stem()?.to_str()?;
    let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    (stem.len() == 64 && stem.bytes().all(is_digit)).then_some(stem)
}

fn ending_of(path: &Path) -> &str {
    path.extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    entries(folder, |path| path.is_file())
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    entries(folder, |path| path.is_dir())
}

fn entries(folder: &Path, is_wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths.filter(|path| is_wanted(path)).collect()
}
