//! `export`: writes the plan in another format.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum, ValueHint};
use daymark_core::Planner;
use daymark_core::export::{ExportOptions, Scheduler};
use serde_json::json;

use super::plan;
use crate::failure::{Failure, Result};
use crate::find;
use crate::output::Output;
use crate::progress::Progress;

#[derive(Args)]
pub(crate) struct ExportArgs {
    pub(crate) format: Format,
    /// Write to this file instead of standard output; an existing file is replaced as a whole
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// With csv: tables that this scheduler takes, of the posts that are still to be published; they are named after
    /// the output file
    #[arg(long = "for", value_name = "SCHEDULER", requires = "output")]
    pub(crate) scheduler: Option<SchedulerName>,
    /// The first day
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// The day after the last
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
    /// Only posts of this channel; may be given several times
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Vec<String>,
    /// Only posts with this status; may be given several times
    #[arg(long)]
    pub(crate) status: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// iCalendar
    Ics,
    /// Everything in the plan that a person made, without the files of pictures and videos
    Json,
    /// The same as a table: a row for each post, and rows of other kinds after them
    Csv,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SchedulerName {
    Buffer,
    Publer,
    Metricool,
    Sprout,
    /// By sources of 2015 and 2016, as no newer one was found
    Hootsuite,
    #[value(name = "socialbee")]
    SocialBee,
}

impl SchedulerName {
    fn scheduler(self) -> Scheduler {
        match self {
            Self::Buffer => Scheduler::Buffer,
            Self::Publer => Scheduler::Publer,
            Self::Metricool => Scheduler::Metricool,
            Self::Sprout => Scheduler::Sprout,
            Self::Hootsuite => Scheduler::Hootsuite,
            Self::SocialBee => Scheduler::SocialBee,
        }
    }
}

pub(crate) fn run(args: &ExportArgs, path: &Path, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    let options = options(&planner, args)?;
    if let (Some(name), Some(file)) = (args.scheduler, &args.output) {
        return for_scheduler(&planner, args.format, name.scheduler(), &options, file, out);
    }
    match &args.output {
        Some(file) => to_file(&planner, args.format, &options, file, out),
        None => {
            let progress = Progress::of("Bytes written");
            let mut to = Counted {
                to: out.raw(),
                progress,
            };
            match args.format {
                Format::Ics => planner.write_ics(&options, &mut to)?,
                Format::Json => planner.write_json(&options, &mut to)?,
                Format::Csv => planner.write_csv(&options, &mut to)?,
            };
            Ok(())
        }
    }
}

fn options(planner: &Planner, args: &ExportArgs) -> daymark_core::Result<ExportOptions> {
    let (from, to) = find::days(args.from.as_deref(), args.to.as_deref())?;
    Ok(ExportOptions {
        from,
        to,
        channels: find::channels(planner, &args.channel)?,
        statuses: find::statuses(&args.status)?,
        ..ExportOptions::default()
    })
}

fn to_file(
    planner: &Planner,
    format: Format,
    options: &ExportOptions,
    file: &Path,
    out: &mut Output,
) -> Result<()> {
    let progress = Progress::of("Writing the file");
    let count = match format {
        Format::Ics => planner.export_ics(options, file)?,
        Format::Json => planner.export_json(options, file)?,
        Format::Csv => planner.export_csv(options, file)?,
    };
    drop(progress);
    let words = format!("Wrote {count} posts to {}", file.display());
    let value = json!({"file": file.to_string_lossy(), "count": count});
    out.print_value(&value, &words)
}

fn for_scheduler(
    planner: &Planner,
    format: Format,
    scheduler: Scheduler,
    options: &ExportOptions,
    file: &Path,
    out: &mut Output,
) -> Result<()> {
    if !matches!(format, Format::Csv) {
        let message = format!("{} takes tables: write export csv", scheduler.name());
        return Err(Failure::Usage(message));
    }
    let report = planner.export_for(scheduler, options, file)?;
    let left_out = report
        .left_out
        .iter()
        .map(|left| format!("“{}”: {}", left.title, left.why));
    let files = report.files.iter().map(|written| {
        let channel = Some(&written.channel).filter(|channel| !channel.is_empty());
        let channel = channel.map_or_else(String::new, |channel| format!(" for {channel}"));
        format!(
            "Wrote {} posts to {}{channel}",
            written.count,
            written.file.display()
        )
    });
    let lines: Vec<String> = left_out.chain(files).collect();
    let words = if lines.is_empty() {
        "No post to write".to_owned()
    } else {
        lines.join("\n")
    };
    out.print_value(&report, &words)
}

/// Passes data on and adds its size to the progress.
struct Counted<W> {
    to: W,
    progress: Progress,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.progress.add(written as u64);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
