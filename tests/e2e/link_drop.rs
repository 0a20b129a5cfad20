//! Plays another program that drags a link onto the window, by the X server's drag and drop
//! (freedesktop.org's XDND, version 5).

use std::cell::Cell;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::native;

const VERSION: u32 = 5;
const PATIENCE: Duration = Duration::from_secs(10);

/// The types that links are dragged as: by file managers, and by browsers.
pub(crate) const KINDS: [&str; 2] = ["text/uri-list", "_NETSCAPE_URL"];

/// Drags a link to a point of the screen and drops it.
pub(crate) fn drop_link(link: &str, kind: &str, point: (i16, i16)) {
    let source = Source::new(link, kind);
    source.own_selection();
    source.enter();
    let is_welcome = source.is_welcome(point);
    if is_welcome {
        source.wait_until_given();
    }
    source.say(if is_welcome { "XdndDrop" } else { "XdndLeave" }, [0; 4]);
    if is_welcome {
        source.answer("XdndFinished");
    }
}

struct Source {
    server: RustConnection,
    window: Window,
    target: Window,
    link: String,
    kind: String,
    is_given: Cell<bool>,
}

impl Source {
    fn new(link: &str, kind: &str) -> Self {
        let (server, screen) = x11rb::connect(None).expect("the X server");
        let window = server.generate_id().expect("an id");
        let root = server.setup().roots[screen].root;
        let (class, look) = (WindowClass::INPUT_OUTPUT, CreateWindowAux::new());
        let made = server.create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &look);
        made.expect("a request").check().expect("a window");
        // The first window is the program's; one that came later may be a hint.
        let windows = native::windows().into_iter();
        let target = windows.filter_map(|window| window.parse().ok()).min();
        let target = target.expect("a window");
        let (link, kind) = (link.to_owned(), kind.to_owned());
        Self {
            server,
            window,
            target,
            link,
            kind,
            is_given: Cell::new(false),
        }
    }

    fn atom(&self, name: &str) -> Atom {
        let asked = self.server.intern_atom(false, name.as_bytes());
        asked.expect("a request").reply().expect("an atom").atom
    }

    fn own_selection(&self) {
        let selection = self.atom("XdndSelection");
        let owned = self
            .server
            .set_selection_owner(self.window, selection, 0u32);
        owned.expect("a request").check().expect("it is owned");
    }

    fn enter(&self) {
        self.say("XdndEnter", [VERSION << 24, self.atom(&self.kind), 0, 0]);
    }

    /// Returns whether the window would take a drop there. It may have to be asked twice.
    fn is_welcome(&self, (x, y): (i16, i16)) -> bool {
        let place = (u32::from(x.cast_unsigned()) << 16) | u32::from(y.cast_unsigned());
        let copy = self.atom("XdndActionCopy");
        (0..20).any(|_| {
            self.say("XdndPosition", [0, place, 0, copy]);
            self.answer("XdndStatus")[1] & 1 == 1
        })
    }

    /// Sends a message whose first word is the source's window.
    fn say(&self, kind: &str, [a, b, c, d]: [u32; 4]) {
        let words = [self.window, a, b, c, d];
        let message = ClientMessageEvent::new(32, self.target, self.atom(kind), words);
        let none = EventMask::NO_EVENT;
        let sent = self.server.send_event(false, self.target, none, message);
        sent.expect("it is sent").check().expect("it is taken");
    }

    /// Waits for a message of the window and returns its words. Sends the link if the window asks for it.
    fn answer(&self, kind: &str) -> [u32; 5] {
        let kind = self.atom(kind);
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            match self.server.poll_for_event().expect("the X server") {
                Some(Event::ClientMessage(message)) if message.type_ == kind => {
                    return message.data.as_data32();
                }
                Some(Event::SelectionRequest(asked)) => self.give(&asked),
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        panic!("the window doesn't answer");
    }

    /// Waits until the window has asked what is dragged, which it does while the pointer is above it. A person's hand is
    /// slower than that.
    fn wait_until_given(&self) {
        let deadline = Instant::now() + PATIENCE;
        while !self.is_given.get() && Instant::now() < deadline {
            match self.server.poll_for_event().expect("the X server") {
                Some(Event::SelectionRequest(asked)) => self.give(&asked),
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }

    fn give(&self, asked: &SelectionRequestEvent) {
        self.is_given.set(true);
        let text = format!("{}\r\n", self.link);
        let (to, property) = (asked.requestor, asked.property);
        let replace = PropMode::REPLACE;
        let given =
            self.server
                .change_property8(replace, to, property, asked.target, text.as_bytes());
        given.expect("a request").check().expect("it is given");
        let told = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: to,
            selection: asked.selection,
            target: asked.target,
            property,
        };
        let sent = self.server.send_event(false, to, EventMask::NO_EVENT, told);
        sent.expect("it is sent").check().expect("it is taken");
    }
}
