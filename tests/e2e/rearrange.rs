//! Posting slots and rearranging posts, by pointer and by keys.

use daymark_core::Planner;
use daymark_core::model::parse_slots;
use serde_json::json;

use crate::keys::{CONTROL, DOWN, ENTER, ESCAPE, RIGHT, SHIFT, UP};
use crate::plan::{Draft, Folder, draft, place, value};
use crate::window::{Point, Window, card, quoted, until};

pub(crate) fn lane(date: &str, channel: &str) -> String {
    format!("[data-date=\"{date}\"][data-channel=\"{channel}\"]")
}

pub(crate) fn set_slots(plan: &mut Draft, channel: usize, slots: &str) {
    let id = plan.channels[channel].clone();
    let slots = parse_slots(slots).expect("slots");
    plan.planner.set_slots(&id, &slots).expect("slots are set");
}

fn slots_in(folder: &Folder) -> String {
    let sql = "SELECT coalesce(group_concat(weekday || ' ' || minute, ', '), '') FROM slot";
    value(&folder.file(), sql).expect("a line of slots")
}

/// Returns a point near the lower edge of a cell, below its cards.
pub(crate) fn lower_edge(window: &Window, css: &str) -> Point {
    window.at(css, 0.5, 0.9)
}

/// Shows the next week, in which every slot is in the future.
pub(crate) fn next_week(window: &Window, plan: &Draft) {
    window.wait_for("[data-view]");
    window.keys(&[']']);
    window.wait_for(&format!("[data-date=\"{}\"]", plan.date(7)));
}

#[test]
fn slots_are_edited_by_keys_and_saved_as_one_change() {
    let folder = Folder::new();
    draft(&folder, &["x", "linkedin"]);
    let window = Window::open(&folder.file());
    window.click("[data-action=channels]");
    window.click("[data-channel-row] [data-action=slots]");
    window.wait_for("[data-dialog=slots] [data-slot-cell]");
    window.focus("[data-slot-cell=\"1/540\"]");
    window.keys(&[ENTER, RIGHT, DOWN, ENTER]);
    window.wait_for("[data-slot-cell=\"2/570\"][aria-selected=true]");
    window.keys(&[UP, UP, ENTER, ENTER]);
    window.wait_for("[data-slot-cell=\"2/510\"][aria-selected=false]");
    assert_eq!(slots_in(&folder), "", "saved when it is left");
    window.keys(&[ESCAPE]);
    until("the slots are saved", || {
        slots_in(&folder) == "1 540, 2 570"
    });
    window.wait_for("[data-dialog=channels]");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
    window.chord(&[CONTROL], 'z');
    until("one undo takes all back", || slots_in(&folder).is_empty());
}

#[test]
fn slots_by_pointer_on_all_weekdays_and_to_the_minute() {
    let folder = Folder::new();
    let plan = draft(&folder, &["x"]);
    let window = Window::open(&folder.file());
    window.click("[data-action=view-channels]");
    window.run("document.querySelector('[data-slots-of]').click()");
    window.wait_for("[data-dialog=slots] [data-slot-cell]");
    window.click("[name=same]");
    window.click("[data-slot-cell=\"3/600\"]");
    window.click("[data-slot-cell=\"6/720\"]");
    window.fill("[name=exact]", "18:10");
    window.click("[data-action=add-exact]");
    window.click("[data-slot-cell=\"6/720\"]");
    window.click("[data-action=done]");
    let expected = "1 600, 2 600, 3 600, 4 600, 5 600, 6 1090";
    until("the slots are saved", || slots_in(&folder) == expected);
    window.wait("document.querySelector('[role=dialog]') === null");
    next_week(&window, &plan);
    window.wait_for(&format!(
        "{} [data-slot]",
        lane(&plan.date(9), &plan.channels[0])
    ));
}

