//! `post add` with options: adds one post.

use std::path::Path;

use daymark_core::model::{NewPost, PostEdit, parse_at};
use daymark_core::{Code, Error, Planner};

use super::super::plan;
use super::{args, words};
use crate::failure::Result;
use crate::find::{self, or_cleared};
use crate::output::Output;

/// Opens the plan. A missing plan is an error: a post needs a channel, which a new plan wouldn't have.
pub(super) fn open(path: &Path) -> daymark_core::Result<Planner> {
    plan::open(path).map_err(|error| match error.code() {
        Code::FileMissing => {
            let path = path.display();
            let message = format!(
                "there is no plan at {path}, and a post needs a channel: begin with `channel add`"
            );
            Error::new(Code::FileMissing, message).caused_by(error)
        }
        _ => error,
    })
}

pub(super) fn one(mut planner: Planner, typed: args::NewPost, out: &mut Output) -> Result<()> {
    let in_slot = typed.next_slot;
    let new = new_post(&planner, typed)?;
    let (changes, ids) = match in_slot {
        true => planner.add_post_in_slot(&new)?,
        false => planner.add_post(&new)?,
    };
    out.print_created(&ids, &changes)
}

pub(super) fn new_post(planner: &Planner, typed: args::NewPost) -> daymark_core::Result<NewPost> {
    let at = typed.at.as_deref().and_then(or_cleared);
    let status = typed.status.as_deref().map(str::parse).transpose()?;
    Ok(NewPost {
        channels: find::channels(planner, &typed.channel)?,
        at: at.map(parse_at).transpose()?,
        repeat: rule(&typed),
        zone: typed.own.zone,
        status: status.unwrap_or_default(),
        published_url: typed.url,
        edit: PostEdit {
            title: typed.title,
            own_text: typed.own.own_text.map(Some),
            parts: typed.own.parts,
            ..words(planner, typed.words)?
        },
    })
}

/// Returns the rule together with the end that its options specify.
fn rule(typed: &args::NewPost) -> Option<String> {
    let rule = typed.repeat.as_ref()?;
    let until = typed.until.as_ref().map(|day| format!(";UNTIL={day}"));
    let count = typed.count.map(|count| format!(";COUNT={count}"));
    let end = until.or(count).unwrap_or_default();
    Some(format!("{rule}{end}"))
}
