//! The planner driven as a library, on real files.
//!
//! - `time`: zones, gaps, overlaps, year ends, ranges
//! - `lanes`: moves to channels on other clocks
//! - `history`: undo and redo of every verb of `verbs`, and of any sequence of them
//! - `changes`: a change names the rows it touched and no others
//! - `refusals`, `refusals_archived`: what is refused, with which code and field, and that nothing changed
//! - `migrations`: plans of every earlier version, each backed up before it is brought up to date
//! - `landed`: a plan of every version that ever landed, made by the program of that time; `grown`: a history in tables
//!   that got more columns since
//! - `author`: under which names operations are recorded
//! - `files`: what is not a plan, newer, damaged, locked, shared
//! - `disks`: full and read-only ones
//! - `full_disk`, `full_disk_files`: every write with room for any number of pages; `template`: the plan that they copy
//! - `clock_back`: a plan whose latest changes are a year ahead of the clock
//! - `damage`: damaged plans are read or refused, and never written to; `salvage`: what is saved of them; `ruins`: how
//!   they are damaged
//! - `one_file`: the file alone is the plan, and logs of other files are set aside
//! - `lost_file`: another file under the open one's name
//! - `backups`, `backup_damage`, `backup_disks`: copies of the plan apart from it, damaged ones, and full disks; `restore`: what is taken back from them
//! - `sync_services`: folders that are synced with other computers; `conflicts`, `conflict_files`: the copies that services
//!   make of a plan there, also those that can't be read; `conflict_merge`: what is taken from them
//! - `reader`: a long read beside the planner
//! - `typing`: words that are saved while they are typed
//! - `layers`: calendars of others, however awkward; `layers_hostile`: those that mean harm; `repeating`: their
//!   repeating events; `generated`: many beside what a Python library makes of them
//! - `checks`, `checks_ranges`: what is wrong with posts; `repeats`: the same words within a week; `waivers`: what a person lets pass;
//!   `too_long`: texts of posts by themselves; `rule_changes`: rules that are other ones than before
//! - `several`: many posts at once; `profile_grid`: a channel's posts as its profile shows them
//! - `search`, `search_common`: what is found, whatever was done and undone before
//! - `views`: filters with a name, and the one a window was left with
//! - `slots`, `rearrange`: posting slots, and several posts rearranged at once
//! - `repeat`, `repeat_scopes`: series, and each scope of a change
//! - `repeat_ahead`: what is made ahead of rules without an end, beside the history
//! - `repeat_rules`, `repeat_shifts`: the dates of rules, which are refused, and rules moved
//! - `settings`: what is set for a plan, its second time scale, and copies of it
//! - `media`: pictures and videos of posts; `media_hostile`, `media_many`: files that are not what they seem; `media_files`: the folder
//!   beside the plan; `media_drawn`: thumbnails and copies for publishing; `media_saved`: all copies of a post;
//!   `media_checks`: what checks find wrong with files; `pictures`: the files for them
//! - `results`: what was counted of posts; `result_files`, `result_forms`, `result_faults`: the same from files; `totals`, `totals_parts`: those of many together; `works`: what works on a channel
//! - `facets`: what posts are for, audiences and objectives
//! - `strategy`: what a plan stands for, and how its posts serve that
//! - `subjects`: competitors, trends, partners and resources, marks on days, names of stages
//! - `ideas`: ideas and feedback; `feedback_files`: feedback from tables and back; `idea_tasks`: ideas as tasks
//! - `sign_off`: approvals; `comments`: comments and the history of a post
//! - `snippets`: texts and groups of hashtags; `replacement`: words replaced in the texts of posts
//! - `links`: links as they are sent, and what is counted with them; `first_comments`
//! - `posting`: what is due, missed and published by hand, and reminders
//! - `calendar_import`, `calendar_rules`: events of calendars as posts; `calendar_updates`: calendars that changed since;
//!   `calendar_programs`: those of known programs; `table_import`, `table_shapes`: rows of tables as posts;
//!   `boards`: boards and exports of other programs; `table_presets`: tables of known programs; `workbooks`: those of
//!   spreadsheets; `table_preview`, `table_mends`: what the dialog draws and is
//!   answered; `open_file`: what a file is
//! - `import_many`: many posts at once, and cancelling that
//! - `calendar_export`: series as rules, whole days, saved views; `calendar_clocks`: where clocks differ;
//!   `live_files`: calendars that follow the plan
//! - `documents`: the plan as JSON and CSV, exported and imported; `document_cells`: the same after a spreadsheet;
//!   `document_schema`: its JSON Schema
//! - `other_forms`: the plan as a workbook and as a list; `answers`: the sign-off sheet and its answers
//! - `sample`: the sample plan is as full as promised and lies around today

mod alike;
mod answers;
mod author;
mod backup_damage;
mod backup_disks;
mod backups;
mod boards;
mod calendar_clocks;
mod calendar_export;
mod calendar_import;
mod calendar_programs;
mod calendar_rules;
mod calendar_updates;
mod changes;
mod checks;
mod checks_ranges;
mod clock_back;
mod comments;
mod conflict_files;
mod conflict_merge;
mod conflicts;
mod damage;
mod disks;
mod document_cells;
mod document_schema;
mod documents;
mod experiment_verbs;
mod experiments;
mod facets;
mod feedback_files;
mod files;
mod first_comments;
mod full_disk;
mod full_disk_files;
mod furnished;
mod generated;
mod grown;
mod history;
mod idea_tasks;
mod idea_verbs;
mod ideas;
mod import_many;
mod landed;
mod lanes;
mod layers;
mod layers_hostile;
mod link_verbs;
mod links;
mod live_files;
mod lost_file;
mod media;
mod media_checks;
mod media_drawn;
mod media_files;
mod media_hostile;
mod media_many;
mod media_saved;
mod media_verbs;
mod migrations;
mod one_file;
mod open_file;
mod other_forms;
mod pictures;
mod posting;
mod profile_grid;
mod reader;
mod rearrange;
mod refusals;
mod refusals_archived;
mod repeat;
mod repeat_ahead;
mod repeat_rules;
mod repeat_scopes;
mod repeat_shifts;
mod repeating;
mod repeats;
mod replacement;
mod rest;
mod restore;
mod result_faults;
mod result_files;
mod result_forms;
mod result_verbs;
mod results;
mod rows;
mod ruins;
mod rule_changes;
mod salvage;
mod sample;
mod search;
mod search_common;
mod settings;
mod several;
mod sign_off;
mod sign_off_verbs;
mod slots;
mod snippets;
mod strategy;
mod strategy_verbs;
mod subjects;
mod suggestions;
mod support;
mod sync_services;
mod table_import;
mod table_mends;
mod table_presets;
mod table_preview;
mod table_shapes;
mod template;
mod threads;
mod time;
mod too_long;
mod totals;
mod totals_parts;
mod typing;
mod verbs;
mod versions;
mod views;
mod waivers;
mod workbooks;
mod works;
mod writing_verbs;
