//! `layer …`: calendars of others behind the posts.

use std::path::Path;

use daymark_core::Error;
use daymark_core::model::LayerEdit;

use crate::args::Layer;
use crate::failure::Result;
use crate::output::Output;
use crate::plan;

pub(crate) fn run(command: Layer, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Layer::Add { calendar, name } => {
            let calendar = std::path::absolute(&calendar).map_err(Error::from)?;
            let (changes, id) = planner.add_layer(&calendar, name.as_deref())?;
            out.made(&[id], &changes)
        }
        Layer::List => out.list(&planner.overview()?.rows.layers, |layer| {
            let path = layer.path.clone();
            vec![layer.id.to_string(), layer.name.clone(), path]
        }),
        Layer::Edit {
            layer,
            name,
            colour,
            shown,
        } => {
            let id = planner.layer_id(&layer)?;
            let edit = LayerEdit {
                name,
                colour,
                shown,
            };
            let changes = planner.edit_layer(&id, &edit)?;
            out.changed(&[id], &changes)
        }
        Layer::Delete { layer } => {
            let id = planner.layer_id(&layer)?;
            let changes = planner.delete_layer(&id)?;
            out.changed(&[id], &changes)
        }
    }
}
