//! `import`: brings posts of a file into the plan.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueHint};
use daymark_core::Planner;
use daymark_core::planner::{CalendarOptions, ImportReport, Outcome};
use daymark_core::query::Changes;
use serde_json::{Value, json};

use super::plan;
use crate::failure::Result;
use crate::find;
use crate::output::Output;
use crate::progress::Progress;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// A plan in JSON, as `export json` writes it
    Json(FileArgs),
    /// A plan in CSV, as `export csv` writes it
    Csv(FileArgs),
    /// A calendar; each event becomes a post, and one with a rule a series
    Ics(CalendarArgs),
}

#[derive(Args)]
pub(crate) struct FileArgs {
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// Only tell what would be done
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Args)]
pub(crate) struct CalendarArgs {
    #[command(flatten)]
    file: FileArgs,
    /// The channel of events that name none
    #[arg(long, value_name = "ID")]
    channel: Option<String>,
    /// The time of events on whole days [default: 09:00]
    #[arg(long, value_name = "HH:MM")]
    time: Option<String>,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    let (report, changes) = match command {
        Command::Json(args) => json(&mut planner, &args)?,
        Command::Csv(args) => csv(&mut planner, &args)?,
        Command::Ics(args) => ics(&mut planner, &args)?,
    };
    tell(&report, changes.as_ref(), out)
}

type Imported = (ImportReport, Option<Changes>);

fn json(planner: &mut Planner, args: &FileArgs) -> daymark_core::Result<Imported> {
    let _progress = Progress::of("Reading the file");
    if args.dry_run {
        return Ok((planner.preview_json(&args.file)?, None));
    }
    let (changes, report) = planner.import_json(&args.file)?;
    Ok((report, Some(changes)))
}

fn csv(planner: &mut Planner, args: &FileArgs) -> daymark_core::Result<Imported> {
    let _progress = Progress::of("Reading the file");
    if args.dry_run {
        return Ok((planner.preview_csv(&args.file)?, None));
    }
    let (changes, report) = planner.import_csv(&args.file)?;
    Ok((report, Some(changes)))
}

fn ics(planner: &mut Planner, args: &CalendarArgs) -> daymark_core::Result<Imported> {
    let _progress = Progress::of("Reading the calendar");
    let channel = args.channel.as_deref().map(|id| planner.channel_id(id));
    let options = CalendarOptions {
        channel: channel.transpose()?,
        minute: args.time.as_deref().map(find::minute).transpose()?,
    };
    if args.file.dry_run {
        return Ok((planner.preview_ics(&args.file.file, &options)?, None));
    }
    let (changes, report) = planner.import_ics(&args.file.file, &options)?;
    Ok((report, Some(changes)))
}

/// Prints what was done, or would be done if there are no changes.
fn tell(report: &ImportReport, changes: Option<&Changes>, out: &mut Output) -> Result<()> {
    let mut value = serde_json::to_value(report).unwrap_or_default();
    if let (Value::Object(fields), Some(changes)) = (&mut value, changes) {
        fields.insert("revision".to_owned(), json!(changes.revision));
    }
    out.print_value(&value, &words(report, changes.is_some()))
}

fn words(report: &ImportReport, is_done: bool) -> String {
    let untold = |outcome| matches!(outcome, Outcome::Add | Outcome::Skip);
    let rows = report.rows.iter().filter(|row| !untold(row.outcome));
    let mut lines: Vec<String> = rows
        .map(|row| {
            format!(
                "{}: {} “{}”: {}",
                row.line,
                row.outcome.name(),
                row.title,
                row.problems.join("; ")
            )
        })
        .collect();
    lines.push(summary(report, is_done));
    lines.join("\n")
}

fn summary(report: &ImportReport, is_done: bool) -> String {
    let did = if is_done { "Imported" } else { "Would import" };
    let mut summary = format!(
        "{did} {} new and {} changed posts, skipped {}",
        report.add, report.update, report.skip
    );
    for (count, what) in [
        (report.ask, "posts wait for an answer"),
        (report.bad, "rows can't be read"),
        (report.others, "other rows are new or changed"),
    ] {
        if count > 0 {
            summary.push_str(&format!("; {count} {what}"));
        }
    }
    summary
}
