//! What is found, whatever was done and undone before. The searches are compared with looking into
//! every row.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::rows::read_only;
use crate::support::{TestPlan, day, folder, of, open, plan};
use crate::versions::make_version;

/// Words that overlap, differ in case only, are of one to five characters, and are syntax.
const WORDS: [&str; 12] = [
    "launch",
    "Lau",
    "LA",
    "保险",
    "险公",
    "保险公司",
    "司",
    "ab",
    "b\"c",
    "NOT",
    "c*",
    "é",
];

/// Texts to be said, in which they stand or nearly do.
const TEXTS: [&str; 10] = [
    "Launch day",
    "relaunched by LAU",
    "保险公司的计划",
    "买保险",
    "上海保",
    "险公告",
    "ab\"cd NOT ab\"c",
    "c* und b\"c*",
    "École ab",
    "nothing",
];

#[test]
fn all_places_are_searched_and_all_words_must_stand() {
    let mut plan = furnished();
    say(
        &mut plan,
        "first",
        json!({"text": "gamma delta", "notes": "epsilon", "labels": ["zeta"]}),
    );
    let cases: [(&str, &[&str]); 13] = [
        ("first", &["first"]),
        ("FIRST", &["first"]),
        ("amma", &["first"]),
        ("epsilon", &["first"]),
        ("zeta", &["first"]),
        ("first gamma zet", &["first"]),
        ("first second", &[]),
        ("a", &["first"]),
        ("no such word", &[]),
        ("\"gam", &[]),
        ("gamma NOT delta", &[]),
        ("", &["first", "second", "third"]),
        ("ir", &["first", "third"]),
    ];
    for (words, expected) in cases {
        assert_eq!(titles(&plan, words), expected, "{words}");
    }
}

#[test]
fn a_first_comment_is_found_as_it_stands_now() {
    let mut plan = plan()
        .channel("instagram")
        .post("first", "2026-11-16T09:00")
        .open();
    say(&mut plan, "first", json!({"first_comment": "#acme #eta"}));
    assert_eq!(titles(&plan, "eta"), ["first"]);
    say(&mut plan, "first", json!({"first_comment": "#theta"}));
    assert_eq!(titles(&plan, "acme"), [""; 0]);
    assert_eq!(titles(&plan, "theta"), ["first"]);
    plan.undo().unwrap();
    assert_eq!(titles(&plan, "acme"), ["first"]);
}

#[test]
fn the_posts_of_some_days_are_asked_whether_they_say_it() {
    let mut plan = plan()
        .channel("x")
        .post("before", "2026-11-15T23:59")
        .post("first", "2026-11-16T00:00")
        .post("last", "2026-11-22T23:59")
        .post("after", "2026-11-23T00:00")
        .tray("waits")
        .open();
    for title in ["before", "first", "last", "after", "waits"] {
        say(&mut plan, title, json!({"text": "Launch", "notes": "保险"}));
    }
    say(
        &mut plan,
        "first",
        json!({"own_text": "Quiet", "labels": ["tip"]}),
    );
    let cases: [(&str, &[&str]); 8] = [
        ("launch", &["last", "waits"]),
        ("quiet 保", &["first"]),
        ("tip", &["first"]),
        ("FIRST 险", &["first"]),
        ("la 保险", &["last", "waits"]),
        ("launch tip", &[]),
        ("before", &[]),
        (" ", &["first", "last", "waits"]),
    ];
    for (words, expected) in cases {
        let found = plan.post_ids_matching(words, day("2026-11-16"), day("2026-11-23"));
        let ids = expected.iter().map(|title| plan.id(title));
        assert_eq!(sorted(found.unwrap()), sorted(ids), "{words}");
    }
}

pub(crate) fn sorted<T: ToString>(ids: impl IntoIterator<Item = T>) -> Vec<String> {
    let mut ids: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
    ids.sort();
    ids
}

#[test]
fn a_text_of_its_own_is_what_a_post_says() {
    let mut plan = plan()
        .channel("x")
        .channel("bluesky")
        .everywhere("both", "2026-11-20T09:00")
        .open();
    let id = plan.id("both");
    plan.edit_post(&id, &of(&json!({"text": "common words"})))
        .unwrap();
    assert_eq!(plan.search("common").unwrap().len(), 2);
    plan.edit_post(&id, &of(&json!({"own_text": "particular words"})))
        .unwrap();
    assert_eq!(plan.search("common").unwrap().len(), 1);
    assert_eq!(plan.search("particular").unwrap()[0].id.to_string(), id);
    plan.undo().unwrap();
    assert_eq!(plan.search("common").unwrap().len(), 2);
    assert_eq!(plan.search("particular").unwrap().len(), 0);
}

#[test]
fn the_best_come_first_then_those_near_today() {
    let mut plan = plan()
        .channel("x")
        .post("far launch", "2027-11-18T09:00")
        .post("near launch", "2026-11-20T09:00")
        .post("said in the text", "2026-11-18T09:00")
        .tray("waiting launch")
        .open();
    say(
        &mut plan,
        "said in the text",
        json!({"text": "We\nLaunch it"}),
    );
    let found = plan.find("launch").unwrap();
    let titles: Vec<&str> = found
        .iter()
        .map(|found| found.card.title.as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "near launch",
            "waiting launch",
            "far launch",
            "said in the text"
        ]
    );
    assert_eq!(shown(&found[0].title), "near [launch]");
    assert_eq!(shown(&found[0].excerpt), "");
    assert_eq!(shown(&found[3].excerpt), "We [Launch] it");
    assert_eq!(plan.find(" ").unwrap().len(), 0);
}

