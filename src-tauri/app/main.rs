//! The desktop shell: a window for each plan file that is open. The only code that knows Tauri.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod answer;
mod arguments;
mod closing;
mod commands;
mod context;
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
mod plans;
mod session;
mod windows;

use std::process::ExitCode;

use arguments::{Arguments, parse};

fn main() -> ExitCode {
    match parse(std::env::args_os().skip(1)) {
        Ok(Arguments::Say(text)) => say(&text),
        Ok(Arguments::Open(wish)) => {
            #[cfg(target_os = "linux")]
            drawing::choose();
            windows::run(wish)
        }
        Err(message) => {
            eprintln!("daymark: {message}");
            ExitCode::from(2)
        }
    }
}

/// `print!` panics when nobody reads any more.
fn say(text: &str) -> ExitCode {
    use std::io::Write;
    match writeln!(std::io::stdout(), "{text}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
