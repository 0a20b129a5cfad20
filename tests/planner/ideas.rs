//! Ideas are ranked, placed and made posts; feedback is counted by day, and a person is forgotten.

use daymark_core::model::{Feedback, Status};
use daymark_core::query::FeedbackLog;
use daymark_core::{Code, Planner};
use serde_json::{Value, json};

use crate::support::{TestPlan, day, of, plan};

fn add(plan: &mut TestPlan, idea: Value) -> String {
    plan.add_idea(&of(&idea)).unwrap().1.to_string()
}

fn say(plan: &mut TestPlan, entries: Value) {
    plan.add_feedback(&of::<Vec<_>>(&entries)).unwrap();
}

fn titles(plan: &Planner) -> Vec<String> {
    let ideas = plan.ideas().unwrap().into_iter();
    ideas.map(|ranked| ranked.idea.title).collect()
}

fn log(plan: &Planner) -> FeedbackLog {
    plan.feedback(day("2026-10-01"), day("2026-12-01")).unwrap()
}

fn rated(title: &str, rates: [u8; 3]) -> Value {
    json!({"title": title, "impact": rates[0], "confidence": rates[1], "effort": rates[2]})
}

#[test]
fn ideas_are_ranked_by_score_then_by_votes_then_by_age() {
    let mut plan = plan().open();
    for (title, rates) in [
        ("four", [4, 3, 3]),
        ("ten", [5, 4, 2]),
        ("four, asked", [4, 4, 4]),
    ] {
        add(&mut plan, rated(title, rates));
    }
    let unrated = add(&mut plan, json!({"title": "unrated", "impact": 5}));
    let asked = plan
        .ideas()
        .unwrap()
        .into_iter()
        .find(|ranked| ranked.idea.title == "four, asked");
    let asked = asked.unwrap().idea.id;
    say(
        &mut plan,
        json!([{"text": "a", "idea": asked}, {"text": "b", "idea": asked}, {"text": "c", "idea": unrated}]),
    );
    assert_eq!(titles(&plan), ["ten", "four, asked", "four", "unrated"]);
    let ranked = plan.ideas().unwrap();
    assert_eq!(
        (ranked[0].score, ranked[1].votes, ranked[3].score),
        (Some(10.0), 2, None)
    );
    for (edit, field) in [
        (json!({"impact": 6}), "impact"),
        (json!({"effort": 0}), "effort"),
    ] {
        let refused = plan.edit_idea(&unrated, &of(&edit)).unwrap_err();
        assert_eq!(
            (refused.code(), refused.field_name()),
            (Code::BadValue, Some(field))
        );
    }
}

#[test]
fn an_idea_becomes_a_post_once_and_is_free_again_when_that_is_gone() {
    let mut plan = plan().channel("x").pillar("Product").open();
    let pillar = plan.overview().unwrap().rows.pillars[0].id.to_string();
    let idea = add(
        &mut plan,
        json!({"title": "Ana", "angle": "In her words", "stage": "use", "pillar": pillar}),
    );
    let channel = plan.channel_ids()[0].clone();
    let (_, post) = plan.use_idea(&idea, &channel).unwrap();
    let detail = plan.post(post.as_str()).unwrap();
    assert_eq!(
        (detail.status, detail.at, detail.title.as_str()),
        (Status::Idea, None, "Ana")
    );
    assert_eq!(
        (
            detail.notes.as_str(),
            detail.pillar.map(|id| id.to_string())
        ),
        ("In her words", Some(pillar))
    );
    assert!(plan.ideas().unwrap()[0].used);
    assert_eq!(
        plan.use_idea(&idea, &channel).unwrap_err().code(),
        Code::Taken
    );
    plan.delete_posts(&[post.to_string()]).unwrap();
    assert!(!plan.ideas().unwrap()[0].used);
    plan.undo().unwrap();
    assert!(plan.ideas().unwrap()[0].used);
}

