//! Which file dialog is to be shown, as one process tells another.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// What a dialog asks for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AskedDialog {
    /// A name for a file of a kind, beginning with one.
    Save {
        kind: String,
        ending: String,
        name: String,
    },
    /// A file of a kind, which may have several endings.
    Open { kind: String, endings: Vec<String> },
    /// A folder, beginning in another.
    Folder { from: PathBuf },
    /// Files of any kind.
    Several,
}
