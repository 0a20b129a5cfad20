//! Competitors, trends, partners and resources with their notes, and what is marked on days.

use daymark_core::Code;
use daymark_core::query::{DayMark, MarkKind};
use serde_json::{Value, json};

use crate::support::{TestPlan, day, of, plan};

fn add(plan: &mut TestPlan, subject: Value) -> String {
    plan.add_subject(&of(&subject)).unwrap().1.to_string()
}

fn notes(plan: &TestPlan) -> Vec<String> {
    let subjects = plan.overview().unwrap().rows.subjects.into_iter();
    let notes = subjects.flat_map(|subject| subject.notes);
    notes
        .map(|note| format!("{} {}", note.date, note.text))
        .collect()
}

#[test]
fn notes_on_a_subject_are_by_date_and_removed_by_an_empty_one() {
    let mut plan = plan().open();
    let rival = add(&mut plan, json!({"name": "Beanz", "kind": "competitor"}));
    plan.note_subject(&rival, None, " Cut prices ").unwrap();
    plan.note_subject(&rival, Some(day("2026-10-01")), "Opened")
        .unwrap();
    let changes = plan
        .note_subject(&rival, Some(day("2026-10-01")), "Hired")
        .unwrap();
    assert_eq!(changes.op.unwrap().to_string(), "Edit the subject “Beanz”");
    assert_eq!(changes.rows.subjects.len(), 1);
    assert_eq!(
        notes(&plan),
        [
            "2026-10-01 Opened",
            "2026-10-01 Hired",
            "2026-11-18 Cut prices"
        ]
    );
    plan.note_subject(&rival, Some(day("2026-10-01")), "")
        .unwrap();
    assert_eq!(notes(&plan), ["2026-11-18 Cut prices"]);
    let refused = plan.note_subject(&rival, Some(day("2026-10-01")), " ");
    assert_eq!(refused.unwrap_err().code(), Code::NotFound);
    plan.undo().unwrap();
    assert_eq!(notes(&plan).len(), 3);
}

#[test]
fn a_subject_is_checked_moved_and_deleted_while_its_ideas_stay() {
    let mut plan = plan().open();
    let rival = add(
        &mut plan,
        json!({"name": "Beanz", "link": "https://beanz.example"}),
    );
    let trend = add(&mut plan, json!({"name": "Oat milk", "kind": "trend"}));
    for (edit, field) in [
        (json!({"name": " "}), "name"),
        (json!({"link": "no address"}), "link"),
        (
            json!({"notes": [{"date": "2026-11-01", "text": ""}]}),
            "notes",
        ),
        (
            json!({"notes": [{"date": "0001-01-01", "text": "old"}]}),
            "notes",
        ),
    ] {
        let refused = plan.edit_subject(&rival, &of(&edit)).unwrap_err();
        assert_eq!(refused.field_name(), Some(field), "{edit}");
    }
    plan.edit_subject(&trend, &of(&json!({"position": 0})))
        .unwrap();
    let rows = plan.overview().unwrap().rows.subjects;
    let names: Vec<_> = rows.iter().map(|subject| subject.name.as_str()).collect();
    assert_eq!(names, ["Oat milk", "Beanz"]);
    plan.add_idea(&of(
        &json!({"title": "Better than Beanz", "subject": rival}),
    ))
    .unwrap();
    plan.delete_subject(&rival).unwrap();
    let idea = plan.ideas().unwrap().remove(0).idea;
    assert_eq!(idea.subject.unwrap().as_str(), rival);
    plan.undo().unwrap();
    assert_eq!(plan.overview().unwrap().rows.subjects.len(), 2);
}

fn told(mark: DayMark) -> String {
    let what = match mark.what {
        MarkKind::Review { by } => format!("review by {by}"),
        MarkKind::Subject { name, text, .. } => format!("{name}: {text}"),
        MarkKind::Complaints {
            negative,
            usual,
            threshold,
        } => format!("{negative} of {usual}, from {threshold}"),
    };
    format!("{} {what}", mark.date)
}

#[test]
fn days_are_marked_with_reviews_notes_and_unusual_complaints() {
    let mut plan = plan().open();
    let rhythm = json!({"review_weeks": 2, "review_by": "Ana"});
    plan.edit_mission(&of(&rhythm)).unwrap();
    let trend = add(&mut plan, json!({"name": "Oat milk", "kind": "trend"}));
    plan.note_subject(&trend, Some(day("2026-12-03")), "In the news")
        .unwrap();
    let mut entries = vec![json!({"text": "hm", "date": "2026-11-01", "sentiment": -1})];
    let many = json!({"text": "broken", "date": "2026-12-10", "sentiment": -1});
    entries.extend(vec![many; 6]);
    plan.add_feedback(&of::<Vec<_>>(&json!(entries))).unwrap();
    let marks = |from, to| {
        let marks = plan.day_marks(day(from), day(to)).unwrap();
        marks.into_iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(
        marks("2026-11-18", "2026-12-31"),
        [
            "2026-12-02 review by Ana",
            "2026-12-03 Oat milk: In the news",
            "2026-12-10 6 of 0, from 5",
            "2026-12-16 review by Ana",
            "2026-12-30 review by Ana",
        ]
    );
    assert_eq!(marks("2026-12-04", "2026-12-16").len(), 1);
    let log = plan.feedback(day("2026-12-01"), day("2026-12-31")).unwrap();
    assert_eq!(
        (log.days[0].usual, log.days[0].threshold),
        (Some(0.0), Some(5))
    );
}

#[test]
fn a_rhythm_has_a_first_review_and_none_without_a_rhythm() {
    let mut plan = plan().open();
    let first = |plan: &TestPlan| {
        let told = plan.strategy(day("2026-11-16"), day("2026-11-17")).unwrap();
        told.mission.first_review
    };
    plan.edit_mission(&of(&json!({"review_weeks": 3}))).unwrap();
    assert_eq!(first(&plan), Some(day("2026-12-09")));
    let moved = json!({"review_weeks": 1, "first_review": "2026-11-20"});
    plan.edit_mission(&of(&moved)).unwrap();
    assert_eq!(first(&plan), Some(day("2026-11-20")));
    assert_eq!(
        plan.day_marks(day("2026-11-01"), day("2026-12-01"))
            .unwrap()
            .len(),
        2
    );
    plan.edit_mission(&of(&json!({"review_weeks": null})))
        .unwrap();
    assert_eq!(first(&plan), None);
    assert_eq!(
        plan.day_marks(day("2026-11-01"), day("2026-12-01"))
            .unwrap(),
        []
    );
}