#[test]
fn the_best_ideas_are_placed_as_the_preview_says_and_undone_at_once() {
    let mut plan = plan().channel("x").channel("bluesky").open();
    let channels = plan.channel_ids();
    let slots = |text| daymark_core::model::parse_slots(text).unwrap();
    plan.set_slots(&channels[0], &slots("thu 09:00, fri 09:00"))
        .unwrap();
    plan.set_slots(&channels[1], &slots("fri 08:00")).unwrap();
    let audience = json!({"name": "Engineers", "channels": [channels[1]]});
    let audience = plan.add_audience(&of(&audience)).unwrap().1;
    let mut best = rated("for engineers", [5, 5, 1]);
    best["audience"] = json!(audience);
    add(&mut plan, best);
    for (title, rates) in [
        ("second", [5, 4, 2]),
        ("third", [2, 2, 2]),
        ("last", [1, 1, 5]),
    ] {
        add(&mut plan, rated(title, rates));
    }
    let aside = add(&mut plan, rated("aside", [5, 5, 1]));
    plan.edit_idea(&aside, &of(&json!({"aside": true})))
        .unwrap();
    let old = add(&mut plan, rated("old", [5, 5, 1]));
    plan.edit_idea(&old, &of(&json!({"until": "2026-11-17"})))
        .unwrap();
    let (from, to) = (day("2026-11-18"), day("2026-11-25"));
    let preview = plan.preview_placed_ideas(9, from, to).unwrap();
    let told: Vec<_> = preview
        .iter()
        .map(|place| format!("{} {}", place.title, place.at))
        .collect();
    assert_eq!(
        told,
        [
            "for engineers 2026-11-20T08:00",
            "second 2026-11-19T09:00",
            "third 2026-11-20T09:00"
        ]
    );
    let before = plan.dump();
    let changes = plan.place_ideas(9, from, to).unwrap();
    assert_eq!(
        changes.op.unwrap().to_string(),
        "Place “for engineers” and 2 more"
    );
    let cards = plan.range(from, to).unwrap();
    let mut placed: Vec<_> = cards
        .iter()
        .map(|card| {
            format!(
                "{} {}T{:02}:00",
                card.title,
                card.date.unwrap(),
                card.minute.unwrap() / 60
            )
        })
        .collect();
    let mut told = told;
    placed.sort();
    told.sort();
    assert_eq!(placed, told);
    let nothing = plan.place_ideas(1, from, to).unwrap_err();
    assert_eq!(
        (nothing.code(), nothing.field_name()),
        (Code::Empty, Some("idea"))
    );
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
}

#[test]
fn a_day_with_far_more_complaints_than_usual_is_told() {
    let mut plan = plan().open();
    let mut entries = Vec::new();
    for back in 1..=29 {
        let date = day("2026-11-18") - chrono::Duration::days(back);
        entries.push(json!({"text": "meh", "date": date, "sentiment": -1}));
    }
    for _ in 0..8 {
        entries.push(
            json!({"text": "broken", "date": "2026-11-18", "sentiment": -1, "kind": "complaint"}),
        );
    }
    entries.push(json!({"text": "lovely", "date": "2026-11-18", "sentiment": 1, "kind": "praise"}));
    say(&mut plan, json!(entries));
    let log = log(&plan);
    let unusual: Vec<_> = log.days.iter().filter(|day| day.usual.is_some()).collect();
    assert_eq!(unusual.len(), 1);
    assert_eq!(
        (
            unusual[0].date,
            unusual[0].negative,
            unusual[0].positive,
            unusual[0].usual
        ),
        (day("2026-11-18"), 8, 1, Some(1.0))
    );
    assert_eq!(log.entries[0].date, day("2026-11-18"), "the newest first");
}

#[test]
fn what_is_no_feedback_is_refused() {
    let mut plan = plan().open();
    for (entry, code, field) in [
        (json!({"text": " "}), Code::Empty, "text"),
        (
            json!({"text": "a", "sentiment": 2}),
            Code::BadValue,
            "sentiment",
        ),
        (json!({"text": "a", "idea": "gone"}), Code::NotFound, "idea"),
        (json!({"text": "a", "post": "gone"}), Code::NotFound, "post"),
    ] {
        let refused = plan
            .add_feedback(&of::<Vec<_>>(&json!([entry])))
            .unwrap_err();
        assert_eq!((refused.code(), refused.field_name()), (code, Some(field)));
    }
    assert_eq!(plan.add_feedback(&[]).unwrap_err().code(), Code::BadValue);
    assert!(log(&plan).entries.is_empty());
}

#[test]
fn a_forgotten_person_is_nowhere_in_the_file_and_no_undo_brings_them_back() {
    let mut plan = plan().channel("x").post("one", "2026-11-20T09:00").open();
    say(
        &mut plan,
        json!([{"text": "Hi from @ana.b", "handle": "@Ana.B"}, {"text": "Bye", "handle": "@tom"}]),
    );
    plan.undo().unwrap();
    plan.redo().unwrap();
    plan.note_day(day("2026-11-20"), "Later").unwrap();
    assert_eq!(
        plan.forget_person("@nobody").unwrap_err().code(),
        Code::NotFound
    );
    assert_eq!(plan.forget_person("@ana.b").unwrap(), 1);
    let entries = log(&plan).entries;
    let told: Vec<_> = entries
        .iter()
        .map(|Feedback { text, handle, .. }| format!("{handle}: {text}"))
        .collect();
    assert_eq!(told.len(), 2);
    assert!(
        told.contains(&": Hi from …".to_owned()) && told.contains(&"@tom: Bye".to_owned()),
        "{told:?}"
    );
    let history = plan.history(10).unwrap();
    assert_eq!(
        history[0].op.to_string(),
        "Remove a person from the feedback"
    );
    while plan.undo().is_ok() {}
    assert_eq!(
        log(&plan).entries.len(),
        2,
        "what told the name can't be undone"
    );
    while plan.redo().is_ok() {}
    let (path, _folder) = plan.close();
    let bytes = std::fs::read(&path).unwrap();
    let has = |name: &str| {
        bytes
            .windows(name.len())
            .any(|part| part.eq_ignore_ascii_case(name.as_bytes()))
    };
    assert!(!has("@ana.b"), "nor in a page that is free");
    assert!(has("@tom"));
}
