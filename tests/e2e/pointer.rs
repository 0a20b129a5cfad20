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
pub(super) fn click_other(point: Point) {
    click_through_server(point, "3");
}

/// Clicks through the X server what ends the program: the driver fails if the window is gone before it has answered.
pub(super) fn click_last(point: Point) {
    click_through_server(point, "1");
}

fn click_through_server((x, y): Point, button: &str) {
    let [x, y] = [x, y].map(|along| along.round().to_string());
    xdotool(&["mousemove", &x, &y, "click", button]);
}
