//! Findings of checks, and the cards and days that they lead to.

use daymark_core::model::{NewPost, PostEdit};

use crate::keys::{DELETE, DOWN, ENTER, ESCAPE, F8, SHIFT, typed};
use crate::pictures::examine;
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Window, card, quoted};

fn row(key: &str) -> String {
    format!("[data-check=\"{key}\"]")
}

fn is_on(key: &str, value: &str) -> String {
    format!("document.activeElement?.dataset.{key} === '{value}'")
}

/// Returns the entry of a post in the panel of checks.
fn entry(post: &str) -> String {
    format!("[data-checks-panel] [data-entry][data-post=\"{post}\"]")
}

/// Returns the selector of a finding in the entry of a post.
fn found(post: &str, check: &str) -> String {
    format!("article:has([data-entry][data-post=\"{post}\"]) [data-finding={check}]")
}

fn open_panel(window: &Window) {
    window.wait_for("[data-checks] [data-check]");
    window.keys(&['!']);
    window.wait_for("[data-checks-panel] [data-entry]");
}

/// Uses the next week, all of whose days are in the future.
#[test]
fn findings_lead_to_the_card_and_the_day_they_are_about() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let words = "We are hiring two engineers in Berlin";
    let before = said(&mut plan, (5, "09:00"), words);
    let after = said(&mut plan, (9, "09:00"), words);
    let close = plan.post(0, Some((9, "09:10")), "Too close");
    plan.post(1, Some((7, "09:00")), "On Monday");
    plan.post(1, Some((11, "09:00")), "On Friday");
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait_for(&card(&close));
    open_panel(&window);
    window.wait_for(&found(&after, "duplicate"));
    window.wait_for(&found(&close, "close"));
    assert!(!window.is_there(&entry(&before)));
    let marked = |post: &str| {
        format!(
            "document.querySelector({}).title !== ''",
            quoted(&format!("main {}", card(post)))
        )
    };
    window.wait(&marked(&close));
    window.wait(&marked(&after));
    let gap = row(&format!("gap {} {}", plan.channels[1], plan.date(8)));
    window.click(&gap);
    window.wait(&is_on("date", &plan.date(8)));
    window.keys(&['c']);
    window.wait_for("[data-view=channels]");
    window.click(&gap);
    window.wait(&is_on("channel", &plan.channels[1]));
    for (key, view) in [('l', "list"), ('b', "board")] {
        window.keys(&[key]);
        window.wait_for(&format!("[data-view={view}]"));
        if view == "list" {
            window.click("[data-sort=title]");
        }
        window.click(&gap);
        window.wait_for("[data-view=week]");
        window.wait(&is_on("date", &plan.date(8)));
    }
}

#[test]
fn the_chosen_entry_is_the_selected_card_and_its_post_opens_and_gives_the_panel_back() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let first = plan.post(0, Some((7, "09:00")), "First");
    let close = plan.post(0, Some((7, "09:10")), "Too close");
    let closer = plan.post(0, Some((7, "09:12")), "Closer still");
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait_for(&card(&first));
    open_panel(&window);
    window.wait_for(&entry(&closer));
    window.focus(&entry(&close));
    let selected = |post: &str| {
        format!(
            "document.querySelector({})?.ariaPressed === 'true'",
            quoted(&format!("main {}", card(post)))
        )
    };
    window.wait(&selected(&close));
    window.keys(&[DOWN]);
    window.wait(&selected(&closer));
    window.keys(&[ENTER]);
    window.wait("document.activeElement?.name === 'time'");
    assert!(!window.is_there("[data-checks-panel]"));
    window.keys(&[ESCAPE]);
    window.wait_for("[data-checks-panel]");
    window.wait("document.activeElement?.closest('[data-checks-panel]') !== null");
    window.wait(&is_on("post", &closer));
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-checks-panel]') === null");
    window.wait(&is_on("post", &closer));
    window.keys(&[F8]);
    window.wait(&is_on("post", &close));
    window.keys(&[F8]);
    window.wait(&is_on("post", &closer));
    window.chord(&[SHIFT], F8);
    window.wait(&is_on("post", &close));
}

#[test]
fn a_finding_is_mended_or_waved_through_where_it_is_listed() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let long = plan.post(0, Some((8, "09:00")), "Long");
    let text = "So it goes. ".repeat(30);
    let edit = PostEdit {
        text: Some(text),
        ..PostEdit::default()
    };
    plan.planner.edit_post(&long, &edit).expect("a long text");
    let first = plan.post(0, Some((9, "09:00")), "First");
    let close = plan.post(0, Some((9, "09:10")), "Too close");
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait_for(&card(&first));
    open_panel(&window);
    window.wait_for(&found(&long, "excess"));
    window.click(&format!("{} [data-action=mend]", found(&long, "excess")));
    window.wait(&format!(
        "document.querySelector({}) === null",
        quoted(&found(&long, "excess"))
    ));
    let parts = value(
        &folder.file(),
        &format!("SELECT parts FROM post WHERE id = '{long}'"),
    );
    assert!(parts.expect("a thread").contains("So it goes."));
    window.focus(&entry(&close));
    window.chord(&[SHIFT], ENTER);
    window.wait_for("[data-checks-panel] [name=reason]");
    typed(&window, "Two voices");
    window.keys(&[ENTER]);
    window.wait_for("[data-waived=close]");
    window.wait(&format!(
        "document.querySelector({}) === null",
        quoted(&entry(&close))
    ));
    assert_eq!(
        value(&folder.file(), "SELECT reason FROM waiver").as_deref(),
        Some("Two voices")
    );
    window.click("[data-checks-panel] summary");
    window.focus("[data-waived=close] button");
    window.keys(&[DELETE]);
    window.wait_for(&entry(&close));
    examine(&window, "panel of checks");
}

