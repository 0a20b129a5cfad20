//! Closing a window: its page is asked to save unfinished text, then closes the window. A page that doesn't
//! respond can't keep a window open.

use std::time::Duration;

use tauri::{Manager, Window};

use crate::window_plan::Sessions;

/// The longest time that a page may take to save.
const LONGEST: Duration = Duration::from_secs(5);

/// The event that the page listens for. It is sent by evaluating a script, for which the page needs no
/// permission.
const ASK: &str = "window.dispatchEvent(new Event('daymark-close'))";

/// Asks the page to save and to close the window. Returns false if no page can be asked.
pub(crate) fn ask_page(window: &Window) -> bool {
    let session = window.state::<Sessions>().of(window.label());
    let Some(page) = window.app_handle().get_webview_window(window.label()) else {
        return false;
    };
    if !session.is_some_and(|session| session.has_page()) || page.eval(ASK).is_err() {
        return false;
    }
    std::thread::spawn(move || {
        std::thread::sleep(LONGEST);
        let _ = page.destroy();
    });
    true
}
