//! A long read beside the planner: it keeps nobody from writing, and reads one state of the plan.

use std::fs;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use daymark_core::export::ExportOptions;
use daymark_core::{Planner, Reader};

use crate::rest::{notes_alone, until};
use crate::support::{day, plan};

/// Changes the plan in the middle of what is written to it.
struct Changing<'a> {
    planner: &'a mut Planner,
    text: Vec<u8>,
}

impl Write for Changing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let changed = self.planner.note_day(day("2026-11-20"), "meanwhile");
        changed.expect("nobody waits for the reader");
        self.planner.undo().expect("and again");
        self.planner.redo().expect("and again");
        self.text.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn text(reader: &Reader) -> String {
    let mut text = Vec::new();
    let written = reader.write_ics(&ExportOptions::default(), &mut text);
    assert_eq!(written.unwrap(), 1);
    String::from_utf8(text).unwrap()
}

#[test]
fn the_plan_is_changed_in_the_middle_of_a_long_read() {
    let mut plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    let file = plan.path();
    let reader = plan.reader().unwrap();
    let before = text(&reader);
    let mut out = Changing {
        planner: &mut plan,
        text: Vec::new(),
    };
    reader
        .write_ics(&ExportOptions::default(), &mut out)
        .unwrap();
    assert_eq!(String::from_utf8(out.text).unwrap(), before);
    until("the change is in the file alone", || {
        notes_alone(&file) == ["meanwhile"]
    });
}

#[test]
fn each_read_is_of_what_the_plan_is_then() {
    let mut plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    let reader = plan.reader().unwrap();
    let ids = [plan.id("a")];
    let before = text(&reader);
    let target = serde_json::from_value(
        serde_json::json!({"when": {"to": "day", "date": "2026-11-21", "minute": 600}}),
    );
    plan.move_posts(&ids, &target.unwrap()).unwrap();
    assert_ne!(text(&reader), before);
    assert!(text(&reader).contains("20261121T"), "{}", text(&reader));
}

#[test]
fn a_plan_that_lost_its_file_is_read_where_it_is_kept() {
    let mut plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    let before = text(&plan.reader().unwrap());
    fs::remove_file(plan.path()).unwrap();
    plan.check_file().unwrap();
    assert_eq!(text(&plan.reader().unwrap()), before);
}

/// Between two looks at the name.
#[test]
fn another_plan_of_the_same_name_is_not_read() {
    let plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    let other = crate::support::plan().channel("x").open();
    until("it is at rest", || {
        fs::copy(other.path(), plan.path().with_extension("new")).is_ok()
    });
    fs::rename(plan.path().with_extension("new"), plan.path()).unwrap();
    let refused = plan.reader().map(|_| ()).unwrap_err();
    assert_eq!(refused.code(), daymark_core::Code::Replaced);
}

/// Whatever it writes between two looks is no other file.
#[test]
fn a_plan_that_another_program_keeps_writing_to_is_read() {
    let plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    let (mut there, is_over) = (plan.elsewhere(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for turn in 0.. {
                if is_over.load(Ordering::SeqCst) {
                    return;
                }
                let text = format!("{turn}");
                there.note_day(day("2026-11-20"), &text).unwrap();
            }
        });
        let refused = (0..200).find_map(|_| plan.reader().err());
        is_over.store(true, Ordering::SeqCst);
        assert!(refused.is_none(), "{refused:?}");
    });
}
