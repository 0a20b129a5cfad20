//! `init`, `demo` and `verify`: commands on the file as a whole.

use std::path::Path;

use clap::Args;
use daymark_core::clock::machine_zone;
use daymark_core::model::NewPlan;
use daymark_core::planner::backup_text;
use daymark_core::query::Changes;
use daymark_core::sync::SyncService;
use daymark_core::{Code, Error, Planner};
use serde_json::json;

use crate::author;
use crate::failure::Result;
use crate::output::{Output, to_stderr};

#[derive(Args, Default)]
pub(crate) struct PlanArgs {
    /// The plan's name [default: the file's]
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// An IANA time zone, such as Europe/Berlin [default: the machine's]
    #[arg(long)]
    pub(crate) zone: Option<String>,
}

pub(crate) fn init(path: &Path, args: &PlanArgs, out: &mut Output) -> Result<()> {
    let planner = create(path, args)?;
    let plan = planner.plan()?;
    let words = format!("Made “{}” in {}", plan.name, path.display());
    out.print_value(
        &json!({"file": path.to_string_lossy(), "plan": plan}),
        &words,
    )
}

pub(crate) fn demo(path: &Path, out: &mut Output) -> Result<()> {
    let name = Some("Sample".to_owned());
    let args = PlanArgs { name, zone: None };
    let changes: Changes = open_or_create(path, &args)?.fill_sample()?;
    out.print_summary("", &changes)
}

pub(crate) fn verify(path: &Path, out: &mut Output) -> Result<()> {
    let planner = Planner::open(path).inspect(note_set_aside)?;
    let problems = planner.verify()?;
    if problems.is_empty() {
        return print_sound(planner.sync_service(), out);
    }
    let newest = planner.newest_backup();
    let newest = newest.map_or_else(String::new, |backup| format!("; {}", backup_text(&backup)));
    let count = problems.len();
    out.print_value(
        &json!({"ok": false, "problems": problems}),
        &problems.join("\n"),
    )?;
    out.flush()?;
    let message = format!(
        "this plan file is damaged in {count} places and was left as it is: salvage what can be read of it as a new plan, or restore a backup{newest}"
    );
    Err(Error::new(Code::Damaged, message).into())
}

/// Prints that the file is intact, and which service syncs its folder.
fn print_sound(service: Option<SyncService>, out: &mut Output) -> Result<()> {
    let Some(service) = service else {
        return out.print_value(&json!({"ok": true, "problems": []}), "ok");
    };
    let words = format!(
        "ok\n{service} syncs this folder: let it finish here before the plan is opened on another computer"
    );
    out.print_value(
        &json!({"ok": true, "problems": [], "service": service}),
        &words,
    )
}

/// Opens a plan to be changed by the author that the environment names, and prints on standard error which log files
/// were set aside for that.
pub(crate) fn open(path: &Path) -> daymark_core::Result<Planner> {
    by_author(Planner::open(path)?)
}

fn by_author(mut planner: Planner) -> daymark_core::Result<Planner> {
    note_set_aside(&planner);
    note_damage(&planner);
    planner.set_author(&author::of_environment()?)?;
    Ok(planner)
}

fn note_damage(planner: &Planner) {
    if planner.damage().is_some() {
        to_stderr("note: this plan file is damaged and is only read: `verify` tells what is wrong");
    }
}

fn note_set_aside(planner: &Planner) {
    for log in planner.set_aside() {
        let log = log.display();
        to_stderr(&format!(
            "note: a log beside this plan was written for another file; it was not applied, and is kept as {log}"
        ));
    }
}

/// Opens a plan, or creates it if the file doesn't exist.
pub(crate) fn open_or_create(path: &Path, args: &PlanArgs) -> daymark_core::Result<Planner> {
    match open(path) {
        Err(error) if error.code() == Code::FileMissing => create(path, args),
        opened => opened,
    }
}

fn create(path: &Path, args: &PlanArgs) -> daymark_core::Result<Planner> {
    let zone = match &args.zone {
        Some(zone) => zone.clone(),
        None => machine_zone().to_string(),
    };
    let new = NewPlan {
        name: args.name.clone().unwrap_or_else(|| name_of(path)),
        zone,
        first_day: 1,
    };
    by_author(Planner::create(path, &new)?)
}

fn name_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}
