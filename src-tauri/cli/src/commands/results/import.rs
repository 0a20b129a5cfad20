//! `results import`: the numbers of a platform's file.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use daymark_core::model::parse_date;
use daymark_core::planner::{ResultsOptions, ResultsReport};
use daymark_core::{Code, Error, Planner};
use serde_json::{Value, json};

use crate::failure::Result;
use crate::find;
use crate::output::Output;
use crate::progress::Progress;

#[derive(Args)]
pub(crate) struct ImportArgs {
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,
    /// Who wrote the file, such as linkedin [default: found by its columns]
    #[arg(long)]
    source: Option<String>,
    /// The channel whose posts the rows are of [default: those of the platform]
    #[arg(long, value_name = "ID")]
    channel: Option<String>,
    /// What a column counts; may be given several times
    #[arg(long, value_name = "COLUMN=METRIC")]
    map: Vec<String>,
    /// The post that a line is of, or none; may be given several times
    #[arg(long = "match", value_name = "LINE=POST")]
    posts: Vec<String>,
    /// The day as of which the numbers are [default: what the file or its name tells, else the day of the file]
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// Add the rows that are of no post as published posts
    #[arg(long)]
    add: bool,
    /// Only tell what would be done
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(planner: &mut Planner, args: &ImportArgs, out: &mut Output) -> Result<()> {
    let options = options(planner, args)?;
    let (report, revision) = {
        let _progress = Progress::of("Reading the file");
        match args.dry_run {
            true => (planner.preview_results(&args.file, &options)?, None),
            false => {
                let (changes, report) = planner.import_results(&args.file, &options)?;
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

fn options(planner: &Planner, args: &ImportArgs) -> daymark_core::Result<ResultsOptions> {
    let channel = args.channel.as_deref().map(|id| planner.channel_id(id));
    let columns = args.map.iter().map(|told| find::pair(told, "map"));
    let posts = args.posts.iter().map(|told| {
        let (line, post) = find::pair(told, "match")?;
        let line = line.trim().parse().map_err(|_| no_line(told))?;
        let post = Some(post.trim()).filter(|post| !post.is_empty());
        Ok((line, post.map(|post| planner.post_id(post)).transpose()?))
    });
    Ok(ResultsOptions {
        source: args.source.clone(),
        channel: channel.transpose()?,
        columns: columns.collect::<daymark_core::Result<_>>()?,
        date: args.date.as_deref().map(parse_date).transpose()?,
        posts: posts.collect::<daymark_core::Result<_>>()?,
        add: args.add,
    })
}

fn no_line(told: &str) -> Error {
    let message = format!("“{told}” begins with no number of a line: write it as 12=POST");
    Error::new(Code::BadValue, message).field("match")
}

fn words(report: &ResultsReport, is_done: bool) -> String {
    let open = report.matches.iter().filter(|row| row.group != "sure");
    let mut lines: Vec<String> = open
        .map(|row| {
            format!(
                "{}: {} “{}”{}",
                row.line,
                row.group,
                row.text,
                of(row.titles.first().map_or("", String::as_str))
            )
        })
        .collect();
    lines.extend(
        report
            .replaced
            .iter()
            .map(|replaced| format!("replaced: {replaced}")),
    );
    lines.extend(report.problems.iter().cloned());
    if !report.ignored.is_empty() {
        lines.push(format!("Not used: {}", report.ignored.join(", ")));
    }
    lines.push(summary(report, is_done));
    lines.join("\n")
}

fn of(title: &str) -> String {
    match title {
        "" => String::new(),
        title => format!(" of “{title}”"),
    }
}

fn summary(report: &ResultsReport, is_done: bool) -> String {
    let took = if is_done { "Took" } else { "Would take" };
    let date = report
        .date
        .map(|date| format!(" as of {date}"))
        .unwrap_or_default();
    format!(
        "{took} results of {} posts{date} ({}): {} sure, {} likely; {} rows could be of several posts, {} are of none, {} of them added",
        report.sure + report.likely,
        report.source,
        report.sure,
        report.likely,
        report.several,
        report.none,
        report.added
    )
}
