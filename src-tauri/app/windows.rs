//! The window and the program around it.

use std::path::PathBuf;
use std::process::ExitCode;

use tauri::utils::config::Color;
use tauri::{App, AppHandle, Manager, Theme, WebviewUrl, WebviewWindowBuilder};

use crate::arguments::Wish;
use crate::commands;
use crate::context::Calendars;
use crate::session::Session;

/// What the page is painted on until it is there: --background of both themes in ui/src/tokens.css.
const LIGHT: Color = Color(0xf7, 0xf7, 0xf5, 0xff);
const DARK: Color = Color(0x16, 0x16, 0x18, 0xff);

pub(crate) fn run(wish: Wish) -> ExitCode {
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .setup(move |app| Ok(open(app, &wish)?))
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("daymark: the window can't be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

fn open(app: &mut App, wish: &Wish) -> tauri::Result<()> {
    let file = match &wish.file {
        Some(file) => std::path::absolute(file)?,
        None => default_plan(app)?,
    };
    let locks = app.path().app_local_data_dir()?.join("locks");
    app.manage(Session::new(file, locks));
    app.manage(Calendars::default());
    open_early(app.handle().clone());
    let page = WebviewUrl::App(wish.page.unwrap_or("index.html").into());
    let window = WebviewWindowBuilder::new(app, "calendar", page)
        .title("Daymark")
        .inner_size(1440.0, 900.0)
        .min_inner_size(720.0, 480.0)
        .background_color(LIGHT)
        .build()?;
    if window.theme()? == Theme::Dark {
        window.set_background_color(Some(DARK))?;
    }
    Ok(())
}

/// Opens the plan while the window is made. The page asks for it soon, waits for what is still to do,
/// and is told then what went wrong.
fn open_early(app: AppHandle) {
    std::thread::spawn(move || {
        let session = app.state::<Session>();
        let _ = session.start().and_then(|is_there| {
            let read = || session.on(|plan| plan.opening());
            is_there.then(read).transpose()
        });
    });
}

fn default_plan(app: &App) -> tauri::Result<PathBuf> {
    Ok(app.path().data_dir()?.join("Daymark").join("Plan.daymark"))
}
