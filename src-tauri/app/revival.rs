//! A page whose process crashed or hangs is loaded again: the plan is in the program, what was typed is in the
//! plan's file, and the page asks where it was.

use std::cell::Cell;
use std::time::{Duration, Instant};

use tauri::WebviewWindow;
use webkit2gtk::glib::timeout_add_local_once;
use webkit2gtk::{WebView, WebViewExt};

/// How long a page may hang after WebKit has noticed it, which takes 3 seconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// The least time between two loads, so that a page that crashes at once doesn't keep the machine busy.
const APART: Duration = Duration::from_secs(3);

/// Loads the page of a window again whenever its process ends, and ends one that hangs.
pub(crate) fn follow(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        let latest = Cell::new(None);
        let view = webview.inner();
        view.connect_web_process_terminated(move |view, reason| {
            let since = latest
                .replace(Some(Instant::now()))
                .map(|at: Instant| at.elapsed());
            let wait = since.map_or(Duration::ZERO, |since| APART.saturating_sub(since));
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
    timeout_add_local_once(PATIENCE, move || {
        if !view.is_web_process_responsive() {
            view.terminate_web_process();
        }
    });
}
