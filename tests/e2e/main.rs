//! The real program in its real window, driven through WebKitWebDriver with real pointer and key
//! events. Results are read from the page, the plan's SQLite file, or the exported file.
//!
//! - `window`: starts and drives the window        - `plan`: reads and prepares plan files
//! - `keys`: keys by their names                   - `processes`: reads processes from /proc
//! - `first_start`, `edit`, `drag`, `undo`, `keyboard`, `export`, `trouble`: single tasks of a person
//! - `composer`: a text for each channel, its length, threads, the wide form; `composer_pictures`: pictures of it
//! - `writing`: what is inserted into texts, and words replaced in many posts
//! - `backups`: backups, their differences, and restoring
//! - `lost_file`: the file is swapped, removed or overwritten while it is open
//! - `whole_week`: a week by keys alone and by clicks alone
//! - `views`: month, list and board; `month`: the month's layout; `many`, `together`: several cards at once
//! - `by_key`, `focus`: keys in each view, and the focus afterwards; `late`: actions before an answer
//! - `search`: finding posts; `palette`: commands; `filter`: filters and saved views
//! - `campaigns`: their bars; `notes`: notes, pillars; `checks`, `layers`: checks and layers
//! - `slots`: posting slots; `rearrange`, `rearrange_done`, `rearrange_pictures`: rearranging posts
//! - `media`: pictures and videos; `media_files`: their files; `test_files`: the files for them
//! - `platforms`, `rule_changes`: the rules of platforms, a channel's own limit, rules that changed
//! - `grid`, `preview`: a profile as a grid, and a post as its platform shows it
//! - `links`: links as they are sent; `first_comments`; `link_pictures`: pictures of both
//! - `posting`, `posting_place`, `posting_pictures`: publishing by hand; `reminders`: at posting time; `clipboard`, `notifications`: the desktop's
//! - `sign_off`: comments, approving, the history of a post
//! - `series`: posts that repeat; `scopes`: how much of a series a change affects
//! - `typed`, `fields`: typed text is kept, in every field of the page
//! - `again`: the program is started a second time; other programs write to the open plan
//! - `settings`, `plans`: settings, and several plans         - `native`: the system's file dialogs
//! - `results`: what platforms counted, and what it says; `results_pictures`: pictures of it, and axe-core on them
//! - `ideas`: ideas and feedback, with pictures and axe-core
//! - `strategy`: objectives, audiences and what posts are for, with pictures and axe-core
//! - `revival`: the page crashes or hangs
//! - `stored`: what is kept on this computer, and its deletion
//! - `damaged`: a plan whose file is damaged in some places
//! - `synced`: a synced folder, and conflicted copies
//! - `walls`: what the window is kept from; `no_network`: no socket is opened
//! - `link_drop`: another program drags a link
//! - `scripts`: text from right to left, and of scripts without a font
//! - `edges`: nothing overflows the panel; `small`: a small window
//! - `pictures`: axe-core on every view, and pictures of them; `access`: axe-core on everything that opens

mod access;
mod again;
mod backups;
mod by_key;
mod campaigns;
mod checks;
mod clipboard;
mod composer;
mod composer_pictures;
mod damaged;
mod drag;
mod edges;
mod edit;
mod export;
mod fields;
mod filter;
mod first_comments;
mod first_start;
mod focus;
mod grid;
mod ideas;
mod import_pictures;
mod imports;
mod journey;
mod keyboard;
mod keys;
mod late;
mod layers;
mod link_drop;
mod link_pictures;
mod links;
mod login_start;
mod lost_file;
mod many;
mod media;
mod media_files;
mod month;
mod native;
mod no_network;
mod notes;
mod notifications;
mod palette;
mod pictures;
mod plan;
mod plans;
mod platforms;
mod posting;
mod posting_pictures;
mod posting_place;
mod preview;
mod print;
mod processes;
mod rearrange;
mod rearrange_done;
mod rearrange_pictures;
mod reminders;
mod results;
mod results_pictures;
mod revival;
mod rule_changes;
mod scopes;
mod scripts;
mod search;
mod series;
mod settings;
mod sign_off;
mod slots;
mod small;
mod stored;
mod strategy;
mod suggestions;
mod synced;
#[allow(dead_code, reason = "the tests of the planner use the rest")]
#[path = "../planner/pictures.rs"]
mod test_files;
mod together;
mod trouble;
mod typed;
mod undo;
mod views;
mod walls;
mod whole_week;
mod window;
mod writing;
