//! Single steps of the pointer.

use std::time::Duration;

use fantoccini::actions::PointerAction;

use super::{Point, xdotool};

pub(super) fn to((x, y): Point, millis: u64) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(Duration::from_millis(millis)),
        x,
        y,
    }
}

pub(super) fn down() -> PointerAction {
    PointerAction::Down { button: 0 }
}

pub(super) fn up() -> PointerAction {
    PointerAction::Up { button: 0 }
}

/// Clicks with the right button through the X server. The driver was seen to click with the left one, too,
/// and to keep the right one down, so that no later press worked.
pub(super) fn click_other((x, y): Point) {
    let [x, y] = [x, y].map(|along| along.round().to_string());
    xdotool(&["mousemove", &x, &y, "click", "3"]);
}
