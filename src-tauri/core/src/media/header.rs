//! What a file's header tells about its picture or video. Nothing is decoded.

use std::fs::File;
use std::io::{Read, Seek};

use super::sniff::{HEAD, sniff};
use super::{mp4, picture, webm};
use crate::model::{MediaHeader, MediaType};
use crate::{Code, Error, Result};

/// Returns the type of an open file by its first bytes, and rewinds it.
///
/// # Errors
/// `Empty` if the file is empty, `BadValue` if it is no picture or video that the plan keeps.
pub(super) fn type_of(file: &mut File) -> Result<MediaType> {
    let mut head = Vec::with_capacity(HEAD);
    file.rewind()?;
    Read::by_ref(file)
        .take(HEAD as u64)
        .read_to_end(&mut head)?;
    file.rewind()?;
    if head.is_empty() {
        let message = "is empty: choose a picture or video";
        return Err(Error::new(Code::Empty, message));
    }
    sniff(&head).ok_or_else(|| {
        let message = "is no picture or video that can be kept: \
            choose a JPEG, PNG, GIF, WebP, HEIC, SVG, MP4, MOV or WebM file";
        Error::new(Code::BadValue, message)
    })
}

/// Returns the header of an open file.
///
/// # Errors
/// `Damaged` if the file is cut off or its header can't be read, and those of [`type_of`].
pub(super) fn read(file: &mut File) -> Result<MediaHeader> {
    let kind = type_of(file)?;
    match kind {
        MediaType::Svg => Ok(MediaHeader::bare(kind)),
        MediaType::Mp4 | MediaType::Mov => mp4::read(file, kind),
        MediaType::Webm => webm::read(file.try_clone()?),
        _ => picture::read(file.try_clone()?, kind),
    }
}
