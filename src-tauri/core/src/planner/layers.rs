//! Layers: calendars of others behind the posts. Their files are read here once, so that what is no
//! calendar is refused when it is added; later trouble is told beside the layer.

use std::path::Path;

use super::Planner;
use crate::layers;
use crate::model::{Layer, LayerEdit, LayerId, Noun, Op, kept_path};
use crate::query::Changes;
use crate::storage::{self, find};
use crate::{Code, Error, Result};

/// The colours of new layers, taken in turn.
const COLOURS: [&str; 5] = ["#0d8f86", "#b07d0a", "#9a5cd6", "#2979d9", "#d6428f"];

impl Planner {
    /// Adds a layer. Without a name it gets the one in the file, or the file's own. A file that is a layer
    /// already is refused.
    pub fn add_layer(&mut self, path: &Path, name: Option<&str>) -> Result<(Changes, LayerId)> {
        let kept = kept_path(path)?;
        let own = layers::name_of(path)?;
        self.transact(|tx| {
            let existing = storage::layer::all(tx.db)?;
            refuse_same_file(path, &existing)?;
            let count = existing.len();
            let blank = Layer {
                id: LayerId::new(tx.now),
                name: String::new(),
                path: kept,
                colour: COLOURS[count % COLOURS.len()].to_owned(),
                shown: true,
            };
            let name = Some(name.map_or(own, str::to_owned));
            let layer = blank.edited(&LayerEdit {
                name,
                ..LayerEdit::default()
            })?;
            storage::layer::put(tx.db, &layer)?;
            Ok((
                Op::Add {
                    noun: Noun::Layer,
                    name: layer.name,
                },
                layer.id,
            ))
        })
    }

    pub fn edit_layer(&mut self, id: &str, edit: &LayerEdit) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let layer = find::layer(tx.db, id)?.edited(edit)?;
            storage::layer::put(tx.db, &layer)?;
            Ok((
                Op::Edit {
                    noun: Noun::Layer,
                    name: layer.name,
                },
                (),
            ))
        })?;
        Ok(changes)
    }

    /// Deletes a layer; its file stays.
    pub fn delete_layer(&mut self, id: &str) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let layer = find::layer(tx.db, id)?;
            storage::layer::delete(tx.db, &layer.id)?;
            Ok((
                Op::Delete {
                    noun: Noun::Layer,
                    name: layer.name,
                },
                (),
            ))
        })?;
        Ok(changes)
    }
}

/// Refuses a file that one of the layers shows, by whatever path.
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
