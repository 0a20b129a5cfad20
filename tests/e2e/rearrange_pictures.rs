//! Runs axe-core on posting slots and the dialog to rearrange posts, and saves pictures of them.

use crate::keys::ESCAPE;
use crate::pictures::{LANGUAGES, examine, in_language, screens, set_theme};
use crate::plan::{Draft, Folder, draft};
use crate::rearrange::set_slots;
use crate::window::{Window, card};

/// Makes a plan with free and taken slots, and posts to rearrange; returns it with one post's id.
fn plan_with_slots(folder: &Folder) -> (Draft, String) {
    let mut plan = draft(folder, &["x", "linkedin", "instagram"]);
    let daily =
        "mon 09:00, tue 09:00, wed 09:00, thu 09:00, fri 09:00, mon 12:30, thu 18:15, sun 23:59";
    for channel in 0..2 {
        set_slots(&mut plan, channel, daily);
    }
    plan.post(0, Some((0, "09:00")), "In its slot");
    plan.post(
        2,
        Some((2, "12:00")),
        "Behind the scenes: how the new packaging is made",
    );
    plan.post(1, Some((4, "18:40")), "Weekend reading");
    let post = plan.post(
        1,
        Some((1, "10:15")),
        "Customer story: from three tools to one",
    );
    (plan, post)
}

fn open_slots(window: &Window) {
    window.click("[data-action=channels]");
    window.click("[data-channel-row] [data-action=slots]");
    window.wait_for("[data-dialog=slots] [data-slot-cell]");
}

fn open_rearrange(window: &Window, post: &str) {
    window.focus(&card(post));
    window.keys(&['r']);
    window.wait_for("[data-dialog=room]");
    window.click("[data-dialog=room] [data-field=how] label:nth-of-type(2)");
    window.wait_for("[data-post^=\"ghost/\"]");
}

#[test]
fn axe_finds_nothing_serious_in_slots_and_making_room() {
    let folder = Folder::new();
    let (_, post) = plan_with_slots(&folder);
    let window = Window::open(&folder.file());
    for theme in ["light", "dark"] {
        set_theme(&window, theme);
        for view in ["week", "channels"] {
            window.click(&format!("[data-action=view-{view}]"));
            window.wait_for(&format!("[data-view={view}] [data-slot]"));
            examine(&window, &format!("free slots in {view}, {theme}"));
        }
        open_slots(&window);
        examine(&window, &format!("the posting slots, {theme}"));
        window.keys(&[ESCAPE]);
        window.wait_for("[data-dialog=channels]");
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
        open_rearrange(&window, &post);
        examine(&window, &format!("making room, {theme}"));
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
    }
}

#[test]
fn pictures_of_slots_and_making_room() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        let (_, post) = plan_with_slots(&folder);
        let window = in_language(&folder, language);
        window.wait_for("[data-view=week] [data-slot]");
        let picture = |name: &str| window.screenshot(&screens().join(format!("{name}-{tag}.png")));
        picture("slots-week");
        open_slots(&window);
        picture("slots-dialog");
        window.keys(&[ESCAPE]);
        window.wait_for("[data-dialog=channels]");
        picture("slots-channels");
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
        open_rearrange(&window, &post);
        picture("room-week");
        set_theme(&window, "dark");
        picture("room-week-dark");
        window.resize((1100, 700));
        picture("room-small");
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
        window.click("[data-action=view-channels]");
        window.wait_for("[data-view=channels] [data-slot]");
        picture("slots-lanes-dark-small");
    }
}
