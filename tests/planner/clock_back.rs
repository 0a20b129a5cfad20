//! A clock that is set back by a year, and forward again: nothing of the plan depends on the order of times.

use std::path::Path;
use std::thread;

use daymark_core::Planner;
use daymark_core::clock::Clock;
use daymark_core::model::{Entry, Op};
use serde_json::json;

use crate::repeat::repeating;
use crate::rows::{dump, read_only};
use crate::support::{at, backups_beside, day, folder, moment, of, plan, post};
use crate::template::Template;
use crate::verbs::{VERBS, Verb};

/// When the plans are made, and to when the clock is set back.
const THEN: &str = "2026-11-18T08:00";
const BACK: &str = "2025-11-18T08:00";

/// Opens a plan as a program does that is started at this moment, given in UTC.
fn open(path: &Path, now: &str) -> Planner {
    let clock = Clock::Fixed(moment(now));
    Planner::open_in(path, clock, backups_beside(path)).unwrap()
}

/// Runs as a program that is started anew: ids of one thread rise even where the clock doesn't.
fn in_another_program<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| scope.spawn(run).join().unwrap())
}

/// Adds a post at a time that all these posts have.
fn add(planner: &mut Planner, title: &str) {
    let mut new = post(title);
    new.at = Some(at("2026-11-20T09:00"));
    new.channels = vec![planner.channels().unwrap()[0].id.to_string()];
    planner.add_post(&new).unwrap();
}

/// Returns those of some titles, in the order of their cards.
fn order(planner: &Planner, titles: &[&str]) -> Vec<String> {
    let cards = planner.range(day("2026-11-20"), day("2026-11-21")).unwrap();
    let order = cards.into_iter().map(|card| card.title);
    order
        .filter(|title| titles.contains(&title.as_str()))
        .collect()
}

#[test]
fn posts_of_one_time_keep_their_order() {
    let (path, _folder) = plan().channel("x").open().close();
    let later = "2026-11-18T08:01";
    for (now, titles) in [(THEN, ["a", "b"]), (BACK, ["c", "d"]), (later, ["e", "f"])] {
        in_another_program(|| titles.map(|title| add(&mut open(&path, now), title)));
    }
    let planner = open(&path, THEN);
    for titles in [["a", "b"], ["c", "d"], ["e", "f"]] {
        assert_eq!(order(&planner, &titles), titles);
    }
    assert_eq!(order(&planner, &["a", "b", "e", "f"]), ["a", "b", "e", "f"]);
    assert_eq!(planner.search("").unwrap().len(), 6);
}

/// Writes a note of a day.
fn note(path: &Path, now: &str, text: &str) {
    let mut planner = open(path, now);
    planner.note_day(day("2026-11-20"), text).unwrap();
}

#[test]
fn the_history_is_in_the_order_of_doing() {
    let (path, _folder) = plan().open().close();
    let steps = [
        (THEN, "one"),
        (BACK, "two"),
        (BACK, "three"),
        (THEN, "four"),
    ];
    let mut rows = vec![dump(&path)];
    for (now, text) in steps {
        note(&path, now, text);
        rows.push(dump(&path));
    }
    let mut planner = open(&path, BACK);
    let history: Vec<Entry> = planner.history(9).unwrap().into_iter().rev().collect();
    assert!(history.is_sorted_by_key(|entry| entry.id));
    let times: Vec<_> = history.iter().map(|entry| entry.at).collect();
    assert_eq!(times, steps.map(|(now, _)| moment(now)));
    for before in rows.iter().rev().skip(1) {
        planner.undo().unwrap();
        assert_eq!(dump(&path), *before);
    }
    for after in rows.iter().skip(1) {
        planner.redo().unwrap();
        assert_eq!(dump(&path), *after);
    }
}

#[test]
fn every_verb_is_done_undone_and_redone() {
    let (template, folder) = (Template::new(), folder());
    for (name, verb) in VERBS {
        check_verb(&template, folder.path(), name, verb);
    }
}

fn check_verb(template: &Template, folder: &Path, name: &str, verb: Verb) {
    let path = template.copy_to(folder);
    let mut planner = template.open(&path, BACK);
    let before = dump(&path);
    let op: Option<Op> = verb(&mut planner, &template.on).unwrap().op;
    let after = dump(&path);
    assert_eq!(planner.undo().unwrap().op, op, "{name}");
    assert_eq!(dump(&path), before, "{name}");
    drop(planner);
    let mut planner = template.open(&path, THEN);
    planner.redo().unwrap();
    assert_eq!(dump(&path), after, "{name}");
    assert_eq!(planner.verify().unwrap(), [""; 0], "{name}");
}

/// Changes the plan and backs it up if that is due.
fn is_backed_up(path: &Path, now: &str) -> bool {
    note(path, now, now);
    let planner = open(path, now);
    let backups = planner.backups().unwrap();
    let made = planner.reader().unwrap().back_up_if_due(&backups);
    made.unwrap().is_some_and(|made| made.is_new)
}

