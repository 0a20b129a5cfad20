//! `export`: writes the plan in another format.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum, ValueHint};
use daymark_core::Planner;
use daymark_core::export::{ExportOptions, Scheduler, TaskTool};
use daymark_core::model::{Noun, parse_at};
use daymark_core::planner::SignOff;
use serde_json::json;

use super::calendar_args::CalendarArgs;
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
    /// With html: when the answers are due, such as 2026-11-20T17:00
    #[arg(long, value_name = "TIME")]
    pub(crate) until: Option<String>,
    /// With html: who gets the answers
    #[arg(long, value_name = "NAME")]
    pub(crate) sender: Option<String>,
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
    /// Only posts that this saved view shows, by its id or name
    #[arg(long, value_name = "VIEW")]
    pub(crate) view: Option<String>,
    #[command(flatten)]
    pub(crate) calendar: CalendarArgs,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// iCalendar
    Ics,
    /// Everything in the plan that a person made, without the files of pictures and videos
    Json,
    /// The same as a table: a row for each post, and rows of other kinds after them
    Csv,
    /// The same table as a workbook
    Xlsx,
    /// A sheet on which a client approves posts or asks for changes
    Html,
    /// A list to read
    Markdown,
    /// A picture of a week or of up to 42 days, by default of this week
    Png,
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
    /// Tasks of Jira
    Jira,
    /// Tasks of Worktile; the columns may have to be renamed after the project's own template
    Worktile,
    /// Tasks of PingCode; the columns may have to be renamed after the project's own template
    #[value(name = "pingcode")]
    PingCode,
}

impl SchedulerName {
    fn program(self) -> Program {
        let scheduler = match self {
            Self::Buffer => Scheduler::Buffer,
            Self::Publer => Scheduler::Publer,
            Self::Metricool => Scheduler::Metricool,
            Self::Sprout => Scheduler::Sprout,
            Self::Hootsuite => Scheduler::Hootsuite,
            Self::SocialBee => Scheduler::SocialBee,
            Self::Jira => return Program::Tasks(TaskTool::Jira),
            Self::Worktile | Self::PingCode => return Program::Tasks(TaskTool::Worktile),
        };
        Program::Scheduler(scheduler)
    }
}

/// A program that takes posts as a table.
enum Program {
    Scheduler(Scheduler),
    Tasks(TaskTool),
}

pub(crate) fn run(args: &ExportArgs, path: &Path, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    let options = options(&planner, args)?;
    if let (Some(name), Some(file)) = (args.scheduler, &args.output) {
        return for_program(&planner, args.format, name, &options, file, out);
    }
    match &args.output {
        Some(file) if args.calendar.if_changed => match args.format {
            Format::Ics => if_changed(&planner, &options, file, out),
            _ => {
                let message = "--if-changed is for calendars: write export ics";
                Err(Failure::Usage(message.to_owned()))
            }
        },
        Some(file) if matches!(args.format, Format::Html) => {
            sheet(&planner, args, &options, file, out)
        }
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
                Format::Xlsx => planner.write_xlsx(&options, &mut to)?,
                Format::Markdown => planner.write_markdown(&options, &mut to)?,
                Format::Png => planner.write_png(&options, &mut to)?,
                Format::Html => {
                    let message = "a sheet is written to a file: add -o FILE.html";
                    return Err(Failure::Usage(message.to_owned()));
                }
            };
            Ok(())
        }
    }
}

fn options(planner: &Planner, args: &ExportArgs) -> daymark_core::Result<ExportOptions> {
    let (from, to) = find::days(args.from.as_deref(), args.to.as_deref())?;
    let view = args
        .view
        .as_deref()
        .map(|view| planner.id_of(Noun::View, view));
    Ok(ExportOptions {
        from,
        to,
        channels: find::channels(planner, &args.channel)?,
        statuses: find::statuses(&args.status)?,
        view: view.transpose()?,
        ..args.calendar.options()
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
        Format::Xlsx => planner.export_xlsx(options, file)?,
        Format::Markdown => planner.export_markdown(options, file)?,
        Format::Png => planner.export_png(options, file)?,
        Format::Html => planner.export_sign_off(options, &SignOff::default(), file)?,
    };
    drop(progress);
    wrote(count, file, out)
}

/// Writes a sign-off sheet.
fn sheet(
    planner: &Planner,
    args: &ExportArgs,
    options: &ExportOptions,
    file: &Path,
    out: &mut Output,
) -> Result<()> {
    let sign_off = SignOff {
        until: args.until.as_deref().map(parse_at).transpose()?,
        sender: args.sender.clone().unwrap_or_default(),
    };
    let progress = Progress::of("Writing the sheet");
    let count = planner.export_sign_off(options, &sign_off, file)?;
    drop(progress);
    wrote(count, file, out)
}

fn wrote(count: u32, file: &Path, out: &mut Output) -> Result<()> {
    out.wrote(count, "posts", file)
}

fn if_changed(
    planner: &Planner,
    options: &ExportOptions,
    file: &Path,
    out: &mut Output,
) -> Result<()> {
    let (count, is_written) = planner.export_ics_if_changed(options, file)?;
    let did = if is_written { "Wrote" } else { "Left" };
    let words = format!("{did} {count} posts in {}", file.display());
    let value = json!({"file": file.to_string_lossy(), "count": count, "written": is_written});
    out.print_value(&value, &words)
}

fn for_program(
    planner: &Planner,
    format: Format,
    name: SchedulerName,
    options: &ExportOptions,
    file: &Path,
    out: &mut Output,
) -> Result<()> {
    if !matches!(format, Format::Csv) {
        let message = "a table for another program is CSV: write export csv";
        return Err(Failure::Usage(message.to_owned()));
    }
    match name.program() {
        Program::Tasks(tool) => wrote(planner.export_tasks(tool, options, file)?, file, out),
        Program::Scheduler(scheduler) => for_scheduler(planner, scheduler, options, file, out),
    }
}

fn for_scheduler(
    planner: &Planner,
    scheduler: Scheduler,
    options: &ExportOptions,
    file: &Path,
    out: &mut Output,
) -> Result<()> {
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
