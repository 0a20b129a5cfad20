//! `channel`: adds, lists, edits and archives channels, and sets their slots.

use std::path::Path;

use daymark_core::model::{self, ChannelEdit, ChannelId, NewChannel, parse_slots};

use crate::args::{Channel, ChannelChange, PlanArgs};
use crate::failure::Result;
use crate::find::or_cleared;
use crate::output::Output;
use crate::plan::{self, open_or_create};

pub(crate) fn run(command: Channel, path: &Path, out: &mut Output) -> Result<()> {
    match command {
        Channel::Add {
            platform,
            name,
            handle,
            zone,
        } => {
            let new = NewChannel {
                platform,
                name,
                handle,
                zone,
            };
            add(path, &new, out)
        }
        Channel::List => list(path, out),
        Channel::Edit { id, change } => edit(path, &id, &edit_of(change), out),
        Channel::Archive { id } => {
            let archived = Some(true);
            let archive = ChannelEdit {
                archived,
                ..ChannelEdit::default()
            };
            edit(path, &id, &archive, out)
        }
        Channel::Slots { id, set: None } => list_slots(path, &id, out),
        Channel::Slots { id, set: Some(set) } => set_slots(path, &id, &set, out),
    }
}

fn add(path: &Path, new: &NewChannel, out: &mut Output) -> Result<()> {
    // Checked before the plan is created, so that a refused channel leaves no new file.
    model::Channel::new(ChannelId::from(""), new, 0)?;
    let mut planner = open_or_create(path, &PlanArgs::default())?;
    let (changes, ids) = planner.add_channels(std::slice::from_ref(new))?;
    out.made(&ids, &changes)
}

fn list(path: &Path, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    let zone = planner.plan()?.zone;
    out.list(&planner.channels()?, |channel| {
        vec![
            channel.id.to_string(),
            channel.platform.clone(),
            channel.zone.unwrap_or(zone).to_string(),
            if channel.archived { "archived" } else { "" }.to_owned(),
            format!("{} {}", channel.name, channel.handle),
        ]
    })
}

fn edit(path: &Path, id: &str, edit: &ChannelEdit, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    let id = planner.channel_id(id)?;
    let changes = planner.edit_channel(&id, edit)?;
    out.changed(&[id], &changes)
}

fn list_slots(path: &Path, id: &str, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    let slots = planner.slots(&planner.channel_id(id)?)?;
    out.list(&slots, |slot| vec![slot.to_string()])
}

fn set_slots(path: &Path, id: &str, set: &str, out: &mut Output) -> Result<()> {
    let slots = parse_slots(set)?;
    let mut planner = plan::open(path)?;
    let id = planner.channel_id(id)?;
    let changes = planner.set_slots(&id, &slots)?;
    out.changed(&[id], &changes)
}

fn edit_of(change: ChannelChange) -> ChannelEdit {
    let clearable =
        |value: Option<String>| value.map(|value| or_cleared(&value).map(str::to_owned));
    ChannelEdit {
        name: change.name,
        handle: change.handle,
        colour: clearable(change.colour),
        zone: clearable(change.zone),
        archived: change.archived,
        position: change.position,
    }
}
