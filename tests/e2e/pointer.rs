//! What a pointer does, step by step.

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

/// Clicks with the other button by way of the X server: the driver was seen to click with the first one
/// as well, and to keep the other down from then on, so that no press after it was one.
pub(super) fn click_other((x, y): Point) {
    let [x, y] = [x, y].map(|along| along.round().to_string());
    xdotool(&["mousemove", &x, &y, "click", "3"]);
}
