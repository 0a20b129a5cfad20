//! What is made ahead of rules without an end: beside the history, and any undo goes round it.

use daymark_core::Planner;
use daymark_core::clock::Clock;
use daymark_core::model::{Noun, Scope, SeriesChange};
use proptest::prelude::*;
use serde_json::json;
use tempfile::TempDir;

use crate::repeat::{change, on, repeating, tips, to};
use crate::support::{TestPlan, day, moment, of};

/// Months later, as when the program is started then.
fn later(plan: TestPlan, now: &str) -> (Planner, TempDir) {
    let (path, folder) = plan.close();
    let planner = Planner::open_at(&path, Clock::Fixed(moment(now))).unwrap();
    (planner, folder)
}

fn rows(plan: &Planner) -> Vec<String> {
    let cards = plan.search("").unwrap().into_iter();
    let row = |card: daymark_core::query::Card| {
        format!(
            "{} {:?} {:?} {} {}",
            card.id, card.date, card.minute, card.title, card.status
        )
    };
    let mut rows: Vec<String> = cards.map(row).collect();
    rows.sort();
    rows
}

#[test]
fn what_is_made_ahead_is_no_operation_and_any_undo_goes_round_it() {
    let mut plan = tips();
    let id = on(&plan, "2026-11-23");
    change(&mut plan, &id, Scope::All, to("2026-11-24", 600));
    let (count, revision) = (plan.search("").unwrap().len(), plan.revision().unwrap());
    let history = plan.history(99).unwrap().len();
    let (mut plan, _folder) = later(plan, "2027-03-01T08:00");
    assert!(plan.search("").unwrap().len() > count + 20);
    assert_eq!(
        (plan.history(99).unwrap().len(), plan.revision().unwrap()),
        (history, revision)
    );
    let moved = rows(&plan);
    plan.undo().unwrap();
    let cards = plan.range(day("2027-08-01"), day("2027-08-15")).unwrap();
    let places: Vec<_> = cards
        .iter()
        .map(|card| (card.date.unwrap().to_string(), card.minute))
        .collect();
    let expected = ["2027-08-02", "2027-08-05", "2027-08-09", "2027-08-12"];
    assert_eq!(
        places,
        expected.map(|date| (date.to_owned(), Some(540))),
        "those made ahead follow"
    );
    let changes = plan.undo().unwrap();
    assert_eq!(
        plan.search("").unwrap().len(),
        0,
        "nothing of the series is left"
    );
    assert!(
        changes.gone[&Noun::Post].len() > count + 20,
        "and a window is told of each"
    );
    plan.redo().unwrap();
    plan.redo().unwrap();
    assert_eq!(rows(&plan), moved);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

#[test]
fn looking_far_ahead_makes_posts_and_stops_somewhere() {
    let plan = repeating("FREQ=DAILY");
    let at_first = plan.search("").unwrap().len();
    assert_eq!(
        plan.cards_between_generating(day("2027-09-06"), day("2027-09-13"))
            .unwrap()
            .len(),
        7
    );
    assert_eq!(
        plan.cards_between_generating(day("9000-01-01"), day("9000-01-08"))
            .unwrap()
            .len(),
        0
    );
    let made = plan.search("").unwrap().len();
    assert!(at_first < 200 && made < 500, "{at_first}, {made}");
}

#[test]
fn an_archived_channel_gets_nothing_new() {
    let mut plan = tips();
    let channel = plan.channel_ids().remove(0);
    plan.edit_channel(&channel, &of(&json!({"archived": true})))
        .unwrap();
    let count = plan.search("").unwrap().len();
    let (plan, _folder) = later(plan, "2027-03-01T08:00");
    assert_eq!(plan.search("").unwrap().len(), count);
}

/// How many posts lie on the Mondays and Thursdays of some days.
fn lying(plan: &Planner, from: &str, to: &str) -> usize {
    plan.range(day(from), day(to)).unwrap().len()
}

fn archive(plan: &mut Planner, archived: bool) {
    let channel = plan.channels().unwrap()[0].id.to_string();
    let edit = of(&json!({"archived": archived}));
    plan.edit_channel(&channel, &edit).unwrap();
}

#[test]
fn a_channel_brought_back_has_its_posts_as_far_as_the_others() {
    let mut plan = tips();
    archive(&mut plan, true);
    plan.cards_between_generating(day("2027-11-08"), day("2027-11-15"))
        .unwrap();
    let before = plan.dump();
    archive(&mut plan, false);
    assert_eq!(lying(&plan, "2027-11-08", "2027-11-15"), 2);
    assert_eq!(lying(&plan, "2027-05-31", "2027-06-28"), 8, "nor is a hole");
    let after = plan.dump();
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
    plan.undo().unwrap();
    assert_eq!(
        lying(&plan, "2027-11-08", "2027-11-15"),
        2,
        "by an undo too"
    );
    plan.redo().unwrap();
    plan.redo().unwrap();
    assert_eq!(plan.dump(), after);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

#[test]
fn what_a_channel_missed_in_the_archive_is_not_made_afterwards() {
    let mut plan = tips();
    archive(&mut plan, true);
    let (mut plan, _folder) = later(plan, "2027-09-01T08:00");
    archive(&mut plan, false);
    assert_eq!(lying(&plan, "2027-06-07", "2027-09-01"), 0);
    assert_eq!(lying(&plan, "2027-09-01", "2027-09-13"), 3, "from today on");
    plan.cards_between_generating(day("2028-06-05"), day("2028-06-12"))
        .unwrap();
    let id = plan.range(day("2027-09-02"), day("2027-09-03")).unwrap()[0]
        .id
        .to_string();
    change(&mut plan, &id, Scope::All, to("2027-09-03", 600));
    plan.undo().unwrap();
    assert_eq!(
        lying(&plan, "2027-06-07", "2027-09-01"),
        0,
        "nor after an undo"
    );
    assert_eq!(lying(&plan, "2028-06-05", "2028-06-12"), 2);
}

#[test]
fn a_series_keeps_its_clock_when_the_zone_changes() {
    let mut plan = tips();
    plan.edit_plan(&of(&json!({"zone": "Asia/Tokyo"}))).unwrap();
    let (plan, _folder) = later(plan, "2027-03-01T08:00");
    assert!(
        plan.search("")
            .unwrap()
            .iter()
            .all(|card| card.minute == Some(540))
    );
}

const RULES: [&str; 9] = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3;COUNT=20",
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270401",
    "FREQ=MONTHLY;BYMONTHDAY=19",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=3TH",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=1,30;COUNT=6",
];

/// What a person may do to the series in a step: which post, how far, what.
fn step() -> impl Strategy<Value = (usize, usize, usize)> {
    (0..12_usize, 0..3_usize, 0..11_usize)
}

fn take(plan: &mut Planner, (post, scope, what): (usize, usize, usize)) -> bool {
    let cards = plan.range(day("2026-11-16"), day("2027-03-01")).unwrap();
    if cards.is_empty() {
        return false;
    }
    if what > 8 {
        let is_archived = plan.channels().unwrap()[0].archived;
        archive(plan, !is_archived);
        return true;
    }
    let card = &cards[post % cards.len()];
    let scope = [Scope::This, Scope::Later, Scope::All][scope];
    let changes = [
        json!({"change": "move", "target": {"when": {"to": "by", "days": 1, "minutes": 0}}}),
        json!({"change": "move", "target": {"when": {"to": "by", "days": -2, "minutes": 30}}}),
        json!({"change": "move", "target": {"when": {"to": "by", "days": 0, "minutes": 45}}}),
        json!({"change": "edit", "edit": {"title": "Other", "labels": ["a"]}}),
        json!({"change": "edit", "edit": {"own_text": "Own"}}),
        json!({"change": "status", "status": "approved"}),
        json!({"change": "delete"}),
        json!({"change": "rule", "rule": "FREQ=WEEKLY;BYDAY=TU,SA"}),
        json!({"change": "rule", "rule": null}),
    ];
    let done = plan.change_series(card.id.as_str(), scope, &of::<SeriesChange>(&changes[what]));
    done.is_ok_and(|done| done.op.is_some())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The window is left open and the months go by between the steps.
    #[test]
    fn any_steps_with_months_between_are_undone_and_redone(
        rule in prop::sample::select(RULES.to_vec()),
        steps in prop::collection::vec((step(), any::<bool>()), 1..8),
    ) {
        let (path, _folder) = repeating(rule).close();
        let open = |month: usize| {
            let now = moment(&format!("2026-11-18T{:02}:00", 8)) + chrono::Duration::weeks(5 * month as i64);
            Planner::open_at(&path, Clock::Fixed(now)).unwrap()
        };
        let is_archiving = steps.iter().any(|((_, _, what), _)| *what > 8);
        let mut month = 0;
        let mut plan = open(month);
        let mut seen = 0;
        for (step, waits) in steps {
            seen += usize::from(take(&mut plan, step));
            month += usize::from(waits);
            plan = open(month);
        }
        let end = rows(&plan);
        for _ in 0..=seen {
            plan.undo().unwrap();
        }
        prop_assert_eq!(rows(&plan), Vec::<String>::new());
        for _ in 0..=seen {
            plan.redo().unwrap();
        }
        // What an undo makes for a channel that it brings back is there when it is archived again.
        if !is_archiving {
            prop_assert_eq!(rows(&plan), end);
        }
        prop_assert_eq!(plan.verify().unwrap(), [""; 0]);
    }
}
