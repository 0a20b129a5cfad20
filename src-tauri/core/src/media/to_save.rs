//! What a post publishes, saved as files in a folder that a person chose: in its order, cropped as it shows them.

use std::fs;
use std::path::{Path, PathBuf};

use super::copy_out::CopyOut;
use super::store::MediaStore;
use crate::model::{Crop, Media};
use crate::{Cancellation, Code, Error, Result};

/// The most bytes of a name, without the number before and the ending after it. File systems take 255 in all.
const MAX_NAME: usize = 200;

/// The pictures and videos that a post publishes. It keeps nothing open and can be used in another thread.
#[derive(Clone, Debug)]
pub struct MediaToSave {
    pub(crate) store: MediaStore,
    pub(crate) media: Vec<(Media, Option<Crop>)>,
}

impl MediaToSave {
    /// Returns the length of each file in bytes, before it is cropped.
    pub fn lengths(&self) -> Vec<u64> {
        self.media.iter().map(|(media, _)| media.bytes).collect()
    }

    /// Saves all files in a folder, or none, and returns their paths. They are numbered, so that they are uploaded in their
    /// order. A file of the folder is never replaced: the new one gets another name. `progress` is told the length of each
    /// file that was saved.
    ///
    /// # Errors
    /// `Empty` without a file to save; `Cancelled`; those of [`CopyOut::write`], with the name of the file.
    pub fn save(
        &self,
        folder: &Path,
        without_position: bool,
        cancellation: &Cancellation,
        progress: &dyn Fn(u64),
    ) -> Result<Vec<PathBuf>> {
        if self.media.is_empty() {
            let message = "the post has no picture or video to save: add one first";
            return Err(Error::new(Code::Empty, message).field("media"));
        }
        fs::create_dir_all(folder)?;
        let mut saved = Vec::new();
        for (number, (media, crop)) in (1..).zip(&self.media) {
            let path = self.free_path(folder, number, media);
            let (crop, store) = (*crop, &self.store);
            let copy = CopyOut {
                crop,
                without_position,
            };
            let copied = cancellation.check().and_then(|()| {
                copy.write(store, media, &path)
                    .map_err(|why| named(media, why))
            });
            if let Err(reason) = copied {
                saved.iter().for_each(|path| drop(fs::remove_file(path)));
                return Err(reason);
            }
            progress(media.bytes);
            saved.push(path);
        }
        Ok(saved)
    }

    /// Returns the path of a copy, such as `03 cat.jpg`, or `03 cat (2).jpg` if there is such a file.
    fn free_path(&self, folder: &Path, number: usize, media: &Media) -> PathBuf {
        let width = self.media.len().to_string().len();
        let (stem, ending) = (stem(&media.name), media.header.kind.ending());
        let first = folder.join(format!("{number:0width$} {stem}.{ending}"));
        let further =
            (2..).map(|turn| folder.join(format!("{number:0width$} {stem} ({turn}).{ending}")));
        let mut paths = std::iter::once(first.clone()).chain(further);
        paths.find(|path| !path.exists()).unwrap_or(first)
    }
}

/// Returns the name of a file without its ending and without the characters that some file system refuses.
fn stem(name: &str) -> String {
    let stem = Path::new(name).file_stem().unwrap_or_default();
    let is_refused = |c: char| c.is_control() || "<>:\"/\\|?*".contains(c);
    let stem = stem.to_string_lossy().replace(is_refused, "_");
    let stem = &stem[..stem.floor_char_boundary(MAX_NAME)];
    stem.trim().trim_end_matches('.').to_owned()
}

/// Returns an error about one of the files, with its name.
fn named(media: &Media, reason: Error) -> Error {
    let message = format!("“{}” was not saved: {reason}", media.name);
    Error::new(reason.code(), message)
        .field("media")
        .about(&media.name)
        .caused_by(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_every_file_system_takes() {
        for (name, expected) in [
            ("cat.png", "cat"),
            ("a: b?.JPG", "a_ b_"),
            ("no ending", "no ending"),
            ("dots...png", "dots"),
            ("猫 😀.jpg", "猫 😀"),
        ] {
            assert_eq!(stem(name), expected);
        }
        assert_eq!(stem(&"猫".repeat(120)).len(), 198);
    }
}
