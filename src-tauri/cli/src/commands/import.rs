//! `import`: brings posts of a file into the plan.

mod calendar;
mod new_channels;
mod words;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum, ValueHint};
use daymark_core::model::parse_date;
use daymark_core::planner::{
    AnswerOutcome, FileKind, ImportAs, ImportReport, OpenTable, TableOptions,
};
use daymark_core::query::Changes;
use daymark_core::{Cancellation, Planner};
use serde::Serialize;

use super::plan;
use crate::failure::{Failure, Result};
use crate::find;
use crate::output::Output;
use crate::progress::Progress;
use calendar::CalendarChoices;
use new_channels::{channel, new_channels};
use words::words;

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct ImportArgs {
    #[command(subcommand)]
    form: Option<Command>,
    /// A file of any form; its content tells what it is
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: Option<PathBuf>,
    /// Only tell what would be done
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    choices: TableChoices,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// A plan in JSON, as `export json` writes it
    Json(FileArgs),
    /// A table with a row for each post, or a plan as `export csv` writes it
    Csv(Box<TableArgs>),
    /// A workbook with a row for each post
    Xlsx(Box<TableArgs>),
    /// A calendar; each event becomes a post, and one with a rule a series
    Ics(CalendarArgs),
    /// A board of Trello as JSON, databases of Notion as ZIP, or an export of WordPress
    Board(Box<TableArgs>),
    /// The answers that a client saved from a sign-off sheet: approvals and comments
    Answers {
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
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
pub(crate) struct TableArgs {
    #[command(flatten)]
    file: FileArgs,
    #[command(flatten)]
    choices: TableChoices,
}

/// How a table is read, and where its posts go.
#[derive(Args)]
pub(crate) struct TableChoices {
    /// The channel of rows that name none
    #[arg(long, value_name = "ID")]
    channel: Option<String>,
    /// A channel to add with the posts, unless the plan has it; other options may name it. May be given several times
    #[arg(long, value_name = "PLATFORM=NAME")]
    add_channel: Vec<String>,
    /// The channel that the table calls NAME; may be given several times
    #[arg(long, value_name = "NAME=ID")]
    channel_name: Vec<String>,
    /// The program of which the table is, such as buffer or trello; none for no such one [default: found]
    #[arg(long, value_name = "PROGRAM")]
    preset: Option<String>,
    /// What a column, named by its header or number, tells: title, text, date, time, channel, status, link, campaign,
    /// pillar, labels, notes or never; may be given several times
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// The order of dates in numbers: dmy, mdy or ymd
    #[arg(long, value_name = "ORDER")]
    date_order: Option<String>,
    /// The year of dates that have none
    #[arg(long)]
    year: Option<i32>,
    /// The Monday of week 1
    #[arg(long, value_name = "DAY")]
    week1: Option<String>,
    /// The zone of the times [default: that of each channel]
    #[arg(long)]
    zone: Option<String>,
    /// The time of dates that have none [default: 09:00]
    #[arg(long, value_name = "HH:MM")]
    time: Option<String>,
    /// The encoding of the file [default: found]
    #[arg(long)]
    encoding: Option<String>,
    /// comma, semicolon, tab or bar [default: found]
    #[arg(long)]
    delimiter: Option<String>,
    /// The sheet of a workbook [default: the one that looks like a plan]
    #[arg(long)]
    sheet: Option<String>,
    /// Whether a spreadsheet swapped days and months
    #[arg(long)]
    swap_days: Option<YesOrNo>,
    /// Save the rows that stay out, because they ask something or can't be read, as a CSV file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    save_asked: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum YesOrNo {
    Yes,
    No,
}

#[derive(Args)]
pub(crate) struct CalendarArgs {
    #[command(flatten)]
    file: FileArgs,
    #[command(flatten)]
    choices: CalendarChoices,
}

pub(crate) fn run(args: ImportArgs, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    let command = match (args.form, args.file) {
        (Some(command), _) => command,
        (None, Some(file)) => {
            let dry_run = args.dry_run;
            of_any(FileArgs { file, dry_run }, args.choices)?
        }
        (None, None) => {
            let message = "name a file: import FILE, or import csv FILE";
            return Err(Failure::Usage(message.to_owned()));
        }
    };
    let (report, changes) = match command {
        Command::Answers { file } => return answers(&mut planner, &file, out),
        Command::Json(args) => json(&mut planner, &args)?,
        Command::Csv(args) | Command::Xlsx(args) | Command::Board(args) => {
            table(&mut planner, &args)?
        }
        Command::Ics(args) => ics(&mut planner, &args)?,
    };
    tell(&report, changes.as_ref(), out)
}

/// Returns the command for a file, whose content tells what it is.
fn of_any(file: FileArgs, choices: TableChoices) -> daymark_core::Result<Command> {
    Ok(match FileKind::of(&file.file)? {
        FileKind::Plan => Command::Json(file),
        FileKind::Calendar => Command::Ics(CalendarArgs {
            file,
            choices: CalendarChoices::of(choices.channel, choices.add_channel, choices.time),
        }),
        FileKind::Answers => Command::Answers { file: file.file },
        FileKind::Table => Command::Csv(Box::new(TableArgs { file, choices })),
    })
}

fn answers(planner: &mut Planner, file: &Path, out: &mut Output) -> Result<()> {
    let (changes, report) = planner.import_answers(file)?;
    let odd = report.rows.iter().filter_map(|row| {
        let why = match row.outcome {
            AnswerOutcome::ChangedAfter => "was changed after the sheet was made: not approved",
            AnswerOutcome::ToChange => "is to be changed",
            AnswerOutcome::Gone => return Some(format!("{}: the plan doesn't have it", row.post)),
            _ => return None,
        };
        Some(format!("{}: “{}” {why}", row.post, row.title))
    });
    let mut lines: Vec<String> = odd.collect();
    lines.push(format!(
        "{}: {} approved, {} to change, {} comments",
        report.name, report.approved, report.to_change, report.comments
    ));
    let told = Told {
        report: &report,
        revision: Some(changes.revision),
    };
    out.print_large(&told, || lines.join("\n"))
}

type Imported = (ImportReport, Option<Changes>);

fn json(planner: &mut Planner, args: &FileArgs) -> daymark_core::Result<Imported> {
    if args.dry_run {
        let _progress = Progress::of("Reading the file");
        return Ok((planner.preview_json(&args.file)?, None));
    }
    imported(planner, args, ImportAs::Json)
}

fn imported(
    planner: &mut Planner,
    args: &FileArgs,
    how: ImportAs<'_>,
) -> daymark_core::Result<Imported> {
    let progress = Progress::of("Posts imported");
    let written = |posts| progress.set(u64::from(posts));
    let never = Cancellation::default();
    let (changes, report) = planner.import_unless_cancelled(&args.file, how, &never, &written)?;
    Ok((report, Some(changes)))
}

fn table(planner: &mut Planner, args: &TableArgs) -> daymark_core::Result<Imported> {
    let options = options(planner, &args.choices)?;
    let file = &args.file.file;
    if let Some(path) = &args.choices.save_asked {
        planner.save_unanswered(&OpenTable::read(file)?, &options, path)?;
    }
    if args.file.dry_run {
        let _progress = Progress::of("Reading the table");
        return Ok((planner.preview_table(file, &options)?, None));
    }
    imported(planner, &args.file, ImportAs::Table(&options))
}

fn options(planner: &Planner, args: &TableChoices) -> daymark_core::Result<TableOptions> {
    let new_channels = new_channels(&args.add_channel)?;
    let id_of = |told: &str| channel(planner, &new_channels, told);
    let named = args.channel_name.iter().map(|told| {
        let (name, id) = find::pair(told, "channel-name")?;
        Ok((name, id_of(&id)?))
    });
    let columns = args.map.iter().map(|told| find::pair(told, "map"));
    Ok(TableOptions {
        channel: args.channel.as_deref().map(id_of).transpose()?,
        named_channels: named.collect::<daymark_core::Result<_>>()?,
        new_channels: new_channels.clone(),
        preset: args.preset.clone(),
        columns: columns.collect::<daymark_core::Result<_>>()?,
        date_order: args.date_order.clone(),
        year: args.year,
        first_week: args.week1.as_deref().map(parse_date).transpose()?,
        zone: args.zone.clone(),
        minute: args.time.as_deref().map(find::minute).transpose()?,
        encoding: args.encoding.clone(),
        delimiter: args.delimiter.clone(),
        sheet: args.sheet.clone(),
        swap_days: args.swap_days.map(|answer| answer == YesOrNo::Yes),
        ..TableOptions::default()
    })
}

fn ics(planner: &mut Planner, args: &CalendarArgs) -> daymark_core::Result<Imported> {
    let options = args.choices.options(planner)?;
    if args.file.dry_run {
        let _progress = Progress::of("Reading the calendar");
        return Ok((planner.preview_ics(&args.file.file, &options)?, None));
    }
    imported(planner, &args.file, ImportAs::Calendar(&options))
}

/// The JSON of an import.
#[derive(Serialize)]
struct Told<'a, Report: Serialize> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<u32>,
}

/// Prints what was done, or would be done if there are no changes.
fn tell(report: &ImportReport, changes: Option<&Changes>, out: &mut Output) -> Result<()> {
    let revision = changes.map(|changes| changes.revision);
    let told = Told { report, revision };
    out.print_large(&told, || words(report, changes.is_some()))
}
