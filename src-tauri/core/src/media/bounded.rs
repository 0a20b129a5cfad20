//! A reader of a file that stops after a number of bytes, so that no header makes a parser read or hold more.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// The most bytes that are read of a file for its header. A video of many hours has an index of some 10 MB.
pub(super) const MAX_HEADER: u64 = 64 << 20;

/// A file of which at most a number of bytes is read, however often its reader seeks.
pub(super) struct Bounded {
    file: File,
    left: u64,
}

impl Bounded {
    /// Returns a buffered reader of a whole file.
    pub(super) fn reader(mut file: File) -> io::Result<BufReader<Self>> {
        file.rewind()?;
        let left = MAX_HEADER;
        Ok(BufReader::new(Self { file, left }))
    }
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other("the header is too long"));
        }
        let most = buffer.len().min(self.left.try_into().unwrap_or(usize::MAX));
        let count = self.file.read(&mut buffer[..most])?;
        self.left -= count as u64;
        Ok(count)
    }
}

impl Seek for Bounded {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}
