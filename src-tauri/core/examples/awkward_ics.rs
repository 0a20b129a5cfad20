//! Writes the awkward plan's export and what a reader must see in it, as `awkward.ics` and
//! `awkward.json`, into the folder given, and the repeating plan's as `rules.ics` and `single.ics`:
//! `ui/tests/ics.test.ts` reads all with ical.js.

#[path = "../../../tests/export/awkward/mod.rs"]
mod awkward;

use std::path::PathBuf;

use daymark_core::export::ExportOptions;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).ok_or("name a folder")?;
    let folder = PathBuf::from(folder);
    let (planner, events) = awkward::make(&folder.join("awkward.daymark"));
    let options = ExportOptions {
        alarm: Some(awkward::ALARM),
        ..ExportOptions::default()
    };
    planner.export_ics(&options, &folder.join("awkward.ics"))?;
    let expected = serde_json::json!({ "name": awkward::PLAN, "events": events });
    std::fs::write(folder.join("awkward.json"), expected.to_string())?;
    awkward::repeating::write(&folder);
    Ok(())
}
