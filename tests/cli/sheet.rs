//! The sign-off sheet in a real browser: answered, saved, and brought back. Skipped where no Chromium is installed.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::browser::{Browser, installed};
use crate::support::Plan;

struct Sheet {
    plan: Plan,
    file: PathBuf,
    browser: Browser,
}

impl Sheet {
    /// Opens a sheet with posts on two days; `None` if there is no browser.
    fn open() -> Option<Self> {
        let Some(program) = installed() else {
            eprintln!("skipped: no Chromium was found, so the sign-off sheet was not opened");
            return None;
        };
        let plan = Plan::empty();
        let channels = ["x", "linkedin"].map(|platform| {
            plan.line(&["channel", "add", "--platform", platform, "--name", platform])
        });
        let posts = [
            ("Teaser <b>", "2126-11-18T08:30", 0),
            ("Why we rebuilt search", "2126-11-18T09:00", 1),
            ("新品预告", "2126-11-20T12:00", 0),
        ];
        for (title, at, channel) in posts {
            let text = "Words <script>document.title = 'changed'</script>\n".repeat(6);
            let post = [
                "post",
                "add",
                "--channel",
                &channels[channel],
                "--title",
                title,
            ];
            plan.ok(&[
                &post[..],
                &["--at", at, "--text", &text, "--status", "in_review"],
            ]
            .concat());
        }
        let file = plan.path().with_file_name("sheet.html");
        let export = [
            "export",
            "html",
            "-o",
            file.to_str().unwrap(),
            "--sender",
            "Jana",
        ];
        plan.ok(&[&export[..], &["--until", "2126-11-16T17:00"]].concat());
        let mut browser = Browser::start(&program, file.parent().unwrap());
        browser.open(&file);
        Some(Self {
            plan,
            file,
            browser,
        })
    }

    fn value(&mut self, expression: &str) -> Value {
        self.browser.value(expression)
    }

    /// Clicks on an answer of the post at a place.
    fn choose(&mut self, place: usize, answer: &str) {
        self.browser.click(&format!("#post-{place} .{answer}"));
    }

    fn statuses(&self) -> Vec<Value> {
        let posts = self.plan.posts();
        posts.iter().map(|post| post["status"].clone()).collect()
    }
}

#[test]
fn a_client_answers_saves_and_the_answers_come_back() {
    let Some(mut sheet) = Sheet::open() else {
        return;
    };
    assert_eq!(
        sheet.value("document.title.startsWith('Brand: posts for 18')"),
        json!(true)
    );
    sheet.choose(0, "approve");
    sheet.choose(1, "change");
    sheet.browser.click("#post-1 textarea");
    sheet.browser.write("Say “rented” <b>\nand drop the rest.");
    let marks = "[...document.querySelectorAll('.mark')].map((mark) => mark.textContent)";
    assert_eq!(sheet.value(marks), json!(["✓", "✎", "–"]));
    assert_eq!(
        sheet.value("document.querySelector('[data-answered]').dataset.answered"),
        json!("2")
    );
    sheet.browser.click("[data-action=next]");
    assert_eq!(
        sheet.value("document.activeElement.closest('article').id"),
        json!("post-2")
    );

    sheet.browser.click("[data-action=save-answers]");
    let asked = "document.activeElement.name + document.activeElement.validity.valueMissing";
    assert_eq!(
        sheet.value(asked),
        json!("your-nametrue"),
        "an answer has a name"
    );
    sheet.browser.write("Martina Roth");
    sheet.browser.click("[data-action=save-answers]");
    sheet.browser.event("Browser.downloadProgress", |download| {
        download["state"] == "completed"
    });
    let answers = sheet.file.with_file_name("Brand answers.json");
    let told = sheet.value("document.querySelector('[data-answered]').textContent");
    assert_eq!(
        told,
        json!("Saved as “Brand answers.json”. Now send this file back.")
    );
    let complaints = sheet.browser.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");

    let report = sheet
        .plan
        .json(&["import", "answers", answers.to_str().unwrap()]);
    assert_eq!(report["name"], json!("Martina Roth"), "{report}");
    assert_eq!(sheet.statuses(), ["approved", "in_review", "in_review"]);
    let comments = sheet.plan.json(&["comment", "list", &sheet.plan.ids()[1]]);
    assert_eq!(
        comments[0]["text"],
        json!("Say “rented” <b>\nand drop the rest.")
    );
    assert_eq!(comments[0]["author"], json!("Martina Roth"));
}

#[test]
fn what_was_answered_is_there_when_the_sheet_is_opened_again() {
    let Some(mut sheet) = Sheet::open() else {
        return;
    };
    sheet.choose(2, "approve");
    sheet.browser.click("#post-2 textarea");
    sheet.browser.write("好");
    sheet.browser.open(&sheet.file.clone());
    let kept = "[document.querySelector('#post-2 [value=approve]').checked, document.querySelector('#post-2 textarea').value]";
    assert_eq!(sheet.value(kept), json!([true, "好"]));
    assert_eq!(
        sheet.value("document.querySelector('[data-answered]').dataset.answered"),
        json!("1")
    );
}

#[test]
fn without_scripts_all_can_be_read_and_marked() {
    let Some(mut sheet) = Sheet::open() else {
        return;
    };
    sheet.browser.call(
        "Emulation.setScriptExecutionDisabled",
        json!({"value": true}),
    );
    sheet.browser.open(&sheet.file.clone());
    let shown = "['article', 'footer', '[data-action]'].map((kind) => [...document.querySelectorAll(kind)].filter((one) => one.checkVisibility()).length)";
    assert_eq!(sheet.value(shown), json!([3, 0, 0]));
    sheet.choose(0, "change");
    assert_eq!(
        sheet.value("document.querySelector('#post-0 [value=change]').checked"),
        json!(true)
    );
}

#[test]
fn the_sheet_fits_telephones_screens_and_paper() {
    let Some(mut sheet) = Sheet::open() else {
        return;
    };
    for width in [320, 768, 1440] {
        sheet.browser.resize(width, 640);
        assert_eq!(
            sheet.value("document.documentElement.scrollWidth"),
            json!(width)
        );
    }
    let back = "getComputedStyle(document.body).backgroundColor";
    for (media, scheme, colour) in [
        ("", "light", "rgb(255, 255, 255)"),
        ("", "dark", "rgb(23, 23, 26)"),
        ("print", "dark", "rgb(255, 255, 255)"),
    ] {
        sheet.browser.show_as(media, scheme);
        assert_eq!(sheet.value(back), json!(colour), "{media} {scheme}");
    }
    // What is between the margins of A4.
    sheet.browser.resize(688, 900);
    assert_eq!(
        sheet.value("document.documentElement.scrollWidth"),
        json!(688)
    );
    let uncut = "[...document.querySelectorAll('article')].every((post) => getComputedStyle(post).breakInside === 'avoid')";
    assert_eq!(sheet.value(uncut), json!(true));
}
