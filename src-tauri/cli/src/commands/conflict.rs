//! `conflicts`: lists the conflicted copies made by a sync service, compares with one and takes posts from it.

use std::path::Path;

use clap::Args;
use daymark_core::query::{Difference, DifferingPost};
use daymark_core::sync::ConflictedCopy;
use daymark_core::{Code, Error, Planner};
use serde::Serialize;

use super::plan;
use crate::failure::Result;
use crate::output::{Output, to_stderr};

#[derive(Args)]
pub(crate) struct ConflictsArgs {
    /// Show what differs from this copy; the name of its file, or a unique beginning of that
    #[arg(value_name = "COPY")]
    copy: Option<String>,
    /// Take this post as it is in COPY; may be given several times
    #[arg(long, value_name = "POST", requires = "copy")]
    take: Vec<String>,
    /// Replace the whole plan with COPY; the plan is backed up first
    #[arg(long, requires = "copy", conflicts_with = "take")]
    take_all: bool,
}

pub(crate) fn run(path: &Path, args: &ConflictsArgs, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    let found = planner.conflicted_copies()?;
    let Some(name) = &args.copy else {
        return out.list(&found, columns);
    };
    let copy = named(&found, name)?;
    if args.take_all {
        let changes = planner.restore(copy)?;
        return out.print_summary("", &changes);
    }
    if args.take.is_empty() {
        return show(&planner, copy, out);
    }
    take(&mut planner, copy, &args.take, out)
}

/// Takes one post after the other and prints each, so that a later refusal doesn't hide what was done.
fn take(
    planner: &mut Planner,
    copy: &ConflictedCopy,
    posts: &[String],
    out: &mut Output,
) -> Result<()> {
    for post in posts {
        let taken = planner.bring_back(copy, post);
        let changes = taken.inspect_err(|_| drop(out.flush()))?;
        out.print_summary("", &changes)?;
    }
    Ok(())
}

fn columns(copy: &ConflictedCopy) -> Vec<String> {
    let service = copy.service.map(|service| service.to_string());
    let problem = copy.problem.map(|code| words(&code));
    vec![
        copy.name.clone(),
        copy.at.format("%Y-%m-%dT%H:%MZ").to_string(),
        service.unwrap_or_default(),
        copy.who.clone().unwrap_or_default(),
        problem.unwrap_or_else(|| "ok".to_owned()),
    ]
}

/// Returns the copy with this name or path, or the only one whose name begins with it.
fn named<'a>(found: &'a [ConflictedCopy], name: &str) -> daymark_core::Result<&'a ConflictedCopy> {
    let name = Path::new(name).file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    if let Some(copy) = found.iter().find(|copy| copy.name == name) {
        return Ok(copy);
    }
    let mut beginning = found.iter().filter(|copy| copy.name.starts_with(&*name));
    match (beginning.next(), beginning.next()) {
        (Some(copy), None) => Ok(copy),
        (Some(_), Some(_)) => {
            let message = format!("more than one copy begins with “{name}”: give more of its name");
            Err(Error::new(Code::Ambiguous, message).field("copy"))
        }
        _ => {
            let message = format!(
                "“{name}” is no conflicted copy of this plan: `conflicts` lists those that there are"
            );
            Err(Error::new(Code::NotFound, message).field("copy"))
        }
    }
}

/// A post that differs, and which version contains it.
#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    #[serde(flatten)]
    post: &'a DifferingPost,
}

fn show(planner: &Planner, copy: &ConflictedCopy, out: &mut Output) -> Result<()> {
    let difference = planner.difference(copy)?;
    let kinds = kinds(&difference);
    let lines = kinds.iter().flat_map(|(kind, posts, _)| lines(kind, posts));
    out.list(&lines.collect::<Vec<_>>(), Line::columns)?;
    for (kind, posts, count) in kinds {
        note_more(kind, posts.len(), count as usize);
    }
    Ok(())
}

/// Returns the listed posts of each kind, and the number of all.
fn kinds(difference: &Difference) -> [(&'static str, Vec<&DifferingPost>, u32); 3] {
    let Difference {
        new, changed, gone, ..
    } = difference;
    [
        ("only_here", new.listed.iter().collect(), new.count),
        (
            "different",
            difference.changed_posts().collect(),
            changed.count,
        ),
        ("only_there", gone.listed.iter().collect(), gone.count),
    ]
}

fn lines<'a>(kind: &'static str, posts: &[&'a DifferingPost]) -> impl Iterator<Item = Line<'a>> {
    posts.iter().map(move |post| Line { kind, post })
}

fn note_more(kind: &str, listed: usize, count: usize) {
    if count > listed {
        let kind = kind.replace('_', " ");
        to_stderr(&format!(
            "note: {count} posts are {kind}; the first {listed} are listed"
        ));
    }
}

impl Line<'_> {
    fn columns(&self) -> Vec<String> {
        let post = self.post;
        let fields = post.changes.iter().map(|change| change.field.as_str());
        vec![
            self.kind.replace('_', " "),
            post.id.to_string(),
            post.at.map(|at| at.to_string()).unwrap_or_default(),
            post.channel.clone(),
            post.title.clone(),
            fields.collect::<Vec<_>>().join(", "),
        ]
    }
}

fn words(code: &Code) -> String {
    let name = serde_json::to_value(code).unwrap_or_default();
    name.as_str().unwrap_or_default().replace('_', " ")
}
