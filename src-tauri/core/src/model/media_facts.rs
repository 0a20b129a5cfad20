//! What the rules of platforms need to know of a picture or video.

/// The facts of one file, as they are read from its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaFacts {
    pub kind: MediaKind,
    /// The media type, such as `image/jpeg`.
    pub media_type: String,
    /// In pixels, as shown. 0 if it is not known.
    pub width: u32,
    pub height: u32,
    /// In milliseconds; `None` for a picture, and where it is not known.
    pub duration: Option<u64>,
    pub bytes: u64,
    /// The length of the alt text in characters, 0 if it is missing.
    pub alt_length: u32,
}

/// A kind of media that platforms treat apart from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MediaKind {
    Image,
    /// An animated picture.
    Gif,
    Video,
}
