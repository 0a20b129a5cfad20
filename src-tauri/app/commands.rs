//! What the page may ask. Every command hands over to the planner and holds no rule of its own.

mod file;
mod find;
mod room;
mod several;

use chrono::NaiveDate;
use daymark_core::Planner;
use daymark_core::clock::machine_zone;
use daymark_core::export::ExportOptions;
use daymark_core::model::platform::{Platform, platforms};
use daymark_core::model::{
    At, CampaignEdit, CampaignId, ChannelEdit, ChannelId, NewChannel, NewPost, PillarEdit,
    PillarId, PlanEdit, PostEdit, PostId, Scope, SeriesChange, Sorting, Status, Target, Zone,
};
use daymark_core::query::{Card, Changes, Opening, PostDetail, Scale};
use serde::Serialize;
use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager, Wry, command};

use crate::answer::{Answer, Refusal};
use crate::first_page::{FirstPage, Texts};
use crate::here::Here;
use crate::memory::Look;
use crate::{context, dialogs, links, plans};

pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        start,
        zones,
        plans::create_plan,
        plans::sample_plan,
        plans::open_plan,
        opening,
        now,
        range,
        find::find_posts,
        find::posts_saying,
        find::keep_filter,
        find::add_view,
        find::edit_view,
        find::delete_view,
        post,
        siblings,
        file::look_beside,
        file::compare_with_file,
        file::open_what_is_there,
        file::save_again,
        file::keep_unfinished,
        file::close_window,
        name_field_menu,
        add_post,
        edit_post,
        add_sibling,
        move_posts,
        set_status,
        duplicate_posts,
        several::copy_posts,
        sort_posts,
        busy_days,
        delete_posts,
        change_series,
        undo,
        redo,
        add_channels,
        edit_channel,
        add_campaign,
        add_pillar,
        edit_plan,
        room::set_slots,
        room::slot_times,
        room::next_slot,
        room::preview_room,
        room::make_room,
        export_ics,
        open_link,
        context::edit_campaign,
        context::delete_campaign,
        context::edit_pillar,
        context::delete_pillar,
        context::note_day,
        context::repeats,
        context::first_post_day,
        context::posts_by_campaign,
        context::add_overlay,
        context::edit_overlay,
        context::delete_overlay,
        context::layers,
        scale,
        plans::new_plan,
        plans::open_other_plan,
        plans::open_recent_plan,
        plans::recent_plans,
        plans::forget_plan,
        plans::save_copy,
        plans::remember_look,
    ]
}

/// What the page is told when it starts.
#[derive(Serialize)]
struct Start {
    file: String,
    /// The system's language tag.
    locale: String,
    /// The machine's time zone.
    zone: Zone,
    platforms: &'static [Platform],
    /// None at the first start.
    plan: Option<Opening>,
    /// Why the plan could not be opened.
    problem: Option<Refusal>,
    /// How the window was left.
    look: Look,
    /// What was typed on the first page before, and is in no plan.
    unfinished: Texts,
}

#[command(async)]
fn start(app: AppHandle, here: Here<'_>) -> Start {
    here.page_begins();
    let read = |plan: &mut Planner| {
        plan.hold_image();
        plan.opening()
    };
    let opened = here
        .start()
        .and_then(|is_there| is_there.then(|| here.on(read)).transpose());
    let (plan, problem) = match opened {
        Ok(plan) => (plan, None),
        Err(error) => (None, Some(error.into())),
    };
    let file = here.path();
    if let Some(opening) = &plan {
        plans::remember_opened(&app, &file, &opening.overview.plan.name);
    }
    Start {
        look: plans::look(&app, &file),
        unfinished: app.state::<FirstPage>().texts(&file),
        file: file.display().to_string(),
        locale: sys_locale::get_locale().unwrap_or_default(),
        zone: machine_zone(),
        platforms: platforms(),
        plan,
        problem,
    }
}

/// Says what undo and redo are called in the menu of a text field; elsewhere the system's menu has both.
#[command(async)]
#[cfg_attr(not(target_os = "linux"), expect(unused_variables))]
fn name_field_menu(app: AppHandle, undo: String, redo: String) {
    #[cfg(target_os = "linux")]
    app.state::<crate::field_menu::Words>().set([undo, redo]);
}

#[command(async)]
fn zones() -> Vec<&'static str> {
    Zone::all().map(Zone::name).collect()
}

#[command(async)]
fn scale(here: Here<'_>, from: NaiveDate, to: NaiveDate) -> Answer<Option<Scale>> {
    Ok(here.on(|plan| plan.scale(from, to))?)
}

#[command(async)]
fn opening(here: Here<'_>) -> Answer<Opening> {
    Ok(here.on(|plan| plan.opening())?)
}

