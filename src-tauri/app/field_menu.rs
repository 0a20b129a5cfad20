//! Undo and redo in the context menu of text fields, where WebKitGTK has neither.

use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Manager, WebviewWindow};
use webkit2gtk::gio::SimpleAction;
use webkit2gtk::{
    ContextMenu, ContextMenuExt, ContextMenuItem, HitTestResultExt, WebView, WebViewExt,
};

/// The names of undo and redo in the language of the page; `None` until the page has set them.
#[derive(Default)]
pub(crate) struct Words(Mutex<Option<[String; 2]>>);

impl Words {
    pub(crate) fn set(&self, words: [String; 2]) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(words);
    }

    fn get(&self) -> Option<[String; 2]> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// Adds undo and redo to the menu of every text field of a window.
pub(crate) fn follow(window: &WebviewWindow) -> tauri::Result<()> {
    let app = window.app_handle().clone();
    window.with_webview(move |webview| {
        webview
            .inner()
            .connect_context_menu(move |view, menu, _, hit| {
                if hit.context_is_editable() {
                    add(&app, view, menu);
                }
                false
            });
    })
}

fn add(app: &AppHandle, view: &WebView, menu: &ContextMenu) {
    let Some([undo, redo]) = app.state::<Words>().get() else {
        return;
    };
    menu.insert(&item(view, "Undo", &undo), 0);
    menu.insert(&item(view, "Redo", &redo), 1);
    menu.insert(&ContextMenuItem::new_separator(), 2);
}

/// Returns a menu item that runs one of WebKit's editing commands in the field.
fn item(view: &WebView, command: &'static str, label: &str) -> ContextMenuItem {
    let action = SimpleAction::new(command, None);
    let view = view.clone();
    action.connect_activate(move |_, _| view.execute_editing_command(command));
    ContextMenuItem::from_gaction(&action, label, None)
}
