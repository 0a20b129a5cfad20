//! Filters and saved views.

use daymark_core::model::{CampaignEdit, Categories, PillarEdit};
use serde_json::json;

use crate::keys::{CONTROL, ENTER, ESCAPE, TAB};
use crate::plan::{Folder, draft, value};
use crate::search::{chosen, edit_from, far_and_near, has_focus, typed};
use crate::window::{Window, card, until};

#[test]
fn a_filter_hides_cards_and_is_there_after_a_restart() {
    let folder = Folder::new();
    let (mut plan, near, _, tray) = far_and_near(&folder);
    let approved = plan.post(1, Some((2, "09:00")), "Approved");
    let status = daymark_core::model::Status::Approved;
    plan.planner
        .set_status(std::slice::from_ref(&approved), status)
        .expect("a status");
    let revision = "SELECT number FROM revision";
    let before = value(&folder.file(), revision);
    let window = Window::open(&folder.file());
    window.wait_for(&card(&near));
    window.keys(&['f']);
    window.wait_for("[data-filter-popover] [name=filter-text]");
    window.click("[data-field=filter-status] label:has([value=approved])");
    let only_approved = |window: &Window| {
        window.wait(&format!(
            "document.querySelector('{}') === null",
            card(&near)
        ));
        window.wait_for(&card(&approved));
        assert!(!window.is_there(&card(&tray)), "the tray obeys too");
        assert!(
            window
                .text("[data-action=clear-filter]")
                .starts_with("1 filter")
        );
    };
    only_approved(&window);
    until("the file has it", || {
        let kept = value(
            &folder.file(),
            "SELECT value FROM window_state WHERE key = 'filter'",
        );
        kept.is_some_and(|filter| filter.contains("approved"))
    });
    assert_eq!(
        value(&folder.file(), revision),
        before,
        "it is no operation"
    );
    drop(window);
    let window = Window::open(&folder.file());
    only_approved(&window);
    window.click("[data-action=clear-filter]");
    window.wait_for(&card(&near));
    window.wait_for(&card(&tray));
}

#[test]
fn a_filter_set_just_before_the_window_is_closed_is_kept() {
    let folder = Folder::new();
    let (plan, ..) = far_and_near(&folder);
    let window = Window::open(&folder.file());
    window.click(&format!("[data-toggle=\"{}\"]", plan.channels[1]));
    drop(window);
    let window = Window::open(&folder.file());
    window.wait_for("[data-action=clear-filter]");
}

#[test]
fn without_channels_the_key_of_the_filter_opens_nothing_later() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &[]);
    let window = Window::open(&folder.file());
    window.wait_for("[data-view=empty]");
    window.keys(&['f']);
    window.settle();
    plan.planner
        .add_channels(&[daymark_core::model::NewChannel {
            platform: "x".into(),
            ..daymark_core::model::NewChannel::default()
        }])
        .expect("a channel");
    window.wait_for("[data-view=week]");
    window.settle();
    assert!(!window.is_there("[data-filter-popover]"));
    window.keys(&['f']);
    window.wait_for("[data-filter-popover]");
}

