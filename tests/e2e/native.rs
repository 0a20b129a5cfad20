//! Drives the system's own file dialogs and menus, and closes windows.

use std::collections::HashSet;
use std::path::Path;
use std::process::Command;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt, EventMask};

use crate::window::{until, xdotool};

/// How many pictures of a dialog in a row are the same once it is drawn. It goes on changing what is typed while it reads the
/// folder.
const STILL: usize = 5;

/// Opens a file dialog by calling `open`, and types a path into it.
pub(crate) fn choose(file: &Path, open: impl FnOnce()) {
    type_into(&dialog_after(open), "ctrl+a", file);
}

/// Opens a dialog that picks several files by calling `open`, and goes to one by its path.
pub(crate) fn choose_one_of_several(file: &Path, open: impl FnOnce()) {
    go_to(&dialog_after(open), file);
}

/// Opens a dialog that picks a folder by calling `open`, and goes to the folder by its path.
pub(crate) fn choose_folder(folder: &Path, open: impl FnOnce()) {
    go_to(&dialog_after(open), &folder.join(""));
}

/// Types a path into a dialog that has no field for it at first, and accepts it.
fn go_to(dialog: &String, path: &Path) {
    type_into(dialog, "ctrl+l", path);
    // The first Return may only complete the path.
    until("the dialog closes", || {
        accept(dialog);
        !windows().contains(dialog)
    });
}

/// Returns the dialog that `open` opens.
fn dialog_after(open: impl FnOnce()) -> String {
    let before = windows();
    open();
    let mut dialog = String::new();
    until("the file dialog opens", || {
        dialog = windows()
            .difference(&before)
            .next()
            .cloned()
            .unwrap_or_default();
        !dialog.is_empty()
    });
    until("the file dialog is drawn", || is_still(&dialog));
    dialog
}

/// Returns whether several pictures of a window in a row are the same.
fn is_still(window: &str) -> bool {
    let [first, rest @ ..] = [(); STILL].map(|()| picture(window));
    !first.is_empty() && rest.iter().all(|next| *next == first)
}

/// Returns the pixels of a window; nothing if they can't be read.
fn picture(window: &str) -> Vec<u8> {
    // For a window that has just closed, import waits for a click.
    let taken = Command::new("timeout")
        .args(["2", "import", "-window", window, "rgb:-"])
        .output();
    taken.expect("ImageMagick's import runs").stdout
}

/// Presses the key that makes a place for a path, types the path there and accepts it. For signs that the keyboard doesn't
/// have, xdotool changes its map, which the dialog may learn too late.
fn type_into(dialog: &str, key: &str, path: &Path) {
    let path = path.display().to_string();
    assert!(path.is_ascii(), "{path} can't be typed reliably");
    // Without a window manager the server gives the focus at once, and GTK may hand it on to a window within the dialog:
    // xdotool's own wait for it may never end.
    xdotool(&["windowfocus", dialog]);
    xdotool(&["key", "--window", dialog, key]);
    xdotool(&["type", "--window", dialog, &path]);
    accept(dialog);
}

/// Presses Return in a dialog. Where that closes it, xdotool fails to send the release, and the server would repeat the key
/// into every window that comes later.
fn accept(dialog: &str) {
    let _ = Command::new("xdotool")
        .args(["key", "--window", dialog, "Return"])
        .status();
    xdotool(&["keyup", "Return"]);
}

/// Picks an entry of the menu that a right click opens, counted from 1.
pub(crate) fn pick(entry: usize) {
    until("the menu opens", || !menus().is_empty());
    for _ in 0..entry {
        xdotool(&["key", "Down"]);
    }
    xdotool(&["key", "Return"]);
    until("the menu closes", || menus().is_empty());
}

/// Returns the program's visible windows that have no name of their own.
fn menus() -> HashSet<String> {
    let is_menu = |window: &String| {
        let kind = Command::new("xprop")
            .args(["-id", window, "_NET_WM_WINDOW_TYPE"])
            .output();
        String::from_utf8_lossy(&kind.expect("xprop is there").stdout).contains("_MENU")
    };
    visible().into_iter().filter(is_menu).collect()
}

/// Asks every window of the program to close, as the button in its frame would. Without a window manager
/// there is no button; the message is from the X Inter-Client Communication Conventions, section 4.2.8.
pub(crate) fn close() {
    let (server, _) = x11rb::connect(None).expect("the X server");
    let atom = |name: &str| {
        let asked = server
            .intern_atom(false, name.as_bytes())
            .expect("a request");
        asked.reply().expect("an atom").atom
    };
    let (protocols, delete) = (atom("WM_PROTOCOLS"), atom("WM_DELETE_WINDOW"));
    for window in windows() {
        let window: u32 = window.parse().expect("a number");
        let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
        let sent = server.send_event(false, window, EventMask::NO_EVENT, message);
        sent.expect("it is sent").check().expect("it is taken");
    }
    server.flush().expect("it is on its way");
}

/// Returns the program's visible windows that have a name.
pub(crate) fn windows() -> HashSet<String> {
    visible()
        .into_iter()
        .filter(|window| !name(window).is_empty())
        .collect()
}

fn visible() -> HashSet<String> {
    let search = Command::new("xdotool")
        .args(["search", "--onlyvisible", "--class", "daymark"])
        .output()
        .expect("xdotool is there");
    let found = String::from_utf8_lossy(&search.stdout).into_owned();
    found.lines().map(str::to_owned).collect()
}

/// Returns the titles of the program's windows.
pub(crate) fn titles() -> Vec<String> {
    windows().iter().map(|window| name(window)).collect()
}

fn name(window: &str) -> String {
    let output = Command::new("xdotool")
        .args(["getwindowname", window])
        .output();
    let output = output.expect("xdotool is there").stdout;
    String::from_utf8_lossy(&output).trim().to_owned()
}
