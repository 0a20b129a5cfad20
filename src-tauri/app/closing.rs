//! The end of a window: its page is asked to save what was typed, and closes it then. A page that hangs does
//! not keep a window open.

use std::time::Duration;

use tauri::{Manager, Window};

use crate::window_plan::Sessions;

/// How long a page may take to save what was typed.
const LONGEST: Duration = Duration::from_secs(5);

/// What the page listens to. It is given by evaluating a script, for which the page needs no permission.
const ASK: &str = "window.dispatchEvent(new Event('daymark-close'))";

/// Asks the page to save and to close the window; false where there is no page that could.
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
