//! The whole way in the sample plan: from a goal to ideas, posts, their numbers, what they say, the next week and the report.

use std::fs;

use crate::keys::{CONTROL, DOWN, ENTER, ESCAPE};
use crate::native::choose;
use crate::plan::{Folder, value};
use crate::window::{Start, Window, until};

/// How the person does everything.
enum Way {
    Pointer,
    Keys,
}

struct Journey<'a> {
    window: &'a Window,
    folder: &'a Folder,
    way: Way,
}

impl Journey<'_> {
    /// Presses a button, by pointer or by the key that does it where the focus is.
    fn press(&self, css: &str) {
        self.window.wait_for(css);
        match self.way {
            Way::Pointer => self.window.click(css),
            Way::Keys => {
                self.window.focus(css);
                self.window.keys(&[ENTER]);
            }
        }
    }

    /// Goes to an area; `number` is its place in the bar.
    fn go(&self, area: &str, number: char) {
        match self.way {
            Way::Pointer => self.window.click(&format!("[data-area={area}]")),
            Way::Keys => self.window.chord(&[CONTROL], number),
        }
        self.window.wait(&format!(
            "document.documentElement.dataset.area === '{area}'"
        ));
    }

    fn stored(&self, sql: &str) -> String {
        value(&self.folder.file(), sql).unwrap_or_default()
    }

    /// Writes a goal that can be measured.
    fn goal(&self) {
        self.go("strategy", '4');
        self.press("[data-action=new-objective]");
        self.window.wait_for("[data-form=objective]");
        self.window.fill("[name=objective-name]", "500 readers");
        self.window.fill("[name=objective-target]", "500");
        self.window.keys(&[ENTER]);
        until("the goal is in the file", || {
            self.stored("SELECT target / 1000000 FROM objective WHERE name = '500 readers'")
                == "500"
        });
        self.press("[data-form=objective] [data-action=close-form]");
    }

    /// Places the best ideas into the free slots of the next week.
    fn ideas(&self) {
        self.go("ideas", '2');
        let posts = self.stored("SELECT count(*) FROM post");
        self.press("[data-action=place-best]");
        until("ideas are posts", || {
            self.stored("SELECT count(*) FROM post") != posts
        });
    }

    /// Says of a post of the next week that it is for the goal.
    fn post(&self) {
        self.go("calendar", '1');
        self.press("[data-action=next]");
        self.window
            .wait("document.querySelectorAll('[data-view=week] [data-post]').length > 3");
        self.press("[data-view=week] [data-post]");
        self.press("[data-panel] [data-field=objective]");
        let option = "[...document.querySelectorAll('[role=option]')].find((one) => one.textContent.trim() === '500 readers')";
        self.window.wait(&format!("!!{option}"));
        self.window.js(&format!("{option}.id = 'goal'"));
        match self.way {
            Way::Pointer => self.window.click("#goal"),
            Way::Keys => {
                let highlighted =
                    "document.querySelector('#goal').dataset.highlighted !== undefined";
                for _ in 0..5 {
                    if self.window.js(highlighted) != true {
                        self.window.keys(&[DOWN]);
                    }
                }
                assert_eq!(self.window.js(highlighted), true);
                self.window.keys(&[ENTER]);
            }
        }
        let served = "SELECT count(*) FROM item JOIN objective ON objective.id = objective_id WHERE name = '500 readers'";
        until("the post is for it", || self.stored(served) == "1");
        self.press("[data-panel] [data-action=close]");
    }

    /// Enters what a published post brought.
    fn numbers(&self) {
        self.press("[data-action=today]");
        // The posts of the week before the last are all out.
        self.press("[data-action=previous]");
        self.press("[data-action=previous]");
        let card = "[data-view=week] [data-post]:has(.glyph.published)";
        self.press(card);
        self.press("[data-action=add-numbers]");
        self.window
            .wait_for("[data-post-results] [name=result-value]");
        let sum = "SELECT count(*) FROM result WHERE source = ''";
        let before = self.stored(sum);
        self.window
            .fill("[data-post-results] [name=result-value]", "4321");
        self.window.keys(&[ENTER]);
        until("the number is in the file", || self.stored(sum) != before);
        self.window.keys(&[ESCAPE]);
        self.window.wait("!document.querySelector('[data-panel]')");
    }

    /// Reads what works, and has times suggested for the next week.
    fn reading(&self) {
        self.go("results", '3');
        self.window.wait_for("[data-metric=engagements]");
        self.window.wait_for("[data-claims]");
        self.go("calendar", '1');
        self.press("[data-action=today]");
        self.press("[data-action=next]");
        match self.way {
            Way::Pointer => self.window.click("[data-action=suggest]"),
            Way::Keys => self.window.keys(&['s']),
        }
        self.window
            .wait_for("[data-suggested] [role=status]:not(:empty)");
    }

    /// Hands it on as a page, which tells the goal.
    fn report(&self) {
        self.go("results", '3');
        let page = self.folder.file().with_file_name("report.html");
        choose(&page, || self.press("[data-action=report]"));
        until("the report is written", || page.exists());
        assert!(
            fs::read_to_string(&page)
                .expect("a report")
                .contains("500 readers")
        );
    }
}

fn walk(way: Way) {
    let folder = Folder::new();
    let file = folder.file();
    let window = Window::start(&Start::on(&file));
    window.wait_for("[data-welcome]");
    window.click("[data-action=sample-plan]");
    window.wait_for("[data-view=week] [data-post]");
    let journey = Journey {
        window: &window,
        folder: &folder,
        way,
    };
    journey.goal();
    journey.ideas();
    journey.post();
    journey.numbers();
    journey.reading();
    journey.report();
}

#[test]
fn from_a_goal_to_the_report_by_pointer() {
    walk(Way::Pointer);
}

#[test]
fn from_a_goal_to_the_report_by_keys() {
    walk(Way::Keys);
}
