//! The month as it is seen: which days it is about.

use serde_json::json;

use crate::looks::{LANGUAGES, in_language, sample};
use crate::window::Window;

fn turn_to(window: &Window, view: &str) {
    window.click(&format!("[data-action=view-{view}]"));
    window.wait_for(&format!("[data-view={view}]"));
}

/// What a script says of the first and the last day that the view shows.
const ENDS: &str = "[...document.querySelectorAll('[data-view] [data-date]')]
    .map((cell) => cell.dataset.date).sort()
    .filter((_, at, all) => at === 0 || at === all.length - 1).map((date) => +date.slice(8))";

#[test]
fn the_pillars_say_which_days_they_are_counted_over() {
    for (language, _) in LANGUAGES {
        let folder = sample();
        let window = in_language(&folder, language);
        for view in ["week", "month"] {
            turn_to(&window, view);
            let days = "document.querySelector('[data-pillar-days]').textContent
                .match(/\\d+(?=日|–| – | |$)/g).map(Number)";
            assert_eq!(window.js(days), window.js(ENDS), "{view}, {language}");
            let cut = "(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
                (document.querySelector('[data-pillar-days]').parentElement)";
            assert_eq!(window.js(cut), json!(false), "{view}, {language}");
        }
    }
}
