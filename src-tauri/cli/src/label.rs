//! `label`: lists, renames and deletes labels.

use std::path::Path;

use daymark_core::model::Noun;

use crate::args::Label;
use crate::failure::Result;
use crate::output::Output;
use crate::plan;

pub(crate) fn run(command: Label, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Label::List => out.list(&planner.overview()?.rows.labels, |label| {
            vec![label.id.to_string(), label.name.clone()]
        }),
        Label::Edit { label, name } => {
            let id = planner.id_of(Noun::Label, &label)?;
            let changes = planner.rename_label(&id, &name)?;
            out.changed(&[id], &changes)
        }
        Label::Delete { label } => {
            let id = planner.id_of(Noun::Label, &label)?;
            let changes = planner.delete_label(&id)?;
            out.changed(&[id], &changes)
        }
    }
}