#[command(async)]
fn now(here: Here<'_>) -> Answer<At> {
    Ok(here.on(|plan| plan.now())?)
}

#[command(async)]
fn range(here: Here<'_>, from: NaiveDate, to: NaiveDate) -> Answer<Vec<Card>> {
    Ok(here.on(|plan| plan.look(from, to))?)
}

#[command(async)]
fn post(here: Here<'_>, id: String) -> Answer<PostDetail> {
    Ok(here.on(|plan| plan.post(&id))?)
}

#[command(async)]
fn siblings(here: Here<'_>, id: String) -> Answer<Vec<PostId>> {
    Ok(here.on(|plan| plan.siblings(&id))?)
}

#[command(async)]
fn add_post(here: Here<'_>, new: NewPost) -> Answer<(Changes, Vec<PostId>)> {
    Ok(here.on(|plan| plan.add_post(&new))?)
}

#[command(async)]
fn edit_post(here: Here<'_>, id: String, edit: PostEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_post(&id, &edit))?)
}

#[command(async)]
fn add_sibling(here: Here<'_>, id: String, channel: String) -> Answer<(Changes, PostId)> {
    Ok(here.on(|plan| plan.add_sibling(&id, &channel))?)
}

#[command(async)]
fn move_posts(here: Here<'_>, ids: Vec<String>, target: Target) -> Answer<Changes> {
    Ok(here.on(|plan| plan.move_posts(&ids, &target))?)
}

#[command(async)]
fn set_status(here: Here<'_>, ids: Vec<String>, status: Status) -> Answer<Changes> {
    Ok(here.on(|plan| plan.set_status(&ids, status))?)
}

#[command(async)]
fn duplicate_posts(here: Here<'_>, ids: Vec<String>) -> Answer<(Changes, Vec<PostId>)> {
    Ok(here.on(|plan| plan.duplicate_posts(&ids))?)
}

#[command(async)]
fn sort_posts(here: Here<'_>, ids: Vec<String>, sorting: Sorting) -> Answer<Changes> {
    Ok(here.on(|plan| plan.sort_posts(&ids, &sorting))?)
}

#[command(async)]
fn busy_days(
    here: Here<'_>,
    from: NaiveDate,
    to: NaiveDate,
    hidden: Vec<String>,
) -> Answer<Vec<NaiveDate>> {
    Ok(here.on(|plan| plan.busy_days(from, to, &hidden))?)
}

#[command(async)]
fn delete_posts(here: Here<'_>, ids: Vec<String>) -> Answer<Changes> {
    Ok(here.on(|plan| plan.delete_posts(&ids))?)
}

#[command(async)]
fn change_series(
    here: Here<'_>,
    id: String,
    scope: Scope,
    change: SeriesChange,
) -> Answer<Changes> {
    Ok(here.on(|plan| plan.change_series(&id, scope, &change))?)
}

#[command(async)]
fn undo(here: Here<'_>) -> Answer<Changes> {
    Ok(here.on(|plan| plan.undo())?)
}

#[command(async)]
fn redo(here: Here<'_>) -> Answer<Changes> {
    Ok(here.on(|plan| plan.redo())?)
}

#[command(async)]
fn add_channels(here: Here<'_>, new: Vec<NewChannel>) -> Answer<(Changes, Vec<ChannelId>)> {
    Ok(here.on(|plan| plan.add_channels(&new))?)
}

#[command(async)]
fn edit_channel(here: Here<'_>, id: String, edit: ChannelEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_channel(&id, &edit))?)
}

#[command(async)]
fn add_campaign(here: Here<'_>, new: CampaignEdit) -> Answer<(Changes, CampaignId)> {
    Ok(here.on(|plan| plan.add_campaign(&new))?)
}

#[command(async)]
fn add_pillar(here: Here<'_>, new: PillarEdit) -> Answer<(Changes, PillarId)> {
    Ok(here.on(|plan| plan.add_pillar(&new))?)
}

#[command(async)]
fn edit_plan(here: Here<'_>, edit: PlanEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_plan(&edit))?)
}

/// What was written where; none when the person thought better of it.
#[derive(Serialize)]
struct Exported {
    path: String,
    posts: u32,
}

#[command(async)]
fn export_ics(
    app: AppHandle,
    here: Here<'_>,
    options: ExportOptions,
    name: String,
) -> Answer<Option<Exported>> {
    let Some(path) = dialogs::save(&app, "iCalendar", "ics", &name)? else {
        return Ok(None);
    };
    let posts = here.on(|plan| plan.export_ics(&options, &path))?;
    let path = path.display().to_string();
    Ok(Some(Exported { path, posts }))
}

#[command(async)]
fn open_link(link: String) -> Answer<()> {
    Ok(links::open(&link)?)
}
