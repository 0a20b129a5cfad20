//! A file that lost its name while it was open: nothing is written to either file, and both are kept.

use std::fs;

use daymark_core::{Code, Planner};

use crate::rest::{noted, notes_alone, other_version, until};
use crate::support::{TestPlan, day, folder, plan};

/// How often what happens at one moment is tried.
const ROUNDS: usize = 5;

/// What an open plan's file is met with, and what a change says to it.
fn check_refused(plan: &mut TestPlan, code: Code) {
    for refused in [
        plan.note_day(day("2026-11-21"), "lost?").unwrap_err(),
        plan.undo().unwrap_err(),
        plan.keep_filter(&Default::default()).unwrap_err(),
    ] {
        assert_eq!(refused.code(), code, "{refused}");
        assert!(
            refused.to_string().contains("nothing was changed"),
            "{refused}"
        );
    }
}

#[test]
fn a_version_renamed_over_the_open_one_is_left_as_it_is() {
    for is_at_rest in [true, false] {
        let mut plan = noted();
        let other = other_version(&plan);
        if !is_at_rest {
            plan.note_day(day("2026-11-22"), "a moment ago").unwrap();
        }
        let before = plan.opening().unwrap().overview.rows.notes;
        let new = plan.path().with_extension("new");
        fs::write(&new, &other).unwrap();
        fs::rename(&new, plan.path()).unwrap();
        check_refused(&mut plan, Code::Replaced);
        plan.check_file().unwrap();
        check_refused(&mut plan, Code::Replaced);
        let parting = plan.lost_file().unwrap();
        assert_eq!((parting.why, parting.is_kept), (Code::Replaced, true));
        assert_eq!(
            plan.overview().unwrap().rows.notes,
            before,
            "what was open is shown"
        );
        assert!(
            fs::read(plan.path()).unwrap() == other,
            "left as it was, to the byte"
        );
        check_both_are_kept(plan, &other, before.len());
    }
}

/// Both are saved and opened, and neither has become the other.
fn check_both_are_kept(mut plan: TestPlan, other: &[u8], notes: usize) {
    let folder = folder();
    let copy = folder.path().join("mine.daymark");
    plan.save_copy(&copy).unwrap();
    assert_eq!(
        Planner::open(&copy)
            .unwrap()
            .overview()
            .unwrap()
            .rows
            .notes
            .len(),
        notes
    );
    let path = plan.path();
    let compared = plan.compare(&path).unwrap();
    assert_eq!(compared.same, 1, "{compared:?}");
    assert_eq!(plan.switch_to_replacement().unwrap(), None, "it was saved");
    assert_eq!(plan.lost_file(), None);
    let there = plan.overview().unwrap().rows.notes;
    assert!(there.iter().any(|note| note.text == "elsewhere"));
    plan.note_day(day("2026-11-25"), "goes on").unwrap();
    assert_eq!(plan.verify().unwrap(), [""; 0]);
    drop(plan);
    assert!(!other.is_empty());
}

/// Whoever opens the other version loses nothing of this one, unless it is all there.
#[test]
fn what_was_open_is_saved_beside_what_is_opened_instead() {
    let mut plan = noted();
    let other = other_version(&plan);
    for more in [true, false] {
        if more {
            plan.note_day(day("2026-11-22"), "only here").unwrap();
        }
        let new = plan.path().with_extension("new");
        fs::write(&new, &other).unwrap();
        fs::rename(&new, plan.path()).unwrap();
        plan.check_file().unwrap();
        let kept = plan.switch_to_replacement().unwrap();
        assert_eq!(kept.is_some(), more, "{kept:?}");
        let kept = kept.map(|kept| Planner::open(&kept).unwrap().overview().unwrap().rows.notes);
        let is_kept = |notes: Vec<_>| notes.len() == 2;
        assert!(kept.is_none_or(is_kept));
    }
}

#[test]
fn a_version_copied_into_the_open_file_is_left_as_it_is() {
    let mut plan = noted();
    let other = other_version(&plan);
    fs::write(plan.path(), &other).unwrap();
    check_refused(&mut plan, Code::Replaced);
    plan.check_file().unwrap();
    let parting = plan.lost_file().unwrap();
    assert_eq!((parting.why, parting.is_kept), (Code::Replaced, false));
    let path = plan.path();
    plan.switch_to_replacement().unwrap();
    assert_eq!(plan.verify().unwrap(), [""; 0]);
    assert!(
        plan.overview()
            .unwrap()
            .rows
            .notes
            .iter()
            .any(|note| note.text == "elsewhere")
    );
    let (_, _folder) = plan.close();
    assert!(
        fs::read(path).unwrap() == other,
        "left as it was, to the byte"
    );
}

/// Where an image is held, what was open is kept although its bytes are gone from the disk.
#[test]
fn what_was_open_is_kept_when_its_file_is_overwritten() {
    for is_at_rest in [true, false] {
        let mut plan = noted();
        let other = other_version(&plan);
        plan.hold_image();
        // The image is taken by the time that the log is emptied once more.
        plan.note_day(day("2026-11-23"), "then").unwrap();
        until("it is at rest", || notes_alone(&plan.path()).len() == 2);
        until("it has its image", || plan.holds_image());
        if !is_at_rest {
            plan.note_day(day("2026-11-22"), "a moment ago").unwrap();
        }
        let before = plan.overview().unwrap().rows.notes;
        fs::write(plan.path(), &other).unwrap();
        plan.check_file().unwrap();
        assert!(plan.lost_file().unwrap().is_kept);
        assert_eq!(plan.overview().unwrap().rows.notes, before);
        assert!(
            fs::read(plan.path()).unwrap() == other,
            "left as it was, to the byte"
        );
        check_both_are_kept(plan, &other, before.len());
    }
}

