//! Input that can't be taken leaves the plan as it was and says why.

use std::path::Path;

use crate::support::{Plan, run, run_alone};

#[test]
fn bad_input_is_refused_and_changes_nothing() {
    let (plan, channel) = Plan::with_channel();
    let post = plan.line(&["post", "add", "--channel", &channel, "--title", "T"]);
    let before = plan.json(&["history"]);
    let long = "x".repeat(100_001);
    let add = ["post", "add", "--channel", &channel, "--title"];
    let cases: &[(&[&str], &[&str], &str)] = &[
        (&add, &[""], "empty"),
        (&add, &["  "], "empty"),
        (&add, &["two\nlines"], "bad_value"),
        (&add, &["T", "--at", "2026-02-30T25:00"], "bad_date"),
        (&add, &["T", "--at", "2026-02-28"], "bad_date"),
        (&add, &["T", "--at", "0001-01-01T00:00"], "bad_date"),
        (&add, &["T", "--at", "99999-01-01T00:00"], "bad_date"),
        (&add, &["T", "--status", "done"], "bad_value"),
        (&add, &["T", "--text", &long], "too_long"),
        (&add, &["T", "--link", "javascript:alert(1)"], "bad_value"),
        (&add, &["T", "--campaign", "none such"], "not_found"),
        (&add, &["T", "--pillar", "none such"], "not_found"),
        (&add, &["T", "--label", "a\nb"], "bad_value"),
        (
            &["post", "add", "--title", "T", "--channel"],
            &["ffffffff"],
            "not_found",
        ),
        (
            &["post", "add", "--title", "T", "--channel"],
            &[""],
            "not_found",
        ),
        (&["post", "show"], &["ffffffff"], "not_found"),
        (&["post", "show"], &["*"], "not_found"),
        (&["post", "show"], &["' OR 1=1 --"], "not_found"),
        (&["post", "delete", &post], &["ffffffff"], "not_found"),
        (&["post", "move", &post], &["--by", "soon"], "bad_value"),
        (
            &["post", "move", &post],
            &["--at", "2026-02-30T25:00"],
            "bad_date",
        ),
        (&["post", "edit", &post], &["--title", ""], "empty"),
        (&["post", "list"], &["--from", "2026-02-30"], "bad_date"),
        (
            &["post", "list"],
            &["--from", "2026-03-01", "--to", "2026-02-01"],
            "bad_date",
        ),
        (&["post", "list"], &["--channel", "ffffffff"], "not_found"),
        (&["post", "list"], &["--status", "done"], "bad_value"),
        (
            &["channel", "add", "--name", "N"],
            &["--platform", "geocities"],
            "bad_value",
        ),
        (
            &["channel", "add", "--name", "N", "--platform", "x"],
            &["--zone", "Mars/Olympus"],
            "unknown_zone",
        ),
        (
            &["channel", "edit", &channel],
            &["--zone", "Mars/Olympus"],
            "unknown_zone",
        ),
        (
            &["channel", "edit", &channel],
            &["--colour", "red"],
            "bad_value",
        ),
        (&["channel", "archive"], &["ffffffff"], "not_found"),
        (&["campaign", "add"], &["--colour", "#112233"], "empty"),
        (&["campaign", "delete"], &["none such"], "not_found"),
        (
            &["pillar", "add", "--name", "P"],
            &["--share", "101"],
            "bad_value",
        ),
        (&["label", "delete"], &["none such"], "not_found"),
        (&["note", "add"], &["2026-13-01", "--text", "T"], "bad_date"),
        (&["export", "ics"], &["--from", "tomorrow"], "bad_date"),
        (
            &["export", "ics"],
            &["-o", "/proc/none/such.ics"],
            "file_missing",
        ),
    ];
    for (command, rest, code) in cases {
        plan.refused(&[*command, *rest].concat(), code);
    }
    assert_eq!(plan.json(&["history"]), before, "nothing was done");
}

#[test]
fn a_move_out_of_the_years_is_refused() {
    let (plan, channel) = Plan::with_channel();
    let add = [
        "post",
        "add",
        "--channel",
        &channel,
        "--title",
        "T",
        "--at",
        "2026-01-01T00:00",
    ];
    let id = plan.line(&add);
    for by in [
        "9999999d",
        "-999999w",
        "153722867280912930h",
        "9223372036854775807m",
    ] {
        plan.refused(&["post", "move", &id, "--by", by], "bad_date");
    }
}

