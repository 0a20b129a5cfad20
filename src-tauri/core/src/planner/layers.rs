//! Layers: other people's calendars behind the posts. A file is read when its layer is added, so that a file
//! that isn't a calendar is refused. Later problems are shown beside the layer.

use std::path::Path;

use super::Planner;
use crate::layers;
use crate::model::{Layer, LayerEdit, LayerId, kept_path};
use crate::query::Changes;
use crate::storage::record;
use crate::{Code, Error, Result};

/// The colours of new layers, used in turn.
const COLOURS: [&str; 5] = ["#0d8f86", "#b07d0a", "#9a5cd6", "#2979d9", "#d6428f"];

impl Planner {
    /// Adds a layer. Without a name it gets the name in the file, or else the name of the file. A file that
    /// already has a layer is an error.
    pub fn add_layer(&mut self, path: &Path, name: Option<&str>) -> Result<(Changes, LayerId)> {
        let kept = kept_path(path)?;
        let own = layers::name_of(path)?;
        self.add(|tx| {
            let existing = record::all(tx.db)?;
            refuse_same_file(path, &existing)?;
            let blank = Layer {
                id: LayerId::new(tx.now),
                name: String::new(),
                path: kept,
                colour: COLOURS[existing.len() % COLOURS.len()].to_owned(),
                shown: true,
            };
            let name = Some(name.map_or(own, str::to_owned));
            blank.edited(&LayerEdit {
                name,
                ..LayerEdit::default()
            })
        })
    }

    pub fn edit_layer(&mut self, id: &str, edit: &LayerEdit) -> Result<Changes> {
        self.edit(id, |_, layer: Layer| layer.edited(edit))
    }

    /// Deletes a layer. Its file is kept.
    pub fn delete_layer(&mut self, id: &str) -> Result<Changes> {
        self.delete::<Layer>(id)
    }
}

/// Returns an error if a layer already shows this file, by the same or another path.
fn refuse_same_file(path: &Path, existing: &[Layer]) -> Result<()> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let file = real(path);
    let same = existing
        .iter()
        .find(|layer| real(Path::new(&layer.path)) == file);
    same.map_or(Ok(()), |layer| {
        let message = format!(
            "{} is the layer “{}” already: choose another file",
            path.display(),
            layer.name
        );
        Err(Error::new(Code::Taken, message).field("path"))
    })
}