/// An earlier copy of the very plan, put back: what was done since is not in it.
#[test]
fn yesterdays_copy_put_back_over_the_open_file_is_told() {
    for _ in 0..ROUNDS {
        put_back_as_soon_as_the_file_is_whole();
    }
}

/// The log may still be about to be truncated then.
fn put_back_as_soon_as_the_file_is_whole() {
    let mut plan = plan().channel("x").open();
    plan.note_day(day("2026-11-19"), "yesterday").unwrap();
    until("it is at rest", || {
        notes_alone(&plan.path()) == ["yesterday"]
    });
    let yesterday = fs::read(plan.path()).unwrap();
    plan.note_day(day("2026-11-20"), "today").unwrap();
    until("it is at rest", || notes_alone(&plan.path()).len() == 2);
    fs::write(plan.path(), &yesterday).unwrap();
    check_refused(&mut plan, Code::Replaced);
    assert!(fs::read(plan.path()).unwrap() == yesterday);
}

#[test]
fn a_file_that_is_gone_is_told_and_saved_again() {
    let mut plan = noted();
    let before = plan.opening().unwrap().overview.rows.notes;
    fs::remove_file(plan.path()).unwrap();
    check_refused(&mut plan, Code::Gone);
    plan.check_file().unwrap();
    assert_eq!(plan.lost_file().unwrap().why, Code::Gone);
    assert!(
        !plan.path().exists(),
        "nothing is made under its name unasked"
    );
    plan.restore_file().unwrap();
    assert_eq!(plan.lost_file(), None);
    assert_eq!(plan.overview().unwrap().rows.notes, before);
    plan.note_day(day("2026-11-21"), "goes on").unwrap();
    assert_eq!(plan.reopened().overview().unwrap().rows.notes.len(), 2);
}

#[test]
fn a_file_that_moved_and_came_back_is_gone_on_with() {
    let mut plan = noted();
    let moved = plan.path().with_extension("moved");
    fs::rename(plan.path(), &moved).unwrap();
    check_refused(&mut plan, Code::Gone);
    fs::rename(&moved, plan.path()).unwrap();
    plan.note_day(day("2026-11-21"), "goes on").unwrap();
    assert_eq!(plan.overview().unwrap().rows.notes.len(), 2);
}

/// A name that another plan took meanwhile is not taken from it.
#[test]
fn what_is_saved_again_replaces_nothing() {
    let mut plan = noted();
    fs::remove_file(plan.path()).unwrap();
    plan.check_file().unwrap();
    fs::write(plan.path(), "somebody's").unwrap();
    plan.restore_file().unwrap_err();
    assert_eq!(fs::read(plan.path()).unwrap(), b"somebody's");
    assert_eq!(
        plan.overview().unwrap().rows.notes.len(),
        1,
        "and is still there"
    );
}

/// Other programs of ours write to the same file: that is no other file.
#[test]
fn what_another_program_wrote_is_taken_over() {
    let mut here = noted();
    let mut there = here.elsewhere();
    for turn in 0..20 {
        here.note_day(day("2026-11-20"), &format!("here {turn}"))
            .unwrap();
        there
            .note_day(day("2026-11-21"), &format!("there {turn}"))
            .unwrap();
        until("both are in the file", || {
            notes_alone(&here.path()) == [format!("here {turn}"), format!("there {turn}")]
        });
    }
    drop(there);
    here.note_day(day("2026-11-20"), "after it").unwrap();
    assert_eq!(here.lost_file(), None);
}

/// Another program wrote last, and this one has not looked since: what both wrote is kept all the same.
#[test]
fn what_another_program_wrote_last_is_kept_as_well() {
    for is_gone in [true, false] {
        let mut here = noted();
        let mut there = here.elsewhere();
        let other = other_version(&here);
        there.note_day(day("2026-11-21"), "theirs").unwrap();
        let new = here.path().with_extension("new");
        fs::write(&new, &other).unwrap();
        match is_gone {
            true => fs::remove_file(here.path()).unwrap(),
            false => fs::rename(&new, here.path()).unwrap(),
        }
        here.check_file().unwrap();
        assert!(here.lost_file().unwrap().is_kept);
        let notes = here.overview().unwrap().rows.notes;
        let texts: Vec<_> = notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(texts, ["mine", "theirs"]);
    }
}

/// A script keeps what it has written, even if another program wrote after it.
#[test]
fn what_a_script_wrote_is_saved_aside_after_others_have_written() {
    let mut here = noted();
    until("it is at rest", || notes_alone(&here.path()) == ["mine"]);
    let mut there = here.elsewhere();
    there.note_day(day("2026-11-21"), "theirs").unwrap();
    until("both are at rest", || notes_alone(&here.path()).len() == 2);
    here.check_file().unwrap();
    fs::remove_file(here.path()).unwrap();
    let kept = here.save_aside().unwrap().expect("a file beside the plan");
    assert_eq!(notes_alone(&kept), ["mine", "theirs"]);
}

/// It goes along to the version that replaced the plan, which has none of it.
#[test]
fn unfinished_text_is_kept_when_the_file_was_replaced() {
    let mut plan = noted();
    let other = other_version(&plan);
    let new = plan.path().with_extension("new");
    fs::write(&new, &other).unwrap();
    fs::rename(&new, plan.path()).unwrap();
    plan.check_file().unwrap();
    plan.keep_unfinished("new-post", Some("half a sentence"))
        .unwrap();
    plan.switch_to_replacement().unwrap();
    assert_eq!(plan.unfinished().unwrap()["new-post"], "half a sentence");
}
