//! `feedback import`: what people said, as a table has it.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use daymark_core::Planner;
use daymark_core::planner::{FeedbackOptions, FeedbackReport};
use serde_json::{Value, json};

use crate::failure::Result;
use crate::find;
use crate::output::Output;
use crate::progress::Progress;

#[derive(Args)]
pub(crate) struct ImportArgs {
    /// A table as CSV or a workbook, with headers in English or Chinese
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,
    /// What a column tells: text, handle, date, kind, sentiment, post or channel; may be given several times
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// The channel of rows that tell none
    #[arg(long, value_name = "ID")]
    channel: Option<String>,
    /// The order of day and month where the dates don't tell it
    #[arg(long, value_name = "dmy|mdy")]
    dates: Option<String>,
    /// Only tell what would be done
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(planner: &mut Planner, args: &ImportArgs, out: &mut Output) -> Result<()> {
    let channel = args.channel.as_deref().map(|id| planner.channel_id(id));
    let columns = args.map.iter().map(|told| find::pair(told, "map"));
    let options = FeedbackOptions {
        columns: columns.collect::<daymark_core::Result<_>>()?,
        channel: channel.transpose()?,
        dates: args.dates.clone(),
    };
    let (report, revision) = {
        let _progress = Progress::of("Reading the file");
        match args.dry_run {
            true => (planner.preview_feedback(&args.file, &options)?, None),
            false => {
                let (changes, report) = planner.import_feedback(&args.file, &options)?;
                (report, Some(changes.revision))
            }
        }
    };
    let mut value = serde_json::to_value(&report).unwrap_or_default();
    if let (Value::Object(fields), Some(revision)) = (&mut value, revision) {
        fields.insert("revision".to_owned(), json!(revision));
    }
    out.print_value(&value, &words(&report, revision.is_some()))
}

fn words(report: &FeedbackReport, is_done: bool) -> String {
    let mut lines = report.problems.clone();
    if !report.ignored.is_empty() {
        lines.push(format!("Not used: {}", report.ignored.join(", ")));
    }
    let added = if is_done { "Added" } else { "Would add" };
    lines.push(format!(
        "{added} {} of {} rows; {} are known already, {} were left out",
        report.added, report.rows, report.known, report.left_out
    ));
    lines.join("\n")
}
