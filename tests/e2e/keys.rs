//! Keys as WebDriver writes them (w3.org/TR/webdriver2, section 17.4.2), and helpers that press them.

use crate::window::Window;

pub(crate) const CONTROL: char = '\u{e009}';
pub(crate) const SHIFT: char = '\u{e008}';
pub(crate) const ALT: char = '\u{e00a}';
pub(crate) const ENTER: char = '\u{e007}';
pub(crate) const ESCAPE: char = '\u{e00c}';
pub(crate) const RIGHT: char = '\u{e014}';
pub(crate) const LEFT: char = '\u{e012}';
pub(crate) const UP: char = '\u{e013}';
pub(crate) const DOWN: char = '\u{e015}';
pub(crate) const DELETE: char = '\u{e017}';
pub(crate) const PAGE_UP: char = '\u{e00e}';
pub(crate) const PAGE_DOWN: char = '\u{e00f}';
pub(crate) const BACKSPACE: char = '\u{e003}';
pub(crate) const TAB: char = '\u{e004}';
pub(crate) const HOME: char = '\u{e011}';
pub(crate) const F8: char = '\u{e038}';
pub(crate) const END: char = '\u{e010}';

/// Presses the keys of a text, wherever the focus is.
pub(crate) fn typed(window: &Window, text: &str) {
    window.keys(&text.chars().collect::<Vec<_>>());
}

/// Waits until a post's card has the focus.
pub(crate) fn wait_focus(window: &Window, post: &str) {
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{post}'"
    ));
}
