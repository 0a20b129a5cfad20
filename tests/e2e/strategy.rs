//! The Strategy: the mission, objectives with their readings, what channels and posts are for, and the way to the posts.

use crate::keys::{CONTROL, DOWN, ENTER, ESCAPE, RIGHT};
use crate::pictures::{LANGUAGES, examine, in_every_look, screens, set_theme};
use crate::plan::{Folder, draft, value};
use crate::window::{Start, Window, until};

fn open_strategy(window: &Window) {
    window.chord(&[CONTROL], '4');
    window.wait_for("[data-strategy] > *");
}

/// Opens the sample plan, which has a strategy, on that.
fn sample(folder: &Folder, language: &str) -> Window {
    let file = folder.file();
    let window = Window::start(&Start {
        language,
        ..Start::on(&file)
    });
    window.wait_for("[data-welcome]");
    window.click("[data-action=sample-plan]");
    window.wait_for("[data-view=week] [data-post]");
    window.click("[data-area=strategy]");
    window.wait_for("[data-objective]");
    window
}

fn stored(folder: &Folder, sql: &str) -> String {
    value(&folder.file(), sql).unwrap_or_default()
}

#[test]
fn a_strategy_is_written_from_nothing_by_keys_and_undone() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = Window::open(&folder.file());
    open_strategy(&window);
    window.click("[data-action=edit-mission]");
    window.fill("[name=mission-audience]", "cafés");
    window.fill("[name=mission-does]", "be found");
    window.fill("[name=mission-content]", "pictures");
    window.keys(&[ENTER]);
    window.click("[data-action=edit-mission]");
    window.wait_for("[data-mission]");
    assert_eq!(
        window.text("[data-mission]").trim(),
        "We help cafés be found with pictures."
    );
    window.focus("[data-action=new-objective]");
    window.keys(&[ENTER]);
    window.wait_for("[data-form=objective]");
    window.fill("[name=objective-name]", "200 sign-ups");
    window.fill("[name=objective-target]", "200");
    window.keys(&[ENTER]);
    window.fill("[name=objective-reading]", "many");
    window.keys(&[ENTER]);
    window.wait_for("[name=objective-reading][aria-invalid=true]");
    window.fill("[name=objective-reading]", "50");
    window.keys(&[ENTER]);
    window.wait_for("[data-objective][data-progress='0.25']");
    assert_eq!(
        stored(&folder, "SELECT name FROM objective"),
        "200 sign-ups"
    );
    window.click("[data-form=objective] [data-action=close-form]");
    window.wait("!document.querySelector('[data-form=objective]')");
    window.click("h1");
    window.chord(&[CONTROL], 'z');
    window.wait_for("[data-objective][data-progress='']");
}

#[test]
fn a_channel_has_a_role_and_a_cadence_and_its_stages_without_posts_are_holes() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let channel = plan.channels[0].clone();
    plan.post(0, Some((2, "09:00")), "A post");
    drop(plan);
    let window = Window::open(&folder.file());
    open_strategy(&window);
    window.wait_for(&format!(
        "[data-strategy-channel='{channel}'][data-standing=unset]"
    ));
    window.click(&format!(
        "[data-strategy-channel='{channel}'] [aria-expanded]"
    ));
    window.click("[data-field=roles] label:nth-of-type(1)");
    window.wait_for("[data-coverage][data-hole]");
    window.fill("[name=cadence-min]", "5");
    window.keys(&[ENTER]);
    window.wait_for(&format!(
        "[data-strategy-channel='{channel}'][data-standing=below]"
    ));
    assert_eq!(stored(&folder, "SELECT cadence_min FROM channel"), "5");
    window.focus("[data-place='0/0']");
    window.keys(&[DOWN]);
    window.wait("document.activeElement.dataset.place === '1/0'");
}

