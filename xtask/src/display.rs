//! The display for the window tests: that of the session, or an Xvfb of their own.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::{Result, proc};

/// A display for windows. An Xvfb that was started for it is ended when it is dropped, even after a failure.
pub(crate) struct Display {
    pub(crate) name: String,
    server: Option<Child>,
}

impl Display {
    /// Returns the display of this session, or starts a virtual one.
    pub(crate) fn of_session_or_own() -> Result<Self> {
        match env::var("DISPLAY") {
            Ok(name) if !name.is_empty() => Ok(Self { name, server: None }),
            _ => Self::own(),
        }
    }

    /// Starts a virtual display. Xvfb chooses a free number and prints it once it is ready.
    pub(crate) fn own() -> Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1920x1080x24",
            "-nolisten",
            "tcp",
        ]);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut server = command
            .spawn()
            .map_err(|error| proc::cannot_start(&command, &error))?;
        let number = first_line(&mut server);
        let display = Self {
            name: format!(":{number}"),
            server: Some(server),
        };
        if number.is_empty() {
            return Err(
                "Xvfb ended before it opened a display; is /tmp/.X11-unix writable?".to_owned(),
            );
        }
        Ok(display)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            // The server may have ended already.
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

/// Returns a command for a window on this display, with a session bus of its own if there is none.
pub(crate) fn command(display: &Display, program: &str, args: &[&str]) -> Result<Command> {
    let mut command = match needs_bus() {
        true => proc::command("dbus-run-session", &[&["--", program], args].concat())?,
        false => proc::command(program, args)?,
    };
    command
        .env("DISPLAY", &display.name)
        .env_remove("WAYLAND_DISPLAY");
    Ok(command)
}

fn needs_bus() -> bool {
    env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none()
        && proc::succeeds("dbus-run-session", &["--version"])
}

fn first_line(server: &mut Child) -> String {
    let mut line = String::new();
    if let Some(output) = server.stdout.take() {
        // A line that can't be read stays empty, which the caller reports.
        let _ = BufReader::new(output).read_line(&mut line);
    }
    line.trim().to_owned()
}
