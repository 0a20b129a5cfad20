//! Dimensions, duration, codec and frame rate of WebM videos.

use std::fs::File;

use matroska_demuxer::{MatroskaFile, TrackEntry, TrackType};

use super::bounded::Bounded;
use super::damaged::damaged;
use crate::Result;
use crate::model::{MediaHeader, MediaType};

/// Returns the header of a video.
pub(super) fn read(file: File) -> Result<MediaHeader> {
    let video = MatroskaFile::open(Bounded::reader(file)?).map_err(|_| damaged("video"))?;
    let is_video = |track: &&TrackEntry| track.track_type() == TrackType::Video;
    let track = video
        .tracks()
        .iter()
        .find(is_video)
        .ok_or_else(|| damaged("video"))?;
    let size = track.video().map(|video| {
        let width = video.display_width().unwrap_or(video.pixel_width());
        let height = video.display_height().unwrap_or(video.pixel_height());
        (width.get().try_into().ok(), height.get().try_into().ok())
    });
    let (width, height) = size.unwrap_or_default();
    let info = video.info();
    let scale = info.timestamp_scale().get() as f64;
    let duration = info
        .duration()
        .map(|ticks| (ticks * scale / 1e6).round() as u64);
    Ok(MediaHeader {
        width,
        height,
        duration,
        codec: Some(codec(track.codec_id())),
        frame_rate: track.default_duration().map(|frame| rate(frame.get())),
        ..MediaHeader::bare(MediaType::Webm)
    })
}

/// Returns the frames in 1,000 seconds, of frames that last so many nanoseconds.
fn rate(nanoseconds: u64) -> u32 {
    let frames = (1_000_000_000_000 + nanoseconds / 2) / nanoseconds.max(1);
    frames.try_into().unwrap_or(u32::MAX)
}

/// Returns the usual name of a codec that Matroska names `V_VP9` and the like (RFC 9559, 5.1.4.1.21).
fn codec(id: &str) -> String {
    let name = id.strip_prefix("V_").unwrap_or(id).to_ascii_lowercase();
    name.chars().filter(|c| !c.is_control()).take(16).collect()
}