#[test]
fn a_post_says_what_it_is_for_and_every_number_leads_to_it() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "For somebody");
    plan.post(0, Some((3, "09:00")), "For nobody");
    drop(plan);
    let window = Window::open(&folder.file());
    window.click(&format!("[data-view] [data-post='{post}']"));
    window.click("[data-panel] [data-field=stage]");
    window.wait_for("[role=option]");
    window.keys(&[DOWN, DOWN, ENTER]);
    until("the stage is in the file", || {
        stored(&folder, "SELECT stage FROM item WHERE stage IS NOT NULL") == "consideration"
    });
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-panel]')");
    open_strategy(&window);
    window.wait_for("[data-coverage^='consideration/'][data-count='1']");
    window.focus("[data-coverage^='consideration/']");
    window.keys(&[ENTER]);
    window.wait_for("[data-view=list] [data-post]");
    window.wait("document.querySelectorAll('[data-view=list] [data-post]').length === 1");
    assert_eq!(
        window.js("document.documentElement.dataset.area"),
        "calendar"
    );
}

#[test]
fn a_number_leads_to_all_its_posts_of_the_quarter_and_back_to_it() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    for week in 0..3 {
        plan.post(0, Some((week * 7, "09:00")), &format!("Week {week}"));
    }
    drop(plan);
    let window = Window::open(&folder.file());
    window.keys(&['m']);
    window.wait_for("[data-view=month] [data-post]");
    open_strategy(&window);
    let number = "[data-strategy-channel] [data-posts-of]";
    window.wait_for(number);
    window.wait("parseInt(document.querySelector('header .aside').textContent) > 0");
    let counted = window.js("parseInt(document.querySelector('header .aside').textContent)");
    let posts = counted.as_u64().expect("a number of posts");
    window.focus(number);
    window.keys(&[ENTER]);
    window.wait_for("[data-view=list] [data-post]");
    window.wait(&format!(
        "document.querySelectorAll('[data-view=list] [data-post]').length === {posts}"
    ));
    window.focus("[data-action=back-to-number]");
    window.keys(&[ENTER]);
    window.wait("document.activeElement?.matches('[data-strategy-channel] [data-posts-of]')");
    window.chord(&[CONTROL], '1');
    window.wait_for("[data-view=month] [data-post]");
    assert_eq!(
        window.js("document.querySelector('[data-action=back-to-number]')"),
        serde_json::Value::Null
    );
}

#[test]
fn messages_and_the_rhythm_of_reviews_are_written_and_undone() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = Window::open(&folder.file());
    open_strategy(&window);
    window.click("[data-action=edit-mission]");
    window.fill("[name=review-weeks]", "0");
    window.keys(&[ENTER]);
    window.wait_for("[id=strategy-mission] .refusal");
    window.fill("[name=review-weeks]", "2");
    window.fill("[name=review-by]", "Ana");
    window.keys(&[ENTER]);
    window.click("[data-action=edit-mission]");
    window.wait_for("[data-review='2']");
    window.click("[data-action=new-message]");
    window.wait_for("[data-form=message]");
    window.fill("[name=message-name]", "Set up in ten minutes");
    window.fill("[name=message-avoid]", "revolutionary");
    window.fill("[name=message-tone]", "plain, dry");
    window.keys(&[ENTER]);
    until("the message is in the file", || {
        stored(&folder, "SELECT name || '|' || tone FROM message")
            == "Set up in ten minutes|plain, dry"
    });
    window.click("[data-form=message] [data-action=delete-message]");
    window.wait("!document.querySelector('[data-message]')");
    window.click("h1");
    window.chord(&[CONTROL], 'z');
    window.wait_for("[data-message]");
}

#[test]
fn a_post_says_its_goal_and_its_cost() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "A post");
    drop(plan);
    let window = Window::open(&folder.file());
    window.click(&format!("[data-view] [data-post='{post}']"));
    window.focus("[data-panel] [data-action=aim]");
    window.keys(&[ENTER]);
    window.wait("document.activeElement?.name === 'goal'");
    window.fill("[data-aim] [name=goal]", "Be found");
    window.fill("[data-aim] [name=hours]", "-1");
    window.focus("[data-aim] [name=cost]");
    window.wait_for("[data-aim] .refusal");
    window.fill("[data-aim] [name=hours]", "1.5");
    window.fill("[data-aim] [name=cost]", "20");
    window.focus("[data-aim] [name=goal]");
    until("goal, hours and cost are in the file", || {
        stored(
            &folder,
            "SELECT goal || '|' || hours || '|' || cost FROM item",
        ) == "Be found|1500000|20000000"
    });
    window.focus("[data-panel] [data-action=close]");
    window.keys(&[ENTER]);
    window.chord(&[CONTROL], 'z');
    until("the cost is undone", || {
        stored(&folder, "SELECT ifnull(cost, '') FROM item").is_empty()
    });
}

