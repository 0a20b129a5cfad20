//! `post add --stdin`: reads a JSON object on each line. Each is an operation of its own, whose id is printed
//! once it is committed. The first line that is refused ends the run, as later lines may depend on it.

use std::io::{BufRead, Read, stdin};

use daymark_core::{Code, Error, Planner};
use serde::Deserialize;

use super::add::new_post;
use super::args;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::progress::Progress;

/// The longest line in bytes: more than the longest text and notes need with every character escaped.
const LONGEST_LINE: u64 = 8 << 20;

/// The options of `post add` by name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default, alias = "channels")]
    channel: OneOrMany,
    title: Option<String>,
    at: Option<String>,
    status: Option<String>,
    text: Option<String>,
    link: Option<String>,
    campaign: Option<String>,
    pillar: Option<String>,
    #[serde(default, alias = "label")]
    labels: OneOrMany,
    notes: Option<String>,
    utm: Option<String>,
    utm_content: Option<String>,
    first_comment: Option<String>,
    kind: Option<String>,
    stage: Option<String>,
    need: Option<String>,
    audience: Option<String>,
    objective: Option<String>,
    goal: Option<String>,
    expected: Option<String>,
    hours: Option<TextOrNumber>,
    cost: Option<TextOrNumber>,
    repeat: Option<String>,
    until: Option<String>,
    count: Option<u32>,
    #[serde(alias = "published_url")]
    url: Option<String>,
    own_text: Option<String>,
    parts: Option<Vec<String>>,
    zone: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a text or a list of texts")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// A number, or one as text.
#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a number")]
enum TextOrNumber {
    Text(String),
    Number(serde_json::Number),
}

pub(super) fn add_all(mut planner: Planner, out: &mut Output) -> Result<()> {
    let progress = Progress::of("Posts added");
    let mut input = stdin().lock();
    let mut number = 0;
    loop {
        number += 1;
        let line = next_line(&mut input).map_err(|error| at_line(number, error))?;
        let Some(line) = line else { return Ok(()) };
        if line.trim_ascii().is_empty() {
            continue;
        }
        add_line(&mut planner, &line, out)
            .map_err(|failure| kept_aside(&mut planner, failure))
            .map_err(|failure| named(number, failure))?;
        progress.add(1);
    }
}

fn add_line(planner: &mut Planner, line: &[u8], out: &mut Output) -> Result<()> {
    let line: Line = serde_json::from_slice(line).map_err(not_a_post)?;
    let new = new_post(planner, line.into())?;
    let (changes, ids) = planner.add_post(&new)?;
    out.print_created(&ids, &changes)?;
    Ok(out.flush()?)
}

/// Reads the next line with its end; `None` at the end of the input.
fn next_line(input: &mut impl BufRead) -> daymark_core::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    input.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    if line.len() as u64 == LONGEST_LINE && !line.ends_with(b"\n") {
        let message = format!("the line is longer than {LONGEST_LINE} bytes: shorten its texts");
        return Err(Error::new(Code::TooLong, message));
    }
    // Some programs on Windows write a byte order mark before the first line.
    let line = line
        .strip_prefix(b"\xef\xbb\xbf")
        .map(<[u8]>::to_vec)
        .unwrap_or(line);
    Ok(Some(line).filter(|line| !line.is_empty()))
}

fn not_a_post(error: serde_json::Error) -> Error {
    let message = format!("this is not a post as a JSON object ({error}): see post add --help");
    Error::new(Code::BadValue, message).caused_by(error)
}

/// Returns the failure after saving the posts that were already added, if the plan's file was removed or
/// replaced. They are saved beside the file, and the message contains where.
fn kept_aside(planner: &mut Planner, failure: Failure) -> Failure {
    let Failure::Refused(error) = failure else {
        return failure;
    };
    if !matches!(error.code(), Code::Replaced | Code::Gone) {
        return Failure::Refused(error);
    }
    let kept = match planner.save_aside() {
        Ok(Some(file)) => format!("what was there until then is kept in {}", file.display()),
        Ok(None) => return Failure::Refused(error),
        Err(failed) => format!("what was there until then could not be saved: {failed}"),
    };
    Failure::Refused(Error::new(error.code(), format!("{error}; {kept}")))
}

/// Returns the failure with the number of its line. Closed output is an error here: its reader doesn't know of
/// the last post.
fn named(number: u32, failure: Failure) -> Failure {
    match failure {
        Failure::Refused(error) => at_line(number, error),
        Failure::Closed => {
            let message = "its post was added, but nobody reads the ids any more";
            at_line(number, Error::new(Code::Unexpected, message))
        }
        other => other,
    }
}

fn at_line(number: u32, error: Error) -> Failure {
    let message = format!("line {number}: {error} (the lines before it were done)");
    Failure::Refused(Error::new(error.code(), message).caused_by(error))
}

impl Default for OneOrMany {
    fn default() -> Self {
        OneOrMany::Many(Vec::new())
    }
}

impl From<OneOrMany> for Vec<String> {
    fn from(values: OneOrMany) -> Self {
        match values {
            OneOrMany::One(value) => vec![value],
            OneOrMany::Many(values) => values,
        }
    }
}

impl From<TextOrNumber> for String {
    fn from(value: TextOrNumber) -> Self {
        match value {
            TextOrNumber::Text(text) => text,
            TextOrNumber::Number(number) => number.to_string(),
        }
    }
}

impl From<Line> for args::NewPost {
    fn from(line: Line) -> Self {
        Self {
            channel: line.channel.into(),
            at: line.at,
            next_slot: false,
            title: line.title,
            status: line.status,
            words: args::Words {
                text: line.text,
                link: line.link,
                campaign: line.campaign,
                pillar: line.pillar,
                label: line.labels.into(),
                notes: line.notes,
                utm: line.utm,
                utm_content: line.utm_content,
                first_comment: line.first_comment,
                kind: line.kind,
                facets: args::Facets {
                    stage: line.stage,
                    need: line.need,
                    audience: line.audience,
                    objective: line.objective,
                    goal: line.goal,
                    expected: line.expected,
                    hours: line.hours.map(String::from),
                    cost: line.cost.map(String::from),
                },
            },
            repeat: line.repeat,
            until: line.until,
            count: line.count,
            url: line.url,
            own: args::OwnWords {
                own_text: line.own_text,
                parts: line.parts,
                zone: line.zone,
            },
            stdin: true,
        }
    }
}
