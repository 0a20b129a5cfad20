//! Copies a damaged file and its logs, byte for byte. Salvaging reads only the copy.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::storage::file_state::FileState;
use crate::storage::{log_files, watch};
use crate::{Code, Error, Result};

/// The bytes that are skipped at a time where the disk can't be read.
const BLOCK: usize = 4_096;
/// The most attempts to copy while another program changes the file.
const MAX_TRIES: usize = 3;

/// Copies of a file and its logs. They are deleted on drop unless [`SourceCopies::keep`] was called.
pub(crate) struct SourceCopies {
    file: PathBuf,
    all: Vec<PathBuf>,
    is_kept: bool,
}

impl SourceCopies {
    /// Copies a file and its logs into the folder of the new plan, whose path is `to`.
    ///
    /// # Errors
    /// `Locked` if the file changes during each of three attempts.
    pub(crate) fn copy(file: &Path, to: &Path) -> Result<Self> {
        for _ in 0..MAX_TRIES {
            let states =
                || [file.to_owned(), log_files::log_of(file)].map(|path| FileState::of(&path).ok());
            let before = states();
            let aside = Self::copied(file, to)?;
            if before == states() {
                return Ok(aside);
            }
        }
        let message =
            "another program is writing to this plan: close it there, or try again in a moment";
        Err(Error::new(Code::Locked, message))
    }

    /// Returns the copy of the file. The copies of its logs are beside it.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// Keeps the copies, and returns their paths.
    pub(crate) fn keep(mut self) -> Vec<PathBuf> {
        self.is_kept = true;
        std::mem::take(&mut self.all)
    }

    fn copied(file: &Path, to: &Path) -> Result<Self> {
        let copy = free_name(to);
        let mut aside = Self {
            all: Vec::new(),
            is_kept: false,
            file: copy.clone(),
        };
        aside.add(file, copy.clone())?;
        let logs = log_files::logs_of(file)
            .into_iter()
            .zip(log_files::logs_of(&copy));
        for (log, copy) in logs.filter(|(log, _)| log.exists()) {
            aside.add(&log, copy)?;
        }
        Ok(aside)
    }

    fn add(&mut self, from: &Path, to: PathBuf) -> Result<()> {
        let is_open = watch::is_open_here(from);
        let mut file = File::open(from)?;
        let mut copy = File::create_new(&to)?;
        self.all.push(to);
        let copied = copy_readable(&mut file, &mut copy);
        if is_open {
            // Closing the file would drop the locks that SQLite has on it in this process (fcntl(2), "Record locks").
            std::mem::forget(file);
        }
        copied?;
        Ok(copy.sync_all()?)
    }
}

impl Drop for SourceCopies {
    fn drop(&mut self) {
        for path in self.all.iter().filter(|_| !self.is_kept) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Returns the first free path such as `saved (damaged 1).daymark`.
fn free_name(to: &Path) -> PathBuf {
    let stem = to.file_stem().unwrap_or_default().to_string_lossy();
    let named = |number: u32| to.with_file_name(format!("{stem} (damaged {number}).daymark"));
    let is_free = |path: &PathBuf| {
        let logs = log_files::logs_of(path);
        !path.exists() && !logs.iter().any(|log| log.exists())
    };
    (1..).map(named).find(is_free).unwrap_or_else(|| named(0))
}

/// Copies a file. A block that the disk can't read becomes zeros.
fn copy_readable(from: &mut (impl Read + Seek), to: &mut impl Write) -> std::io::Result<()> {
    let length = from.seek(SeekFrom::End(0))?;
    let mut block = [0; BLOCK];
    let mut place = 0;
    while place < length {
        let wanted = (length - place).min(BLOCK as u64) as usize;
        let block = &mut block[..wanted];
        from.seek(SeekFrom::Start(place))?;
        match from.read_exact(block) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(error),
            Err(_) => block.fill(0),
            Ok(()) => {}
        }
        to.write_all(block)?;
        place += wanted as u64;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{self, Cursor};

    use super::*;

    /// A disk with one unreadable block.
    struct Disk(Cursor<Vec<u8>>);

    impl Read for Disk {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            match self.0.position() {
                4_096..8_192 => Err(io::Error::other("a bad sector")),
                _ => self.0.read(bytes),
            }
        }
    }

    impl Seek for Disk {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }

    #[test]
    fn an_unreadable_block_becomes_zeros_and_all_others_are_copied() {
        let mut copy = Vec::new();
        copy_readable(&mut Disk(Cursor::new(vec![7; 10_000])), &mut copy).unwrap();
        let expected = [vec![7; 4_096], vec![0; 4_096], vec![7; 10_000 - 8_192]].concat();
        assert!(copy == expected);
    }
}
