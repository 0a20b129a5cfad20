//! Dimensions, duration, codec and frame rate of MP4 and QuickTime videos (ISO/IEC 14496-12).
//!
//! Boxes are walked here and only the innermost ones are parsed by the library: one that it can't read costs the video
//! one of its properties, not all of them, and nested boxes can't exhaust the stack.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use mp4_atom::{
    Atom, Buf, Decode, DecodeMaybe, FourCC, Hdlr, Header, Mdhd, Mvhd, ReadFrom, Stts, Tkhd, Visual,
};

use super::bounded::MAX_HEADER;
use super::damaged::damaged;
use crate::model::{MediaHeader, MediaType};
use crate::{Code, Error, Result};

/// The most boxes at the outermost level. A fragmented video has two for some seconds.
const MAX_BOXES: usize = 200_000;

/// Returns the header of a video.
///
/// # Errors
/// `Damaged` if a box reaches beyond the end of the file, or there is no index; `BadValue` if there is no video in it.
pub(super) fn read(file: &mut File, kind: MediaType) -> Result<MediaHeader> {
    let index = index(file)?.ok_or_else(|| damaged("video"))?;
    let tracks = children(&index).filter(|(name, _)| *name == FourCC::new(b"trak"));
    let mut tracks = tracks.filter_map(|(_, track)| Track::of(track));
    let track = tracks.next().ok_or_else(|| {
        let message = "has no video in it: choose a picture or video";
        Error::new(Code::BadValue, message)
    })?;
    let (width, height) = track.size().unzip();
    Ok(MediaHeader {
        width,
        height,
        duration: duration(&index).or_else(|| track.duration()),
        codec: track.codec(),
        frame_rate: track.frame_rate(),
        ..MediaHeader::bare(kind)
    })
}

/// Returns the body of the box `moov`, and checks that the file has all its boxes.
fn index(file: &mut File) -> Result<Option<Vec<u8>>> {
    let end = file.metadata()?.len();
    let (mut at, mut found) = (0, None);
    for _ in 0..MAX_BOXES {
        // Some programs leave a few bytes after the last box.
        if end - at < 8 {
            break;
        }
        file.seek(SeekFrom::Start(at))?;
        let header = Header::read_from(file).map_err(|_| damaged("video"))?;
        let start = file.stream_position()?;
        let length = header
            .size
            .map_or(end.saturating_sub(start), |size| size as u64);
        let next = start.checked_add(length).filter(|next| *next <= end);
        if header.kind == FourCC::new(b"moov") && length <= MAX_HEADER && found.is_none() {
            let mut body = Vec::new();
            Read::by_ref(file).take(length).read_to_end(&mut body)?;
            found = Some(body);
        }
        at = next.ok_or_else(|| damaged("video"))?;
    }
    Ok(found)
}

/// The boxes of a video track that tell something about it.
struct Track<'a> {
    head: &'a [u8],
    media: &'a [u8],
    table: &'a [u8],
}

impl<'a> Track<'a> {
    /// Returns the track in the body of a box `trak`; `None` if it is no video.
    fn of(track: &'a [u8]) -> Option<Self> {
        let media = child(track, b"mdia")?;
        let handler: Hdlr = parsed(child(media, b"hdlr")?)?;
        let table = child(child(media, b"minf")?, b"stbl")?;
        let head = child(track, b"tkhd")?;
        (handler.handler == FourCC::new(b"vide")).then_some(Self { head, media, table })
    }

    /// Returns width and height as shown: those of the track, turned as its matrix tells.
    fn size(&self) -> Option<(u32, u32)> {
        let head: Option<Tkhd> = parsed(self.head);
        let shown = head
            .as_ref()
            .map(|head| (head.width.integer(), head.height.integer()));
        let coded = self
            .entry()
            .and_then(|(_, body)| Visual::decode(&mut &*body).ok());
        let coded = coded.map(|visual| (visual.width, visual.height));
        let is_set = |(width, height): &(u16, u16)| *width > 0 && *height > 0;
        let (width, height) = shown.filter(is_set).or(coded.filter(is_set))?;
        let is_turned = head.is_some_and(|head| head.matrix.a == 0 && head.matrix.d == 0);
        let (width, height) = if is_turned {
            (height, width)
        } else {
            (width, height)
        };
        Some((width.into(), height.into()))
    }

