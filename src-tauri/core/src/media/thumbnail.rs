//! Small pictures for cards and the composer, in a cache folder outside of the plan: losing it loses nothing.
//!
//! Opaque pictures become JPEG, which every web view decodes fastest and which is a fifth of the same PNG; pictures that
//! one can see through become PNG, because JPEG has no transparency and the WebP encoder at hand only a lossless mode that
//! is slower for the same size.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use tempfile::NamedTempFile;

use super::decode::decode_unturned;
use super::store::MediaStore;
use crate::model::Media;
use crate::{Code, Error, Result};

/// The quality of JPEG thumbnails, 1 to 100.
const QUALITY: u8 = 82;

/// The size of a thumbnail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThumbnailSize {
    /// For a card at 1×: its shorter side has 64 pixels, so that it fills a square of that size.
    Card,
    /// For a card at 2×: its shorter side has 128 pixels.
    Card2x,
    /// For the sign-off sheet: its longer side has at most 480 pixels.
    Sheet,
    /// For the composer: its longer side has at most 1,000 pixels.
    Preview,
}

impl ThumbnailSize {
    fn name(self) -> &'static str {
        match self {
            Self::Card => "64",
            Self::Card2x => "128",
            Self::Sheet => "480",
            Self::Preview => "1000",
        }
    }

    /// Returns the size of a thumbnail of a picture, which is never larger than the picture. A card shows at most the
    /// middle of a panorama, so its longer side has at most four times the pixels of the shorter.
    fn of(self, width: u32, height: u32) -> (u32, u32) {
        let (shorter, longer) = (f64::from(width.min(height)), f64::from(width.max(height)));
        let scale = match self {
            Self::Card => (64.0 / shorter).min(256.0 / longer),
            Self::Card2x => (128.0 / shorter).min(512.0 / longer),
            Self::Sheet => 480.0 / longer,
            Self::Preview => 1000.0 / longer,
        };
        let scaled = |side: u32| ((f64::from(side) * scale.min(1.0)).round() as u32).max(1);
        (scaled(width), scaled(height))
    }
}

/// Returns the path of a thumbnail in the folder `cache`, which is made if it isn't there. The file is a JPEG or PNG, as
/// its ending tells. Takes up to a second, so it is called off the thread of the window.
///
/// # Errors
/// `FileMissing` if the media's file is missing, `TooLong` if it is larger than what is decoded, `Damaged` if it can't be
/// decoded, `BadValue` for a video, HEIC or SVG.
pub fn thumbnail(
    store: &MediaStore,
    media: &Media,
    size: ThumbnailSize,
    cache: &Path,
) -> Result<PathBuf> {
    let folder = cache.join(media.hash.get(..2).unwrap_or_default());
    let named = |ending| folder.join(format!("{}-{}.{ending}", media.hash, size.name()));
    if let Some(made) = ["jpg", "png"]
        .map(named)
        .into_iter()
        .find(|path| path.is_file())
    {
        return Ok(made);
    }
    let file = store.find(media).ok_or_else(|| missing(media))?;
    let small = drawn(&file, media, size)?;
    fs::create_dir_all(&folder)?;
    let path = named(if small.color().has_alpha() {
        "png"
    } else {
        "jpg"
    });
    write(&small, &folder, &path)?;
    Ok(path)
}

/// Returns the error for media whose file is not in the store.
pub(super) fn missing(media: &Media) -> Error {
    let message = format!(
        "the file of “{}” is missing: find it again or add it anew",
        media.name
    );
    Error::new(Code::FileMissing, message)
        .field("media")
        .about(&media.name)
}

fn drawn(file: &Path, media: &Media, size: ThumbnailSize) -> Result<DynamicImage> {
    let (picture, orientation) = decode_unturned(file, media.header.kind)?;
    let (width, height) = size.of(picture.width(), picture.height());
    let small = picture.thumbnail_exact(width, height);
    drop(picture);
    let mut small = match small.color().has_alpha() {
        true => DynamicImage::ImageRgba8(small.into_rgba8()),
        false => DynamicImage::ImageRgb8(small.into_rgb8()),
    };
    small.apply_orientation(orientation);
    Ok(small)
}

/// Writes a picture whole, then gives it its name.
fn write(picture: &DynamicImage, folder: &Path, path: &Path) -> Result<()> {
    let file = NamedTempFile::new_in(folder)?;
    let mut to = BufWriter::new(file.as_file());
    let written = match picture.color().has_alpha() {
        true => picture.write_with_encoder(PngEncoder::new(&mut to)),
        false => picture.write_with_encoder(JpegEncoder::new_with_quality(&mut to, QUALITY)),
    };
    written.map_err(unwritten)?;
    to.flush()?;
    drop(to);
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Returns the error for a picture that couldn't be encoded or written.
pub(super) fn unwritten(error: image::ImageError) -> Error {
    match error {
        image::ImageError::IoError(error) => error.into(),
        error => Error::new(Code::Unexpected, "the picture could not be written").caused_by(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thumbnail_fills_its_square_and_is_never_enlarged() {
        for (size, picture, wanted) in [
            (ThumbnailSize::Card, (4000, 3000), (85, 64)),
            (ThumbnailSize::Card2x, (3000, 4000), (128, 171)),
            (ThumbnailSize::Card, (20, 10), (20, 10)),
            (ThumbnailSize::Card, (30_000, 100), (256, 1)),
            (ThumbnailSize::Preview, (4000, 3000), (1000, 750)),
            (ThumbnailSize::Preview, (1, 9000), (1, 1000)),
        ] {
            assert_eq!(
                size.of(picture.0, picture.1),
                wanted,
                "{size:?} {picture:?}"
            );
        }
    }
}
