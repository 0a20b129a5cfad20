//! The real program in its real window, driven through WebKitWebDriver with real pointer and key
//! events. What it did is read from the page, the plan's SQLite file, or the exported file.
//!
//! - `window`: starts and drives the window        - `plan`: reads and prepares plan files
//! - `first_start`, `edit`, `drag`, `undo`, `keyboard`, `export`, `trouble`: what a person does
//! - `whole_week`: a week by keys alone and by clicks alone
//! - `views`: month, list and board; `many`: several cards at once
//! - `find`: search, commands and filters
//! - `context`: campaigns, pillars, notes; `layers`: checks and the calendars of others
//! - `room`, `room_looks`: posting slots and making room
//! - `recur`: posts that repeat
//! - `settings`, `plans`: what is set, and several plans      - `native`: the system's file dialogs
//! - `looks`: axe-core on every view, and the folder of screenshots

mod context;
mod drag;
mod edit;
mod export;
mod find;
mod first_start;
mod keyboard;
mod layers;
mod looks;
mod many;
mod native;
mod plan;
mod plans;
mod recur;
mod room;
mod room_looks;
mod scopes;
mod settings;
mod slots;
mod trouble;
mod undo;
mod views;
mod whole_week;
mod window;
