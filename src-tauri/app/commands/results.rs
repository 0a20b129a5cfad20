//! Commands for results: what platforms counted of posts, what it says, and files that tell it.

use chrono::NaiveDate;
use daymark_core::Cancellation;
use daymark_core::export::{ReportForm, ReportOptions};
use daymark_core::model::LocalTime;
use daymark_core::planner::{EnteredResult, ResultsOptions, ResultsReport};
use daymark_core::query::{Changes, ListedResult, ResultsPage, ResultsScope, Suggestions, Works};
use tauri::{AppHandle, command};

use crate::answer::Answer;
use crate::dialogs;
use crate::importing::{ImportFile, Importing};
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn results_page(plan: WindowPlan<'_>, scope: ResultsScope) -> Answer<ResultsPage> {
    Ok(plan.with(|planner| planner.results_page(&scope))?)
}

/// Returns what works on a channel. It is read on a connection of its own, so that nothing waits for it.
#[command(async)]
pub(super) fn what_works(plan: WindowPlan<'_>, channel: String) -> Answer<Works> {
    Ok(plan
        .reader()?
        .what_works(&channel, &Cancellation::default())?)
}

/// Returns the times that are suggested for the week of a day. They are read on a connection of their own.
#[command(async)]
pub(super) fn suggestions(plan: WindowPlan<'_>, week: NaiveDate) -> Answer<Suggestions> {
    Ok(plan.reader()?.suggestions(week, &Cancellation::default())?)
}

#[command(async)]
pub(super) fn decline_suggestion(
    plan: WindowPlan<'_>,
    channel: String,
    at: LocalTime,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.decline_suggestion(&channel, at))?)
}

#[command(async)]
pub(super) fn post_results(plan: WindowPlan<'_>, post: String) -> Answer<Vec<ListedResult>> {
    Ok(plan.with(|planner| planner.results(Some(&post), false))?)
}

#[command(async)]
pub(super) fn set_results(
    plan: WindowPlan<'_>,
    post: String,
    results: Vec<EnteredResult>,
    date: NaiveDate,
    replace: bool,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.set_results(&post, &results, Some(date), replace))?)
}

/// Saves the report of some days as a page where the person chooses; returns where it is, or `None` if they cancel.
#[command(async)]
pub(super) fn save_report(
    app: AppHandle,
    plan: WindowPlan<'_>,
    from: NaiveDate,
    to: NaiveDate,
    locale: String,
    name: String,
) -> Answer<Option<String>> {
    let Some(path) = dialogs::save(&app, "HTML", "html", &name)? else {
        return Ok(None);
    };
    let options = ReportOptions {
        from,
        to,
        locale: Some(locale),
        form: ReportForm::Html,
    };
    plan.with(|planner| planner.export_report(&options, &path, &Cancellation::default()))?;
    Ok(Some(path.display().to_string()))
}

/// Lets the person choose a file with results; `None` if they cancel.
#[command(async)]
pub(super) fn choose_results(app: AppHandle, plan: WindowPlan<'_>) -> Answer<Option<ImportFile>> {
    let chosen = dialogs::open_table(&app)?;
    Ok(chosen.map(|path| plan.take_import(Importing::new(path))))
}

/// Returns what importing the file's results would do.
#[command(async)]
pub(super) fn preview_results(
    plan: WindowPlan<'_>,
    options: ResultsOptions,
) -> Answer<ResultsReport> {
    let path = plan.import_path()?;
    Ok(plan.with(|planner| planner.preview_results(&path, &options))?)
}

#[command(async)]
pub(super) fn import_results(plan: WindowPlan<'_>, options: ResultsOptions) -> Answer<Changes> {
    let path = plan.import_path()?;
    Ok(plan
        .with(|planner| planner.import_results(&path, &options))?
        .0)
}
