//! `backup`, `backups`, `restore` and `verify --backups`: backups and copies of the plan.

use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};
use daymark_core::backup::{BackedUp, Backup, BackupRoot, Backups};
use daymark_core::{Cancellation, Code};
use serde::Serialize;
use serde_json::json;

use super::plan;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::progress::Progress;

#[derive(Args)]
pub(crate) struct BackupArgs {
    /// Write a copy of the plan to this file instead; an existing file is replaced as a whole
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// Name the backup; a named one is never deleted automatically
    #[arg(long, conflicts_with = "output")]
    pub(crate) name: Option<String>,
}

#[derive(Args)]
pub(crate) struct RestoreArgs {
    /// The id of the backup, or its file
    #[arg(value_name = "BACKUP")]
    pub(crate) backup: String,
    /// The new plan; the file must not exist yet
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: PathBuf,
}

pub(crate) fn back_up(path: &Path, args: &BackupArgs, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    let progress = Progress::of("Backing up");
    let Some(file) = &args.output else {
        let made = planner.back_up(args.name.as_deref())?;
        drop(progress);
        return print_made(&made, out);
    };
    planner.save_copy(file)?;
    drop(progress);
    let words = format!("Copied the plan to {}", file.display());
    out.print_value(&json!({"file": file.to_string_lossy()}), &words)
}

/// Lists the backups. Each is read completely to check that it is intact.
pub(crate) fn list(path: &Path, out: &mut Output) -> Result<()> {
    let progress = Progress::of("Checking the backups");
    let found = of_plan(path)?.list()?.into_iter();
    let lines: Vec<Line> = found
        .map(|backup| Line::of(backup.read_through()))
        .collect();
    drop(progress);
    out.list(&lines, Line::columns)
}

/// Restores a backup as a new plan. The plan that it was made of may be missing.
pub(crate) fn restore(path: &Path, args: &RestoreArgs, out: &mut Output) -> Result<()> {
    let progress = Progress::of("Restoring");
    let backup = named(path, &args.backup)?;
    let root = BackupRoot::of_machine();
    let missing = root.restore_with_media(&backup, &args.output, &Cancellation::default())?;
    drop(progress);
    let lacking = match missing.len() {
        0 => String::new(),
        1 => ", without a picture or video whose file is missing".to_owned(),
        count => format!(", without {count} pictures and videos whose files are missing"),
    };
    let words = format!(
        "Restored {} as {}{lacking}",
        backup.id,
        args.output.display()
    );
    let file = args.output.to_string_lossy();
    let value = json!({"id": backup.id, "file": file, "missing_media": missing});
    out.print_value(&value, &words)
}

pub(crate) fn verify(path: &Path, out: &mut Output) -> Result<()> {
    let progress = Progress::of("Checking the backups");
    let checked = of_plan(path)?.list()?.into_iter().map(Backup::read_through);
    let problems: Vec<String> = checked.filter_map(|backup| problem(&backup)).collect();
    drop(progress);
    let ok = problems.is_empty();
    let words = if ok {
        "ok".to_owned()
    } else {
        problems.join("\n")
    };
    out.print_value(&json!({"ok": ok, "problems": problems}), &words)?;
    match ok {
        true => Ok(()),
        false => Err(Failure::Found),
    }
}

/// Returns the backups of a plan, even if the plan is missing, damaged or from a newer version.
fn of_plan(path: &Path) -> daymark_core::Result<Backups> {
    match plan::open(path).and_then(|planner| planner.backups()) {
        Err(error) if is_lost(error.code()) => {
            let backups = BackupRoot::of_machine().of_file(path)?;
            backups.folder().map_err(|_| error)?;
            Ok(backups)
        }
        found => found,
    }
}

fn is_lost(code: Code) -> bool {
    matches!(
        code,
        Code::FileMissing | Code::Damaged | Code::NotAPlan | Code::NewerVersion | Code::Unexpected
    )
}

/// Returns a backup by its id or by the path of its file.
fn named(plan: &Path, backup: &str) -> daymark_core::Result<Backup> {
    let found = of_plan(plan).and_then(|backups| backups.find(backup));
    match found {
        Err(_) if Path::new(backup).is_file() => Backup::of_file(Path::new(backup)),
        found => found,
    }
}

fn print_made(made: &BackedUp, out: &mut Output) -> Result<()> {
    let id = &made.backup.id;
    let words = match made.is_new {
        true => id.clone(),
        false => format!("Nothing changed since {id}"),
    };
    let line = Line::of(made.backup.clone());
    out.print_value(
        &json!({"id": id, "new": made.is_new, "backup": line}),
        &words,
    )
}

fn problem(backup: &Backup) -> Option<String> {
    let damage = backup.damage?;
    Some(format!("{}: {damage}", backup.id))
}

#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    backup: Backup,
    ok: bool,
}

impl Line {
    fn of(backup: Backup) -> Self {
        let ok = backup.damage.is_none();
        Self { backup, ok }
    }

    fn columns(&self) -> Vec<String> {
        let count = |count: Option<u32>, what: &str| {
            count.map_or_else(String::new, |count| format!("{count} {what}"))
        };
        let backup = &self.backup;
        let damage = backup.damage.map(|damage| damage.to_string());
        vec![
            backup.id.clone(),
            backup.at.format("%Y-%m-%dT%H:%MZ").to_string(),
            count(backup.posts, "posts"),
            count(backup.channels, "channels"),
            format!("{:.1} MB", backup.bytes as f64 / 1e6),
            damage.unwrap_or_else(|| "ok".to_owned()),
            backup.name.clone().unwrap_or_default(),
        ]
    }
}