#[test]
fn axe_finds_nothing_serious_in_the_strategy() {
    let folder = Folder::new();
    let window = sample(&folder, "en_GB.UTF-8");
    for theme in ["light", "dark"] {
        set_theme(&window, theme);
        examine(&window, &format!("the strategy, {theme}"));
        for form in [
            "[data-objective] .name",
            "[data-strategy-channel] .name",
            "[data-message] .name",
            "[data-audience] .name",
            "[data-subject] .name",
        ] {
            window.click(form);
            window.wait_for(&format!("{form}[aria-expanded=true]"));
            examine(&window, &format!("{form}, {theme}"));
            window.click(form);
            window.wait_for(&format!("{form}[aria-expanded=false]"));
        }
    }
    window.focus("[data-place='0/0']");
    window.keys(&[RIGHT]);
    window.wait("document.activeElement.dataset.place === '0/1'");
}

#[test]
fn pictures_of_the_strategy() {
    for (locale, language) in LANGUAGES {
        let folder = Folder::new();
        let window = sample(&folder, locale);
        in_every_look(&window, |look| {
            window.screenshot(&screens().join(format!("strategy-{look}-{language}.png")));
        });
    }
}

#[test]
fn what_is_around_is_noted_by_day_and_stands_in_the_calendar() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = Window::open(&folder.file());
    open_strategy(&window);
    window.click("[data-action=new-subject]");
    window.wait_for("[data-form=subject]");
    window.fill("[name=subject-name]", "Acorn");
    window.fill("[name=subject-note]", "halves its prices");
    window.keys(&[ENTER]);
    window.wait_for("[data-subject-note]");
    window.fill("[name=subject-note]", "and opens");
    window.click("[data-action=add-note]");
    window.wait("document.querySelectorAll('[data-subject-note]').length === 2");
    window.click("[data-subject-note]:first-child [data-action=remove-note]");
    window.wait("document.querySelectorAll('[data-subject-note]').length === 1");
    let notes =
        "SELECT json_array_length(notes) || ' ' || json_extract(notes, '$[0].text') FROM subject";
    assert_eq!(
        stored(&folder, notes),
        "1 halves its prices",
        "none for each pause in typing"
    );
    assert_eq!(stored(&folder, "SELECT name FROM subject"), "Acorn");
    window.click("[data-action=edit-mission]");
    window.fill("[name=review-weeks]", "1");
    window.keys(&[ENTER]);
    window.wait_for("[name=review-weeks]");
    until("the rhythm is in the file", || {
        stored(&folder, "SELECT review_weeks FROM mission") == "1"
    });
    window.click("h1");
    window.chord(&[CONTROL], '1');
    window.wait_for("[data-mark=subject]");
    assert!(
        window
            .text("[data-mark=subject]")
            .contains("Acorn: halves its prices")
    );
}

#[test]
fn a_stage_has_the_plans_own_name_everywhere() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "A post");
    drop(plan);
    let window = Window::open(&folder.file());
    open_strategy(&window);
    window.click("[data-action=name-stages]");
    window.fill("[name=stage-awareness]", "Sees us");
    window.keys(&[ENTER]);
    until("the name is in the file", || {
        stored(&folder, "SELECT stage_names FROM setting").contains("Sees us")
    });
    window.wait("document.querySelector('[data-place=\"0/0\"]').ariaLabel.startsWith('Sees us')");
    window.click("h1");
    window.chord(&[CONTROL], '1');
    window.click(&format!("[data-view] [data-post='{post}']"));
    window.click("[data-panel] [data-field=stage]");
    window.wait_for("[role=option]");
    window.wait("[...document.querySelectorAll('[role=option]')].some((one) => one.textContent.includes('Sees us'))");
}
