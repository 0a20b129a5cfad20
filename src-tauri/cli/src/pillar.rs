//! `pillar`: adds, lists, edits and deletes pillars.

use std::path::Path;

use daymark_core::model::{Noun, PillarEdit};

use crate::args::{Pillar, PillarArgs};
use crate::failure::Result;
use crate::output::Output;
use crate::plan;

pub(crate) fn run(command: Pillar, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Pillar::Add(args) => {
            let (changes, id) = planner.add_pillar(&edit_of(args))?;
            out.made(&[id], &changes)
        }
        Pillar::List => out.list(&planner.overview()?.rows.pillars, |pillar| {
            let share = format!("{}%", pillar.share);
            vec![pillar.id.to_string(), share, pillar.name.clone()]
        }),
        Pillar::Edit { pillar, change } => {
            let id = planner.id_of(Noun::Pillar, &pillar)?;
            let changes = planner.edit_pillar(&id, &edit_of(change))?;
            out.changed(&[id], &changes)
        }
        Pillar::Delete { pillar } => {
            let id = planner.id_of(Noun::Pillar, &pillar)?;
            let changes = planner.delete_pillar(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

fn edit_of(args: PillarArgs) -> PillarEdit {
    PillarEdit {
        name: args.name,
        colour: args.colour,
        share: args.share,
        position: None,
    }
}