/// When the backups of a plan were made, and its named ones.
fn backups(path: &Path) -> Vec<(String, Option<String>)> {
    let list = open(path, BACK).backups().unwrap().list().unwrap();
    let told = list.into_iter().map(|backup| {
        let at = backup.at.format("%Y-%m-%dT%H:%M").to_string();
        (at, backup.name)
    });
    told.collect()
}

#[test]
fn a_changed_plan_is_still_backed_up_every_half_hour() {
    let (path, _folder) = plan().open().close();
    assert!(is_backed_up(&path, THEN));
    let steps = [
        (BACK, true),
        ("2025-11-18T08:01", false),
        ("2025-11-18T08:29", false),
        ("2025-11-18T08:30", true),
        ("2025-11-18T08:31", false),
        ("2025-11-19T08:00", true),
        // The clock is right again.
        ("2026-11-18T08:29", false),
        ("2026-11-18T08:30", true),
        ("2026-11-18T08:31", false),
    ];
    for (now, is_due) in steps {
        assert_eq!(is_backed_up(&path, now), is_due, "{now}");
    }
}

/// Backs up once a day for six weeks while the clock is set back.
#[test]
fn thinning_keeps_named_and_latest_backups() {
    let (path, _folder) = plan().open().close();
    for (name, text) in [(None, "one"), (Some("As approved"), "two")] {
        note(&path, THEN, text);
        open(&path, THEN).back_up(name).unwrap();
    }
    let first = backups(&path);
    for days in 0..42 {
        let now = moment(BACK) + chrono::Duration::days(days);
        let now = now.format("%Y-%m-%dT%H:%M").to_string();
        assert!(is_backed_up(&path, &now), "{now}");
        let list = backups(&path);
        assert!(list.contains(&(now, None)), "the latest one");
        assert!(first.iter().all(|backup| list.contains(backup)));
    }
    // Two of then, today's and yesterday's, 12 daily ones and those of four weeks.
    assert_eq!(backups(&path).len(), 2 + 2 + 12 + 4);
    assert!(is_backed_up(&path, "2026-11-18T09:00"));
    let list = backups(&path);
    assert_eq!(list[0], ("2026-11-18T09:00".to_owned(), None));
    assert!(list[1..].starts_with(&first), "{list:?}");
}

#[test]
fn the_weekly_check_is_due() {
    let (path, _folder) = plan().open().close();
    let is_checked = |now| {
        let planner = open(&path, now);
        let backups = planner.backups().unwrap();
        let found = planner.reader().unwrap().check_if_due(&backups).unwrap();
        found.is_some()
    };
    assert!(is_checked(THEN));
    for now in [BACK, THEN] {
        assert!(is_checked(now), "{now}");
        assert!(!is_checked(now), "again at {now}");
    }
}

/// Returns every row, after asserting that no date of a series has two posts.
fn posts_of_series(path: &Path) -> String {
    let twice = "SELECT count(*) FROM
        (SELECT 1 FROM post WHERE repeat_id IS NOT NULL GROUP BY repeat_id, repeat_date HAVING count(*) > 1)";
    let db = read_only(path);
    let twice: i64 = db.query_row(twice, [], |row| row.get(0)).unwrap();
    assert_eq!(twice, 0, "dates with two posts");
    dump(path)
}

/// Some of the posts are made when the series is, others two months later.
#[test]
fn posts_of_series_are_neither_lost_nor_doubled() {
    let (path, _folder) = repeating("FREQ=WEEKLY;BYDAY=MO,TH").close();
    drop(open(&path, "2027-01-18T08:00"));
    let before = posts_of_series(&path);
    for now in [BACK, THEN] {
        let planner = open(&path, now);
        let (from, to) = (day("2025-11-01"), day("2027-03-01"));
        planner.cards_between_generating(from, to).unwrap();
        assert_eq!(posts_of_series(&path), before, "{now}");
    }
}

#[test]
fn a_series_that_is_begun_meanwhile_goes_on_later() {
    let (path, _folder) = repeating("FREQ=WEEKLY;BYDAY=MO,TH").close();
    let before = posts_of_series(&path);
    let mut planner = open(&path, BACK);
    let channel = planner.channels().unwrap()[0].id.to_string();
    let at = json!({"date": "2025-11-20", "minute": 600});
    let new =
        json!({"title": "Meanwhile", "channels": [channel], "at": at, "repeat": "FREQ=DAILY"});
    planner.add_post(&of(&new)).unwrap();
    let after = posts_of_series(&path);
    planner.undo().unwrap();
    assert_eq!(posts_of_series(&path), before);
    drop(planner);
    let mut planner = open(&path, THEN);
    planner.redo().unwrap();
    assert_eq!(posts_of_series(&path), after);
    assert_eq!(planner.verify().unwrap(), [""; 0]);
    let planner = open(&path, "2027-11-18T08:00");
    let next = planner.range(day("2028-03-01"), day("2028-03-08")).unwrap();
    assert_eq!(next.len(), 7 + 2, "each is a week ahead of a year later");
    posts_of_series(&path);
}
