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
    window.wait_for("[data-objective-form]");
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
    window.click("[data-objective-form] [data-action=close-form]");
    window.wait("!document.querySelector('[data-objective-form]')");
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
fn axe_finds_nothing_serious_in_the_strategy() {
    let folder = Folder::new();
    let window = sample(&folder, "en_GB.UTF-8");
    for theme in ["light", "dark"] {
        set_theme(&window, theme);
        examine(&window, &format!("the strategy, {theme}"));
        for form in [
            "[data-objective] .name",
            "[data-strategy-channel] .name",
            "[data-audience] .name",
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