/// Each filter matches one of two posts by another property.
#[test]
fn posts_are_filtered_by_all_that_they_are_sorted_by() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let [wanted, other] = ["Wanted", "Other"].map(|title| plan.post(0, Some((2, "09:00")), title));
    let planner = &mut plan.planner;
    let named: CampaignEdit = edit_from(&json!({"name": "Launch"}));
    let campaign = planner.add_campaign(&named).expect("a campaign").1;
    let named: PillarEdit = edit_from(&json!({"name": "People"}));
    let pillar = planner.add_pillar(&named).expect("a pillar").1;
    let categories: Categories =
        edit_from(&json!({"campaign": campaign, "pillar": pillar, "add_labels": ["tip"]}));
    planner
        .categorize_posts(std::slice::from_ref(&wanted), &categories)
        .expect("sorted");
    let label = planner.overview().expect("the plan").rows.labels[0]
        .id
        .clone();
    let window = Window::open(&folder.file());
    let is_hidden = |post: &str| format!("document.querySelector('{}') === null", card(post));
    for (field, value) in [
        ("campaign", campaign.to_string()),
        ("pillar", pillar.to_string()),
        ("label", label.to_string()),
    ] {
        for (chip, shown, hidden) in [(value.as_str(), &wanted, &other), ("", &other, &wanted)] {
            window.click("[data-action=filter]");
            window.click(&format!(
                "[data-field=filter-{field}] label:has([value=\"{chip}\"])"
            ));
            window.wait(&is_hidden(hidden));
            window.wait_for(&card(shown));
            window.keys(&[ESCAPE]);
            window.wait("document.querySelector('[data-filter-popover]') === null");
            window.click("[data-action=clear-filter]");
            window.wait_for(&card(hidden));
        }
    }
}

/// A saved view whose campaign was deleted keeps its other conditions, and is active when these are.
#[test]
fn a_view_is_in_force_though_what_it_asked_for_is_gone() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let named: CampaignEdit = edit_from(&json!({"name": "Launch"}));
    let campaign = plan.planner.add_campaign(&named).expect("a campaign").1;
    let window = Window::open(&folder.file());
    window.click("[data-action=filter]");
    window.click(&format!(
        "[data-field=filter-campaign] label:has([value=\"{campaign}\"])"
    ));
    window.click("[data-field=filter-status] label:has([value=draft])");
    window.wait_for("[data-action=clear-filter]");
    plan.planner
        .delete_campaign(campaign.as_ref())
        .expect("deleted");
    window.wait("document.querySelector('[data-field=filter-campaign]') === null");
    for name in ["Drafts", "Other"] {
        window.fill("[name=view-name]", name);
        window.keys(&[ENTER]);
        window.wait("document.activeElement?.getAttribute('aria-pressed') === 'true'");
        if name == "Drafts" {
            window.click("[data-field=filter-status] label:has([value=idea])");
            window.wait_for("[name=view-name]");
        }
    }
    let first = |action: &str| format!("[data-saved-view]:first-of-type [data-action={action}]");
    window.focus(&first("rename-view"));
    window.keys(&[ENTER]);
    window.wait("document.activeElement?.name === 'view-rename'");
    window.keys(&['!', ENTER]);
    let focused = |text: &str| format!("document.activeElement?.textContent.trim() === '{text}'");
    window.wait(&focused("!"));
    window.focus("[data-action=rename-view]");
    window.keys(&[ENTER]);
    window.wait("document.activeElement?.name === 'view-rename'");
    window.keys(&[ESCAPE]);
    window.wait(&focused("!"));
    window.focus("[data-action=delete-view]");
    window.keys(&[ENTER]);
    window.wait("document.querySelectorAll('[data-saved-view]').length === 1");
    window.wait("document.activeElement?.dataset.action === 'delete-view'");
    window.keys(&[ENTER]);
    window.wait("document.querySelector('[data-saved-view]') === null");
    window.wait("document.activeElement?.name === 'view-name'");
}

