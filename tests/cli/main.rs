//! The real `daymark-cli`, run as a process of its own.
//!
//! - `walk`: each command once, as a script would use it
//! - `posts`, `lists`: the same for posts, more closely
//! - `refused`: input that can't be taken, and wrong usage
//! - `repeat`: series and the scopes of a change
//! - `files`: plan files that are not as they should be, and disks that are not
//! - `loops`: kills, and files that are swapped, removed, copied and put back while they are open
//! - `soak`: all of it at once for minutes; `script`: a script that has a plan open, for both
//! - `backups`: copies of the plan apart from it; `backup_loops`: the same, killed meanwhile
//! - `conflicts`: copies that a sync service made
//! - `results`: what was counted of posts, and what works; `experiments`: times to find out, and suggested ones; `report`: all of it as a file
//! - `salvage`: damaged plans
//! - `migration_loop`: a plan of an earlier version, killed while it is brought up to date
//! - `author`: the names in the history
//! - `check`: findings, and the exit status
//! - `count`: the length of a text on a platform, and the platforms' rules
//! - `grid`: the posts of a channel as its profile shows them
//! - `ideas`: ideas and feedback
//! - `imports`: files brought into the plan
//! - `calendars`: calendars for other programs, and the manual page; `week_picture`: a week as a PNG
//! - `schedulers`: tables for other programs
//! - `layers`: calendars of others
//! - `media`: pictures and videos of posts
//! - `stdin`: many posts at once, and a crash in the midst of it
//! - `sign_off`: comments, approvals, the history of a post
//! - `sheet`: the sign-off sheet in a real `browser`, where there is one
//! - `slots`: posting slots
//! - `writing`: snippets, and words replaced in posts
//! - `links`: links as they are sent, and first comments
//! - `posting`: what is due, and publishing by hand
//! - `strategy`: audiences, objectives and the strategy; `facets`: what posts are for
//! - `subjects`: competitors, trends, partners and resources, and marks on days
//! - `idea_files`: ideas as tasks, and feedback as tables
//! - `shell`: pipes, completions, help

mod author;
mod backup_loops;
mod backups;
mod browser;
mod calendars;
mod check;
mod conflicts;
mod count;
mod experiments;
mod facets;
mod files;
mod grid;
mod idea_files;
mod ideas;
mod imports;
mod layers;
mod links;
mod lists;
mod loops;
mod media;
mod migration_loop;
#[allow(dead_code, reason = "the tests of the planner use the rest")]
#[path = "../planner/pictures.rs"]
mod pictures;
mod posting;
mod posts;
mod refused;
mod repeat;
mod report;
mod results;
mod salvage;
mod schedulers;
mod script;
mod sheet;
mod shell;
mod sign_off;
mod slots;
mod soak;
mod stdin;
mod strategy;
mod subjects;
mod support;
mod walk;
mod week_picture;
mod writing;
