//! Copies of a plan's files for publishing: cropped as a post shows them, and without the place where they were taken.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;
use tempfile::NamedTempFile;

use super::decode::{decode, format};
use super::position::remove_position;
use super::store::MediaStore;
use super::thumbnail::{missing, unwritten};
use crate::Result;
use crate::model::{Crop, Media, MediaType};

/// The quality of a cropped JPEG, 1 to 100: the platforms encode it once more.
const QUALITY: u8 = 92;

/// What happens to a file when it is copied out.
#[derive(Clone, Copy, Debug)]
pub struct CopyOut {
    /// The part to copy; `None` copies the file as it is.
    pub crop: Option<Crop>,
    /// Removes the position from Exif, XMP and the metadata of videos. A cropped picture has none in any case.
    pub without_position: bool,
}

impl CopyOut {
    /// Writes a copy of the media's file, whole or not at all. A file at `to` is replaced.
    ///
    /// # Errors
    /// `FileMissing` if the media's file is missing; `BadValue` to crop what can't be decoded, or to take the position out
    /// of a HEIC file; `TooLong` and `Damaged` as for thumbnails.
    pub fn write(self, store: &MediaStore, media: &Media, to: &Path) -> Result<()> {
        let source = store.find(media).ok_or_else(|| missing(media))?;
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        let file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        match self.crop {
            Some(crop) => write_part(&cropped(&source, media, crop)?, media.header.kind, &file)?,
            None => {
                fs::copy(&source, file.path())?;
                if self.without_position {
                    remove_position(file.path(), media.header.kind)?;
                }
            }
        }
        file.as_file().sync_all()?;
        file.persist(to).map_err(|error| error.error)?;
        Ok(())
    }
}

fn cropped(source: &Path, media: &Media, crop: Crop) -> Result<DynamicImage> {
    let picture = decode(source, media.header.kind)?;
    let [left, top, width, height] = crop.in_pixels(picture.width(), picture.height());
    Ok(picture.crop_imm(left, top, width, height))
}

fn write_part(part: &DynamicImage, kind: MediaType, file: &NamedTempFile) -> Result<()> {
    let mut to = BufWriter::new(file.as_file());
    let mut bytes = std::io::Cursor::new(Vec::new());
    let written = match kind {
        MediaType::Jpeg => {
            let part = DynamicImage::ImageRgb8(part.to_rgb8());
            part.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
        }
        kind => part.write_to(&mut bytes, format(kind)?),
    };
    written.map_err(unwritten)?;
    to.write_all(bytes.get_ref())?;
    to.flush()?;
    Ok(())
}
