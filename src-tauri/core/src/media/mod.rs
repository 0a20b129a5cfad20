//! Pictures and videos as files: what their bytes are, their copies beside the plan, and their thumbnails. Knows no SQL.
//! A file is hostile until its header is read, and no header makes the program read or hold more than a bounded amount.
//!
//! - `sniff`: the type of a file by its first bytes
//! - `header`, `picture`, `mp4`, `webm`: dimensions, duration, codec and frame rate, without decoding
//! - `bounded`: a reader that stops after a number of bytes; `damaged`: the error for what isn't whole
//! - `store`, `copying`: the files beside the plan, named by their hashes
//! - `plan_file`: refuses plans, which must not be opened
//! - `decode`, `thumbnail`: small pictures, in a cache folder
//! - `copy_out`, `position`: copies for publishing: cropped, and without the place where they were taken
//! - `to_save`: such copies of all that a post publishes, in a folder

mod bounded;
mod copy_out;
mod copying;
mod damaged;
mod decode;
mod header;
mod mp4;
mod picture;
mod plan_file;
mod position;
mod sniff;
mod store;
mod thumbnail;
mod to_save;
mod webm;

pub use copy_out::CopyOut;
pub use store::{FileState, FolderSize, MediaStore, TakenFile};
pub use thumbnail::{ThumbnailSize, thumbnail};
pub use to_save::MediaToSave;

use std::path::Path;

use crate::model::shown_name;
use crate::{Code, Error};

/// Returns an error about a file, with its name before the sentence. The name is shown without what could confuse a reader.
fn about(file: &Path, reason: Error) -> Error {
    let name = name_of(file);
    let why = match reason.code() {
        Code::DiskFull | Code::ReadOnly | Code::Unexpected => "was not copied: ",
        _ => "",
    };
    Error::new(reason.code(), format!("“{name}” {why}{reason}"))
        .field("media")
        .about(&name)
        .caused_by(reason)
}

/// Returns the name of a file as it may be shown.
fn name_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    shown_name(&name.to_string_lossy())
}
