//! Changes to several posts of a series.

use daymark_core::model::{self, PostEdit, SeriesChange};
use daymark_core::{Code, Error, Planner, Result as CoreResult};

use super::args::{PostChange, Scope};
use super::{target, words};
use crate::failure::Result;
use crate::output::Output;

/// Returns the only id if the scope is more than that post; `None` if it is only that post.
pub(super) fn one(ids: &[String], scope: Scope) -> CoreResult<Option<&str>> {
    match (scope, ids) {
        (Scope::This, _) => Ok(None),
        (_, [only]) => Ok(Some(only)),
        _ => Err(alone("posts", "name one post of the series")),
    }
}

pub(super) fn change(
    mut planner: Planner,
    id: &str,
    scope: Scope,
    change: &SeriesChange,
    out: &mut Output,
) -> Result<()> {
    let changes = planner.change_series(id, named(scope), change)?;
    out.changed(&[id.to_owned()], &changes)
}

/// Edits posts of a series. One operation can change only their content, their time or their status.
pub(super) fn edit(
    planner: Planner,
    id: &str,
    typed: PostChange,
    scope: Scope,
    out: &mut Output,
) -> Result<()> {
    let id = planner.post_id(id)?;
    match wanted(&planner, typed)?.as_slice() {
        [only] => change(planner, &id, scope, only, out),
        _ => {
            let what = "words, place and status of a series";
            Err(alone(what, "change one of them at a time").into())
        }
    }
}

fn wanted(planner: &Planner, typed: PostChange) -> CoreResult<Vec<SeriesChange>> {
    let mut wanted = Vec::new();
    if let Some(status) = typed.status.as_deref() {
        let status = status.parse()?;
        wanted.push(SeriesChange::Status { status });
    }
    if typed.at.is_some() || typed.channel.is_some() {
        let (at, channel) = (typed.at.as_deref(), typed.channel.as_deref());
        let target = target(planner, at, None, channel)?;
        wanted.push(SeriesChange::Move { target });
    }
    let own_text = typed
        .own_text
        .map(|text| Some(text).filter(|text| !text.is_empty()));
    let edit = PostEdit {
        title: typed.title,
        own_text,
        parts: Some(typed.parts).filter(|parts| !parts.is_empty()),
        ..words(planner, typed.words)?
    };
    if edit != PostEdit::default() {
        wanted.push(SeriesChange::Edit {
            edit: Box::new(edit),
        });
    }
    Ok(wanted)
}

pub(super) fn repeat(planner: Planner, id: &str, rule: &str, out: &mut Output) -> Result<()> {
    let id = planner.post_id(id)?;
    let rule = Some(rule.trim().to_owned()).filter(|rule| !rule.is_empty());
    change(planner, &id, Scope::This, &SeriesChange::Rule { rule }, out)
}

fn alone(what: &str, instead: &str) -> Error {
    let message = format!("{what} can't be changed together with --scope: {instead}");
    Error::new(Code::BadValue, message).field("scope")
}

fn named(scope: Scope) -> model::Scope {
    match scope {
        Scope::This => model::Scope::This,
        Scope::Later => model::Scope::Later,
        Scope::All => model::Scope::All,
    }
}
