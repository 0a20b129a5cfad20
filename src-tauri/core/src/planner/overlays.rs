//! Overlays: calendars of others behind the posts. Their files are read here once, so that what is no
//! calendar is refused when it is added; later trouble is told beside the layer.

use std::path::Path;

use super::Planner;
use crate::Result;
use crate::model::{Noun, Op, Overlay, OverlayEdit, OverlayId, kept_path};
use crate::overlay;
use crate::query::Changes;
use crate::storage::{self, find};

/// The colours of new layers, taken in turn.
const COLOURS: [&str; 5] = ["#0d8f86", "#b07d0a", "#9a5cd6", "#2979d9", "#d6428f"];

impl Planner {
    /// Adds a layer. Without a name it gets the one in the file, or the file's own.
    pub fn add_overlay(&mut self, path: &Path, name: Option<&str>) -> Result<(Changes, OverlayId)> {
        let kept = kept_path(path)?;
        let own = overlay::name_of(path)?;
        self.transact(|tx| {
            let count = storage::overlay::all(tx.db)?.len();
            let blank = Overlay {
                id: OverlayId::new(tx.now),
                name: String::new(),
                path: kept,
                colour: COLOURS[count % COLOURS.len()].to_owned(),
                shown: true,
            };
            let name = Some(name.map_or(own, str::to_owned));
            let overlay = blank.edited(&OverlayEdit {
                name,
                ..OverlayEdit::default()
            })?;
            storage::overlay::put(tx.db, &overlay)?;
            Ok((
                Op::Add {
                    noun: Noun::Layer,
                    name: overlay.name,
                },
                overlay.id,
            ))
        })
    }

    pub fn edit_overlay(&mut self, id: &str, edit: &OverlayEdit) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let overlay = find::overlay(tx.db, id)?.edited(edit)?;
            storage::overlay::put(tx.db, &overlay)?;
            Ok((
                Op::Edit {
                    noun: Noun::Layer,
                    name: overlay.name,
                },
                (),
            ))
        })?;
        Ok(changes)
    }

    /// Deletes a layer; its file stays.
    pub fn delete_overlay(&mut self, id: &str) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let overlay = find::overlay(tx.db, id)?;
            storage::overlay::delete(tx.db, &overlay.id)?;
            Ok((
                Op::Delete {
                    noun: Noun::Layer,
                    name: overlay.name,
                },
                (),
            ))
        })?;
        Ok(changes)
    }
}
