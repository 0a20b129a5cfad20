//! Times of day as people write them: `9:30 pm`, `9h30`, `9 Uhr`, `下午3点半`.

use std::sync::LazyLock;

use regex::Regex;

static COLON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(上午|早上|凌晨|中午|下午|晚上)?\s*(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:\.\d+)?\s*([ap])?\.?(?:m\b)?").ok()
});
static HALF_DAY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"()(\d{1,2})()\s*([ap])\.?\s*m\b").ok());
static HOUR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(上午|早上|凌晨|中午|下午|晚上)?\s*(\d{1,2})\s*(?:h|uhr|點|点|时|時)\s*(\d{2}|半)?()",
    )
    .ok()
});

/// Returns the first time of day in a [`super::folded`] text, in minutes since midnight, and the text without it.
pub(super) fn time_in(text: &str) -> Option<(u16, String)> {
    let with_colon = text.contains(':').then_some(&COLON);
    let patterns = with_colon.into_iter().chain([&HALF_DAY, &HOUR]);
    patterns
        .into_iter()
        .find_map(|pattern| by(pattern.as_ref()?, text))
}

fn by(pattern: &Regex, text: &str) -> Option<(u16, String)> {
    let found = pattern.captures(text)?;
    let part = |index: usize| found.get(index).map_or("", |part| part.as_str());
    let minute = match part(3) {
        "" => 0,
        "半" => 30,
        digits => digits.parse().ok()?,
    };
    let hour = hour(part(2).parse().ok()?, part(1), part(4))?;
    let whole = found.get(0)?;
    let rest = format!("{} {}", &text[..whole.start()], &text[whole.end()..]);
    (hour < 24 && minute < 60).then_some((hour * 60 + minute, rest))
}

/// Returns the hour of 24 from an hour and what is beside it: 12 am is midnight.
fn hour(hour: u16, chinese: &str, english: &str) -> Option<u16> {
    let is_afternoon =
        matches!(chinese, "下午" | "晚上") || english == "p" || (chinese == "中午" && hour < 3);
    let is_morning = matches!(chinese, "上午" | "早上" | "凌晨") || english == "a";
    match (is_morning, is_afternoon) {
        (true, _) if hour == 12 => Some(0),
        (_, true) if hour < 12 => Some(hour + 12),
        (false, false) | (true, _) | (_, true) => Some(hour),
    }
}

#[cfg(test)]
mod tests {
    use super::super::folded;
    use super::*;

    #[test]
    fn times_are_read_as_they_are_meant() {
        for (text, expected) in [
            ("10:00 AM", Some(600)),
            ("12 am", Some(0)),
            ("12:15 pm", Some(735)),
            ("8 pm", Some(1200)),
            ("8 p.m.", Some(1200)),
            ("17:30:00", Some(1050)),
            ("00:00", Some(0)),
            ("9h30", Some(570)),
            ("9 Uhr", Some(540)),
            ("下午3点半", Some(930)),
            ("上午9:05", Some(545)),
            ("２０：３０", Some(1230)),
            ("10:00–11:00", Some(600)),
            ("LIVE", None),
            ("-", None),
            ("25:00", None),
            ("5.10.2026", None),
            ("Photo 3", None),
        ] {
            let minute = time_in(&folded(text)).map(|(minute, _)| minute);
            assert_eq!(minute, expected, "{text}");
        }
    }
}
