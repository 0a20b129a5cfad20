//! `report`: what was to be reached, what was posted, what came of it, and what that says and doesn't, as one file.

use std::path::{Path, PathBuf};

use chrono::Days;
use clap::{Args, ValueHint};
use daymark_core::export::{ReportForm, ReportOptions};
use daymark_core::{Cancellation, Code, Error};
use serde_json::json;

use super::plan;
use crate::failure::Result;
use crate::find;
use crate::output::Output;
use crate::progress::Progress;

/// How many days are told unless the range is named.
const DAYS: Days = Days::new(28);

#[derive(Args)]
pub(crate) struct ReportArgs {
    /// The file to write, whose name ends in .html or .csv; an existing one is replaced as a whole
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: PathBuf,
    /// The first day [default: 28 days ago]
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// The day after the last [default: tomorrow]
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
    /// en or zh [default: the plan's language]
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) lang: Option<String>,
}

pub(crate) fn run(args: &ReportArgs, path: &Path, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    let (from, to) = find::days(args.from.as_deref(), args.to.as_deref())?;
    let today = planner.now()?.date;
    let to = to.unwrap_or(today + Days::new(1));
    let options = ReportOptions {
        from: from.unwrap_or(to - DAYS),
        to,
        locale: args.lang.clone().map(known).transpose()?,
        form: form(&args.out)?,
    };
    let _progress = Progress::of("Comparing posts");
    planner.export_report(&options, &args.out, &Cancellation::default())?;
    let file = args.out.display().to_string();
    out.print_value(&json!({"file": file}), &format!("Wrote {file}"))
}

fn form(path: &Path) -> daymark_core::Result<ReportForm> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("html" | "htm") => Ok(ReportForm::Html),
        Some("csv") => Ok(ReportForm::Csv),
        _ => {
            let message = "a report is HTML or CSV: let the name of the file end in .html or .csv";
            Err(Error::new(Code::BadValue, message).field("out"))
        }
    }
}

fn known(language: String) -> daymark_core::Result<String> {
    let tag = language.to_ascii_lowercase();
    match tag.split('-').next() {
        Some("en" | "zh") => Ok(tag),
        _ => {
            let message = format!("there is no report in “{language}”: use en or zh");
            Err(Error::new(Code::BadValue, message).field("lang"))
        }
    }
}
