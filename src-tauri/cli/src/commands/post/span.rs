//! Parses how much later a post is moved: `3d`, `2w`, `4h` or `90m`; negative is earlier.

use daymark_core::model::When;
use daymark_core::{Code, Error, Result};

/// Parses a span. Days and weeks keep the time of day; hours and minutes are those of local time.
pub(super) fn parse(text: &str) -> Result<When> {
    read(text.trim()).ok_or_else(|| {
        let message = "the span can't be read: write it as 3d, 2w, 4h or 90m, or -3d for earlier";
        Error::new(Code::BadValue, message).field("by")
    })
}

fn read(text: &str) -> Option<When> {
    let unit = text.chars().next_back()?;
    let number: i64 = text.strip_suffix(unit)?.parse().ok()?;
    let (days, minutes) = match unit {
        'w' => (number.checked_mul(7)?, 0),
        'd' => (number, 0),
        'h' => (0, number.checked_mul(60)?),
        'm' => (0, number),
        _ => return None,
    };
    Some(When::By {
        days,
        minutes,
        tray: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans() {
        let by = |days, minutes| {
            Some(When::By {
                days,
                minutes,
                tray: None,
            })
        };
        for (text, expected) in [
            ("3d", by(3, 0)),
            ("2w", by(14, 0)),
            ("90m", by(0, 90)),
            ("4h", by(0, 240)),
            ("-3d", by(-3, 0)),
            ("+1w", by(7, 0)),
            ("", None),
            ("d", None),
            ("3", None),
            ("3 d", None),
            ("1.5h", None),
            ("3天", None),
            ("9223372036854775807w", None),
            ("99999999999999999999d", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
