//! Loads a page again whose process crashed or hangs. Nothing is lost: the plan is open in the program, typed text is
//! in the plan's file, and the page restores its view and position.

use std::cell::Cell;
use std::time::{Duration, Instant};

use tauri::WebviewWindow;
use webkit2gtk::glib::timeout_add_local_once;
use webkit2gtk::{WebView, WebViewExt};

/// The time until a page that hangs is ended. It begins when WebKit has noticed that the page hangs, which takes 3 s.
const HANG_TIMEOUT: Duration = Duration::from_secs(5);

/// The shortest time between two loads, so that a page that crashes at once doesn't keep the machine busy.
const MIN_INTERVAL: Duration = Duration::from_secs(3);

/// Loads the page of a window again whenever its process ends, and ends a process that hangs.
pub(crate) fn keep_page_alive(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        let latest = Cell::new(None);
        let view = webview.inner();
        view.connect_web_process_terminated(move |view, reason| {
            let since = latest
                .replace(Some(Instant::now()))
                .map(|at: Instant| at.elapsed());
            let wait = since.map_or(Duration::ZERO, |since| MIN_INTERVAL.saturating_sub(since));
            log::error!("the page's process ended: {reason:?}");
            let view = view.clone();
            timeout_add_local_once(wait, move || view.reload());
        });
        view.connect_is_web_process_responsive_notify(end_if_it_hangs);
    })
}

fn end_if_it_hangs(view: &WebView) {
    if view.is_web_process_responsive() {
        return;
    }
    let view = view.clone();
    timeout_add_local_once(HANG_TIMEOUT, move || {
        if !view.is_web_process_responsive() {
            view.terminate_web_process();
        }
    });
}
