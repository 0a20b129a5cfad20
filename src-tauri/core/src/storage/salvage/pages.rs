//! Reads the pages of a file without SQLite (sqlite.org/fileformat2.html, sections 1.3 to 1.6). Every number in a page is
//! checked against the file's length, so that damaged bytes cost at most the rows of their page.

use rusqlite::types::Value;

use super::record::{values, varint};

/// SQLite's default page size in bytes.
const DEFAULT_SIZE: usize = 4_096;

/// The bytes of a file, in pages.
pub(super) struct Pages {
    bytes: Vec<u8>,
    /// The size of a page in bytes.
    size: usize,
    /// The size of a page without the bytes reserved at its end.
    usable: usize,
}

/// A page of a tree. In an index or a table without row numbers, inner pages contain rows too.
pub(super) struct Page {
    pub(super) kind: Kind,
    pub(super) rows: Vec<Row>,
    pub(super) children: Vec<u32>,
    /// False if a part of it couldn't be read.
    pub(super) is_complete: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Table,
    Index,
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Set for the rows of a table.
    pub(super) number: Option<i64>,
    pub(super) values: Vec<Value>,
    /// True if a text is incomplete because the rest of it couldn't be read.
    pub(super) is_cut: bool,
}

impl Pages {
    /// Divides a file into pages. `size` is the page size to use if the file's header is damaged.
    pub(super) fn new(bytes: Vec<u8>, size: Option<usize>) -> Self {
        let size = size_in_header(&bytes).or(size).unwrap_or(DEFAULT_SIZE);
        let reserved = match size_in_header(&bytes) {
            Some(_) => usize::from(bytes[20]),
            None => 0,
        };
        let usable = size.saturating_sub(reserved).max(480);
        Self {
            bytes,
            size,
            usable: usable.min(size),
        }
    }

    /// Returns the numbers of all pages, the last of which may be incomplete.
    pub(super) fn numbers(&self) -> std::ops::RangeInclusive<u32> {
        1..=self.bytes.len().div_ceil(self.size) as u32
    }

    /// Returns the bytes of a page; pages count from 1. Returns `None` if the file doesn't contain the whole page.
    pub(super) fn bytes(&self, number: u32) -> Option<&[u8]> {
        let begin = (number as usize).checked_sub(1)?.checked_mul(self.size)?;
        self.bytes.get(begin..begin.checked_add(self.size)?)
    }

    /// Reads a page of a tree; returns `None` if the page isn't one.
    pub(super) fn read(&self, number: u32) -> Option<Page> {
        let page = self.bytes(number)?;
        let head = if number == 1 { 100 } else { 0 };
        let (kind, is_leaf) = match page[head] {
            0x0d => (Kind::Table, true),
            0x05 => (Kind::Table, false),
            0x0a => (Kind::Index, true),
            0x02 => (Kind::Index, false),
            _ => return None,
        };
        let pointers = head + if is_leaf { 8 } else { 12 };
        let count = usize::from(read_u16(page, head + 3)?);
        let mut read = Page {
            kind,
            rows: Vec::new(),
            children: Vec::new(),
            is_complete: true,
        };
        for cell in 0..count {
            let cell =
                read_u16(page, pointers + 2 * cell).and_then(|at| page.get(usize::from(at)..));
            let is_read = cell.and_then(|cell| self.read_cell(&mut read, is_leaf, cell));
            read.is_complete &= is_read.is_some();
        }
        if !is_leaf {
            read.children.push(read_u32(page, head + 8)?);
        }
        Some(read)
    }

