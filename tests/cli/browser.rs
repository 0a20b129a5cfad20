//! Chromium without a window, driven by its own protocol over two pipes: nothing has to be installed beside it, and no port
//! is open. https://chromedevtools.github.io/devtools-protocol/, read in November 2026.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
/// How long one answer may take on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(120);
/// Takes the pipes at the numbers at which the protocol expects them.
const START: &str = r#"exec "$@" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null"#;
const OPTIONS: [&str; 7] = [
    "--headless=new",
    // Only pages of the tests are opened, and the sandbox refuses to run for root.
    "--no-sandbox",
    "--no-first-run",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
];

pub(crate) struct Browser {
    program: Child,
    to: ChildStdin,
    messages: Receiver<Value>,
    /// The tab; empty for the browser as a whole.
    session: String,
    calls: u64,
    /// Events that nobody has waited for yet.
    events: Vec<Value>,
    _profile: TempDir,
}

/// Returns Chromium or Chrome, if it is installed where a shell takes the protocol's pipes.
pub(crate) fn installed() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    let mut programs = NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    programs.find(|program| cfg!(unix) && program.is_file())
}

impl Browser {
    /// Starts the program with an empty tab. Downloads go into the folder.
    pub(crate) fn start(program: &Path, downloads: &Path) -> Self {
        let profile = tempfile::tempdir().unwrap();
        let mut child = Command::new("sh")
            .args(["-c", START, "sh"])
            .arg(program)
            .args(OPTIONS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut browser = Self {
            to: child.stdin.take().unwrap(),
            messages: messages(child.stdout.take().unwrap()),
            program: child,
            session: String::new(),
            calls: 0,
            events: Vec::new(),
            _profile: profile,
        };
        browser.open_tab(downloads);
        browser
    }

    fn open_tab(&mut self, downloads: &Path) {
        let allow = json!({"behavior": "allow", "downloadPath": downloads, "eventsEnabled": true});
        self.call("Browser.setDownloadBehavior", allow);
        let tab = self.call("Target.createTarget", json!({"url": "about:blank"}));
        let to = json!({"targetId": tab["targetId"], "flatten": true});
        let attached = self.call("Target.attachToTarget", to);
        self.session = attached["sessionId"].as_str().unwrap().to_owned();
        for events in ["Page.enable", "Runtime.enable", "Log.enable"] {
            self.call(events, json!({}));
        }
    }

    /// Opens a file and waits until it is loaded.
    pub(crate) fn open(&mut self, file: &Path) {
        let url = format!("file://{}", file.display());
        self.call("Page.navigate", json!({"url": url}));
        self.event("Page.loadEventFired", |_| true);
    }

    pub(crate) fn call(&mut self, method: &str, params: Value) -> Value {
        self.calls += 1;
        let mut message = json!({"id": self.calls, "method": method, "params": params});
        if !self.session.is_empty() && !method.starts_with("Browser.") {
            message["sessionId"] = json!(self.session);
        }
        self.to
            .write_all(format!("{message}\0").as_bytes())
            .unwrap();
        loop {
            let answer = self.next();
            if answer["id"] == json!(self.calls) {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
            self.events.push(answer);
        }
    }

    /// Waits for an event of which something is true.
    pub(crate) fn event(&mut self, name: &str, is_it: impl Fn(&Value) -> bool) {
        let is_it = |event: &Value| event["method"] == json!(name) && is_it(&event["params"]);
        while !self.events.iter().any(is_it) {
            let event = self.next();
            self.events.push(event);
        }
        self.events.retain(|event| !is_it(event));
    }

    fn next(&self) -> Value {
        self.messages
            .recv_timeout(PATIENCE)
            .expect("the browser answers")
    }

    /// Returns the value of an expression in the page.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let params = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let mut result = self.call("Runtime.evaluate", params);
        assert!(
            result["exceptionDetails"].is_null(),
            "{expression}: {result}"
        );
        result["result"]["value"].take()
    }

    /// Clicks on the middle of an element, as a mouse does.
    pub(crate) fn click(&mut self, selector: &str) {
        let place = self.value(&format!(
            "(() => {{ const one = document.querySelector({selector:?}); one.scrollIntoView({{ block: 'center' }});
             const box = one.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1});
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Types into what has the focus.
    pub(crate) fn write(&mut self, text: &str) {
        self.call("Input.insertText", json!({"text": text}));
    }

    pub(crate) fn resize(&mut self, width: u32, height: u32) {
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", size);
    }

    /// Shows the page as on a screen or, with `print`, on paper, for a system that is `light` or `dark`.
    pub(crate) fn show_as(&mut self, media: &str, scheme: &str) {
        let scheme = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        let params = json!({"media": media, "features": scheme});
        self.call("Emulation.setEmulatedMedia", params);
    }

    /// Returns what the page's scripts and policy complained about so far.
    pub(crate) fn complaints(&self) -> Vec<&Value> {
        let kinds = [json!("Runtime.exceptionThrown"), json!("Log.entryAdded")];
        self.events
            .iter()
            .filter(|event| kinds.contains(&event["method"]))
            .collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Reads the messages, which end with a zero byte, in a thread, so that waiting for one can be given up.
fn messages(from: ChildStdout) -> Receiver<Value> {
    let (send, messages) = channel();
    thread::spawn(move || {
        for message in BufReader::new(from).split(0).map_while(Result::ok) {
            let message = serde_json::from_slice(&message).unwrap();
            if send.send(message).is_err() {
                break;
            }
        }
    });
    messages
}
