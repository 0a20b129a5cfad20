//! What is refused: with a code and a field for the form, words for the person, and nothing done.
//! Input comes as JSON, as it does from the window.

use chrono::NaiveDate;
use daymark_core::model::{MAX_LINE, MAX_TEXT, NewPlan, Status, parse_at, parse_date};
use daymark_core::{Code, Error, Planner, Result};
use serde_json::{Value, json};

use crate::support::{TestPlan, day, folder, of, plan};

pub(crate) struct Ids {
    pub(crate) post: String,
    pub(crate) channel: String,
    pub(crate) label: String,
}

/// Refused with this code and field, in words of a reasonable length, with nothing changed.
pub(crate) fn check<T>(code: Code, field: &str, verb: impl Fn(&mut Planner, &Ids) -> Result<T>) {
    let mut plan = furnished();
    let ids = ids(&plan);
    let before = state(&plan);
    let error = verb(&mut plan, &ids).err().unwrap();
    check_error(&error, code, field);
    assert_eq!(state(&plan), before, "{error}");
}

pub(crate) fn check_error(error: &Error, code: Code, field: &str) {
    let found = (error.code(), error.field_name());
    assert_eq!(found, (code, Some(field)), "{error}");
    assert!((20..600).contains(&error.to_string().len()), "{error}");
}

pub(crate) fn state(plan: &TestPlan) -> String {
    let history = plan.history(100).unwrap();
    format!("{} {history:?} {}", plan.dump(), plan.revision().unwrap())
}

#[test]
fn titles_are_one_line_that_is_not_empty() {
    use Code::*;
    check_title(Empty, "");
    check_title(Empty, " \n\t\u{3000}");
    check_title(BadValue, "two\nlines");
    check_title(BadValue, "a\u{0}b");
    check_title(BadValue, "a\u{85}b");
    check_title(TooLong, &"a".repeat(MAX_LINE + 1));
    check_title(TooLong, &"字".repeat(1 << 20));
    check(Empty, "title", |plan, on| {
        add(plan, json!({"channels": [on.channel]}))
    });
}

fn check_title(code: Code, title: &str) {
    let titled = json!({"title": title});
    check(code, "title", |plan, on| edit(plan, on, &titled));
    let new = |on: &Ids| json!({"title": title, "channels": [on.channel]});
    check(code, "title", |plan, on| add(plan, new(on)));
}

#[test]
fn texts_are_not_endless() {
    let texts = [
        "a".repeat(1 << 20),
        "字".repeat(MAX_TEXT + 1),
        "a\n".repeat(MAX_TEXT),
    ];
    for text in &texts {
        let named = json!({"name": "a", "brief": text});
        check_edit(Code::TooLong, "text", json!({"text": text}));
        check_edit(Code::TooLong, "text", json!({"own_text": text}));
        check_edit(Code::TooLong, "notes", json!({"notes": text}));
        check(Code::TooLong, "brief", |plan, _| {
            plan.add_campaign(&of(&named))
        });
        let date = day("2026-11-20");
        check(Code::TooLong, "note", |plan, _| plan.note_day(date, text));
    }
    check_edit(Code::BadValue, "text", json!({"text": "bell \u{7}"}));
}

fn check_edit(code: Code, field: &str, change: Value) {
    check(code, field, |plan, on| edit(plan, on, &change));
}

#[test]
fn links_lead_to_the_web_or_to_mail() {
    let scripts = "javascript:alert(1)|JAVASCRIPT:alert(1)|java
script:alert(1)|data:text/html,x";
    let others = "file:///etc/passwd|ftp://acme.example|acme.example|/search|https://|https://a b/";
    for link in scripts.split('|').chain(others.split('|')) {
        check_edit(Code::BadValue, "link", json!({"link": link}));
    }
    let long = format!("https://acme.example/{}", "a".repeat(2048));
    check_edit(Code::TooLong, "link", json!({"link": long}));
}

#[test]
fn names_are_one_line_that_is_not_empty() {
    check_name(Code::Empty, "");
    check_name(Code::BadValue, "a\nb");
    check(Code::Empty, "name", |plan, _| {
        plan.add_campaign(&of(&json!({})))
    });
    check(Code::Empty, "name", |plan, _| {
        plan.edit_plan(&of(&json!({"name": " "})))
    });
    check(Code::Taken, "name", |plan, on| {
        plan.rename_label(&on.label, "tips")
    });
    let channel = json!({"platform": "x", "name": "a\tb"});
    check(Code::BadValue, "name", |plan, _| {
        plan.add_channels(&[of(&channel)])
    });
}

