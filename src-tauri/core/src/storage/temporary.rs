//! Temporary files, which are completed before they get their name.

use std::path::Path;

use tempfile::NamedTempFile;

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Creates an empty file that is deleted unless it gets a name.
pub(super) fn unnamed_in(folder: &Path) -> std::io::Result<NamedTempFile> {
    tempfile::Builder::new()
        .prefix(".new-")
        .suffix(".daymark")
        .tempfile_in(folder)
}
