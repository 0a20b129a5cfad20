//! Pictures and videos: the files that a plan keeps, and how items and posts use them.

use serde::{Deserialize, Serialize};

use super::id::id;
use super::{ItemId, PostId};
use crate::{Code, Error, Result};

id!(MediaId, ItemMediaId);

/// The most characters of a file's name that a plan keeps.
const MAX_NAME: usize = 120;

/// The whole width or height of a picture, in the unit of [`Crop`].
pub const WHOLE: u32 = 1_000_000;

/// The format of a file, found in its bytes and never in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum MediaType {
    #[serde(rename = "image/jpeg")]
    Jpeg,
    #[serde(rename = "image/png")]
    Png,
    #[serde(rename = "image/gif")]
    Gif,
    #[serde(rename = "image/webp")]
    Webp,
    #[serde(rename = "image/heic")]
    Heic,
    #[serde(rename = "image/svg+xml")]
    Svg,
    #[serde(rename = "video/mp4")]
    Mp4,
    #[serde(rename = "video/quicktime")]
    Mov,
    #[serde(rename = "video/webm")]
    Webm,
}

impl MediaType {
    const ALL: [Self; 9] = [
        Self::Jpeg,
        Self::Png,
        Self::Gif,
        Self::Webp,
        Self::Heic,
        Self::Svg,
        Self::Mp4,
        Self::Mov,
        Self::Webm,
    ];

    /// Returns the media type as the Internet names it (RFC 6838), such as `image/jpeg`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
            Self::Heic => "image/heic",
            Self::Svg => "image/svg+xml",
            Self::Mp4 => "video/mp4",
            Self::Mov => "video/quicktime",
            Self::Webm => "video/webm",
        }
    }

    /// Returns the usual ending of a file's name, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Heic => "heic",
            Self::Svg => "svg",
            Self::Mp4 => "mp4",
            Self::Mov => "mov",
            Self::Webm => "webm",
        }
    }

    pub fn is_video(self) -> bool {
        matches!(self, Self::Mp4 | Self::Mov | Self::Webm)
    }
}

impl std::str::FromStr for MediaType {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or_else(|| {
            let message = format!("“{name}” is no type of a picture or video");
            Error::new(Code::BadValue, message).field("media")
        })
    }
}

/// What a file's bytes tell about its picture or video.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MediaHeader {
    #[serde(rename = "type")]
    pub kind: MediaType,
    /// In pixels, as shown: the orientation that a camera wrote is applied. `None` if the file doesn't tell.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// In milliseconds; `None` for a picture, or if the file doesn't tell.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub duration: Option<u64>,
    /// How a video is encoded, such as `h264`; `None` for a picture.
    pub codec: Option<String>,
    /// In frames per 1,000 seconds; `None` for a picture, or if the file doesn't tell.
    pub frame_rate: Option<u32>,
}

impl MediaHeader {
    /// Returns the header of a file that tells nothing but its type.
    pub(crate) fn bare(kind: MediaType) -> Self {
        Self {
            kind,
            width: None,
            height: None,
            duration: None,
            codec: None,
            frame_rate: None,
        }
    }
}

/// A file that the plan keeps a copy of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Media {
    pub id: MediaId,
    /// The SHA-256 sum of the bytes, in hexadecimal digits.
    pub hash: String,
    /// The name that the file had, as it may be shown; see [`shown_name`].
    pub name: String,
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
    #[serde(flatten)]
    pub header: MediaHeader,
}

/// A picture or video of an item, which all posts of the item use unless they leave it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemMedia {
    pub id: ItemMediaId,
    pub item: ItemId,
    pub media: MediaId,
    /// The order within the item, from 0.
    pub position: u32,
    /// The alternative text; empty if there is none.
    pub alt: String,
}

/// How one post uses a picture of its item, where it differs from the whole picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostMedia {
    pub post: PostId,
    pub item_media: ItemMediaId,
    pub used: bool,
    pub crop: Option<Crop>,
}

