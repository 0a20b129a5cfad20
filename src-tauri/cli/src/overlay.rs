//! `overlay …`: calendars of others behind the posts.

use std::path::Path;

use daymark_core::Error;

use crate::args::Overlay;
use crate::failure::Result;
use crate::output::Output;
use crate::plan;

pub(crate) fn run(command: Overlay, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Overlay::Add { calendar, name } => {
            let calendar = std::path::absolute(&calendar).map_err(Error::from)?;
            let (changes, id) = planner.add_overlay(&calendar, name.as_deref())?;
            out.made(&[id], &changes)
        }
        Overlay::List => out.list(&planner.overview()?.rows.layers, |overlay| {
            let path = overlay.path.clone();
            vec![overlay.id.to_string(), overlay.name.clone(), path]
        }),
        Overlay::Remove { overlay } => {
            let id = planner.overlay_id(&overlay)?;
            let changes = planner.delete_overlay(&id)?;
            out.changed(&[id], &changes)
        }
    }
}
