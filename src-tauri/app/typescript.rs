//! Checks that the types that the page shares with the window are up to date in `ui/src/bindings.ts`, after the
//! core's.

use ts_rs::{Config, TS};

use crate::answer::Refusal;
use crate::commands::{
    BackupList, Exported, FileStatus, MediaFolder, OpenedBackup, Recent, SavedMedia, Start,
    SyncState, ToPost,
};
use crate::copying::CopyProgress;
use crate::followed::LiveFileShown;
use crate::importing::ImportFile;
use crate::printing::Printed;
use crate::remembered_plans::WindowLook;
use crate::reminder_words::ReminderWords;
use crate::session::WindowPlace;
use crate::stored::{Kept, StoredPlace};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/bindings.ts");

const HEADER: &str = "
// The window's types, generated from Rust by src-tauri/app/typescript.rs: do not edit.
// To write them anew: DAYMARK_BLESS=1 cargo test -p daymark typescript
";

#[test]
fn the_page_has_the_types_of_the_window() {
    let wanted = bindings();
    let text = std::fs::read_to_string(FILE).unwrap();
    let (core, found) = text.split_at(text.find(HEADER).unwrap_or(text.len()));
    if std::env::var_os("DAYMARK_BLESS").is_some() {
        return std::fs::write(FILE, core.to_owned() + &wanted).unwrap();
    }
    let how = "ui/src/bindings.ts is not what the Rust types say: run
    DAYMARK_BLESS=1 cargo test -p daymark typescript";
    assert!(found == wanted, "{how}");
}

fn bindings() -> String {
    let declarations = [
        declaration::<BackupList>(),
        declaration::<OpenedBackup>(),
        declaration::<FileStatus>(),
        declaration::<Exported>(),
        declaration::<Printed>(),
        declaration::<WindowLook>(),
        declaration::<WindowPlace>(),
        declaration::<Recent>(),
        declaration::<Refusal>(),
        declaration::<Start>(),
        declaration::<SyncState>(),
        declaration::<ToPost>(),
        declaration::<Kept>(),
        declaration::<ReminderWords>(),
        declaration::<StoredPlace>(),
        declaration::<SavedMedia>(),
        declaration::<MediaFolder>(),
        declaration::<CopyProgress>(),
        declaration::<ImportFile>(),
        declaration::<LiveFileShown>(),
    ];
    format!("{HEADER}\n{}", declarations.join("\n"))
}

fn declaration<T: TS>() -> String {
    let config = Config::new();
    let docs = T::docs().unwrap_or_default();
    let text = format!("{docs}export {}", T::decl(&config));
    let lines = text.lines().map(|line| format!("{}\n", line.trim_end()));
    lines.collect()
}