impl PostMedia {
    /// Returns true if nothing differs from how the item uses the picture, so that no row is needed.
    pub(crate) fn is_plain(&self) -> bool {
        self.used && self.crop.is_none()
    }
}

/// The part of a picture that a post shows, in millionths of the picture's width and height as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Crop {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

impl Crop {
    /// Returns the crop, or `None` for the whole picture. A crop that is empty or reaches out of the picture is an error.
    pub(crate) fn checked(self) -> Result<Option<Self>> {
        let fits = |start: u32, length: u32| {
            length > 0 && start.checked_add(length).is_some_and(|end| end <= WHOLE)
        };
        if !fits(self.left, self.width) || !fits(self.top, self.height) {
            let message =
                "the crop is empty or reaches out of the picture: choose a part inside it";
            return Err(Error::new(Code::BadValue, message).field("crop"));
        }
        Ok((self.width < WHOLE || self.height < WHOLE).then_some(self))
    }

    /// Returns the crop in pixels of a picture of this size: left, top, width, height. It has at least one pixel.
    pub(crate) fn in_pixels(self, width: u32, height: u32) -> [u32; 4] {
        let scaled =
            |part: u32, of: u32| (u64::from(part) * u64::from(of) / u64::from(WHOLE)) as u32;
        let left = scaled(self.left, width).min(width.saturating_sub(1));
        let top = scaled(self.top, height).min(height.saturating_sub(1));
        let right = scaled(self.left + self.width, width).max(left + 1);
        let bottom = scaled(self.top + self.height, height).max(top + 1);
        [left, top, right - left, bottom - top]
    }
}

/// Returns a file's name as it may be shown: without folders, control characters and marks that change the direction of
/// writing, and with at most 120 characters. Such marks can make `gnp.exe` look like `exe.png`.
pub(crate) fn shown_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_shown = |c: &char| !c.is_control() && !is_direction_mark(*c);
    let name: String = base.chars().filter(is_shown).take(MAX_NAME).collect();
    match name.trim() {
        "" => "?".to_owned(),
        name => name.to_owned(),
    }
}

/// Returns true for the marks of Unicode's bidirectional algorithm (UAX #9, 2.1 to 2.6) and line separators.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_without_folders_and_marks() {
        for (name, shown) in [
            ("cat.png", "cat.png"),
            ("../../etc/cat.png", "cat.png"),
            ("..\\cat.png", "cat.png"),
            ("a\nb\u{202e}gnp.exe", "abgnp.exe"),
            ("\u{2067} ", "?"),
            ("猫 😀.jpg", "猫 😀.jpg"),
        ] {
            assert_eq!(shown_name(name), shown);
        }
        assert_eq!(shown_name(&"x".repeat(255)).len(), MAX_NAME);
    }

    #[test]
    fn a_crop_is_inside_the_picture() {
        let crop = |left, top, width, height| Crop {
            left,
            top,
            width,
            height,
        };
        assert_eq!(crop(0, 0, WHOLE, WHOLE).checked().unwrap(), None);
        let half = crop(250_000, 0, 500_000, WHOLE);
        assert_eq!(half.checked().unwrap(), Some(half));
        assert_eq!(half.in_pixels(1000, 3), [250, 0, 500, 3]);
        assert_eq!(crop(999_999, 0, 1, 1).in_pixels(10, 10), [9, 0, 1, 1]);
        for bad in [
            crop(0, 0, 0, 5),
            crop(1, 0, WHOLE, 5),
            crop(u32::MAX, 0, 9, 9),
        ] {
            assert!(bad.checked().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_type_is_found_by_its_name() {
        for kind in MediaType::ALL {
            assert_eq!(kind.name().parse::<MediaType>().unwrap(), kind);
            let json = serde_json::to_value(kind).unwrap();
            assert_eq!(json, kind.name());
        }
        assert!("image/tiff".parse::<MediaType>().is_err());
    }
}
