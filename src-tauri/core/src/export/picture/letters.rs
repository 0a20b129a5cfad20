//! Texts of a picture: how wide they are about, how they are broken into lines, and how they are written into SVG.

/// Returns about how wide a text is in a bold font of a size, in pixels. No font is read for it, so cards cut off what is wider.
pub(super) fn width(text: &str, size: f32) -> f32 {
    text.chars().map(width_of).sum::<f32>() * size
}

/// Returns the width of a letter in parts of the size of its font.
fn width_of(letter: char) -> f32 {
    match letter {
        ' ' | 'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '(' | ')' => 0.36,
        'f' | 'r' | 't' | '-' | '/' => 0.46,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 1.0,
        'A'..='Z' | '&' => 0.76,
        letter if letter.is_ascii() => 0.66,
        letter if (letter as u32) < 0x1100 => 0.7,
        _ => 1.05,
    }
}

/// Breaks a text into at most `most` lines of a width; the last ends in an ellipsis if more is left.
pub(super) fn lines(text: &str, size: f32, room: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        let end = end_of_line(rest, size, room);
        let (line, after) = rest.split_at(end);
        rest = after.trim_start();
        match rest.is_empty() || lines.len() + 1 < most {
            true => lines.push(line.trim_end().to_owned()),
            false => lines.push(cut(line.trim_end(), size, room)),
        }
    }
    lines
}

/// Returns where the first line of a text ends: after a word, or within one that is too long or has no spaces around.
fn end_of_line(text: &str, size: f32, room: f32) -> usize {
    let (mut taken, mut space) = (0.0, None);
    for (place, letter) in text.char_indices() {
        let is_wide = width_of(letter) > 1.0;
        if (letter.is_whitespace() || is_wide) && place > 0 {
            space = Some(place);
        }
        taken += width_of(letter) * size;
        if taken > room && place > 0 {
            return space.unwrap_or(place);
        }
    }
    text.len()
}

/// Returns a line with an ellipsis at its end, as much of it as has room.
fn cut(line: &str, size: f32, room: f32) -> String {
    let mut line = line.to_owned();
    while !line.is_empty() && width(&line, size) + size > room {
        line.pop();
    }
    format!("{}…", line.trim_end())
}

/// Returns a text of one line as it is written between tags.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '&' => written.push_str("&amp;"),
            '"' => written.push_str("&quot;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {
                written.push(' ')
            }
            letter => written.push(letter),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_and_what_is_left_is_told() {
        assert_eq!(lines("one two three", 10.0, 50.0, 3), ["one two", "three"]);
        assert_eq!(lines("一二三四五六", 10.0, 33.0, 3), ["一二三", "四五六"]);
        assert_eq!(
            lines("one two three four", 10.0, 50.0, 2),
            ["one two", "three…"]
        );
        assert_eq!(lines("", 10.0, 40.0, 2), [""; 0]);
        for text in ["unbreakablewordthatisfartoolong", "一二三四五六七八"] {
            let found = lines(text, 10.0, 40.0, 2);
            assert!(found[1].ends_with('…'), "{found:?}");
            assert!(
                found.iter().all(|line| width(line, 10.0) <= 45.0),
                "{found:?}"
            );
        }
    }

    #[test]
    fn no_letter_ends_a_tag() {
        assert_eq!(
            escaped("<a & \"b\">\u{0}"),
            "&lt;a &amp; &quot;b&quot;&gt; "
        );
    }
}
