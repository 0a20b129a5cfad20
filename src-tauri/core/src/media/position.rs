//! Removes the place where a picture or video was taken from a copy of it, without encoding it anew.
//!
//! Positions are in Exif (its GPS tags), in XMP and in the user data of videos. Exif and XMP are removed whole, since makers
//! write positions into tags of their own, too; Exif's orientation, which tells how the picture is shown, is written again.

use std::fs::{self, File};
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use std::path::Path;

use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};
use mp4_atom::{FourCC, Header, ReadFrom};

use super::bounded::MAX_HEADER;
use super::picture::orientation;
use crate::model::MediaType;
use crate::{Code, Error, Result};

/// The beginnings of the segments of JPEG with XMP, and with what of it doesn't fit into one (XMP part 3, 1.1.3).
const XMP: [&[u8]; 2] = [
    b"http://ns.adobe.com/xap/1.0/",
    b"http://ns.adobe.com/xmp/extension/",
];

/// Removes the position from a file.
///
/// # Errors
/// `BadValue` for HEIC, whose metadata is part of an index over the picture; `Damaged` if the file can't be read.
pub(super) fn remove_position(file: &Path, kind: MediaType) -> Result<()> {
    match kind {
        MediaType::Gif | MediaType::Svg => Ok(()),
        MediaType::Mp4 | MediaType::Mov => {
            blank_user_data(&mut File::options().read(true).write(true).open(file)?)
        }
        MediaType::Jpeg | MediaType::Png | MediaType::Webp => {
            let bytes = fs::read(file)?;
            Ok(fs::write(file, without_metadata(bytes, kind)?)?)
        }
        MediaType::Heic | MediaType::Webm => {
            let message = format!(
                "the position can't be taken out of {} files: save the picture as JPEG or the video as MP4 first",
                kind.name()
            );
            Err(Error::new(Code::BadValue, message).field("media"))
        }
    }
}

/// Returns a picture without Exif and XMP, except for the orientation.
fn without_metadata(bytes: Vec<u8>, kind: MediaType) -> Result<Bytes> {
    let exif = exif_of(orientation(&mut Cursor::new(&bytes)));
    let bytes = Bytes::from(bytes);
    let cut_off = |_| {
        Error::new(
            Code::Damaged,
            "the picture is cut off or damaged: choose another copy of it",
        )
    };
    Ok(match kind {
        MediaType::Jpeg => {
            let mut jpeg = Jpeg::from_bytes(bytes).map_err(cut_off)?;
            jpeg.segments_mut().retain(|segment| !is_xmp(segment));
            jpeg.set_exif(exif);
            jpeg.encoder().bytes()
        }
        MediaType::Png => {
            let mut png = Png::from_bytes(bytes).map_err(cut_off)?;
            png.chunks_mut()
                .retain(|chunk| !matches!(&chunk.kind(), b"iTXt" | b"tEXt" | b"zTXt"));
            png.set_exif(exif);
            png.encoder().bytes()
        }
        _ => {
            let mut webp = WebP::from_bytes(bytes).map_err(cut_off)?;
            webp.remove_chunks_by_id(*b"XMP ");
            webp.set_exif(exif);
            webp.encoder().bytes()
        }
    })
}

fn is_xmp(segment: &JpegSegment) -> bool {
    let begins = |beginning: &&[u8]| segment.contents().starts_with(beginning);
    segment.marker() == markers::APP1 && XMP.iter().any(begins)
}

/// Returns Exif that has an orientation and nothing else; `None` for the usual one.
fn exif_of(orientation: u8) -> Option<Bytes> {
    // The header of TIFF, one directory with one entry of type SHORT, and no further directory.
    let mut exif = *b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x01\0\0\0\0\0\0\0";
    exif[18] = orientation;
    (orientation != 1).then(|| Bytes::copy_from_slice(&exif))
}

/// Blanks the metadata of a video and of its tracks in place, so that no offset into the file changes.
fn blank_user_data(file: &mut File) -> Result<()> {
    let end = file.metadata()?.len();
    blank_within(file, 0, end, &[b"moov", b"trak"])
}

/// Blanks `udta` and `meta` among the boxes from `at` to `end`, and in those named in `inner`.
fn blank_within(file: &mut File, mut at: u64, end: u64, inner: &[&[u8; 4]]) -> Result<()> {
    while end.saturating_sub(at) >= 8 {
        file.seek(SeekFrom::Start(at))?;
        let Ok(header) = Header::read_from(file) else {
            return Ok(());
        };
        let start = file.stream_position()?;
        let length = header
            .size
            .map_or(end.saturating_sub(start), |size| size as u64);
        let next = start.saturating_add(length);
        if next > end {
            return Ok(());
        }
        let is = |name: &&[u8; 4]| header.kind == FourCC::new(name);
        match inner.split_first() {
            _ if [b"udta", b"meta"].iter().any(is) => blank(file, at, start, length)?,
            Some((name, rest)) if is(name) => blank_within(file, start, next, rest)?,
            _ => {}
        }
        at = next;
    }
    Ok(())
}

/// Turns a box into free space.
fn blank(file: &mut File, at: u64, start: u64, length: u64) -> Result<()> {
    if length > MAX_HEADER {
        let message =
            "the video has more metadata than can be removed: save it anew with another program";
        return Err(Error::new(Code::TooLong, message).field("media"));
    }
    file.seek(SeekFrom::Start(at + 4))?;
    file.write_all(b"free")?;
    file.seek(SeekFrom::Start(start))?;
    std::io::copy(&mut std::io::repeat(0).take(length), file)?;
    Ok(())
}
