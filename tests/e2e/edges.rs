//! Nothing in the panel overflows its edge, and no field cuts a date or time: in both languages, with
//! 12 and 24 hours, with the longest dates and the fullest rows.

use serde_json::json;

use crate::keys::ENTER;
use crate::pictures::{LANGUAGES, in_language, screens};
use crate::plan::{Folder, draft};
use crate::rearrange::set_slots;
use crate::window::{Window, card};

/// The longest dates: a Wednesday in September in English, a two-digit month and day in Chinese.
const LONG: [&str; 2] = ["2027-09-29", "2027-12-29"];

/// Elements that overflow the panel's contents to either side, and fields that cut a date or time.
const BEYOND: &str = "(() => {
    const body = document.querySelector('[data-panel] .body');
    const { left, right } = document.querySelector('[data-panel]').getBoundingClientRect();
    const isOut = (field) => {
        const box = field.getBoundingClientRect();
        const edge = body.contains(field) ? body.getBoundingClientRect().left + body.clientWidth : right;
        const isCut = /date|time|until/.test(field.name ?? '') && field.scrollWidth > field.clientWidth;
        return box.width > 0 && (box.right > edge || box.left < left || isCut);
    };
    return [...document.querySelectorAll('[data-panel] :not(.visually-hidden)')]
        .filter(isOut).map((field) => field.dataset.action ?? field.name ?? field.outerHTML.slice(0, 200));
})()";

/// The hours of the week that are wider or taller than their gutter.
const BROKEN: &str = "[...document.querySelectorAll('[data-view=week] .hour')]
    .filter((hour) => hour.scrollWidth > hour.clientWidth || hour.scrollHeight > hour.clientHeight)
    .map((hour) => hour.textContent.trim())";

fn check(window: &Window, what: &str) {
    window.settle();
    assert_eq!(window.js(BEYOND), json!([]), "{what}");
}

#[test]
fn no_control_of_the_panel_reaches_beyond_its_edge() {
    for (language, tag) in LANGUAGES {
        for hour12 in [false, true] {
            let folder = Folder::new();
            let mut plan = draft(&folder, &["x", "linkedin"]);
            let edit = serde_json::from_value(json!({ "hour12": hour12 })).expect("an edit");
            plan.planner.edit_plan(&edit).expect("the clock");
            set_slots(&mut plan, 0, "mon 09:00");
            let new = json!({
                "title": "A title that goes on for longer than the panel is wide, so that it breaks",
                "channels": [plan.channels[0]], "at": plan.at(2, "12:30"),
                "labels": ["a label of many words that says a lot", "short"],
                "link": "https://example.org/a/path/that/goes/on/and/on/and/on/for/ever",
                "repeat": "FREQ=WEEKLY;INTERVAL=9;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20280927",
            });
            let new = serde_json::from_value(new).expect("a post");
            let post = plan.planner.add_post(&new).expect("a post").1[0].to_string();
            let plain = plan.post(0, Some((0, "12:30")), "One that is moved");
            let window = in_language(&folder, language);
            assert_eq!(window.js(BROKEN), json!([]), "{language}, {hour12}");
            window.click(&card(&post));
            window.wait_for("[data-panel] [data-action=unschedule]");
            let what = format!("{language}, {} hours", if hour12 { 12 } else { 24 });
            check(&window, &what);
            window.screenshot(&screens().join(format!("edges-{tag}-{hour12}.png")));
            window.click(&card(&plain));
            window.wait(
                "document.querySelector('[data-panel] [name=title]')?.value === 'One that is moved'",
            );
            for date in LONG {
                window.fill("[data-panel] [name=date]", date);
                window.keys(&[ENTER]);
                let year =
                    "document.querySelector('[data-panel] [name=date]').value.includes('2027')";
                window.wait(year);
                check(&window, &format!("{what}, {date}"));
            }
            window.screenshot(&screens().join(format!("edges-{tag}-{hour12}-long.png")));
        }
    }
}
