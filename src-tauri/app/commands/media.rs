//! Commands for pictures and videos of posts. Paths of files never come from the page: they are chosen in the system's
//! dialog or dropped on the window.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use daymark_core::media::TakenFile;
use daymark_core::model::{Crop, ItemMediaId, NewPost, PostId};
use daymark_core::query::Changes;
use daymark_core::{Code, Error};
use serde::Serialize;
use tauri::{AppHandle, command};

use crate::answer::Answer;
use crate::copying::CopyProgress;
use crate::dialogs;
use crate::window_plan::WindowPlan;

/// The most characters of a pasted picture, which is 64 MB.
const MAX_PASTED: usize = 90_000_000;

/// Lets the person choose files and adds them to a post; `None` if they cancel.
#[command(async)]
pub(super) fn choose_media(
    app: AppHandle,
    plan: WindowPlan<'_>,
    post: String,
) -> Answer<Option<Changes>> {
    let files = dialogs::media(&app)?;
    match files.is_empty() {
        true => Ok(None),
        false => Ok(Some(add(&plan, &post, &files)?)),
    }
}

/// Adds the files that were dropped on the window last to a post.
#[command(async)]
pub(super) fn add_dropped_media(plan: WindowPlan<'_>, post: String) -> Answer<Changes> {
    let files = std::mem::take(&mut *plan.dropped());
    add(&plan, &post, &files)
}

/// Adds a post with the files that were dropped on the window last.
#[command(async)]
pub(super) fn add_post_with_dropped_media(
    plan: WindowPlan<'_>,
    new: NewPost,
) -> Answer<(Changes, Vec<PostId>)> {
    let taken = taken_from(&plan, &std::mem::take(&mut *plan.dropped()))?;
    Ok(plan.with(|planner| planner.add_post_with_media(&new, &taken))?)
}

/// Adds a picture from the clipboard to a post. `data` is its bytes in Base64.
#[command(async)]
pub(super) fn paste_media(
    plan: WindowPlan<'_>,
    post: String,
    name: String,
    data: String,
) -> Answer<Changes> {
    if data.len() > MAX_PASTED {
        let message =
            "the picture in the clipboard is larger than 64 MB: save it as a file and add that";
        return Err(Error::new(Code::TooLong, message).field("media").into());
    }
    let bytes = STANDARD.decode(data).map_err(unreadable)?;
    let folder = tempfile::tempdir().map_err(Error::from)?;
    let file = folder.path().join(file_name(&name));
    std::fs::write(&file, bytes).map_err(Error::from)?;
    add(&plan, &post, &[file])
}

#[command(async)]
pub(super) fn remove_media(plan: WindowPlan<'_>, ids: Vec<String>) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.remove_media(&ids))?)
}

#[command(async)]
pub(super) fn reorder_media(plan: WindowPlan<'_>, id: String, place: u32) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.reorder_media(&id, place))?)
}

#[command(async)]
pub(super) fn set_alt(plan: WindowPlan<'_>, id: String, alt: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.set_alt(&id, &alt))?)
}

#[command(async)]
pub(super) fn use_media(
    plan: WindowPlan<'_>,
    post: String,
    id: String,
    is_used: bool,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.use_media(&post, &id, is_used))?)
}

/// Lets the person choose the file of a picture that is missing; returns false if they cancel.
#[command(async)]
pub(super) fn find_media_again(
    app: AppHandle,
    plan: WindowPlan<'_>,
    id: ItemMediaId,
) -> Answer<bool> {
    let Some(file) = dialogs::media(&app)?.into_iter().next() else {
        return Ok(false);
    };
    plan.with(|planner| planner.find_media_again(id.as_str(), &file))?;
    Ok(true)
}

#[command(async)]
pub(super) fn set_crops(
    plan: WindowPlan<'_>,
    post: String,
    crops: Vec<(String, Option<Crop>)>,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.set_crops(&post, &crops))?)
}

/// Returns how far the files are copied that are being added or saved; `None` if none are. Runs on the main thread, so that
/// no other command holds it up.
#[command]
pub(super) fn copy_progress(plan: WindowPlan<'_>) -> Option<CopyProgress> {
    plan.copy_progress()
}

/// Where the pictures and videos of a post were saved, and how many.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SavedMedia {
    folder: String,
    count: usize,
}

/// Saves the pictures and videos of a post, as it publishes them, in a folder that the person chooses; `None` if they
/// cancel.
#[command(async)]
pub(super) fn save_media(
    app: AppHandle,
    plan: WindowPlan<'_>,
    post: String,
    keep_position: bool,
) -> Answer<Option<SavedMedia>> {
    let media = plan.with(|planner| planner.media_to_save(&post))?;
    let Some(folder) = dialogs::folder(&app)? else {
        return Ok(None);
    };
    let saved = plan.copy_files(media.lengths(), |cancellation, progress| {
        media.save(&folder, !keep_position, cancellation, progress)
    })?;
    Ok(Some(SavedMedia {
        folder: folder.display().to_string(),
        count: saved.len(),
    }))
}

fn add(plan: &WindowPlan<'_>, post: &str, files: &[PathBuf]) -> Answer<Changes> {
    let taken = taken_from(plan, files)?;
    let (changes, _) = plan.with(|planner| planner.add_taken_media(post, &taken, None))?;
    Ok(changes)
}

/// Copies the files beside the plan, without keeping it waiting.
fn taken_from(plan: &WindowPlan<'_>, files: &[PathBuf]) -> Answer<Vec<TakenFile>> {
    let store = plan.with(|planner| Ok(planner.media_store()))?;
    let length = |file: &PathBuf| std::fs::metadata(file).map_or(0, |data| data.len());
    let lengths = files.iter().map(length);
    Ok(plan.copy_files(lengths, |cancellation, progress| {
        store.take(files, cancellation, progress)
    })?)
}

/// Returns the last part of a name, which may be anything.
fn file_name(name: &str) -> PathBuf {
    let base = Path::new(name).file_name();
    base.map_or_else(|| PathBuf::from("picture"), PathBuf::from)
}

fn unreadable(error: base64::DecodeError) -> Error {
    let message = "the picture in the clipboard can't be read: copy it again";
    Error::new(Code::BadValue, message)
        .field("media")
        .caused_by(error)
}
