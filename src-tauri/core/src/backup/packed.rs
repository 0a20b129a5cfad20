//! Compresses files with zstd and computes their SHA-256 checksums.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use zstd::{Decoder, Encoder};

use crate::storage::backup::length_in_header;
use crate::{Cancellation, Code, Error, Result};

/// The compression level, the default of zstd: three times as fast as 9, for a file a tenth larger.
const LEVEL: i32 = 3;
/// The largest unpacked plan in bytes: some four million posts.
const MAX_UNPACKED: u64 = 4 << 30;
const HEADER: usize = 100;

/// The length and the checksum of a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sum {
    pub(super) bytes: u64,
    /// The SHA-256 checksum, as 64 hexadecimal digits.
    pub(super) sha256: String,
}

/// Compresses a file into an empty one and syncs that to the disk.
pub(super) fn pack(from: &Path, to: &File) -> Result<Sum> {
    let mut from = File::open(from)?;
    let mut encoder = Encoder::new(Summing::over(to), LEVEL)?;
    encoder.include_checksum(true)?;
    encoder.set_pledged_src_size(Some(from.metadata()?.len()))?;
    io::copy(&mut from, &mut encoder)?;
    let sum = encoder.finish()?.sum();
    to.sync_all()?;
    Ok(sum)
}

/// Returns the length and checksum of a file.
pub(super) fn sum(path: &Path) -> Result<Sum> {
    let mut summing = Summing::over(io::sink());
    io::copy(&mut File::open(path)?, &mut summing)?;
    Ok(summing.sum())
}

/// Unpacks a plan into an empty file. The header of the plan contains its length, so that a small malicious
/// file can't fill the disk. `most` is an upper bound of the length, if one is known.
pub(super) fn unpack(
    from: &Path,
    to: &mut File,
    most: Option<u64>,
    cancellation: &Cancellation,
) -> Result<()> {
    let packed = BufReader::new(UntilCancelled(File::open(from)?, cancellation));
    let mut plan = Decoder::new(packed)?;
    let mut header = [0; HEADER];
    plan.read_exact(&mut header).map_err(unreadable)?;
    let length = length_in_header(&header).ok_or_else(not_a_plan)?;
    if length > most.unwrap_or(MAX_UNPACKED).min(MAX_UNPACKED) {
        return Err(damaged("it holds more than it should"));
    }
    to.write_all(&header)?;
    let rest = length.saturating_sub(HEADER as u64);
    let copied = io::copy(&mut (&mut plan).take(rest), to).map_err(unreadable)?;
    if copied != rest || plan.read(&mut [0]).map_err(unreadable)? != 0 {
        return Err(damaged("it has another length than it should"));
    }
    Ok(())
}

/// Unpacks a damaged plan into an empty file, up to where it can't be unpacked any more.
pub(super) fn unpack_in_part(from: &Path, to: &mut File) -> Result<()> {
    let plan = Decoder::new(BufReader::new(File::open(from)?))?;
    match io::copy(&mut plan.take(MAX_UNPACKED), to).map_err(unreadable) {
        Err(error) if error.code() != Code::Damaged => Err(error),
        _ => Ok(()),
    }
}

/// Tells a damaged archive from an error of the disk, such as a full one.
fn unreadable(error: io::Error) -> Error {
    let error = Error::from(error);
    match error.code() {
        Code::Unexpected => damaged("it can't be unpacked").caused_by(error),
        _ => error,
    }
}

fn not_a_plan() -> Error {
    let message = "this is not a backup of a plan: choose another file";
    Error::new(Code::NotAPlan, message)
}

pub(super) fn damaged(how: &str) -> Error {
    let message = format!("this backup is damaged, {how}: choose another one");
    Error::new(Code::Damaged, message)
}

/// Reads a file until the operation is cancelled, and fails then.
struct UntilCancelled<'a>(File, &'a Cancellation);

impl Read for UntilCancelled<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.1.check().map_err(io::Error::other)?;
        self.0.read(buffer)
    }
}

/// Passes data on and computes its checksum.
struct Summing<W> {
    to: W,
    digest: Sha256,
    bytes: u64,
}

impl<W> Summing<W> {
    fn over(to: W) -> Self {
        Self {
            to,
            digest: Sha256::new(),
            bytes: 0,
        }
    }

    fn sum(self) -> Sum {
        let digest = self.digest.finalize();
        Sum {
            bytes: self.bytes,
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

impl<W: Write> Write for Summing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.digest.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
