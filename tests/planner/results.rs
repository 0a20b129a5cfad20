//! Results of posts, entered by hand: kept by date, never replaced in silence, and in the history of their post.

use daymark_core::Code;
use daymark_core::query::ListedResult;

use crate::furnished::{furnished, ids};
use crate::result_verbs::{entered, set};
use crate::support::{TestPlan, day, plan};

fn with_post() -> (TestPlan, String) {
    let plan = plan().channel("x").post("one", "2026-11-10T09:00").open();
    let post = plan.id("one");
    (plan, post)
}

fn told(results: &[ListedResult]) -> Vec<String> {
    let told =
        |result: &ListedResult| format!("{} {} {}", result.date, result.metric, result.value);
    results.iter().map(told).collect()
}

#[test]
fn every_day_is_kept_and_the_newest_is_shown() {
    let (mut plan, post) = with_post();
    set(&mut plan, &post, "likes=5 views=100", "2026-11-11").unwrap();
    set(&mut plan, &post, "Likes=8", "2026-11-13").unwrap();
    set(&mut plan, &post, "likes=7", "2026-11-12").unwrap();
    let newest = plan.results(None, false).unwrap();
    assert_eq!(
        told(&newest),
        ["2026-11-11 views 100", "2026-11-13 likes 8"]
    );
    assert_eq!(
        (newest[0].title.as_str(), newest[0].source.as_str()),
        ("one", "")
    );
    let all = plan.results(Some(&post), true).unwrap();
    assert_eq!(
        told(&all),
        [
            "2026-11-11 likes 5",
            "2026-11-11 views 100",
            "2026-11-12 likes 7",
            "2026-11-13 likes 8"
        ]
    );
}

#[test]
fn a_number_is_replaced_only_when_that_is_asked_for() {
    let (mut plan, post) = with_post();
    set(&mut plan, &post, "likes=5", "2026-11-11").unwrap();
    let before = plan.dump();
    let refused = set(&mut plan, &post, "views=9 likes=6", "2026-11-11").unwrap_err();
    assert_eq!(
        (refused.code(), refused.field_name()),
        (Code::Taken, Some("metric"))
    );
    assert!(
        refused.to_string().contains("likes is 5 as of 2026-11-11"),
        "{refused}"
    );
    assert_eq!(plan.dump(), before);
    set(&mut plan, &post, "likes=5 views=9", "2026-11-11").unwrap();
    let date = Some(day("2026-11-11"));
    plan.set_results(&post, &entered("likes=6"), date, true)
        .unwrap();
    assert_eq!(
        told(&plan.results(None, true).unwrap()),
        ["2026-11-11 likes 6", "2026-11-11 views 9"]
    );
    plan.undo().unwrap();
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
}

#[test]
fn what_is_no_result_is_refused() {
    let (mut plan, post) = with_post();
    let before = plan.dump();
    let today = plan.now().unwrap().date;
    for (results, date, code) in [
        ("lieks=5", today, Code::BadValue),
        ("likes=5", today.succ_opt().unwrap(), Code::BadDate),
    ] {
        let refused = plan
            .set_results(&post, &entered(results), Some(date), false)
            .unwrap_err();
        assert_eq!(refused.code(), code, "{refused}");
    }
    assert_eq!(plan.dump(), before);
}

#[test]
fn results_are_in_the_history_of_their_post_and_go_with_it() {
    let mut plan = furnished();
    let on = ids(&plan);
    let history = plan.post_history(&on.both).unwrap();
    let ops: Vec<String> = history.iter().map(|change| change.op.to_string()).collect();
    assert!(
        ops.contains(&"Enter results of “both”".to_owned()),
        "{ops:?}"
    );
    let before = plan.dump();
    plan.delete_posts(std::slice::from_ref(&on.both)).unwrap();
    let left = plan.results(None, true).unwrap();
    assert!(left.iter().all(|result| result.post.as_str() != on.both));
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
    assert_eq!(plan.results(Some(&on.both), true).unwrap().len(), 5);
}

#[test]
fn a_file_without_results_is_still_a_plan() {
    let (mut plan, post) = with_post();
    set(&mut plan, &post, "likes=5", "2026-11-11").unwrap();
    let path = plan.path().with_file_name("plan.json");
    plan.export_json(&Default::default(), &path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let results = r#""results":[{"date":"2026-11-11","metric":"likes","value":5,"source":""}],"#;
    let without = text.replace(results, "");
    assert_ne!(without, text, "{text}");
    std::fs::write(&path, without).unwrap();
    let (changes, _) = plan.import_json(&path).unwrap();
    assert_eq!(changes.op, None, "the plan keeps what it knows");
}
