//! Rules and whole days as Python's `icalendar` and `dateutil` read them, where Python has these: what the rules give is
//! compared with the single events of the same posts. `ui/tests/ics.test.ts` does the same with ical.js.

use std::path::Path;
use std::process::Command;

use crate::awkward::repeating;

#[test]
fn python_reads_rules_as_the_posts_that_they_stand_for() {
    let python = |args: &[&str]| Command::new("python3").args(args).output();
    if !python(&["-c", "import icalendar"]).is_ok_and(|ran| ran.status.success()) {
        eprintln!("skipped: Python has no icalendar, so it didn't read the calendar");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    repeating::write(folder.path());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/export/occurrences.py");
    let folder = folder.path().to_str().unwrap();
    let ran = python(&[script.to_str().unwrap(), folder]).unwrap();
    let told = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{told}");
    let compared: usize = String::from_utf8_lossy(&ran.stdout).trim().parse().unwrap();
    assert!(compared > 150, "only {compared} events were compared");
}
