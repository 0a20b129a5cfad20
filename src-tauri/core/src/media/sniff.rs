//! The type of a file by its first bytes. Names and endings are never asked.

use crate::model::MediaType;

/// How many bytes of a file are needed at most to tell its type.
pub(super) const HEAD: usize = 4_096;

/// Returns the type of the file that begins with `head`; `None` if it is no picture or video that the plan keeps.
///
/// The signatures are those of each format's specification: JPEG (ITU-T T.81), PNG (W3C), GIF89a, WebP (RFC 9649),
/// HEIF and MP4 (ISO/IEC 14496-12 and 23008-12), QuickTime (QTFF) and WebM (RFC 8794).
pub(super) fn sniff(head: &[u8]) -> Option<MediaType> {
    match head {
        [0xff, 0xd8, 0xff, ..] => Some(MediaType::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(MediaType::Png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(MediaType::Gif),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some(MediaType::Webp),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => webm(head),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => by_brands(head),
        [_, _, _, _, kind @ ..] if begins_quicktime(kind) => Some(MediaType::Mov),
        _ => is_svg(head).then_some(MediaType::Svg),
    }
}

/// Returns WebM for a Matroska file that names itself so; other Matroska files are published nowhere.
fn webm(head: &[u8]) -> Option<MediaType> {
    let beginning = &head[..head.len().min(64)];
    let names_itself = beginning.windows(4).any(|word| word == b"webm");
    names_itself.then_some(MediaType::Webm)
}

/// Returns the type by the brands in the first box, `ftyp`.
fn by_brands(head: &[u8]) -> Option<MediaType> {
    let length = head
        .first_chunk()
        .map_or(0, |size| u32::from_be_bytes(*size));
    let end = head.len().min(length.max(16) as usize);
    let (major, others) = (head.get(8..12)?, head.get(16..end).unwrap_or_default());
    let brands: Vec<&[u8]> = std::iter::once(major)
        .chain(others.chunks_exact(4))
        .collect();
    let has = |names: &[&[u8; 4]]| {
        brands
            .iter()
            .any(|brand| names.iter().any(|name| *brand == name.as_slice()))
    };
    let is_picture = matches!(
        major,
        b"mif1" | b"msf1" | b"avif" | b"avis" | b"miaf" | b"heic"
    ) || has(&[b"heic", b"heix", b"heim", b"heis"]);
    match major {
        _ if is_picture && has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"]) => {
            Some(MediaType::Heic)
        }
        _ if is_picture => None,
        b"qt  " => Some(MediaType::Mov),
        b"M4A " | b"M4B " | b"crx " => None,
        _ => Some(MediaType::Mp4),
    }
}

/// Returns true for the boxes that a QuickTime file without `ftyp` can begin with.
fn begins_quicktime(kind: &[u8]) -> bool {
    [b"moov", b"mdat", b"wide", b"pnot"]
        .iter()
        .any(|name| kind.starts_with(*name))
}

/// Returns true for a text whose first element is `svg`.
fn is_svg(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    for (begin, end) in [
        ("<?", "?>"),
        ("<!--", "-->"),
        ("<!DOCTYPE", ">"),
        ("<!--", "-->"),
    ] {
        while rest.starts_with(begin) {
            let Some(length) = rest.find(end) else {
                return false;
            };
            rest = rest[length + end.len()..].trim_start();
        }
    }
    let name = rest.strip_prefix('<').unwrap_or_default();
    let name = name
        .split(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
        .next();
    name.is_some_and(|name| name == "svg" || name.ends_with(":svg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_told_by_the_first_bytes() {
        let cases: [(&[u8], Option<MediaType>); 15] = [
            (b"\xff\xd8\xff\xe0", Some(MediaType::Jpeg)),
            (b"\x89PNG\r\n\x1a\n", Some(MediaType::Png)),
            (b"GIF89a", Some(MediaType::Gif)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some(MediaType::Webp)),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Some(MediaType::Heic)),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", None),
            (b"\0\0\0\x14ftypisom\0\0\0\0iso6", Some(MediaType::Mp4)),
            (b"\0\0\0\x14ftypM4A \0\0\0\0isom", None),
            (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", Some(MediaType::Mov)),
            (b"\0\0\0\x08wide\0\0\0\x08mdat", Some(MediaType::Mov)),
            (
                b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm",
                Some(MediaType::Webm),
            ),
            (b"\x1a\x45\xdf\xa3\x8b\x42\x82\x88matroska", None),
            (
                b"<?xml version='1.0'?>\n<!-- a --><svg xmlns='x'/>",
                Some(MediaType::Svg),
            ),
            (b"<html><svg></svg></html>", None),
            (b"MZ", None),
        ];
        for (head, kind) in cases {
            assert_eq!(sniff(head), kind, "{}", String::from_utf8_lossy(head));
        }
        for length in 0..12 {
            sniff(&b"\0\0\0\x18ftypmif1"[..length]);
        }
    }
}
