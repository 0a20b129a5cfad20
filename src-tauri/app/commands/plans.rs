//! Commands for several plans: new, other and recent ones, and copies. Each plan has a window of its own.

use std::path::{Path, PathBuf};

use daymark_core::model::{NewChannel, NewPlan};
use daymark_core::query::FirstFrame;
use daymark_core::{Code, Error};
use serde::Serialize;
use tauri::{AppHandle, Manager, command};

use crate::answer::Answer;
use crate::author::StoredAuthor;
use crate::first_page::FirstPage;
use crate::remembered_plans::{self, RememberedPlan, RememberedPlans};
use crate::window_plan::{Sessions, WindowPlan};
use crate::{dialogs, windows};

pub(super) const KIND: &str = "Daymark";
pub(super) const ENDING: &str = "daymark";

/// A plan that was opened on this machine, as it is listed in the menu.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct Recent {
    file: String,
    name: String,
    /// False if the file, or its disk, doesn't exist.
    there: bool,
    /// True for the plan of the calling window.
    here: bool,
}

#[command(async)]
pub(super) fn create_plan(
    app: AppHandle,
    plan: WindowPlan<'_>,
    new: NewPlan,
    channels: Vec<NewChannel>,
) -> Answer<FirstFrame> {
    begin(&app, &plan, &new)?;
    Ok(plan.with(|planner| {
        if !channels.is_empty() {
            planner.add_channels(&channels)?;
        }
        planner.opening()
    })?)
}

#[command(async)]
pub(super) fn sample_plan(
    app: AppHandle,
    plan: WindowPlan<'_>,
    new: NewPlan,
) -> Answer<FirstFrame> {
    begin(&app, &plan, &new)?;
    Ok(plan.with(|planner| {
        planner.fill_sample()?;
        planner.opening()
    })?)
}

fn begin(app: &AppHandle, plan: &WindowPlan<'_>, new: &NewPlan) -> Answer<()> {
    plan.create(new)?;
    plan.with(|planner| {
        app.state::<StoredAuthor>().apply(planner);
        Ok(())
    })?;
    remembered_plans::remember_opened(app, &plan.path(), &new.name);
    app.state::<FirstPage>().forget(&plan.path());
    Ok(())
}

/// Lets the person choose a plan's file for a window without a plan. Returns false if they cancel, or if
/// another window has that plan open.
#[command(async)]
pub(super) fn open_plan(app: AppHandle, plan: WindowPlan<'_>) -> Answer<bool> {
    match dialogs::open(&app, KIND, &[ENDING])? {
        Some(path) if !windows::focus(&app, &path) => {
            plan.switch_to(&path);
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// Lets the person choose a path for a new plan, and opens a window that asks for the rest. Returns false if
/// they cancel.
#[command(async)]
pub(super) fn new_plan(app: AppHandle, name: String) -> Answer<bool> {
    let chosen = choose_new_file(&app, &name)?;
    let is_chosen = chosen.is_some();
    if let Some(file) = chosen {
        windows::show(&app, file)?;
    }
    Ok(is_chosen)
}

/// Lets the person choose the path of a new plan, where no file may exist; `None` if they cancel.
pub(super) fn choose_new_file(app: &AppHandle, name: &str) -> Answer<Option<PathBuf>> {
    let Some(chosen) = dialogs::save(app, KIND, ENDING, name)? else {
        return Ok(None);
    };
    let file = with_ending(chosen);
    refuse_existing(&file)?;
    Ok(Some(file))
}

/// Lets the person choose another plan's file and opens it in a new window. Returns false if they cancel.
#[command(async)]
pub(super) fn open_other_plan(app: AppHandle) -> Answer<bool> {
    let chosen = dialogs::open(&app, KIND, &[ENDING])?;
    let is_chosen = chosen.is_some();
    if let Some(file) = chosen {
        windows::show(&app, file)?;
    }
    Ok(is_chosen)
}

#[command(async)]
pub(super) fn open_recent_plan(app: AppHandle, file: PathBuf) -> Answer<()> {
    if !file.exists() {
        let message = format!("there is no plan at {}: was it moved?", file.display());
        return Err(Error::new(Code::FileMissing, message).into());
    }
    Ok(windows::show(&app, file)?)
}

#[command(async)]
pub(super) fn recent_plans(app: AppHandle, plan: WindowPlan<'_>) -> Vec<Recent> {
    let all = app.state::<RememberedPlans>().all().into_iter();
    all.map(|RememberedPlan { file, name, .. }| Recent {
        there: file.exists(),
        here: plan.is_on(&file),
        file: file.display().to_string(),
        name,
    })
    .collect()
}

/// Removes a plan from the list of recent plans. Its file is kept.
#[command(async)]
pub(super) fn forget_plan(app: AppHandle, file: PathBuf) {
    app.state::<RememberedPlans>().forget(&file);
}

/// Saves a copy at a path that the person chooses and returns that path; `None` if they cancel.
#[command(async)]
pub(super) fn save_copy(
    app: AppHandle,
    plan: WindowPlan<'_>,
    name: String,
) -> Answer<Option<String>> {
    let Some(chosen) = dialogs::save(&app, KIND, ENDING, &name)? else {
        return Ok(None);
    };
    let file = with_ending(chosen.clone());
    // The dialog has asked whether to replace a file only for the path that it returned.
    if file != chosen {
        refuse_existing(&file)?;
    }
    if let Some(label) = app.state::<Sessions>().on(&file)
        && label != plan.label
    {
        let message = format!("{} is open in another window", file.display());
        return Err(Error::new(Code::Taken, message).into());
    }
    plan.with(|planner| planner.save_copy(&file))?;
    Ok(Some(file.display().to_string()))
}

fn refuse_existing(file: &Path) -> Result<(), Error> {
    if !file.exists() {
        return Ok(());
    }
    let message = format!("{} is there already: choose another name", file.display());
    Err(Error::new(Code::FileExists, message))
}

/// Returns the path with the ending of plans, which not every save dialog adds.
fn with_ending(file: PathBuf) -> PathBuf {
    if file
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case(ENDING))
    {
        return file;
    }
    let mut name = file.into_os_string();
    name.push(".");
    name.push(ENDING);
    name.into()
}