    /// Returns the duration in milliseconds.
    fn duration(&self) -> Option<u64> {
        let media: Mdhd = parsed(child(self.media, b"mdhd")?)?;
        milliseconds(media.duration, media.timescale)
    }

    /// Returns the frames in 1,000 seconds, on average.
    fn frame_rate(&self) -> Option<u32> {
        let media: Mdhd = parsed(child(self.media, b"mdhd")?)?;
        let times: Stts = parsed(child(self.table, b"stts")?)?;
        let (mut frames, mut ticks) = (0_u128, 0_u128);
        for entry in times.entries {
            frames += u128::from(entry.sample_count);
            ticks += u128::from(entry.sample_count) * u128::from(entry.sample_delta);
        }
        let rate = (frames * u128::from(media.timescale) * 1_000 + ticks / 2).checked_div(ticks)?;
        rate.try_into().ok().filter(|rate| *rate > 0)
    }

    /// Returns the usual name of the codec, or the four letters by which the file names it.
    fn codec(&self) -> Option<String> {
        let (kind, _) = self.entry()?;
        let letters: [u8; 4] = kind.into();
        let name = match &letters {
            b"avc1" | b"avc3" => "h264",
            b"hvc1" | b"hev1" => "hevc",
            b"vp08" => "vp8",
            b"vp09" => "vp9",
            b"av01" => "av1",
            b"mp4v" => "mpeg4",
            b"apcn" | b"apch" | b"apcs" | b"apco" | b"ap4h" | b"ap4x" => "prores",
            b"jpeg" | b"mjpa" | b"mjpb" => "mjpeg",
            other => return Some(other.escape_ascii().to_string()),
        };
        Some(name.to_owned())
    }

    /// Returns the first description of how samples are encoded: its name and its body.
    fn entry(&self) -> Option<(FourCC, &'a [u8])> {
        // Before it are the version, the flags and the number of entries.
        let entries = child(self.table, b"stsd")?.get(8..)?;
        children(entries).next()
    }
}

/// Returns the duration of the whole video in milliseconds, from the body of `moov`; `None` if it isn't told.
fn duration(index: &[u8]) -> Option<u64> {
    let movie: Mvhd = parsed(child(index, b"mvhd")?)?;
    milliseconds(movie.duration, movie.timescale)
}

fn milliseconds(ticks: u64, in_a_second: u32) -> Option<u64> {
    // All bits set stand for “unknown”, in either length; a fragmented video has 0.
    let is_known = ticks > 0 && ticks != u64::from(u32::MAX) && ticks != u64::MAX;
    let scaled = (u128::from(ticks) * 1_000).checked_div(u128::from(in_a_second))?;
    scaled.try_into().ok().filter(|_| is_known)
}

/// Returns the boxes in a body, each with its name and its body, up to one that isn't whole.
fn children(mut bytes: &[u8]) -> impl Iterator<Item = (FourCC, &[u8])> {
    std::iter::from_fn(move || {
        let header = Header::decode_maybe(&mut bytes).ok()??;
        let length = header.size.unwrap_or(bytes.remaining());
        let (body, rest) = bytes.split_at_checked(length)?;
        bytes = rest;
        Some((header.kind, body))
    })
}

fn child<'a>(bytes: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    let mut found = children(bytes).filter(|(kind, _)| *kind == FourCC::new(name));
    found.next().map(|(_, body)| body)
}

fn parsed<T: Atom>(mut body: &[u8]) -> Option<T> {
    T::decode_body(&mut body).ok()
}