#[test]
fn a_drop_in_a_lane_goes_to_the_nearest_free_slot_and_with_shift_keeps_the_time() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    set_slots(&mut plan, 0, "thu 08:00, thu 12:00, thu 18:00");
    plan.post(0, Some((10, "12:00")), "In the slot at noon");
    let post = plan.post(1, Some((8, "11:10")), "Is dropped");
    let window = Window::open(&folder.file());
    window.click("[data-action=view-channels]");
    next_week(&window, &plan);
    let there = lane(&plan.date(10), &plan.channels[0]);
    window.wait_for(&format!("{there} [data-slot]"));
    assert_eq!(
        window.js(&format!(
            "document.querySelectorAll({} + ' [data-slot]').length",
            quoted(&there)
        )),
        json!(2),
        "the slot at noon is taken"
    );
    window.take(window.middle(&card(&post)), lower_edge(&window, &there));
    window.wait(
        "document.querySelector('.drag-layer .where')?.textContent.includes('08:00') === true",
    );
    window.let_go();
    until("it is in the nearest free slot", || {
        place(&folder.file(), &post) == format!("{} 480 {}", plan.date(10), plan.channels[0])
    });
    window.wait_for("[data-toast]");
    window.chord(&[CONTROL], 'z');
    until("it is back", || {
        place(&folder.file(), &post) == format!("{} 670 {}", plan.date(8), plan.channels[1])
    });
    window.wait_for(&format!(
        "{} {}",
        lane(&plan.date(8), &plan.channels[1]),
        card(&post)
    ));
    window.hold(SHIFT);
    window.drag(window.middle(&card(&post)), lower_edge(&window, &there));
    window.release(SHIFT);
    until("it keeps its time", || {
        place(&folder.file(), &post) == format!("{} 670 {}", plan.date(10), plan.channels[0])
    });
}

#[test]
fn a_free_slot_begins_a_post_and_is_gone_with_it() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    set_slots(&mut plan, 0, "wed 10:20");
    plan.post(0, Some((9, "10:45")), "So that the hour is open");
    let window = Window::open(&folder.file());
    next_week(&window, &plan);
    let mark = format!("[data-slot=\"{}/620/{}\"]", plan.date(9), plan.channels[0]);
    window.click(&mark);
    window.wait_for("[data-panel] [name=title]");
    assert_eq!(
        window.js("document.querySelector('[data-panel] [name=time]').value"),
        json!("10:20")
    );
    window.fill("[data-panel] [name=title]", "In the slot");
    window.chord(&[CONTROL], ENTER);
    until("it is in the plan", || {
        value(
            &folder.file(),
            "SELECT minute FROM post JOIN item ON item.id = item_id WHERE title = 'In the slot'",
        ) == Some("620".into())
    });
    window.wait(&format!(
        "document.querySelector({}) === null",
        quoted(&mark)
    ));
}

#[test]
fn the_next_free_slot_for_a_new_post_and_for_a_card_of_the_tray() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    set_slots(
        &mut plan,
        0,
        "mon 09:05, tue 09:05, wed 09:05, thu 09:05, fri 09:05, sat 09:05, sun 09:05",
    );
    let waiting = plan.post(0, None, "Waits");
    let next = plan
        .planner
        .next_slot(&plan.channels[0], None)
        .expect("a slot");
    let window = Window::open(&folder.file());
    window.click("[data-action=new]");
    window.click("[data-panel] [data-action=next-slot]");
    window.wait("document.querySelector('[data-panel] [name=time]').value === '09:05'");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-panel]') === null");
    window.right_click(&card(&waiting));
    window.click("[data-card-menu] [data-action=card-next-slot]");
    until("it has a time", || {
        place(&folder.file(), &waiting) == format!("{} 545 {}", next.date, plan.channels[0])
    });
    window.wait_for("[data-toast] .act");
    window.click("[data-toast] .act");
    until("it waits again", || {
        place(&folder.file(), &waiting).starts_with("tray")
    });
}