#[test]
fn a_text_too_long_for_a_platform_without_threads_leads_to_the_text() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["instagram"]);
    let long = plan.post(0, Some((8, "09:00")), "Long");
    let edit = PostEdit {
        text: Some("So it goes. ".repeat(200)),
        ..PostEdit::default()
    };
    plan.planner.edit_post(&long, &edit).expect("a long text");
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait_for(&card(&long));
    open_panel(&window);
    window.click(&format!("{} [data-action=mend]", found(&long, "excess")));
    window.wait("document.activeElement?.name === 'text'");
    let parts = format!("SELECT parts FROM post WHERE id = '{long}'");
    assert_eq!(value(&folder.file(), &parts), None);
}

#[test]
fn posts_that_the_calendar_does_not_show_are_checked_on_request() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let today = plan.post(0, Some((0, "23:58")), "Today");
    plan.post(0, Some((100, "09:00")), "Much later");
    let late = plan.post(0, Some((100, "09:05")), "Too close, much later");
    let window = Window::open(&folder.file());
    window.wait_for(&card(&today));
    open_panel(&window);
    assert!(!window.is_there(&entry(&late)));
    window.click("[data-field=checks-scope] label:nth-child(2)");
    window.wait("document.querySelector('[data-field=checks-scope] [value=month]').checked");
    window.click("[data-field=checks-scope] label:nth-child(3)");
    window.wait_for(&entry(&late));
    window.focus(&entry(&late));
    window.wait_for(&format!("main {}", card(&late)));
}

#[test]
fn channels_silent_on_the_same_days_are_one_line_and_what_is_past_is_none() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin", "blog"]);
    plan.post(0, Some((-30, "09:00")), "The first of all");
    plan.post(2, Some((7, "09:00")), "On Monday");
    plan.post(2, Some((10, "09:00")), "On Thursday");
    plan.post(2, Some((13, "09:00")), "On Sunday");
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(7)));
    open_panel(&window);
    window.wait("[...document.querySelectorAll('[data-check^=gap]')].map(({ textContent }) => textContent.trim()).join() === 'Nothing on X and LinkedIn from Mon to Sun'");
    window.keys(&['[', '[']);
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(-7)));
    window.wait("document.querySelector('[data-check^=gap]') === null");
}

#[test]
fn a_long_list_of_findings_is_drawn_as_it_is_scrolled() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    for count in 0..120 {
        let time = format!("{:02}:{:02}", 9 + count / 60, count % 60);
        plan.post(0, Some((8, &time)), "Close");
    }
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait("document.querySelector('[data-check=warning]')?.textContent.includes('119')");
    open_panel(&window);
    let drawn = "document.querySelectorAll('[data-checks-panel] [data-finding]').length";
    assert!(window.js(drawn).as_u64().expect("a number") < 119);
    window.run("const list = document.querySelector('[data-checks-panel] [data-scroller]'); const end = () => { list.scrollTop = list.scrollHeight; if (document.querySelectorAll('[data-checks-panel] [data-finding=close]').length < 119) requestAnimationFrame(end); }; end();");
    window.wait(
        "document.querySelectorAll('[data-checks-panel] [data-finding=close]').length === 119",
    );
}

#[test]
fn posts_that_meet_over_midnight_at_the_edge_of_the_week_are_noticed() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let sunday = plan.post(0, Some((6, "23:55")), "Late");
    let monday = plan.post(0, Some((7, "00:05")), "Early");
    let window = Window::open(&folder.file());
    window.wait_for(&card(&sunday));
    open_panel(&window);
    window.wait_for(&found(&sunday, "close"));
    window.wait(&format!(
        "document.querySelector({}).title.includes('Early')",
        quoted(&format!("main {}", card(&sunday)))
    ));
    window.keys(&[']']);
    window.wait_for(&found(&monday, "close"));
}

fn said(plan: &mut Draft, (day, time): (i64, &str), text: &str) -> String {
    let at = plan.at(day, time);
    let edit = PostEdit {
        title: Some(text.into()),
        text: Some(text.into()),
        ..PostEdit::default()
    };
    let channels = vec![plan.channels[0].clone()];
    let new = NewPost {
        channels,
        at: Some(at),
        edit,
        ..NewPost::default()
    };
    plan.planner.add_post(&new).expect("a post").1[0].to_string()
}

#[test]
fn the_mix_of_pillars_is_that_of_the_shown_posts_beside_what_was_aimed_at() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let mut pillar = |name: &str, share: u8| {
        let new = serde_json::json!({"name": name, "share": share});
        let new = serde_json::from_value(new).expect("a pillar");
        plan.planner.add_pillar(&new).expect("it is added").1
    };
    let (product, people) = (pillar("Product", 60), pillar("People", 40));
    for (day, pillar) in [&product, &product, &product, &people]
        .into_iter()
        .enumerate()
    {
        let post = plan.post(day % 2, Some((day as i64, "09:00")), "Says something");
        let edit = serde_json::from_value(serde_json::json!({"pillar": pillar.to_string()}));
        let edit = edit.expect("an edit");
        plan.planner.edit_post(&post, &edit).expect("a pillar");
    }
    plan.post(0, Some((5, "09:00")), "Of no pillar");
    let window = Window::open(&folder.file());
    let said = "[...document.querySelectorAll('.share .percent')].map((one) => one.textContent.trim()).join()";
    window.wait(&format!("{said} === '75% of 60%,25% of 40%'"));
    window.click(&format!("[data-toggle=\"{}\"]", plan.channels[1]));
    window.wait(&format!("{said} === '100% of 60%,0% of 40%'"));
    assert!(window.is_there("[data-target=\"60\"]"));
}
