//! WebKitWebDriver as a process of its own, and the session that starts the program in it.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::{PATIENCE, POLL};

/// The arguments and the size that a window is started with.
pub(crate) struct Start<'a> {
    pub(crate) args: Vec<String>,
    pub(crate) language: &'a str,
    pub(crate) home: PathBuf,
    /// `None` leaves the program's own size.
    pub(crate) size: Option<(u32, u32)>,
}

impl<'a> Start<'a> {
    pub(crate) fn on(file: &'a Path) -> Self {
        let home = file.parent().expect("a file in a folder").join("home");
        let args = vec![file.display().to_string()];
        Self {
            args,
            language: "en_GB.UTF-8",
            home,
            size: Some((1440, 900)),
        }
    }
}

impl Start<'_> {
    /// Returns the program as a person starts it a second time, beside the window.
    pub(crate) fn again(&self) -> Command {
        let mut program = in_home(self, env!("CARGO_BIN_EXE_daymark"));
        program.args(&self.args);
        program.env_remove("TAURI_WEBVIEW_AUTOMATION");
        program
    }
}

pub(super) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

pub(super) fn drive(start: &Start<'_>, port: u16) -> Child {
    in_home(start, "WebKitWebDriver")
        .arg(format!("--port={port}"))
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .stdout(Stdio::null())
        .spawn()
        .expect("WebKitWebDriver starts: it is in Debian's package webkit2gtk-driver")
}

/// Returns a program that will run for the same person as the window, whose own programs come first.
pub(super) fn in_home(start: &Start<'_>, program: &str) -> Command {
    let mut command = Command::new(program);
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .env(
            "PATH",
            format!("{}:{path}", start.home.join("bin").display()),
        )
        .env("HOME", &start.home)
        .env("XDG_DATA_HOME", start.home.join("data"))
        .env("XDG_CONFIG_HOME", start.home.join("config"))
        .env("XDG_CACHE_HOME", start.home.join("cache"))
        .env("GTK_USE_PORTAL", "0")
        .env("TZ", "America/New_York")
        .env("LANG", start.language)
        .env("LC_ALL", start.language);
    command
}

/// Waits until programs have ended, and ends those that don't: a driver may leave them behind, and the
/// next window would find its plan open.
pub(super) fn end(programs: &[u32]) {
    let deadline = Instant::now() + Duration::from_secs(2);
    for id in programs {
        let line = format!("/proc/{id}/cmdline");
        while fs::read(&line).is_ok_and(|words| !words.is_empty()) {
            if Instant::now() > deadline {
                let _ = Command::new("kill")
                    .args(["-KILL", &id.to_string()])
                    .status();
            }
            std::thread::sleep(POLL);
        }
    }
}

pub(super) async fn connect(start: &Start<'_>, port: u16) -> Client {
    let program = json!({"binary": env!("CARGO_BIN_EXE_daymark"), "args": start.args});
    let capabilities = json!({"webkitgtk:browserOptions": program});
    let Value::Object(capabilities) = capabilities else {
        unreachable!("it is an object")
    };
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities);
    let deadline = Instant::now() + PATIENCE;
    loop {
        match builder.connect(&format!("http://127.0.0.1:{port}")).await {
            Ok(client) => return client,
            Err(error) if Instant::now() > deadline => panic!("no window: {error}"),
            Err(_) => tokio::time::sleep(POLL).await,
        }
    }
}
