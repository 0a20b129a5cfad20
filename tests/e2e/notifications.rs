//! Plays the desktop's service for notifications (org.freedesktop.Notifications 1.2) on the session's bus.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use dbus::Message;
use dbus::arg::{RefArg, Variant};
use dbus::blocking::LocalConnection;
use dbus::channel::{MatchingReceiver, Sender as _};
use dbus::message::MatchRule;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
const PAUSE: Duration = Duration::from_millis(20);

/// A notification as the program has sent it.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    id: u32,
    pub(crate) title: String,
    pub(crate) body: String,
    /// Names and labels by turns.
    pub(crate) actions: Vec<String>,
}

/// The arguments of the call that shows a notification.
type Arguments = (
    String,
    u32,
    String,
    String,
    String,
    Vec<String>,
    HashMap<String, Variant<Box<dyn RefArg>>>,
    i32,
);

/// The service, which runs until the test ends.
pub(crate) struct Notifications {
    shown: Receiver<Shown>,
    seen: Vec<Shown>,
    pressed: Sender<(u32, String)>,
}

impl Notifications {
    pub(crate) fn start() -> Self {
        let (tell, shown) = channel();
        let (pressed, to_press) = channel();
        let (ready, is_ready) = channel();
        thread::spawn(move || serve(tell, &to_press, &ready));
        is_ready.recv().expect("the service runs");
        Self {
            shown,
            seen: Vec::new(),
            pressed,
        }
    }

    /// Returns all notifications that were sent until now.
    pub(crate) fn all(&mut self) -> &[Shown] {
        self.seen.extend(self.shown.try_iter());
        &self.seen
    }

    pub(crate) fn titled(&mut self, title: &str) -> Option<Shown> {
        let found = self.all().iter().find(|shown| shown.title == title);
        found.cloned()
    }

    /// Presses an action. The program may listen only after this; a test presses again until there is an effect, as a
    /// person would.
    pub(crate) fn press(&self, shown: &Shown, action: &str) {
        let press = (shown.id, action.to_owned());
        self.pressed.send(press).expect("the service runs");
    }
}

fn serve(shown: Sender<Shown>, to_press: &Receiver<(u32, String)>, ready: &Sender<()>) {
    let bus = LocalConnection::new_session().expect("the session's bus");
    bus.request_name(NAME, false, true, true)
        .expect("the name of the service");
    let mut count = 0;
    let answer = move |call: Message, bus: &LocalConnection| {
        count += 1;
        let _ = bus.send(answer(&call, count, &shown));
        true
    };
    bus.start_receive(MatchRule::new_method_call(), Box::new(answer));
    ready.send(()).expect("the test waits");
    loop {
        bus.process(PAUSE).expect("the bus runs");
        for (id, action) in to_press.try_iter() {
            let signal = Message::new_signal(PATH, NAME, "ActionInvoked").expect("a signal");
            let _ = bus.send(signal.append2(id, action));
        }
    }
}

fn answer(call: &Message, id: u32, shown: &Sender<Shown>) -> Message {
    if call.member().as_deref() != Some("Notify") {
        return call.method_return();
    }
    let (_, _, _, title, body, actions, _, _): Arguments = call.read_all().expect("a notification");
    let _ = shown.send(Shown {
        id,
        title,
        body,
        actions,
    });
    call.method_return().append1(id)
}