#[test]
fn everything_after_a_card_is_pushed_with_a_preview_and_one_undo() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let early = plan.post(0, Some((0, "09:00")), "Stays, before");
    let first = plan.post(0, Some((1, "10:00")), "Pushed first");
    let other = plan.post(1, Some((2, "11:00")), "Pushed too");
    let window = Window::open(&folder.file());
    window.focus(&card(&first));
    window.keys(&['r']);
    window.wait_for("[data-dialog=room]");
    window.click("[data-dialog=room] [data-field=how] label:nth-of-type(2)");
    window.fill("[data-dialog=room] [name=days]", "2");
    let ghost = format!(
        "[data-date=\"{}\"] [data-post=\"ghost/{first}\"]",
        plan.date(3)
    );
    window.wait_for(&ghost);
    window.wait_for(&format!(
        "[data-date=\"{}\"] [data-post=\"ghost/{other}\"]",
        plan.date(4)
    ));
    window.wait_for(&format!("{}.is-leaving", card(&first)));
    assert!(!window.is_there(&format!("{}.is-leaving", card(&early))));
    assert!(
        place(&folder.file(), &first).starts_with(&plan.date(1)),
        "only shown"
    );
    window.keys(&[ENTER]);
    until("both are pushed", || {
        place(&folder.file(), &first).starts_with(&format!("{} 600", plan.date(3)))
            && place(&folder.file(), &other).starts_with(&format!("{} 660", plan.date(4)))
    });
    assert!(place(&folder.file(), &early).starts_with(&plan.date(0)));
    window.wait("document.querySelector('[role=dialog]') === null");
    assert!(!window.is_there("[data-post^=\"ghost/\"]") && !window.is_there(".is-leaving"));
    window.wait("document.querySelector('[data-live]').textContent.includes('2 days later')");
    window.chord(&[CONTROL], 'z');
    until("one undo takes both back", || {
        place(&folder.file(), &first).starts_with(&format!("{} 600", plan.date(1)))
            && place(&folder.file(), &other).starts_with(&format!("{} 660", plan.date(2)))
    });
}

#[test]
fn what_would_move_nothing_says_why_and_escape_leaves_all_as_it_was() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "10:00")), "Alone");
    let before = place(&folder.file(), &post);
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.keys(&['r']);
    window.wait_for("[data-post^=\"ghost/\"]");
    window.fill("[data-dialog=room] [name=days]", "0");
    window.wait("document.querySelector('[data-preview]').textContent.includes('other than 0')");
    window.wait("document.querySelector('[data-post^=\"ghost/\"]') === null");
    assert!(window.is_there("[data-action=apply]:disabled"));
    window.click("[data-dialog=room] [data-field=how] label:nth-of-type(3)");
    window.wait("document.querySelector('[data-preview]').textContent.includes('two posts')");
    window.click("[data-dialog=room] [data-field=how] label:nth-of-type(5)");
    window.wait(
        "document.querySelector('[data-preview]').textContent.includes('“X” has no posting slots')",
    );
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
    assert_eq!(place(&folder.file(), &post), before);
    let planner = Planner::open(&folder.file()).expect("the plan");
    let newest = planner.history(1).expect("the history").remove(0);
    assert!(
        newest.op.to_string().starts_with("Add"),
        "nothing was done: {}",
        newest.op
    );
}

#[test]
fn several_go_into_the_next_free_slots_and_back_with_one_undo() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    set_slots(&mut plan, 0, "mon 10:00, wed 10:00, fri 10:00");
    let (one, two) = (plan.post(0, None, "One"), plan.post(0, None, "Two"));
    let window = Window::open(&folder.file());
    window.focus(&card(&one));
    window.chord(&[CONTROL], ' ');
    window.focus(&card(&two));
    window.chord(&[CONTROL], ' ');
    window.click("[data-selection] [data-action=select-next-slot]");
    until("both have a slot", || {
        let (one, two) = (place(&folder.file(), &one), place(&folder.file(), &two));
        one.contains(" 600 ") && two.contains(" 600 ") && one != two
    });
    window.wait_for("[data-toast] .act");
    window.chord(&[CONTROL], 'z');
    until("both wait again", || {
        let both = [&one, &two].map(|post| place(&folder.file(), post));
        both.iter().all(|place| place.starts_with("tray"))
    });
}

#[test]
fn two_chosen_posts_change_places() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let first = plan.post(0, Some((1, "10:00")), "One");
    let second = plan.post(1, Some((3, "15:30")), "Two");
    let window = Window::open(&folder.file());
    window.focus(&card(&first));
    window.chord(&[CONTROL], ' ');
    window.focus(&card(&second));
    window.chord(&[CONTROL], ' ');
    window.click("[data-selection] [data-action=select-room]");
    window.wait_for("[data-dialog=room]");
    window.click("[data-dialog=room] [data-field=how] label:nth-of-type(3)");
    window.wait_for(&format!(
        "[data-date=\"{}\"] [data-post=\"ghost/{first}\"]",
        plan.date(3)
    ));
    window.click("[data-dialog=room] [data-action=apply]");
    until("they have changed places", || {
        place(&folder.file(), &first) == format!("{} 930 {}", plan.date(3), plan.channels[0])
            && place(&folder.file(), &second)
                == format!("{} 600 {}", plan.date(1), plan.channels[1])
    });
}
