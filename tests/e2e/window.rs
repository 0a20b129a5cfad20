//! Starts the program under WebKitWebDriver and drives it. Waits are for conditions, with a deadline.

use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MouseActions, PointerAction,
};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

#[path = "driver.rs"]
mod driver;
#[path = "picture.rs"]
mod picture;
#[path = "pointer.rs"]
mod pointer;

use crate::processes::started_by;
pub(crate) use driver::Start;
use driver::{connect, drive, end, free_port};
use picture::taken;
use pointer::{click_last, click_other, down, to, up};

/// A point in the page: x and y in pixels.
pub(crate) type Point = (f64, f64);

const PATIENCE: Duration = Duration::from_secs(20);
const POLL: Duration = Duration::from_millis(15);

pub(crate) struct Window {
    runtime: Runtime,
    client: Option<Client>,
    driver: Child,
}

impl Window {
    /// Opens the window on a plan and waits until its first frame is drawn.
    pub(crate) fn open(file: &Path) -> Self {
        Self::start(&Start::on(file))
    }

    pub(crate) fn start(start: &Start<'_>) -> Self {
        let port = free_port();
        let driver = drive(start, port);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let client = runtime.block_on(connect(start, port));
        let window = Self {
            runtime,
            client: Some(client),
            driver,
        };
        if let Some(size) = start.size {
            window.resize(size);
        }
        window.wait("document.documentElement.dataset.ready === 'true'");
        window
    }

    pub(crate) fn resize(&self, (width, height): (u32, u32)) {
        let sized = self.client().set_window_rect(0, 0, width, height);
        self.runtime
            .block_on(sized)
            .expect("the window takes its size");
    }

    /// Returns the value of an expression in the page.
    pub(crate) fn js(&self, expression: &str) -> Value {
        let script = format!("return ({expression})");
        self.run(&script)
    }

