//! Decodes pictures within limits: one that would take too much memory is refused before anything is decoded.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};

use super::picture::orientation;
use crate::model::MediaType;
use crate::{Code, Error, Result};

/// The most pixels that are decoded. A picture of 48 megapixels, as telephones take them, has 8064 × 6048.
const MAX_PIXELS: u64 = 50_000_000;
/// The most pixels of a GIF, a WebP or a progressive JPEG: their decoders hold up to ten bytes of each pixel at once, where
/// those of other pictures hold three to eight.
const MAX_PIXELS_AT_ONCE: u64 = 24_000_000;
/// The most bytes of a decoded picture.
const MAX_DECODED: u64 = 200_000_000;
/// The longest file that is decoded, in bytes: a decoder may read all of it.
const MAX_FILE: u64 = 60 << 20;

/// Returns a picture as shown: Exif's orientation is applied. Of an animation it is the first frame.
///
/// # Errors
/// `TooLong` if the picture is larger than what is decoded, `Damaged` if it can't be decoded, `BadValue` if there is no
/// decoder for its type.
pub(super) fn decode(path: &Path, kind: MediaType) -> Result<DynamicImage> {
    let (mut picture, orientation) = decode_unturned(path, kind)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Returns a picture as it is in the file, and how it must be turned. Turning a small copy takes less memory.
pub(super) fn decode_unturned(path: &Path, kind: MediaType) -> Result<(DynamicImage, Orientation)> {
    let file = File::open(path)?;
    if file.metadata()?.len() > MAX_FILE {
        return Err(too_large());
    }
    let mut reader = BufReader::new(file);
    let turned =
        Orientation::from_exif(orientation(&mut reader)).unwrap_or(Orientation::NoTransforms);
    let most = most_pixels(&mut reader, kind)?;
    reader.rewind()?;
    let decoder = ImageReader::with_format(reader, format(kind)?).into_decoder();
    let decoder = decoder.map_err(undecoded)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > most || decoder.total_bytes() > MAX_DECODED {
        return Err(too_large());
    }
    let picture = DynamicImage::from_decoder(decoder).map_err(undecoded)?;
    Ok((picture, turned))
}

/// Returns the most pixels that a picture may have to be decoded.
fn most_pixels(reader: &mut (impl Read + Seek), kind: MediaType) -> Result<u64> {
    reader.rewind()?;
    let is_at_once = match kind {
        MediaType::Jpeg => is_progressive(reader),
        kind => kind != MediaType::Png,
    };
    Ok(match is_at_once {
        true => MAX_PIXELS_AT_ONCE,
        false => MAX_PIXELS,
    })
}

/// Returns true for a JPEG whose first frame is progressive (ITU-T T.81, B.1.1.3: its marker is SOF2).
fn is_progressive(reader: &mut (impl Read + Seek)) -> bool {
    let mut segment = [0; 4];
    let mut at = 2;
    while reader.seek(SeekFrom::Start(at)).is_ok() && reader.read_exact(&mut segment).is_ok() {
        let [0xff, marker, high, low] = segment else {
            return false;
        };
        match marker {
            0xc2 => return true,
            // Another frame, or the picture itself.
            0xc0 | 0xc1 | 0xda => return false,
            // Bytes that fill up.
            0xff => at += 1,
            _ => at += 2 + u64::from(u16::from_be_bytes([high, low])),
        }
    }
    false
}

/// Returns the format of a picture that is decoded.
pub(super) fn format(kind: MediaType) -> Result<ImageFormat> {
    match kind {
        MediaType::Jpeg => Ok(ImageFormat::Jpeg),
        MediaType::Png => Ok(ImageFormat::Png),
        MediaType::Gif => Ok(ImageFormat::Gif),
        MediaType::Webp => Ok(ImageFormat::WebP),
        _ => {
            let message = format!(
                "{} files are kept but not drawn: use another program",
                kind.name()
            );
            Err(Error::new(Code::BadValue, message).field("media"))
        }
    }
}

fn too_large() -> Error {
    let message = "the picture is too large to be drawn or cropped here, 50 megapixels (24 of a GIF, a WebP or a \
        progressive JPEG) and 60 MB are the most: it is kept as it is";
    Error::new(Code::TooLong, message).field("media")
}

fn undecoded(error: image::ImageError) -> Error {
    let message = "the picture is cut off or damaged and can't be drawn: choose another copy of it";
    Error::new(Code::Damaged, message)
        .field("media")
        .caused_by(error)
}
