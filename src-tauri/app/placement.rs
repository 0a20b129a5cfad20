//! The size and position of a window, and whether it can have them again: screens may be gone.

use serde::{Deserialize, Serialize};

/// The smallest size of a window.
pub(crate) const MIN_SIZE: (f64, f64) = (720.0, 480.0);
/// The size of a window that was never opened.
pub(crate) const USUAL: (f64, f64) = (1440.0, 900.0);
/// How much of a window must be on a screen for a person to be able to move it, in logical pixels.
const GRIP: f64 = 80.0;

/// A rectangle in logical pixels, which don't depend on the screen's scale.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Frame {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
    #[serde(default)]
    pub(crate) maximized: bool,
}

/// The size and position of a new window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placement {
    pub(crate) size: (f64, f64),
    /// `None` leaves the position to the system.
    pub(crate) position: Option<(f64, f64)>,
    pub(crate) maximized: bool,
}

/// Returns the placement of a window that had the frame `left` when it was closed. A size that fits on no
/// screen and a position on no screen are ignored.
pub(crate) fn placement(left: Option<Frame>, screens: &[Frame]) -> Placement {
    let usual = Placement {
        size: USUAL,
        position: None,
        maximized: false,
    };
    let Some(frame) = left else { return usual };
    let has_room = |screen: &Frame| frame.width <= screen.width && frame.height <= screen.height;
    let is_usable = frame.width >= MIN_SIZE.0 && frame.height >= MIN_SIZE.1;
    let maximized = frame.maximized;
    if !is_usable || !screens.iter().any(has_room) {
        return Placement { maximized, ..usual };
    }
    let is_there = screens.iter().any(|screen| can_be_held(&frame, screen));
    Placement {
        size: (frame.width, frame.height),
        position: is_there.then_some((frame.x, frame.y)),
        maximized,
    }
}

/// Returns true if enough of the window's top edge is on the screen.
fn can_be_held(frame: &Frame, screen: &Frame) -> bool {
    let right = (frame.x + frame.width).min(screen.x + screen.width);
    let across = right - frame.x.max(screen.x);
    across >= GRIP && frame.y >= screen.y && frame.y <= screen.y + screen.height - GRIP
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Frame = frame(0.0, 0.0, 1920.0, 1080.0);

    const fn frame(x: f64, y: f64, width: f64, height: f64) -> Frame {
        Frame {
            x,
            y,
            width,
            height,
            maximized: false,
        }
    }

    fn check(left: Frame, screens: &[Frame], size: (f64, f64), position: Option<(f64, f64)>) {
        let found = placement(Some(left), screens);
        assert_eq!((found.size, found.position), (size, position), "{left:?}");
    }

    #[test]
    fn a_window_is_where_it_was_left() {
        let left = frame(100.0, 50.0, 1200.0, 800.0);
        check(left, &[SCREEN], (1200.0, 800.0), Some((100.0, 50.0)));
        let second = frame(1920.0, 0.0, 1280.0, 1024.0);
        let left = frame(2000.0, 10.0, 1000.0, 700.0);
        check(
            left,
            &[SCREEN, second],
            (1000.0, 700.0),
            Some((2000.0, 10.0)),
        );
        let left = frame(-500.0, 0.0, 1000.0, 700.0);
        check(left, &[SCREEN], (1000.0, 700.0), Some((-500.0, 0.0)));
    }

    #[test]
    fn a_size_that_no_screen_has_is_forgotten() {
        check(frame(0.0, 0.0, 2560.0, 1000.0), &[SCREEN], USUAL, None);
        check(frame(0.0, 0.0, 1000.0, 1200.0), &[SCREEN], USUAL, None);
        check(frame(0.0, 0.0, 300.0, 200.0), &[SCREEN], USUAL, None);
        check(frame(0.0, 0.0, f64::NAN, 700.0), &[SCREEN], USUAL, None);
        check(frame(0.0, 0.0, 1000.0, 700.0), &[], USUAL, None);
    }

    #[test]
    fn a_place_that_is_on_no_screen_is_forgotten() {
        let size = (1000.0, 700.0);
        check(frame(2000.0, 10.0, 1000.0, 700.0), &[SCREEN], size, None);
        check(frame(1890.0, 10.0, 1000.0, 700.0), &[SCREEN], size, None);
        check(frame(10.0, -300.0, 1000.0, 700.0), &[SCREEN], size, None);
        check(frame(10.0, 1070.0, 1000.0, 700.0), &[SCREEN], size, None);
    }

    #[test]
    fn a_window_that_filled_its_screen_does_so_again() {
        let mut left = frame(0.0, 0.0, 1000.0, 700.0);
        left.maximized = true;
        assert!(placement(Some(left), &[SCREEN]).maximized);
        assert!(!placement(None, &[SCREEN]).maximized);
    }
}
