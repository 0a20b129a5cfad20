//! A small plan that files are previewed for.

use std::fs;
use std::path::PathBuf;

use daymark_core::Planner;
use daymark_core::model::{NewChannel, NewPlan};
use tempfile::TempDir;

/// A plan with two channels, and the place of the file that is read.
pub struct Plan {
    pub planner: Planner,
    file: PathBuf,
    _folder: TempDir,
}

impl Plan {
    pub fn new(file: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let new = NewPlan {
            name: "Plan".to_owned(),
            zone: "Europe/Berlin".to_owned(),
            first_day: 1,
        };
        let mut planner = Planner::create(&folder.path().join("a.daymark"), &new).expect("a plan");
        let channels = ["x", "linkedin"].map(|platform| NewChannel {
            platform: platform.to_owned(),
            name: platform.to_owned(),
            handle: None,
            zone: None,
        });
        planner.add_channels(&channels).expect("channels");
        let file = folder.path().join(file);
        Self {
            planner,
            file,
            _folder: folder,
        }
    }

    /// Writes the bytes into the file and returns its path.
    pub fn written(&self, bytes: &[u8]) -> &PathBuf {
        fs::write(&self.file, bytes).expect("a file");
        &self.file
    }
}
