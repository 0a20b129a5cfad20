//! Files that are looked at before they are imported: told apart by how they begin, whatever their names are.

use std::path::PathBuf;

use daymark_core::planner::{OpenFile, TableOptions};
use daymark_core::{Cancellation, Code};

use crate::support::plan;

fn written(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_file_is_told_by_its_first_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let calendar = "\u{feff}\r\nbegin:vcalendar\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n";
    let of = |name: &str, bytes: &[u8]| OpenFile::read(&written(&folder, name, bytes)).unwrap();
    assert!(matches!(
        of("a.txt", calendar.as_bytes()),
        OpenFile::Calendar(_)
    ));
    assert!(matches!(
        of("b.csv", b"  {\"format\": \"daymark-plan\"}"),
        OpenFile::Plan(_)
    ));
    assert!(matches!(
        of("d.ics", "日期,标题\n".as_bytes()),
        OpenFile::Table(_)
    ));
    assert!(matches!(of("e.json", b""), OpenFile::Table(_)));
}

#[test]
fn a_file_that_is_gone_is_refused() {
    let missing = OpenFile::read(&PathBuf::from("/nowhere/at-all.csv"));
    assert_eq!(
        missing.err().map(|error| error.code()),
        Some(Code::FileMissing)
    );
}

#[test]
fn a_calendar_is_previewed_and_imported_with_the_chosen_channel() {
    let folder = tempfile::tempdir().unwrap();
    let mut plan = plan().channel("x").open();
    let channel = plan.channel_ids()[0].clone();
    let event = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261113T080000Z\nSUMMARY:Launch\nEND:VEVENT\nEND:VCALENDAR\n";
    let file = OpenFile::read(&written(&folder, "team.ics", event)).unwrap();
    let asked = plan
        .preview_open_file(&file, &TableOptions::default())
        .unwrap();
    assert_eq!((asked.add, asked.ask), (0, 1));
    let options = TableOptions {
        channel: Some(channel.clone()),
        ..TableOptions::default()
    };
    let known = plan.preview_open_file(&file, &options).unwrap();
    assert_eq!((known.add, known.rows[0].line), (1, 1));
    assert_eq!(
        known.rows[0].channel.as_ref().map(ToString::to_string),
        Some(channel)
    );
    let done = plan.import_open_file(&file, &options, &Cancellation::default(), &|_| {});
    assert_eq!(done.unwrap().cards.len(), 1);
}
