//! Applies a write-ahead log to a file in memory, without SQLite. SQLite would write beside the file, and refuses a file
//! whose first page is damaged. The format: sqlite.org/fileformat2.html, section 4.

use std::collections::BTreeMap;

/// The lengths in bytes of a log's header and of a frame's header.
const HEAD: usize = 32;
const FRAME_HEAD: usize = 24;
/// The first number of a log with little-endian checksums. Big-endian checksums have the next number.
const MAGIC: u32 = 0x377f_0682;

/// Applies all complete transactions of the log to the file. As in SQLite, the log ends at the first damaged frame.
pub(super) fn applied(mut file: Vec<u8>, log: &[u8]) -> Vec<u8> {
    let Some(log) = Log::read(log) else {
        return file;
    };
    let (pages, length) = log.committed();
    if let Some(length) = length {
        file.resize(length, 0);
    }
    for (place, page) in pages {
        if let Some(old) = file.get_mut(place..place + page.len()) {
            old.copy_from_slice(page);
        }
    }
    file
}

/// Returns the page size of a log; `None` if it is no log.
pub(super) fn page_size(log: &[u8]) -> Option<usize> {
    Log::read(log).map(|log| log.page_size)
}

struct Log<'a> {
    page_size: usize,
    salts: &'a [u8],
    sum: Sum,
    frames: &'a [u8],
}

#[derive(Clone, Copy, PartialEq)]
struct Sum {
    is_big_endian: bool,
    numbers: [u32; 2],
}

/// Pages by their offsets in the file, and the file's new length; `None` if the log has no complete transaction.
type Committed<'a> = (BTreeMap<usize, &'a [u8]>, Option<usize>);

impl<'a> Log<'a> {
    /// Returns `None` if the bytes are no log, or its header is damaged.
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (head, frames) = bytes.split_at_checked(HEAD)?;
        let page_size = number(head, 8) as usize;
        let sum = Sum::of_head(head)?;
        let is_sound = page_size.is_power_of_two() && (512..=65_536).contains(&page_size);
        (is_sound && sum.is_at(head, 24)).then_some(Self {
            page_size,
            salts: &head[16..24],
            sum,
            frames,
        })
    }

    fn committed(&self) -> Committed<'a> {
        let (mut committed, mut length) = (BTreeMap::new(), None);
        let (mut pending, mut sum) = (Vec::new(), self.sum);
        for frame in self.frames.chunks_exact(FRAME_HEAD + self.page_size) {
            let (head, page) = frame.split_at(FRAME_HEAD);
            sum = sum.with(&head[..8]).with(page);
            if &head[8..16] != self.salts || !sum.is_at(head, 16) {
                break;
            }
            let place = (number(head, 0) as usize).saturating_sub(1) * self.page_size;
            pending.push((place, page));
            let pages = number(head, 4) as usize;
            if pages > 0 {
                committed.extend(pending.drain(..));
                length = Some(pages * self.page_size);
            }
        }
        (committed, length)
    }
}

impl Sum {
    fn of_head(head: &[u8]) -> Option<Self> {
        let is_big_endian = match number(head, 0) {
            MAGIC => false,
            magic if magic == MAGIC + 1 => true,
            _ => return None,
        };
        let numbers = [0; 2];
        Some(
            Self {
                is_big_endian,
                numbers,
            }
            .with(&head[..24]),
        )
    }

    /// Continues the checksum over some bytes, a multiple of eight.
    fn with(mut self, bytes: &[u8]) -> Self {
        let [mut a, mut b] = self.numbers;
        for pair in bytes.chunks_exact(8) {
            a = a.wrapping_add(self.number(pair, 0)).wrapping_add(b);
            b = b.wrapping_add(self.number(pair, 4)).wrapping_add(a);
        }
        self.numbers = [a, b];
        self
    }

    fn number(self, bytes: &[u8], at: usize) -> u32 {
        match self.is_big_endian {
            true => number(bytes, at),
            false => number(bytes, at).swap_bytes(),
        }
    }

    fn is_at(self, bytes: &[u8], at: usize) -> bool {
        self.numbers == [number(bytes, at), number(bytes, at + 4)]
    }
}

/// Returns the big-endian number at an offset; 0 beyond the end.
fn number(bytes: &[u8], at: usize) -> u32 {
    let four = bytes
        .get(at..at + 4)
        .and_then(|bytes| bytes.try_into().ok());
    four.map_or(0, u32::from_be_bytes)
}
