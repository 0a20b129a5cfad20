//! The real program in its real window, driven through WebKitWebDriver with real pointer and key
//! events. What it did is read from the page, the plan's SQLite file, or the exported file.
//!
//! - `window`: starts and drives the window        - `plan`: reads and prepares plan files
//! - `first_start`, `edit`, `drag`, `undo`, `keyboard`, `export`, `trouble`: what a person does
//! - `whole_week`: a week by keys alone and by clicks alone
//! - `views`: month, list and board; `many`: several cards at once
//! - `recur`: posts that repeat
//! - `looks`: axe-core on every view, and the folder of screenshots

mod drag;
mod edit;
mod export;
mod first_start;
mod keyboard;
mod looks;
mod many;
mod plan;
mod recur;
mod trouble;
mod undo;
mod views;
mod whole_week;
mod window;