    pub(crate) fn run(&self, script: &str) -> Value {
        self.runtime
            .block_on(self.client().execute(script, vec![]))
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    pub(crate) fn run_async(&self, script: &str) -> Value {
        self.runtime
            .block_on(self.client().execute_async(script, vec![]))
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    pub(crate) fn wait(&self, condition: &str) {
        until(condition, || self.js(condition) == json!(true));
    }

    pub(crate) fn text(&self, css: &str) -> String {
        let text = self.js(&format!(
            "document.querySelector({})?.textContent.trim() ?? null",
            quoted(css)
        ));
        text.as_str().unwrap_or_default().to_owned()
    }

    pub(crate) fn is_there(&self, css: &str) -> bool {
        self.js(&format!("document.querySelector({}) !== null", quoted(css))) == json!(true)
    }

    pub(crate) fn wait_for(&self, css: &str) {
        self.wait(&format!("document.querySelector({}) !== null", quoted(css)));
    }

    /// Returns the middle of a visible element that no longer moves.
    pub(crate) fn middle(&self, css: &str) -> Point {
        self.at(css, 0.5, 0.5)
    }

    /// Returns a point in an element, as shares of its width and height, once the element no longer moves:
    /// popovers find their place a moment after they appear.
    pub(crate) fn at(&self, css: &str, across: f64, down: f64) -> Point {
        self.point(css, (across, down), false)
    }

    /// Returns the middle of an element once a press would hit it: opening lists block presses for a moment.
    fn aim(&self, css: &str) -> Point {
        self.point(css, (0.5, 0.5), true)
    }

    fn point(&self, css: &str, (across, down): Point, is_hit: bool) -> Point {
        let given = vec![json!(css), json!(across), json!(down), json!(is_hit)];
        let asked = self.client().execute_async(include_str!("aim.js"), given);
        let point = self.runtime.block_on(asked);
        let point =
            point.unwrap_or_else(|error| panic!("no point in {css} (hit: {is_hit}): {error}"));
        let along = |at: usize| point[at].as_f64().expect("a number");
        (along(0), along(1))
    }

    /// Scrolls an element into view, and returns its middle.
    fn aim_in_view(&self, css: &str) -> Point {
        self.run(&format!(
            "document.querySelector({})?.scrollIntoView({{block: 'nearest'}})",
            quoted(css)
        ));
        self.aim(css)
    }

    pub(crate) fn click(&self, css: &str) {
        self.click_at(self.aim_in_view(css));
    }

    pub(crate) fn click_at(&self, point: Point) {
        self.pointer(vec![to(point, 0), down(), up()]);
    }

    /// Clicks with the right button, which opens a menu.
    pub(crate) fn right_click(&self, css: &str) {
        click_other(self.aim(css));
    }

    /// Clicks what ends the program.
    pub(crate) fn click_last(&self, css: &str) {
        click_last(self.aim_in_view(css));
    }

    /// Drags from one point to another in steps, and drops.
    pub(crate) fn drag(&self, from: Point, over: Point) {
        self.take(from, over);
        self.pointer(vec![up()]);
    }

    /// Drags from one point to another in steps, without dropping.
    pub(crate) fn take(&self, from: Point, over: Point) {
        let between = |share: f64| {
            let x = from.0 + (over.0 - from.0) * share;
            let y = from.1 + (over.1 - from.1) * share;
            to((x, y), 30)
        };
        let path = [0.1, 0.3, 0.5, 0.7, 0.9].map(between);
        let mut steps = vec![to(from, 0), down()];
        steps.extend(path);
        steps.extend([to(over, 30), to(over, 30)]);
        self.pointer(steps);
    }

    pub(crate) fn glide(&self, over: Point) {
        self.pointer(vec![to(over, 40), to(over, 40)]);
    }

    pub(crate) fn let_go(&self) {
        self.pointer(vec![up()]);
    }

    pub(crate) fn pointer(&self, steps: Vec<PointerAction>) {
        let mut mouse = MouseActions::new("mouse".into());
        for step in steps {
            mouse = mouse.then(step);
        }
        let acted = self.client().perform_actions(Actions::from(mouse));
        self.runtime.block_on(acted).expect("the pointer moves");
    }

    /// Presses keys one after the other.
    pub(crate) fn keys(&self, keys: &[char]) {
        let mut board = KeyActions::new("keys".into());
        for &value in keys {
            board = board
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.perform(board);
    }

    /// Presses a key while another is held.
    pub(crate) fn chord(&self, held: &[char], value: char) {
        let mut board = KeyActions::new("keys".into());
        for &value in held {
            board = board.then(KeyAction::Down { value });
        }
        board = board
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        for &value in held {
            board = board.then(KeyAction::Up { value });
        }
        self.perform(board);
    }

    /// Keeps a key down until it is released.
    pub(crate) fn hold(&self, value: char) {
        self.perform(KeyActions::new("keys".into()).then(KeyAction::Down { value }));
    }

    pub(crate) fn release(&self, value: char) {
        self.perform(KeyActions::new("keys".into()).then(KeyAction::Up { value }));
    }

    fn perform(&self, board: KeyActions) {
        let acted = self.client().perform_actions(Actions::from(board));
        self.runtime.block_on(acted).expect("the keys are pressed");
    }

    /// Clicks into a field, clears it, and types.
    pub(crate) fn fill(&self, css: &str, text: &str) {
        self.click(css);
        self.chord(&['\u{e009}'], 'a');
        self.keys(&['\u{e017}']);
        self.keys(&text.chars().collect::<Vec<_>>());
    }

    pub(crate) fn focus(&self, css: &str) {
        self.wait_for(css);
        self.run(&format!("document.querySelector({}).focus()", quoted(css)));
    }

    /// Saves a picture of the window from the X server: the driver's own pictures never arrive.
    pub(crate) fn screenshot(&self, file: &Path) {
        self.settle();
        let size = self.js("[innerWidth, innerHeight]");
        let part = format!("{}x{}+0+0", size[0], size[1]);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("the folder of pictures");
        // A frame may reach the screen after the page was told, so two equal pictures are waited for.
        let mut before = taken(&part, file);
        until("the screen comes to rest", || {
            let now = taken(&part, file);
            let is_still = now == before;
            before = now;
            is_still
        });
    }

    /// Waits for two frames, after which changes are drawn.
    pub(crate) fn settle(&self) {
        self.run_async(
            "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0, true)));",
        );
    }

    /// Switches to the program's other window once it is drawn.
    pub(crate) fn turn_to_other(&mut self) {
        let here = self
            .runtime
            .block_on(self.client().window())
            .expect("a window");
        let mut other = None;
        until("there is another window", || {
            let all = self.runtime.block_on(self.client().windows());
            other = all
                .expect("windows")
                .into_iter()
                .find(|window| *window != here);
            other.is_some()
        });
        let other = other.expect("there is one");
        let turned = self.runtime.block_on(self.client().switch_to_window(other));
        turned.expect("it can be driven");
        self.wait("document.documentElement.dataset.ready === 'true'");
    }

    /// Returns how many windows the program has.
    pub(crate) fn windows(&self) -> usize {
        let all = self.runtime.block_on(self.client().windows());
        all.expect("windows").len()
    }

    /// Returns the ids of the program's processes.
    pub(crate) fn programs(&self) -> Vec<u32> {
        started_by(self.driver.id())
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("open until it is dropped")
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let programs = self.programs();
        if let Some(client) = self.client.take() {
            let _ = self.runtime.block_on(client.close());
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        end(&programs);
    }
}

/// Runs xdotool, which controls the X server's windows and pointer.
pub(crate) fn xdotool(arguments: &[&str]) {
    let status = Command::new("xdotool").args(arguments).status();
    let status = status.expect("xdotool runs");
    assert!(status.success(), "xdotool {arguments:?}");
}

/// Waits for a condition outside the page; panics after `PATIENCE`.
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < deadline, "did not come about: {what}");
        std::thread::sleep(POLL);
    }
}

pub(crate) fn quoted(text: &str) -> String {
    json!(text).to_string()
}

pub(crate) fn card(post: &str) -> String {
    format!("[data-post=\"{post}\"]")
}
