//! What is wrong with posts by their number and by the time until they are due, and one post by itself. Today is Wednesday
//! 18 November 2026, 9:00 in Berlin.

use daymark_core::Code;
use daymark_core::checks::{Check, Finding, Severity};
use serde_json::json;

use crate::support::{TestPlan, day, of, plan};

fn of_check(plan: &TestPlan, check: Check) -> Vec<Finding> {
    let found = plan.findings(day("2026-11-16"), day("2026-12-14")).unwrap();
    let found = found.into_iter().filter(|finding| finding.check == check);
    found.collect()
}

/// As `severity count/limit title`.
fn lines(plan: &TestPlan, check: Check) -> Vec<String> {
    let found = of_check(plan, check).into_iter().map(|finding| {
        let limit = finding.limit.unwrap();
        let title = plan.post(finding.post.unwrap().as_str()).unwrap().title;
        let severity = json!(finding.severity);
        format!(
            "{} {}/{} {title}",
            severity.as_str().unwrap(),
            limit.count,
            limit.limit
        )
    });
    found.collect()
}

#[test]
fn a_schedulers_window_is_a_hint() {
    let plan = plan()
        .channel("douyin")
        .post("past", "2026-11-18T08:00")
        .post("soon", "2026-11-18T10:59")
        .post("first", "2026-11-18T11:00")
        .post("last", "2026-12-02T09:00")
        .post("late", "2026-12-02T09:01")
        .open();
    let expected = ["hint 119/120 soon", "hint 20161/20160 late"];
    assert_eq!(lines(&plan, Check::Schedule), expected);
}

#[test]
fn posts_of_a_day_are_counted_by_channel() {
    let mut posts = plan().channel("instagram");
    for hour in 0..13 {
        posts = posts
            .post(
                &format!("{hour} sharp"),
                &format!("2026-11-20T{hour:02}:00"),
            )
            .post(&format!("{hour} half"), &format!("2026-11-20T{hour:02}:30"));
    }
    let plan = posts.channel("x").post("other", "2026-11-20T09:00").open();
    assert_eq!(lines(&plan, Check::CrowdedDay), ["warning 26/25 12 half"]);
}

#[test]
fn a_pillar_is_dry_under_half_of_its_share() {
    let mut posts = plan().channel("x").pillar("Product").pillar("People");
    for number in 0..10 {
        posts = posts.post(
            &number.to_string(),
            &format!("2026-11-{}T09:00", 20 + number),
        );
    }
    let mut plan = posts.open();
    let pillars = plan.overview().unwrap().rows.pillars;
    let [product, people] = pillars.as_slice() else {
        panic!("two pillars: {pillars:?}")
    };
    let share = |plan: &mut TestPlan, share: u8| {
        let edit = of(&json!({"share": share}));
        plan.edit_pillar(product.id.as_str(), &edit).unwrap();
    };
    let ids: Vec<String> = (0..10).map(|number| plan.id(&number.to_string())).collect();
    let into = |plan: &mut TestPlan, ids: &[String], pillar: &str| {
        let pillar = of(&json!({"pillar": pillar}));
        plan.categorize_posts(ids, &pillar).unwrap();
    };
    share(&mut plan, 60);
    into(&mut plan, &ids[..7], people.id.as_str());
    assert_eq!(
        of_check(&plan, Check::PillarDrought),
        [],
        "seven say little"
    );
    into(&mut plan, &ids, people.id.as_str());
    into(&mut plan, &ids[..3], product.id.as_str());
    assert_eq!(of_check(&plan, Check::PillarDrought), [], "just half");
    share(&mut plan, 61);
    let found = of_check(&plan, Check::PillarDrought);
    let [finding] = found.as_slice() else {
        panic!("one pillar: {found:?}")
    };
    assert_eq!(finding.severity, Severity::Hint);
    assert_eq!(finding.pillar.as_ref(), Some(&product.id));
    let limit = finding.limit.as_ref().unwrap();
    assert_eq!((limit.count, limit.limit), (30, 61));
    assert_eq!(finding.last_day, Some(day("2026-12-13")));
}

#[test]
fn one_post_has_the_same_findings_as_in_its_range() {
    let text = || of(&json!({"text": "We are hiring two engineers in Berlin [LINK]"}));
    let plan = plan()
        .channel("x")
        .post("before", "2026-11-20T09:00")
        .post("after", "2026-11-25T09:00")
        .post("close", "2026-11-25T09:10")
        .tray("unscheduled")
        .edit("before", text())
        .edit("after", text())
        .edit("unscheduled", text())
        .open();
    let checks = |plan: &TestPlan, title: &str| {
        let found = plan.findings_of(&plan.id(title)).unwrap().into_iter();
        found.map(|finding| finding.check).collect::<Vec<_>>()
    };
    let both = [Check::Placeholder, Check::Close, Check::Duplicate];
    assert_eq!(checks(&plan, "after"), both, "also beside a later post");
    assert_eq!(checks(&plan, "close"), [Check::Close]);
    assert_eq!(
        checks(&plan, "before"),
        [Check::Placeholder, Check::Duplicate]
    );
    assert_eq!(checks(&plan, "unscheduled"), [Check::Placeholder]);
    let unscheduled = plan.findings_of(&plan.id("unscheduled")).unwrap();
    assert_eq!(unscheduled[0].day, None);
    let in_range = plan.findings(day("2026-11-16"), day("2026-12-14")).unwrap();
    for title in ["before", "after", "close"] {
        let id = plan.id(title);
        let about = |found: Vec<Finding>| -> Vec<Finding> {
            found
                .into_iter()
                .filter(|finding| finding.is_of(&id))
                .collect()
        };
        let alone = about(plan.findings_of(&id).unwrap());
        assert_eq!(alone, about(in_range.clone()), "{title}");
    }
    let refused = plan.findings_of("gone").unwrap_err();
    assert_eq!(refused.code(), Code::NotFound);
}