#[test]
fn a_plan_of_the_first_version_is_searched_once_it_is_opened() {
    let folder = folder();
    let path = folder.path().join("first.daymark");
    make_version(&path, 1);
    let mut plan = open(&path);
    let found = plan.search("before").unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
    plan.delete_posts(&[found[0].id.to_string()]).unwrap();
    assert_eq!(plan.search("before").unwrap().len(), 0);
    plan.undo().unwrap();
    assert_eq!(plan.find("before").unwrap().len(), 1);
}

/// What a random step does: which verb, on which post, with which text.
type Step = (u8, usize, usize);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_index_is_right_after_any_sequence_of_doing_and_undoing(
        steps in prop::collection::vec((0..12_u8, 0..8_usize, 0..TEXTS.len()), 1..24)
    ) {
        let mut plan = furnished();
        for step in steps {
            take(&mut plan, step);
            for words in WORDS {
                prop_assert_eq!(ids(&plan, words), looked_through(&plan, &[words]), "{}", words);
            }
            let two = [WORDS[step.1], WORDS[step.2]];
            prop_assert_eq!(ids(&plan, &two.join(" ")), looked_through(&plan, &two));
        }
        prop_assert_eq!(rows_of_index(&plan), plan.search("").unwrap().len() as i64);
        prop_assert_eq!(plan.verify().unwrap(), [""; 0]);
    }
}

/// A step that finds nothing to work on does nothing.
fn take(plan: &mut TestPlan, (verb, on, text): Step) {
    let posts: Vec<String> = ids_unsorted(plan);
    let post = posts
        .get(on % posts.len().max(1))
        .cloned()
        .unwrap_or_default();
    let text = TEXTS[text];
    let label = text.replace([',', ';', '\\'], "");
    let labels = plan.overview().unwrap().rows.labels;
    let a_label = labels
        .get(on % labels.len().max(1))
        .map(|label| label.id.to_string());
    let a_label = a_label.unwrap_or_default();
    let channels = plan.channel_ids();
    let edit = |plan: &mut TestPlan, edit: Value| drop(plan.edit_post(&post, &of(&edit)));
    match verb {
        0 => drop(plan.add_post(&of(&json!({"channels": channels, "title": text})))),
        1 => edit(plan, json!({"title": text})),
        2 => edit(plan, json!({"text": text})),
        3 => edit(plan, json!({"own_text": text})),
        4 => edit(plan, json!({"own_text": null})),
        5 => edit(plan, json!({"notes": text})),
        6 => edit(plan, json!({"labels": [label, "launch"]})),
        7 => drop(plan.rename_label(&a_label, &label)),
        8 => drop(plan.delete_label(&a_label)),
        9 => drop(plan.delete_posts(&[post])),
        10 => drop(plan.undo()),
        _ => drop(plan.redo()),
    }
}

pub(crate) fn furnished() -> TestPlan {
    plan()
        .channel("x")
        .channel("bluesky")
        .post("first", "2026-11-20T09:00")
        .post("second", "2026-11-21T09:00")
        .post("third", "2026-11-22T09:00")
        .open()
}

pub(crate) fn say(plan: &mut TestPlan, title: &str, edit: Value) {
    let id = plan.id(title);
    plan.edit_post(&id, &of(&edit)).unwrap();
}

pub(crate) fn titles(plan: &TestPlan, words: &str) -> Vec<String> {
    let cards = plan.search(words).unwrap().into_iter();
    cards.map(|card| card.title).collect()
}

pub(crate) fn ids_unsorted(plan: &TestPlan) -> Vec<String> {
    let cards = plan.search("").unwrap().into_iter();
    cards.map(|card| card.id.to_string()).collect()
}

/// By search and by find, which must agree as long as there are few posts.
pub(crate) fn ids(plan: &TestPlan, words: &str) -> Vec<String> {
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    let all = sorted(
        plan.search(words)
            .unwrap()
            .into_iter()
            .map(|card| card.id.to_string())
            .collect(),
    );
    let best = plan.find(words).unwrap().into_iter();
    assert_eq!(
        sorted(best.map(|found| found.card.id.to_string()).collect()),
        all,
        "{words}"
    );
    all
}

/// The same by reading every row past the planner.
pub(crate) fn looked_through(plan: &TestPlan, words: &[&str]) -> Vec<String> {
    let db = read_only(&plan.path());
    let mut query = db
        .prepare(
            "SELECT post.id, title || char(10) || coalesce(post.text, item.text) || char(10) || notes
                || char(10) || coalesce((SELECT group_concat(name, char(10)) FROM item_label
                    JOIN label ON label.id = label_id WHERE item_id = item.id), '')
            FROM post JOIN item ON item.id = item_id ORDER BY post.id",
        )
        .unwrap();
    let rows = query.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    });
    let has = |text: &str| {
        words
            .iter()
            .all(|word| text.to_lowercase().contains(&word.to_lowercase()))
    };
    let rows = rows.unwrap().map(Result::unwrap);
    rows.filter(|(_, text)| has(text))
        .map(|(id, _)| id)
        .collect()
}

fn rows_of_index(plan: &TestPlan) -> i64 {
    let db = read_only(&plan.path());
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let rows = count("SELECT count(*) FROM search_docsize");
    assert_eq!(rows, count("SELECT count(*) FROM search_row"));
    rows
}

fn shown(pieces: &[daymark_core::model::Piece]) -> String {
    let shown = pieces.iter().map(|piece| match piece.hit {
        true => format!("[{}]", piece.text),
        false => piece.text.clone(),
    });
    shown.collect()
}