    fn read_cell(&self, page: &mut Page, is_leaf: bool, mut cell: &[u8]) -> Option<()> {
        if !is_leaf {
            page.children.push(read_u32(cell, 0)?);
            cell = &cell[4..];
        }
        if page.kind == Kind::Table && !is_leaf {
            return Some(());
        }
        let (length, mut begin) = varint(cell)?;
        let mut number = None;
        if page.kind == Kind::Table {
            let (found, bytes) = varint(cell.get(begin..)?)?;
            (number, begin) = (Some(found as i64), begin + bytes);
        }
        let length = usize::try_from(length).ok()?;
        let (payload, is_cut) = self.payload(page.kind, length, cell.get(begin..)?)?;
        let (values, has_cut) = without_zeros(values(&payload)?);
        page.rows.push(Row {
            number,
            values,
            is_cut: is_cut || has_cut,
        });
        Some(())
    }

    /// Returns a row's bytes, including those on overflow pages, and true if some couldn't be read and are zeros.
    fn payload(&self, kind: Kind, length: usize, cell: &[u8]) -> Option<(Vec<u8>, bool)> {
        let on_page = self.length_on_page(kind, length);
        if on_page == length {
            return Some((cell.get(..length)?.to_vec(), false));
        }
        if length > self.bytes.len() {
            return None;
        }
        let mut payload = cell.get(..on_page)?.to_vec();
        let mut next = read_u32(cell, on_page)?;
        while payload.len() < length {
            let wanted = (length - payload.len()).min(self.usable - 4);
            let Some((after, bytes)) = self.overflow(next, wanted) else {
                payload.resize(length, 0);
                return Some((payload, true));
            };
            payload.extend_from_slice(bytes);
            next = after;
        }
        // The last overflow page has no successor.
        let is_cut = next != 0;
        Some((payload, is_cut))
    }

    /// Returns the number of the next overflow page, which is 0 on the last one, and the bytes of a row on this one.
    fn overflow(&self, number: u32, wanted: usize) -> Option<(u32, &[u8])> {
        let page = self.bytes(number)?;
        Some((read_u32(page, 0)?, page.get(4..4 + wanted)?))
    }

    /// Returns the number of a row's bytes that aren't on overflow pages (section 1.6).
    fn length_on_page(&self, kind: Kind, length: usize) -> usize {
        let share = |of_255: usize| (self.usable - 12) * of_255 / 255 - 23;
        let (most, least) = match kind {
            Kind::Table => (self.usable - 35, share(32)),
            Kind::Index => (share(64), share(32)),
        };
        if length <= most {
            return length;
        }
        let rest = least + (length - least) % (self.usable - 4);
        if rest <= most { rest } else { least }
    }

    /// Returns the numbers of the free pages. They may still contain deleted rows.
    pub(super) fn free_pages(&self) -> Vec<u32> {
        let mut free = Vec::new();
        let mut trunk = read_u32(&self.bytes, 32).unwrap_or(0);
        while let Some(page) = self.bytes(trunk).filter(|_| !free.contains(&trunk)) {
            free.push(trunk);
            let count = (read_u32(page, 4).unwrap_or(0) as usize).min(self.size / 4);
            free.extend((0..count).filter_map(|place| read_u32(page, 8 + 4 * place)));
            trunk = read_u32(page, 0).unwrap_or(0);
        }
        free
    }
}

/// Cuts off texts at their first zero byte, and returns true if there was one. No text of a plan contains zeros, but a
/// page that was overwritten with zeros does.
fn without_zeros(mut values: Vec<Value>) -> (Vec<Value>, bool) {
    let mut is_cut = false;
    for value in &mut values {
        if let Value::Text(text) = value
            && let Some(zero) = text.find('\0')
        {
            text.truncate(zero);
            is_cut = true;
        }
    }
    (values, is_cut)
}

fn size_in_header(bytes: &[u8]) -> Option<usize> {
    if !bytes.starts_with(b"SQLite format 3\0") || bytes.len() < 100 {
        return None;
    }
    let size = match read_u16(bytes, 16)? {
        1 => 65_536,
        size => usize::from(size),
    };
    (size >= 512 && size.is_power_of_two()).then_some(size)
}

fn read_u16(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes(two.try_into().ok()?))
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}
