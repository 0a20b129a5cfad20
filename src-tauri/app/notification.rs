//! Notifications of the system. Where it has none, nothing is shown: the window tells what is due as well.

use notify_rust::Notification;

/// What a person can do with a reminder.
#[cfg_attr(not(target_os = "linux"), expect(dead_code))]
pub(crate) enum Action {
    Copy,
    Later,
    Show,
}

/// Shows a notification with the labels of its three actions, and waits for the person's choice; `None` if they make none.
/// Only Linux has actions.
pub(crate) fn show(title: &str, body: &str, labels: [&str; 3]) -> Option<Action> {
    let mut notification = Notification::new();
    notification
        .appname("Daymark")
        .icon("daymark")
        .summary(title)
        .body(&plain(body));
    if cfg!(target_os = "linux") {
        let names = ["copy", "later", "show"];
        for (name, label) in names.iter().zip(labels) {
            notification.action(name, label);
        }
        notification.action("default", labels[2]);
    }
    chosen(&notification)
}

#[cfg(target_os = "linux")]
fn chosen(notification: &Notification) -> Option<Action> {
    let shown = notification.show().ok()?;
    let mut action = None;
    shown.wait_for_action(|name| {
        action = match name {
            "copy" => Some(Action::Copy),
            "later" => Some(Action::Later),
            "show" | "default" => Some(Action::Show),
            _ => None,
        };
    });
    action
}

#[cfg(not(target_os = "linux"))]
fn chosen(notification: &Notification) -> Option<Action> {
    let _ = notification.show();
    None
}

/// Returns the text as the notification's body, which is markup on Linux.
fn plain(text: &str) -> String {
    match cfg!(target_os = "linux") {
        true => text.replace('&', "&amp;").replace('<', "&lt;"),
        false => text.to_owned(),
    }
}