#[test]
fn a_filter_looks_through_all_that_posts_say() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let titled = plan.post(0, Some((1, "09:00")), "Launch day");
    let noted = plan.post(1, Some((2, "09:00")), "Noted");
    let labelled = plan.post(1, Some((8, "09:00")), "Labelled");
    let tray = plan.post(0, None, "Waits");
    let quiet = plan.post(0, Some((3, "09:00")), "Quiet");
    let mut say = |post: &str, edit: serde_json::Value| {
        let edit = serde_json::from_value(edit).expect("an edit");
        plan.planner.edit_post(post, &edit).expect("a change");
    };
    say(&noted, json!({"notes": "for the launch 发布"}));
    say(&labelled, json!({"labels": ["launch"]}));
    say(&tray, json!({"text": "We launch it"}));
    let window = Window::open(&folder.file());
    window.wait_for(&card(&quiet));
    window.keys(&['f']);
    window.wait_for("[data-filter-popover] [name=filter-text]");
    window.fill("[name=filter-text]", "launch");
    let shows = |post: &str, is_shown: bool| {
        let is_there = format!("document.querySelector('{}') !== null", card(post));
        window.wait(&format!("({is_there}) === {is_shown}"));
    };
    let show = |titled_is: bool, noted_is: bool, tray_is: bool, quiet_is: bool| {
        shows(&titled, titled_is);
        shows(&noted, noted_is);
        shows(&tray, tray_is);
        shows(&quiet, quiet_is);
    };
    show(true, true, true, false);
    window.fill("[name=filter-text]", "launch 发布");
    show(false, true, false, false);
    window.fill("[name=filter-text]", "launch");
    show(true, true, true, false);
    window.keys(&[ESCAPE]);
    window.click("[data-action=next]");
    shows(&labelled, true);
    window.click("[data-action=previous]");
    show(true, true, true, false);
    say(&quiet, json!({"text": "The launch too"}));
    show(true, true, true, true);
    window.click("[data-action=clear-filter]");
    say(&quiet, json!({"text": ""}));
    show(true, true, true, true);
}

#[test]
fn a_post_that_the_filter_hides_is_uncovered_by_going_to_it() {
    let folder = Folder::new();
    let (plan, near, far, _) = far_and_near(&folder);
    let window = Window::open(&folder.file());
    window.click(&format!("[data-toggle=\"{}\"]", plan.channels[1]));
    window.wait_for("[data-action=clear-filter]");
    window.keys(&['/']);
    typed(&window, "保险公司");
    window.wait(&format!("{}.includes('上海')", chosen()));
    window.keys(&[ENTER]);
    window.wait(&has_focus(&far));
    window.wait("document.querySelector('[data-action=clear-filter]') === null");
    window.click("[data-toast] .act");
    window.wait_for("[data-action=clear-filter]");
    assert!(!window.is_there(&card(&near)), "another week is shown");
}

#[test]
fn a_saved_view_is_made_renamed_applied_and_deleted() {
    let folder = Folder::new();
    let (_, near, _, tray) = far_and_near(&folder);
    let file = folder.file();
    let window = Window::open(&file);
    window.click("[data-action=filter]");
    window.wait_for("[data-filter-popover] [name=filter-text]");
    window.fill("[name=filter-text]", "near");
    window.fill("[name=view-name]", "Close by");
    window.keys(&[ENTER]);
    window.wait_for("[data-saved-view]");
    let name = || value(&file, "SELECT name FROM saved_view");
    until("it is in the file", || {
        name().as_deref() == Some("Close by")
    });
    window.click("[data-action=rename-view]");
    window.fill("[name=view-rename]", "By me");
    window.keys(&[ENTER]);
    until("it has its new name", || name().as_deref() == Some("By me"));
    window.wait("document.querySelector('[data-action=filter]').textContent.includes('By me')");
    window.keys(&[ESCAPE]);
    window.click("[data-action=clear-filter]");
    window.wait_for(&card(&tray));
    window.chord(&[CONTROL], 'k');
    typed(&window, "by me");
    window.wait(&format!("{}.includes('By me')", chosen()));
    window.keys(&[ENTER]);
    window.wait(&format!(
        "document.querySelector('{}') === null",
        card(&tray)
    ));
    assert!(window.is_there(&card(&near)));
    window.click("[data-action=filter]");
    window.click("[data-action=delete-view]");
    until("it is gone", || name().is_none());
    window.wait("document.querySelector('[data-saved-view]') === null");
    window.keys(&[TAB, ESCAPE]);
    window.wait("document.querySelector('[data-filter-popover]') === null");
    window.chord(&[CONTROL], 'z');
    until("it is back", || name().as_deref() == Some("By me"));
}
