//! Width and height of pictures, as shown.

use std::fs::File;
use std::io::{BufRead, Seek};

use exif::{In, Tag};

use super::bounded::Bounded;
use super::damaged::damaged;
use crate::Result;
use crate::model::{MediaHeader, MediaType};

/// Returns the header of a picture. HEIC whose dimensions can't be read has none.
pub(super) fn read(file: File, kind: MediaType) -> Result<MediaHeader> {
    let size = imagesize::reader_size(Bounded::reader(file.try_clone()?)?);
    let bare = MediaHeader::bare(kind);
    let (width, height) = match size.map(|size| (size.width.try_into(), size.height.try_into())) {
        Ok((Ok(width @ 1..), Ok(height @ 1..))) => (width, height),
        _ if kind == MediaType::Heic => return Ok(bare),
        _ => return Err(damaged("picture")),
    };
    // The size of HEIC has its rotation applied, which counts there instead of Exif's.
    let is_turned =
        kind != MediaType::Heic && orientation(&mut Bounded::reader(file)?) >= FIRST_TURNED;
    let (width, height) = if is_turned {
        (height, width)
    } else {
        (width, height)
    };
    Ok(MediaHeader {
        width: Some(width),
        height: Some(height),
        ..bare
    })
}

/// The first of Exif's orientations that exchange width and height (CIPA DC-008, 4.6.4).
const FIRST_TURNED: u8 = 5;

/// Returns Exif's orientation, 1 to 8; 1 if the picture doesn't tell.
pub(super) fn orientation(reader: &mut (impl BufRead + Seek)) -> u8 {
    let exif = exif::Reader::new().read_from_container(reader).ok();
    let field = exif
        .as_ref()
        .and_then(|exif| exif.get_field(Tag::Orientation, In::PRIMARY));
    let value = field.and_then(|field| field.value.get_uint(0));
    value.filter(|value| (1..=8).contains(value)).unwrap_or(1) as u8
}
