//! Reads the X server's clipboard as another program does, which pastes what the window has copied.

use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, CreateWindowAux, WindowClass};
use x11rb::rust_connection::RustConnection;

const PATIENCE: Duration = Duration::from_secs(2);

/// Returns the text on the clipboard; empty if there is none.
pub(crate) fn clipboard() -> String {
    let (server, screen) = x11rb::connect(None).expect("the X server");
    let window = server.generate_id().expect("an id");
    let root = server.setup().roots[screen].root;
    let (class, look) = (WindowClass::INPUT_OUTPUT, CreateWindowAux::new());
    let made = server.create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &look);
    made.expect("a request").check().expect("a window");
    let [selection, kind, property] =
        ["CLIPBOARD", "UTF8_STRING", "DAYMARK_TEST"].map(|name| atom(&server, name));
    let asked = server.convert_selection(window, selection, kind, property, 0u32);
    asked.expect("a request").check().expect("it is asked for");
    if !is_given(&server) {
        return String::new();
    }
    let read = server.get_property(true, window, property, AtomEnum::ANY, 0, u32::MAX / 4);
    let text = read.expect("a request").reply().expect("the text").value;
    String::from_utf8(text).expect("UTF-8")
}

fn atom(server: &RustConnection, name: &str) -> u32 {
    let asked = server.intern_atom(false, name.as_bytes());
    asked.expect("a request").reply().expect("an atom").atom
}

/// Waits for the answer of the clipboard's owner, and returns whether it gave a text.
fn is_given(server: &RustConnection) -> bool {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        match server.poll_for_event().expect("the X server") {
            Some(Event::SelectionNotify(told)) => return told.property != 0,
            Some(_) => {}
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    }
    false
}
