//! Commands for what is kept on this computer: where it is, diagnostics, and deleting it all.

use std::path::PathBuf;

use daymark_core::export::replace;
use daymark_core::model::Author;
use daymark_core::{Code, Error};
use tauri::{AppHandle, Manager, command};

use crate::answer::Answer;
use crate::author::StoredAuthor;
use crate::stored::{Kept, StoredPlace, ToDelete, places};
use crate::window_plan::{Sessions, WindowPlan};
use crate::{author, diagnostics, dialogs, links, login_start};

#[command(async)]
pub(super) fn stored_places(app: AppHandle) -> Vec<StoredPlace> {
    places(&app)
}

/// Shows a place in the system's file manager: a folder itself, and the folder of a plan.
#[command(async)]
pub(super) fn show_stored(app: AppHandle, path: PathBuf) -> Answer<()> {
    let place = places(&app).into_iter().find(|place| place.path == path);
    let place = place.ok_or_else(unknown)?;
    let folder = match place.kept {
        Kept::Plan => place.path.parent().ok_or_else(unknown)?,
        Kept::Backups | Kept::Program => &place.path,
    };
    Ok(links::open_folder(folder)?)
}

#[command(async)]
pub(super) fn diagnostics(app: AppHandle, plan: WindowPlan<'_>) -> String {
    let locale = sys_locale::get_locale().unwrap_or_default();
    let logs = app
        .path()
        .app_local_data_dir()
        .unwrap_or_default()
        .join("logs");
    diagnostics::text(&plan, &locale, &logs)
}

/// Saves text that the person has read, where they choose. Returns the path; `None` if they cancel.
#[command(async)]
pub(super) fn save_diagnostics(app: AppHandle, text: String) -> Answer<Option<String>> {
    let Some(file) = dialogs::save(&app, "Text", "txt", "daymark-diagnostics.txt")? else {
        return Ok(None);
    };
    replace(&file, |file| Ok(file.write_all(text.as_bytes())?))?;
    Ok(Some(file.display().to_string()))
}

/// Closes all windows and deletes what the program keeps, and those plans whose paths are given.
///
/// # Errors
/// `NotFound` for a path that isn't a plan that was opened here. Nothing is deleted then.
#[command(async)]
pub(super) fn delete_everything(app: AppHandle, plans: Vec<PathBuf>) -> Answer<()> {
    let all = places(&app);
    let is_known = |path: &PathBuf| {
        all.iter()
            .any(|place| place.kept == Kept::Plan && place.path == *path)
    };
    if !plans.iter().all(is_known) {
        return Err(unknown().into());
    }
    let kept = all
        .into_iter()
        .filter(|place| place.kept != Kept::Plan)
        .map(|place| place.path);
    login_start::set(false)?;
    app.state::<ToDelete>()
        .set(plans.into_iter().chain(kept).collect());
    for (label, window) in app.webview_windows() {
        app.state::<Sessions>().end(&label);
        let _ = window.destroy();
    }
    Ok(())
}

fn unknown() -> Error {
    Error::new(
        Code::NotFound,
        "Daymark keeps nothing there: open the list anew",
    )
}

/// Returns the names under which changes made on this computer are recorded.
#[command(async)]
pub(super) fn read_author(app: AppHandle) -> Author {
    app.state::<StoredAuthor>().get()
}

#[command(async)]
pub(super) fn set_author(app: AppHandle, author: Author) -> Answer<()> {
    Ok(author::set(&app, &author)?)
}

/// Returns whether the program starts at login.
#[command(async)]
pub(super) fn starts_at_login() -> Answer<bool> {
    Ok(login_start::is_on()?)
}

#[command(async)]
pub(super) fn set_starts_at_login(is_on: bool) -> Answer<()> {
    Ok(login_start::set(is_on)?)
}

/// Returns the program's version.
#[command]
pub(super) fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}
