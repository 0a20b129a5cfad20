//! What a pointer does, step by step.

use std::time::Duration;

use fantoccini::actions::PointerAction;

use super::Point;

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