fn check_name(code: Code, name: &str) {
    let named = json!({"name": name});
    check(code, "name", |plan, _| plan.add_campaign(&of(&named)));
    check(code, "name", |plan, _| plan.add_pillar(&of(&named)));
    check(code, "name", |plan, on| {
        plan.edit_channel(&on.channel, &of(&named))
    });
    check(code, "name", |plan, on| plan.rename_label(&on.label, name));
    check_edit(code, "label", json!({"labels": ["fine", name]}));
}

#[test]
fn colours_shares_platforms_weekdays_and_statuses_are_known_ones() {
    let bad = Code::BadValue;
    for colour in ["", "red", "#fff", "4f46e5", "#4f46eg", "#4f46e5ff"] {
        let edit = json!({"name": "a", "colour": colour});
        check(bad, "colour", |plan, _| plan.add_pillar(&of(&edit)));
        check(bad, "colour", |plan, on| {
            plan.edit_channel(&on.channel, &of(&edit))
        });
    }
    let edit = json!({"name": "a", "share": 101});
    check(bad, "share", |plan, _| plan.add_pillar(&of(&edit)));
    for platform in ["", "X", "myspace"] {
        let new = [json!({"platform": "x"}), json!({"platform": platform})];
        check(bad, "platform", |plan, _| {
            plan.add_channels(&[of(&new[0]), of(&new[1])])
        });
    }
    for first_day in [0, 8, 255] {
        let edit = json!({"first_day": first_day});
        check(bad, "first_day", |plan, _| plan.edit_plan(&of(&edit)));
    }
    check(bad, "status", |_, _| "done".parse::<Status>());
}

#[test]
fn zones_are_known_ones() {
    for zone in "Mars/Olympus|Europe/ Berlin|CEST+2|../../etc/passwd".split('|') {
        let channel = json!({"platform": "x", "zone": zone});
        check(Code::UnknownZone, "zone", |plan, _| {
            plan.add_channels(&[of(&channel)])
        });
        let plans = json!({"zone": zone});
        check(Code::UnknownZone, "zone", |plan, _| {
            plan.edit_plan(&of(&plans))
        });
        let target = json!({"when": {"to": "keep"}, "zone": zone});
        check(Code::UnknownZone, "zone", |plan, on| {
            shift(plan, on, &target)
        });
    }
}

#[test]
fn dates_are_possible_ones() {
    let wrong = "|tomorrow|2026-11-20|2026-13-01T09:00|2026-02-29T09:00|2026-11-20T24:00";
    let far = "2026-11-20T09:60|1969-12-31T23:59|9999-01-01T00:00";
    for text in wrong.split('|').chain(far.split('|')) {
        let refused = parse_at(text).unwrap_err();
        assert_eq!(refused.code(), Code::BadDate, "{text}");
    }
    for text in "|2026-02-30|2026-11|20.11.2026|0000-01-01|99999-01-01".split('|') {
        let refused = parse_date(text).unwrap_err();
        assert_eq!(refused.code(), Code::BadDate, "{text}");
    }
}

#[test]
fn days_lie_within_the_calendar() {
    let before = day("1970-01-01").pred_opt().unwrap();
    for date in [NaiveDate::MIN, before, NaiveDate::MAX] {
        check(Code::BadDate, "date", |plan, _| {
            plan.note_day(date, "far away")
        });
        let at = json!({"date": date, "minute": 0});
        check(Code::BadDate, "date", |plan, on| add(plan, timed(on, &at)));
        let target =
            json!({"when": {"to": "day", "date": date, "minute": 0}, "zone": "Asia/Tokyo"});
        check(Code::BadDate, "date", |plan, on| shift(plan, on, &target));
        for end in ["first_day", "last_day"] {
            let campaign = json!({"name": "a", end: date});
            check(Code::BadDate, "date", |plan, _| {
                plan.add_campaign(&of(&campaign))
            });
        }
    }
    let at = json!({"date": "2026-11-20", "minute": 1440});
    check(Code::BadDate, "time", |plan, on| add(plan, timed(on, &at)));
    let campaign = json!({"name": "a", "first_day": "2026-11-20", "last_day": "2026-11-19"});
    check(Code::BadDate, "last_day", |plan, _| {
        plan.add_campaign(&of(&campaign))
    });
}

fn timed(on: &Ids, at: &Value) -> Value {
    json!({"title": "a", "channels": [on.channel], "at": at})
}

