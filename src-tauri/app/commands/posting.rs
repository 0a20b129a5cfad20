//! Commands for publishing by hand: what is due, the platforms' pages, copies of pictures, and reminders.

use daymark_core::model::{LocalTime, PostId};
use daymark_core::planner::{DueCount, DuePosts};
use daymark_core::query::Changes;
use daymark_core::{Code, Error};
use serde::Serialize;
use tauri::{AppHandle, Manager, command};

use crate::answer::Answer;
use crate::reminder_words::ReminderWords;
use crate::reminders::{Reminders, minutes_from_now};
use crate::window_plan::WindowPlan;
use crate::{links, posting_folder};

/// How long reminders are quiet, in minutes.
const QUIET: u32 = 60;

/// The folder of copied pictures, among the program's data.
const FOLDER: &str = "posting";

/// What is to be published.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ToPost {
    #[cfg_attr(test, ts(type = "DuePosts"))]
    posts: DuePosts,
    /// Until when no reminders are sent, in the plan's zone; `None` if they are.
    #[cfg_attr(test, ts(type = "LocalTime | null"))]
    quiet_until: Option<LocalTime>,
}

#[command(async)]
pub(super) fn due(app: AppHandle, plan: WindowPlan<'_>) -> Answer<ToPost> {
    let quiet = app.state::<Reminders>().quiet_until();
    Ok(plan.with(|planner| {
        let zone = planner.plan()?.zone;
        let quiet = quiet.map(|until| LocalTime::from_naive(zone.local(until)));
        Ok(ToPost {
            posts: planner.due()?,
            quiet_until: quiet.transpose()?,
        })
    })?)
}

/// Returns how much is due. The page asks at each change, so the reminders are told of it, too.
#[command(async)]
pub(super) fn due_count(app: AppHandle, plan: WindowPlan<'_>) -> Answer<DueCount> {
    app.state::<Reminders>().wake();
    Ok(plan.with(|planner| planner.due_count())?)
}

#[command(async)]
pub(super) fn publish(
    plan: WindowPlan<'_>,
    post: PostId,
    address: Option<String>,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.publish(post.as_str(), address.as_deref()))?)
}

#[command(async)]
pub(super) fn snooze(
    app: AppHandle,
    plan: WindowPlan<'_>,
    post: PostId,
    minutes: u32,
) -> Answer<LocalTime> {
    let until = plan.with(|planner| planner.snooze(post.as_str(), minutes))?;
    app.state::<Reminders>().wake();
    Ok(until)
}

/// Opens the page on which a post is written by hand, whose address comes from the platform's rules.
#[command(async)]
pub(super) fn open_compose_page(plan: WindowPlan<'_>, post: PostId) -> Answer<()> {
    let page = plan.with(|planner| planner.compose_page(post.as_str()))?;
    let page = page.ok_or_else(|| {
        let message = "the platform's page for writing is not known: open it yourself";
        Error::new(Code::NotFound, message)
    })?;
    Ok(links::open(&page)?)
}

/// Copies the pictures and videos of a post into a folder and shows it.
#[command(async)]
pub(super) fn show_post_media(
    app: AppHandle,
    plan: WindowPlan<'_>,
    post: PostId,
    without_position: bool,
) -> Answer<()> {
    let read =
        plan.with(|planner| Ok((planner.media_store(), planner.media_of_post(post.as_str())?)));
    let (store, media) = read?;
    let data = app.path().app_local_data_dir().map_err(no_folder)?;
    let folder = data.join(FOLDER);
    posting_folder::fill(&folder, &store, &media, without_position)?;
    Ok(links::open_folder(&folder)?)
}

/// Sets the words of reminders; with null, none are sent.
#[command(async)]
pub(super) fn set_reminders(app: AppHandle, words: Option<ReminderWords>) {
    app.state::<Reminders>().set_words(words);
}

/// Sends no reminders for an hour, or sends them again.
#[command(async)]
pub(super) fn quiet_reminders(app: AppHandle, is_quiet: bool) {
    let until = is_quiet.then(|| minutes_from_now(QUIET));
    app.state::<Reminders>().set_quiet(until);
}

fn no_folder(error: tauri::Error) -> Error {
    let message = "the folder of the program's data is not known, so nothing can be copied there";
    Error::new(Code::Unexpected, message).caused_by(error)
}
