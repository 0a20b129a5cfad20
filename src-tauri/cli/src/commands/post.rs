//! `post`: dispatches its commands.

mod add;
mod args;
mod facets;
mod history;
mod link;
mod list;
mod rearrange;
mod series;
mod show;
mod span;
mod stdin;

pub(crate) use args::Command;

use std::path::Path;

use daymark_core::model::{self, Noun, PostEdit, SeriesChange, When, parse_at};
use daymark_core::{Planner, Result as CoreResult};

use args::{PostChange, Scope, Target, Words};

use super::{due, plan};
use crate::failure::Result;
use crate::find::{self, or_cleared};
use crate::output::Output;

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let planner = match &command {
        Command::Add(_) => add::open(path)?,
        _ => plan::open(path)?,
    };
    match command {
        Command::Add(new) if new.stdin => stdin::add_all(planner, out),
        Command::Add(new) => add::one(planner, new, out),
        Command::List(filter) => list::list(&planner, &filter, out),
        Command::Show { id } => show::show(&planner, &id, out),
        Command::History { id } => history::list(&planner, &id, out),
        Command::Link { id } => link::link(&planner, &id, out),
        Command::Push {
            from,
            days,
            channel,
        } => rearrange::push(planner, &from, days, channel.as_deref(), out),
        Command::Swap { one, other } => rearrange::swap(planner, &[one, other], out),
        Command::Spread { ids, from, to } => rearrange::spread(planner, &ids, (&from, &to), out),
        Command::Edit {
            id,
            change,
            scope: Scope::This,
        } => edit(planner, &id, change, out),
        Command::Edit { id, change, scope } => series::edit(planner, &id, change, scope, out),
        Command::Move { ids, target, scope } => move_to(planner, &ids, &target, scope, out),
        Command::Duplicate { ids } => duplicate(planner, &ids, out),
        Command::Delete { ids, scope } => delete(planner, &ids, scope, out),
        Command::Publish { id, url } => due::publish(planner, &id, url.as_deref(), out),
        Command::Repeat { id, rule } => series::repeat(planner, &id, &rule, out),
    }
}

fn edit(mut planner: Planner, id: &str, change: PostChange, out: &mut Output) -> Result<()> {
    let id = planner.post_id(id)?;
    let status = change.status.as_deref().map(str::parse).transpose()?;
    let target = target(
        &planner,
        change.at.as_deref(),
        None,
        change.channel.as_deref(),
    )?;
    let own_text = change
        .own_text
        .map(|text| Some(text).filter(|text| !text.is_empty()));
    let edit = PostEdit {
        title: change.title,
        own_text,
        parts: Some(change.parts).filter(|parts| !parts.is_empty()),
        ..words(&planner, change.words)?
    };
    let changes = planner.revise_post(&id, &edit, status, &target)?;
    out.changed(&[id], &changes)
}

fn move_to(
    mut planner: Planner,
    ids: &[String],
    typed: &Target,
    scope: Scope,
    out: &mut Output,
) -> Result<()> {
    let ids = find::posts(&planner, ids)?;
    if typed.next_slot {
        return rearrange::fill(planner, ids, out);
    }
    let (at, by, channel) = (&typed.at, &typed.by, &typed.channel);
    let target = target(&planner, at.as_deref(), by.as_deref(), channel.as_deref())?;
    if let Some(id) = series::one(&ids, scope)? {
        return series::change(planner, id, scope, &SeriesChange::Move { target }, out);
    }
    let changes = planner.move_posts(&ids, &target)?;
    out.changed(&ids, &changes)
}

fn duplicate(mut planner: Planner, ids: &[String], out: &mut Output) -> Result<()> {
    let ids = find::posts(&planner, ids)?;
    let (changes, copies) = planner.duplicate_posts(&ids)?;
    out.print_created(&copies, &changes)
}

fn delete(mut planner: Planner, ids: &[String], scope: Scope, out: &mut Output) -> Result<()> {
    let ids = find::posts(&planner, ids)?;
    if let Some(id) = series::one(&ids, scope)? {
        return series::change(planner, id, scope, &SeriesChange::Delete, out);
    }
    let changes = planner.delete_posts(&ids)?;
    out.changed(&ids, &changes)
}

/// Returns the content of a post as an edit. Options that weren't given leave their fields as they are.
fn words(planner: &Planner, words: Words) -> CoreResult<PostEdit> {
    let (campaign, pillar) = (words.campaign.as_deref(), words.pillar.as_deref());
    let campaign =
        campaign.map(|name| or_cleared(name).map(|name| planner.id_of(Noun::Campaign, name)));
    let pillar = pillar.map(|name| or_cleared(name).map(|name| planner.id_of(Noun::Pillar, name)));
    let utm = words.utm.as_deref();
    let utm = utm.map(|typed| or_cleared(typed).map(find::is_on).transpose());
    let kind = words.kind.as_deref();
    let kind = kind.map(|typed| or_cleared(typed).map(str::parse).transpose());
    let clearable = |text: Option<String>| text.map(|text| or_cleared(&text).map(str::to_owned));
    Ok(PostEdit {
        text: words.text,
        link: words.link,
        campaign: campaign.map(Option::transpose).transpose()?,
        pillar: pillar.map(Option::transpose).transpose()?,
        labels: find::given(words.label),
        notes: words.notes,
        utm: utm.transpose()?,
        utm_content: clearable(words.utm_content),
        first_comment: clearable(words.first_comment),
        kind: kind.transpose()?,
        facets: facets::edit(planner, words.facets)?,
        ..PostEdit::default()
    })
}

fn target(
    planner: &Planner,
    at: Option<&str>,
    by: Option<&str>,
    channel: Option<&str>,
) -> CoreResult<model::Target> {
    let when = match (at.map(or_cleared), by) {
        (Some(Some(at)), _) => When::At { at: parse_at(at)? },
        (Some(None), _) => When::Tray,
        (None, Some(by)) => span::parse(by)?,
        (None, None) => When::Keep,
    };
    Ok(model::Target {
        when,
        channel: channel.map(|id| planner.channel_id(id)).transpose()?,
        zone: None,
    })
}
