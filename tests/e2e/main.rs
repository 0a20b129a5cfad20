//! The real program in its real window, driven through WebKitWebDriver with real pointer and key
//! events. What it did is read from the page, the plan's SQLite file, or the exported file.
//!
//! - `window`: starts and drives the window        - `plan`: reads and prepares plan files
//! - `keys`: keys by their names                   - `processes`: what /proc tells of them
//! - `first_start`, `edit`, `drag`, `undo`, `keyboard`, `export`, `trouble`: what a person does
//! - `backups`: copies of the plan apart from it, and the ways back
//! - `parting`: the file is swapped, removed or overwritten while it is open
//! - `whole_week`: a week by keys alone and by clicks alone
//! - `views`: month, list and board; `month`: what is seen of the month; `many`, `together`: several cards at once
//! - `by_key`, `focus`: keys in each view, and where the focus is afterwards; `late`: before the plan has answered
//! - `find`: search; `palette`: commands; `filter`: which posts are shown
//! - `context`: campaigns; `notes`: notes, pillars; `checks`, `layers`: checks and the calendars of others
//! - `slots`: posting slots; `room`, `room_done`, `room_looks`: making room
//! - `recur`: posts that repeat; `scopes`: how much of them a change is about
//! - `typed`, `fields`: what is typed stays, in every field of the page
//! - `again`: the program is started a second time, and other programs write beside it
//! - `settings`, `plans`: what is set, and several plans      - `native`: the system's file dialogs
//! - `no_network`: no socket is opened
//! - `walls`: what the window is kept from, tried one by one
//! - `link_drop`: another program drags a link
//! - `edges`: nothing reaches beyond the panel; `small`: a small window
//! - `scripts`: text from right to left, and of scripts without a font
//! - `looks`: axe-core on every view, and the folder of screenshots; `access`: axe-core on what opens

mod access;
mod again;
mod backups;
mod by_key;
mod checks;
mod context;
mod drag;
mod edges;
mod edit;
mod export;
mod fields;
mod filter;
mod find;
mod first_start;
mod focus;
mod keyboard;
mod keys;
mod late;
mod layers;
mod link_drop;
mod looks;
mod many;
mod month;
mod native;
mod no_network;
mod notes;
mod palette;
mod parting;
mod plan;
mod plans;
mod processes;
mod recur;
mod room;
mod room_done;
mod room_looks;
mod scopes;
mod scripts;
mod settings;
mod slots;
mod small;
mod together;
mod trouble;
mod typed;
mod undo;
mod views;
mod walls;
mod whole_week;
mod window;