#[test]
fn ids_are_of_something_that_is_there() {
    let endless = "0".repeat(1 << 20);
    for id in ["", "0", "019a", "'; DROP TABLE post; --", &endless] {
        let (ids, empty) = ([id.to_owned()], json!({}));
        check_unknown("post", |plan, on| {
            plan.delete_posts(&[on.post.clone(), id.to_owned()])
        });
        check_unknown("post", |plan, _| plan.duplicate_posts(&ids));
        check_unknown("post", |plan, _| plan.set_status(&ids, Status::Idea));
        check_unknown("post", |plan, _| plan.edit_post(id, &of(&empty)));
        check_unknown("post", |plan, _| plan.post(id));
        check_unknown("channel", |plan, on| plan.add_sibling(&on.post, id));
        check_unknown("channel", |plan, _| {
            add(plan, json!({"title": "a", "channels": [id]}))
        });
        check_unknown("channel", |plan, _| plan.edit_channel(id, &of(&empty)));
        let target = json!({"when": {"to": "tray"}, "channel": id});
        check_unknown("channel", |plan, on| shift(plan, on, &target));
        check_unknown("campaign", |plan, _| plan.edit_campaign(id, &of(&empty)));
        check_unknown("campaign", |plan, _| plan.delete_campaign(id));
        check_unknown("campaign", |plan, on| {
            edit(plan, on, &json!({"campaign": id}))
        });
        check_unknown("pillar", |plan, on| edit(plan, on, &json!({"pillar": id})));
        check_unknown("pillar", |plan, _| plan.edit_pillar(id, &of(&empty)));
        check_unknown("label", |plan, _| plan.delete_label(id));
    }
}

fn check_unknown<T>(field: &str, verb: impl Fn(&mut Planner, &Ids) -> Result<T>) {
    check(Code::NotFound, field, verb);
}

#[test]
fn something_must_be_named() {
    check(Code::Empty, "post", |plan, _| plan.delete_posts(&[]));
    check(Code::Empty, "post", |plan, _| plan.duplicate_posts(&[]));
    check(Code::Empty, "post", |plan, _| {
        plan.set_status(&[], Status::Idea)
    });
    check(Code::Empty, "channel", |plan, _| {
        add(plan, json!({"title": "a"}))
    });
}

#[test]
fn an_id_may_be_cut_short_while_it_is_the_only_one() {
    let plan = furnished();
    let post = ids(&plan).post;
    assert_eq!(plan.post_id(&post).unwrap(), post);
    assert_eq!(plan.post_id(&post[..30].to_uppercase()).unwrap(), post);
    check_error(&plan.post_id("0").unwrap_err(), Code::Ambiguous, "post");
    for none in ["", "z", "*", "%", "[0-9]"] {
        check_error(&plan.post_id(none).unwrap_err(), Code::NotFound, "post");
    }
}

#[test]
fn a_plan_that_is_refused_leaves_no_file() {
    check_new(
        Code::Empty,
        json!({"name": "", "zone": "Europe/Berlin", "first_day": 1}),
    );
    check_new(
        Code::UnknownZone,
        json!({"name": "a", "zone": "Berlin", "first_day": 1}),
    );
    check_new(
        Code::BadValue,
        json!({"name": "a", "zone": "Europe/Berlin", "first_day": 0}),
    );
}

fn check_new(code: Code, new: Value) {
    let folder = folder();
    let path = folder.path().join("plan.daymark");
    let refused = Planner::create(&path, &of::<NewPlan>(&new)).err().unwrap();
    assert_eq!(refused.code(), code, "{new}");
    assert!(!path.exists(), "{new}");
}

pub(crate) fn furnished() -> TestPlan {
    let labels = of(&json!({"labels": ["launch", "tips"]}));
    let plan = plan().channel("x").post("a", "2026-11-20T09:00");
    plan.edit("a", labels).tray("b").open()
}

pub(crate) fn ids(plan: &TestPlan) -> Ids {
    let label = plan.overview().unwrap().rows.labels[0].id.to_string();
    let channel = plan.channel_ids().remove(0);
    Ids {
        post: plan.id("a"),
        channel,
        label,
    }
}

pub(crate) fn edit(plan: &mut Planner, on: &Ids, change: &Value) -> Result<()> {
    plan.edit_post(&on.post, &of(change)).map(drop)
}

pub(crate) fn add(plan: &mut Planner, new: Value) -> Result<()> {
    plan.add_post(&of(&new)).map(drop)
}

pub(crate) fn shift(plan: &mut Planner, on: &Ids, target: &Value) -> Result<()> {
    let posts = [on.post.clone()];
    plan.move_posts(&posts, &of(target)).map(drop)
}
