//! Search among words that many posts say.

use daymark_core::query::Found;
use serde_json::json;

use crate::support::{TestPlan, day, of, plan};

/// 900 posts that say it, three days apart, from 2020 on.
fn with_common(title: &str) -> TestPlan {
    let mut plan = plan().channel("x").open();
    let channels = plan.channel_ids();
    for number in 0..900_i64 {
        let date = day("2020-01-01") + chrono::Duration::days(number * 3);
        let at = json!({"date": date, "minute": 600});
        let new = json!({"channels": channels, "at": at, "title": format!("{title} {number}")});
        plan.add_post(&of(&new)).unwrap();
    }
    plan
}

#[test]
fn fifty_are_the_most_and_common_words_are_found_near_today() {
    let mut plan = with_common("common");
    for words in ["common", "co", "m"] {
        let found = plan.find(words).unwrap();
        assert_eq!(found.len(), 50, "{words}");
        let today = plan.now().unwrap().date;
        let away = |found: &Found| (found.card.date.unwrap() - today).num_days().abs();
        assert!(found.iter().all(|found| away(found) <= 80), "{words}");
    }
    // Two characters that stand in one far post only.
    let first = plan.search("common").unwrap()[0].id.to_string();
    plan.edit_post(&first, &of(&json!({"notes": "关于保险"})))
        .unwrap();
    assert_eq!(plan.find("保险").unwrap()[0].card.id.to_string(), first);
}

#[test]
fn common_words_hide_no_rare_one() {
    let mut plan = with_common("common uncommonly");
    let far = plan.search("common").unwrap()[0].id.to_string();
    plan.edit_post(&far, &of(&json!({"notes": "关于保险 extraordinary"})))
        .unwrap();
    let cases = [
        "common 保险",
        "保险 c",
        "commo extraordinary",
        "uncommonly common extraordinary",
        "o 险",
    ];
    for words in cases {
        let found = plan.find(words).unwrap();
        let ids: Vec<_> = found.iter().map(|found| found.card.id.as_str()).collect();
        assert_eq!(ids, [far.as_str()], "{words}");
    }
    assert_eq!(plan.find("common 保健").unwrap().len(), 0);
}

/// A character before more others than the index is asked for.
#[test]
fn a_short_word_that_is_too_common_is_looked_for_in_what_others_name() {
    let mut plan = with_common("plain");
    let posts = plan.search("plain").unwrap();
    let far = posts[0].id.to_string();
    let many: String = ('一'..).take(500).map(|one| format!("a{one}")).collect();
    plan.edit_post(
        posts[1].id.as_str(),
        &of(&json!({"text": many, "notes": "b"})),
    )
    .unwrap();
    plan.edit_post(&far, &of(&json!({"notes": "保险 a\u{301}, a险"})))
        .unwrap();
    for words in ["a 保险", "保险 a", "险 a 保"] {
        let found = plan.find(words).unwrap();
        let ids: Vec<_> = found.iter().map(|found| found.card.id.as_str()).collect();
        assert_eq!(ids, [far.as_str()], "{words}");
    }
}
