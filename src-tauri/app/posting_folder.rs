//! The folder with copies of a post's pictures and videos, from which a person publishes them. It is among the program's
//! data, and has only what was asked for last.

use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::media::{CopyOut, FileState, MediaStore};
use daymark_core::query::UsedMedia;
use daymark_core::{Code, Error, Result};

/// Replaces what is in the folder with copies of the used media, numbered in their order and cropped.
///
/// # Errors
/// `FileMissing` if the post has no file that is there; those of `CopyOut`.
pub(crate) fn fill(
    folder: &Path,
    store: &MediaStore,
    media: &[UsedMedia],
    without_position: bool,
) -> Result<()> {
    let media = media
        .iter()
        .filter(|one| one.used && one.file == FileState::Here);
    let media: Vec<&UsedMedia> = media.collect();
    if media.is_empty() {
        let message =
            "the post has no picture or video whose file is there: look for it in the post";
        return Err(Error::new(Code::FileMissing, message).field("media"));
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for (index, used) in media.into_iter().enumerate() {
        let out = CopyOut {
            crop: used.crop,
            without_position,
        };
        out.write(store, &used.media, &folder.join(name(index + 1, used)))?;
    }
    Ok(())
}

/// Returns the number and the file's own name, of which only the last part counts.
fn name(number: usize, used: &UsedMedia) -> PathBuf {
    let refused = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let name = used.media.name.replace(refused, "_");
    PathBuf::from(format!("{number} {name}"))
}
