//! Copies text where no page can, as the action of a notification does.

use tauri::AppHandle;

/// Copies a text. Only Linux has notifications with actions.
#[cfg(target_os = "linux")]
pub(crate) fn copy(app: &AppHandle, text: String) {
    let copy = move || {
        let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
        clipboard.set_text(&text);
    };
    if app.run_on_main_thread(copy).is_err() {
        log::warn!("the text could not be copied");
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn copy(_: &AppHandle, _: String) {}
