//! The length of a message on Telegram (tdlib/td `MessageEntity.cpp`: `fix_formatted_text`, `misc.cpp`:
//! `clean_input_string`; 2026-07): spaces at both ends aren't sent, nor are some characters within.

use super::saturate;

/// Returns the code points that are sent.
pub(super) fn count(text: &str) -> u32 {
    let sent = text.trim_matches(|c| is_dropped(c) || is_space(c));
    saturate(sent.chars().filter(|&c| !is_dropped(c)).count())
}

/// Returns true for U+000D and U+2028–202E, which are dropped wherever they are.
fn is_dropped(c: char) -> bool {
    matches!(c, '\r' | '\u{2028}'..='\u{202e}')
}

/// Returns true for a space and for control characters, which are sent as spaces.
fn is_space(c: char) -> bool {
    matches!(c, '\0'..='\u{20}')
}
