//! The desktop shell: a window for each plan file that is open. The only code that knows Tauri.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod answer;
mod arguments;
mod closing;
mod commands;
mod dialogs;
#[cfg(target_os = "linux")]
mod drawing;
#[cfg(target_os = "linux")]
mod field_menu;
mod first_page;
mod here;
mod json_file;
mod links;
mod lock;
mod memory;
mod placement;
mod session;
#[cfg(test)]
mod typescript;
mod windows;

use std::process::ExitCode;

use arguments::{Arguments, Wish, parse};
use first_page::FirstPage;
use here::Sessions;
use memory::Memory;
use tauri::{App, Manager};

fn main() -> ExitCode {
    match parse(std::env::args_os().skip(1)) {
        Ok(Arguments::Say(text)) => say(&text),
        Ok(Arguments::Open(wish)) => {
            #[cfg(target_os = "linux")]
            drawing::choose();
            run(wish)
        }
        Err(message) => {
            eprintln!("daymark: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(wish: Wish) -> ExitCode {
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .on_window_event(windows::happened)
        .setup(move |app| Ok(begin(app, &wish)?))
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

fn begin(app: &mut App, wish: &Wish) -> tauri::Result<()> {
    let folder = app.path().app_local_data_dir()?;
    app.manage(Memory::new(folder.join("plans.json")));
    app.manage(FirstPage::new(folder.join("first-page.json")));
    app.manage(Sessions::new(folder.join("locks")));
    app.manage(windows::Moved::default());
    #[cfg(target_os = "linux")]
    app.manage(field_menu::Words::default());
    let file = match &wish.file {
        Some(file) => std::path::absolute(file)?,
        None => windows::last_plan(app)?,
    };
    windows::open(app.handle(), file, wish.page.unwrap_or("index.html"))
}

/// `print!` panics when nobody reads any more.
fn say(text: &str) -> ExitCode {
    use std::io::Write;
    match writeln!(std::io::stdout(), "{text}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
