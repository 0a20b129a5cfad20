//! The desktop shell: a window for each plan that is open. No other crate uses Tauri.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod answer;
mod arguments;
mod asked_dialog;
mod author;
mod backed_up;
mod backups;
mod clipboard;
mod closing;
mod commands;
mod copying;
mod diagnostics;
#[cfg(target_os = "linux")]
mod dialog_process;
mod dialogs;
#[cfg(target_os = "linux")]
mod field_menu;
mod file_drop;
mod first_page;
mod followed;
mod import_file;
mod importing;
mod json_file;
mod links;
mod live_files;
mod lock;
mod logging;
mod login_start;
mod media_protocol;
mod notification;
mod placement;
mod posting_folder;
mod printing;
mod remembered_plans;
mod reminder_words;
mod reminders;
#[cfg(target_os = "linux")]
mod revival;
mod session;
mod single;
#[cfg(target_os = "linux")]
mod software_rendering;
#[cfg(target_os = "linux")]
mod spelling;
mod stored;
#[cfg(test)]
mod typescript;
#[cfg(target_os = "linux")]
mod web_processes;
mod window_plan;
mod windows;

use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};

use arguments::{Arguments, Request, parse};
use author::StoredAuthor;
use first_page::FirstPage;
use flexi_logger::LoggerHandle;
use remembered_plans::RememberedPlans;
use single::Start;
use stored::ToDelete;
use tauri::{App, AppHandle, Manager, RunEvent};
use window_plan::Sessions;

fn main() -> ExitCode {
    #[cfg(target_os = "linux")]
    if let Some(asked) = asked_dialog() {
        return dialog_process::show(&asked);
    }
    match parse(std::env::args_os().skip(1)) {
        Ok(Request::Print(text)) => say(&text),
        Ok(Request::Open(arguments)) => {
            #[cfg(target_os = "linux")]
            software_rendering::restart_without_card();
            run(arguments)
        }
        Err(message) => {
            eprintln!("daymark: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Arguments) -> ExitCode {
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .register_asynchronous_uri_scheme_protocol(media_protocol::SCHEME, media_protocol::answer)
        .on_window_event(windows::on_window_event)
        .setup(move |app| match is_handed_over(app, &arguments) {
            true => process::exit(0),
            false => Ok(begin(app, &arguments)?),
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(at_the_end);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("daymark: the window can't be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Deletes what the person wanted to be deleted, once nothing is open any more.
fn at_the_end(app: &AppHandle, event: RunEvent) {
    if let RunEvent::Exit = event {
        if let Some(log) = app.try_state::<LoggerHandle>() {
            log.shutdown();
        }
        let chosen = app.state::<ToDelete>();
        if chosen.is_empty() {
            return;
        }
        #[cfg(target_os = "linux")]
        web_processes::end();
        chosen.delete();
    }
}

/// Returns true where a program that runs already shows what this one was asked for. Pages for measuring are shown
/// beside it.
fn is_handed_over(app: &App, arguments: &Arguments) -> bool {
    if arguments.page.is_some() {
        return false;
    }
    match started(app, arguments) {
        Ok(Start::First(running)) => {
            app.manage(running);
            false
        }
        Ok(Start::HandedOver) => true,
        Ok(Start::Unanswered) => {
            eprintln!("daymark: a Daymark that runs gives no answer: this one goes on beside it");
            false
        }
        Err(_) => false,
    }
}

fn started(app: &App, arguments: &Arguments) -> tauri::Result<Start> {
    let folder = app.path().app_local_data_dir()?;
    Ok(match arguments.is_background {
        true => single::start_unasked(&folder)?,
        false => single::start(&folder, file_of(arguments)?.as_deref())?,
    })
}

fn file_of(arguments: &Arguments) -> tauri::Result<Option<PathBuf>> {
    let absolute = |file: &PathBuf| std::path::absolute(Path::new(file));
    Ok(arguments.file.as_ref().map(absolute).transpose()?)
}

fn begin(app: &mut App, arguments: &Arguments) -> tauri::Result<()> {
    let folder = app.path().app_local_data_dir()?;
    if let Some(log) = logging::begin(&folder.join("logs")) {
        app.manage(log);
    }
    app.manage(ToDelete::default());
    app.manage(RememberedPlans::new(folder.join("plans.json")));
    app.manage(StoredAuthor::new(folder.join("author.json")));
    app.manage(FirstPage::new(folder.join("first-page.json")));
    app.manage(Sessions::new(folder.join("locks")));
    app.manage(windows::PendingMoves::default());
    app.manage(reminders::Reminders::default());
    #[cfg(target_os = "linux")]
    app.manage(field_menu::Words::default());
    backups::begin(app.handle());
    reminders::begin(app.handle());
    live_files::begin(app.handle());
    single::answer_requests(app.handle(), &folder);
    let given = file_of(arguments)?;
    let (import, plan) = match given {
        Some(file) if import_file::is_import(&file) => (Some(file), None),
        plan => (None, plan),
    };
    let plan = plan.map_or_else(|| windows::last_plan(app), Ok)?;
    if arguments.is_background {
        return open_unseen(app.handle(), plan);
    }
    let page = arguments.page.unwrap_or(windows::CALENDAR);
    windows::open(app.handle(), plan, page)?;
    if let Some(file) = import {
        windows::import(app.handle(), file);
    }
    Ok(())
}

/// Opens a plan whose window is shown later, when the person asks for it. Without a plan there is nothing to remind of, and
/// the program ends.
fn open_unseen(app: &AppHandle, plan: PathBuf) -> tauri::Result<()> {
    match plan.exists() {
        true => windows::open_unseen(app, plan),
        false => process::exit(0),
    }
}

/// Returns which dialog this process is only to show; `None` for a process that is the program.
#[cfg(target_os = "linux")]
fn asked_dialog() -> Option<String> {
    let mut words = std::env::args_os().skip(1);
    let is_dialog = words.next()? == dialog_process::ARGUMENT;
    words.next().filter(|_| is_dialog)?.into_string().ok()
}

/// Prints a line. `print!` would panic if standard output is closed.
fn say(text: &str) -> ExitCode {
    use std::io::Write;
    match writeln!(std::io::stdout(), "{text}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