#[test]
fn ids_by_their_beginning() {
    let (plan, channel) = Plan::with_channel();
    let one = plan.line(&["post", "add", "--channel", &channel, "--title", "one"]);
    let two = plan.line(&["post", "add", "--channel", &channel, "--title", "two"]);
    let same = one
        .chars()
        .zip(two.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let message = plan.refused(&["post", "show", &one[..same]], "ambiguous");
    assert!(message.contains("give more of its id"), "{message}");
    let shown = plan.json(&["post", "show", &one[..=same]]);
    assert_eq!(shown["id"], one.as_str(), "an id prints in full");
    assert_eq!(
        plan.json(&["post", "show", &two.to_uppercase()])["id"],
        two.as_str()
    );
    plan.ok(&["channel", "edit", &channel[..8], "--name", "Y"]);
}

#[test]
fn two_campaigns_of_one_name_need_an_id() {
    let (plan, channel) = Plan::with_channel();
    let ids = [(); 2].map(|()| plan.line(&["campaign", "add", "--name", "Same"]));
    let add = [
        "post",
        "add",
        "--channel",
        &channel,
        "--title",
        "T",
        "--campaign",
    ];
    plan.refused(&[&add[..], &["Same"]].concat(), "ambiguous");
    plan.ok(&[&add[..], &[&ids[0]]].concat());
}

#[test]
fn a_missing_plan_is_made_by_few() {
    let plan = Plan::nowhere();
    let post = ["post", "add", "--channel", "0", "--title", "T"];
    let refused: &[(&[&str], &str)] = &[
        (&post, "file_missing"),
        (&["post", "list"], "file_missing"),
        (&["channel", "list"], "file_missing"),
        (&["undo"], "file_missing"),
        (&["history"], "file_missing"),
        (&["verify"], "file_missing"),
        (&["export", "ics"], "file_missing"),
        (&["campaign", "add", "--name", "C"], "file_missing"),
        (&["init", "--zone", "Mars/Olympus"], "unknown_zone"),
        (&["init", "--name", " "], "empty"),
        (
            &["channel", "add", "--platform", "geocities", "--name", "N"],
            "bad_value",
        ),
        (
            &[
                "channel",
                "add",
                "--platform",
                "x",
                "--name",
                "N",
                "--zone",
                "Mars",
            ],
            "unknown_zone",
        ),
    ];
    for (args, code) in refused {
        plan.refused(args, code);
        assert_eq!(plan.files(), [""; 0], "{args:?} leaves no file behind");
    }
}

#[test]
fn wrong_usage_is_told_in_one_line() {
    let cases: &[&[&str]] = &[
        &["plan.daymark"],
        &["plan.daymark", "nonsense"],
        &["plan.daymark", "post"],
        &["plan.daymark", "post", "add"],
        &["plan.daymark", "post", "edit", "0"],
        &["plan.daymark", "post", "move", "0"],
        &["plan.daymark", "post", "move", "--by", "3d"],
        &[
            "plan.daymark",
            "post",
            "move",
            "0",
            "--by",
            "3d",
            "--at",
            "2026-01-01T00:00",
        ],
        &["plan.daymark", "post", "add", "--stdin", "--title", "T"],
        &[
            "plan.daymark",
            "post",
            "list",
            "--unscheduled",
            "--from",
            "2026-01-01",
        ],
        &["plan.daymark", "undo", "0"],
        &["plan.daymark", "undo", "many"],
        &["plan.daymark", "export", "docx"],
        &["completions", "tcsh"],
        &["init"],
        &["post", "list"],
        &[],
    ];
    for args in cases {
        let ran = run_alone(args);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (Some(2), ""),
            "{args:?}: {ran:?}"
        );
        assert_eq!(ran.err.matches('\n').count(), 1, "one line: {ran:?}");
        let json = run_alone(&[*args, &["--json"]].concat());
        let error: serde_json::Value = serde_json::from_str(&json.err).unwrap();
        assert_eq!(
            (json.code, &error["error"]["code"]),
            (Some(2), &"usage".into()),
            "{args:?}"
        );
    }
}

#[test]
fn a_message_stays_on_its_line() {
    let (plan, _) = Plan::with_channel();
    let ran = run(&plan.path(), &["post", "show", "a\nb\u{1b}[31m"], "");
    assert_eq!(ran.err.matches('\n').count(), 1, "{ran:?}");
    assert!(
        !ran.err.contains('\u{1b}'),
        "a terminal gets no commands: {ran:?}"
    );
}

#[test]
fn a_name_that_is_no_file_name() {
    for path in ["/nowhere/at/all.daymark", "nul\u{1}.daymark"] {
        let ran = run(Path::new(path), &["post", "list"], "");
        assert_eq!(ran.code, Some(1), "{path}: {ran:?}");
    }
}
