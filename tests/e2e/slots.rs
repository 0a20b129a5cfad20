//! Marks of posting slots, cards that snap to them, and the dialog of slots by keys alone.

use serde_json::json;

use crate::keys::{CONTROL, DOWN, END, ENTER, ESCAPE, HOME, PAGE_DOWN, PAGE_UP, UP};
use crate::plan::{Folder, draft, place, value};
use crate::rearrange::{lane, next_week, set_slots};
use crate::window::{Window, card, quoted, until};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn daily(time: &str) -> String {
    DAYS.map(|day| format!("{day} {time}")).join(", ")
}

fn marks(window: &Window, cell: &str) -> u64 {
    let all = format!(
        "document.querySelectorAll({}).length",
        quoted(&format!("{cell} [data-slot]"))
    );
    window.js(&all).as_u64().expect("a number")
}

#[test]
fn what_is_over_and_what_is_archived_is_not_marked() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    for channel in [0, 1] {
        set_slots(
            &mut plan,
            channel,
            &format!("{}, {}", daily("00:00"), daily("12:00")),
        );
    }
    let channel = plan.channels[0].clone();
    let window = Window::open(&folder.file());
    window.click("[data-action=view-channels]");
    window.wait_for("[data-view=channels]");
    let today = window.js("document.querySelector('.cell.today').dataset.date");
    let today = today.as_str().expect("a date").to_owned();
    for day in 0..7 {
        let (date, cell) = (plan.date(day), lane(&plan.date(day), &channel));
        window.wait_for(&cell);
        match date.cmp(&today) {
            std::cmp::Ordering::Less => assert_eq!(marks(&window, &cell), 0, "{date} is over"),
            std::cmp::Ordering::Equal => assert!(marks(&window, &cell) < 2, "midnight is over"),
            std::cmp::Ordering::Greater => {
                assert_eq!(marks(&window, &cell), 2, "{date} is to come")
            }
        }
    }
    next_week(&window, &plan);
    let cell = lane(&plan.date(7), &channel);
    window.wait_for(&format!("{cell} [data-slot]"));
    let edit = serde_json::from_value(json!({"archived": true})).expect("an edit");
    plan.planner
        .edit_channel(&channel, &edit)
        .expect("it is archived");
    window.wait(&format!(
        "document.querySelector({}) === null",
        quoted(&format!("{cell} [data-slot]"))
    ));
    let other = lane(&plan.date(7), &plan.channels[1]);
    assert_eq!(marks(&window, &other), 2, "the other channel has its own");
}

#[test]
fn a_card_carried_on_by_keys_lands_in_a_slot_that_is_free_there() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    set_slots(
        &mut plan,
        0,
        &format!("{}, {}", daily("09:00"), daily("12:00")),
    );
    let post = plan.post(0, Some((1, "09:10")), "Is carried");
    let early = plan.post(0, Some((1, "08:00")), "Is dropped at once");
    for week in [6, 7] {
        plan.post(0, Some((7 * week + 1, "09:00")), "Takes the slot");
    }
    let window = Window::open(&folder.file());
    window.click("[data-action=view-channels]");
    window.focus(&card(&post));
    window.keys(&[' ']);
    for week in 1..=6 {
        window.keys(&[PAGE_DOWN]);
        window.wait_for(&format!("[data-date=\"{}\"]", plan.date(7 * week)));
    }
    window.wait("document.querySelector('[data-live]').textContent.includes('12:00')");
    window.keys(&[ENTER]);
    until("it is in the slot that is free", || {
        place(&folder.file(), &post).starts_with(&format!("{} 720", plan.date(43)))
    });
    window.keys(&['t']);
    window.wait_for(&card(&early));
    window.focus(&card(&early));
    window.keys(&[
        ' ', PAGE_DOWN, PAGE_DOWN, PAGE_DOWN, PAGE_DOWN, PAGE_DOWN, PAGE_DOWN, PAGE_DOWN, ENTER,
    ]);
    until("it did not land on another", || {
        let at = place(&folder.file(), &early);
        !at.contains(" 480 ") && !at.starts_with(&format!("{} 540", plan.date(50)))
    });
}

#[test]
fn the_editor_of_slots_by_keys_alone_keeps_the_place_in_sight() {
    let folder = Folder::new();
    draft(&folder, &["x"]);
    let window = Window::open(&folder.file());
    window.click("[data-action=channels]");
    window.click("[data-channel-row] [data-action=slots]");
    window.wait_for("[data-dialog=slots] [data-slot-cell]");
    window.wait("document.activeElement?.matches('[data-slot-cell]') === true");
    let in_sight = "(() => {
        const cell = document.activeElement.getBoundingClientRect();
        const grid = document.activeElement.closest('[role=grid]');
        const head = grid.querySelector('[role=columnheader]').getBoundingClientRect();
        return cell.top >= head.bottom - 1 && cell.bottom <= grid.getBoundingClientRect().bottom + 1;
    })()";
    let steps = [
        vec![UP; 20],
        vec![PAGE_UP; 4],
        vec![DOWN; 50],
        vec![UP; 47],
        vec![PAGE_DOWN; 3],
        vec![END, HOME],
    ];
    for step in steps.concat() {
        window.keys(&[step]);
        window.wait(in_sight);
    }
    window.keys(&[END, ENTER]);
    window.wait("document.activeElement.getAttribute('aria-selected') === 'true'");
    assert!(
        window
            .js("document.activeElement.dataset.slotCell")
            .as_str()
            .is_some_and(|cell| cell.starts_with("7/"))
    );
    window.keys(&[ESCAPE]);
    until("it is saved", || {
        value(&folder.file(), "SELECT weekday FROM slot").as_deref() == Some("7")
    });
    window.wait_for("[data-dialog=channels]");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
    window.chord(&[CONTROL], 'z');
    until("one undo takes it back", || {
        value(&folder.file(), "SELECT count(*) FROM slot").as_deref() == Some("0")
    });
}

#[test]
fn the_next_free_slot_of_several_channels_is_that_of_the_one_that_has_some() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    set_slots(&mut plan, 1, &daily("09:05"));
    let window = Window::open(&folder.file());
    window.click("[data-action=new]");
    window.wait_for("[data-panel] [name=title]");
    assert!(
        !window.is_there("[data-panel] [data-action=next-slot]"),
        "the first has none"
    );
    window.click(&format!(
        "[data-panel] [data-field=channel] label:has([value=\"{}\"])",
        plan.channels[1]
    ));
    window.wait_for("[data-panel] [data-action=next-slot][title='Next free slot on LinkedIn']");
    window.click("[data-panel] [data-action=next-slot]");
    window.wait("document.querySelector('[data-panel] [name=time]').value === '09:05'");
}
