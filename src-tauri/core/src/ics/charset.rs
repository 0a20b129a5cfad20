//! Letters of a calendar file: UTF-8, UTF-16, Latin-1, the charset that a line names, and quoted-printable.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use quoted_printable::ParseMode;

/// Returns a file's bytes such that lines end at ASCII breaks: UTF-16 as UTF-8, and no byte order mark.
pub(super) fn with_ascii_breaks(bytes: &[u8]) -> Cow<'_, [u8]> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((without_mark(bytes), 0));
    let rest = bytes.get(mark..).unwrap_or_default();
    if encoding == UTF_8 {
        return Cow::Borrowed(rest);
    }
    let (text, _) = encoding.decode_without_bom_handling(rest);
    Cow::Owned(text.into_owned().into_bytes())
}

/// A calendar begins with an ASCII letter, of which UTF-16 has one byte of zero.
fn without_mark(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [0, letter, ..] if *letter != 0 => UTF_16BE,
        [letter, 0, ..] if *letter != 0 => UTF_16LE,
        _ => UTF_8,
    }
}

/// Returns the text of a line's bytes. Without a charset of its own a line is UTF-8, or else Latin-1 as Windows
/// extends it.
pub(super) fn text(bytes: &[u8], charset: Option<&str>) -> String {
    let named = charset.and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = named.unwrap_or_else(|| if is_utf8(bytes) { UTF_8 } else { WINDOWS_1252 });
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Returns true also for text in other letters whose last one was cut off with a line that is too long.
fn is_utf8(bytes: &[u8]) -> bool {
    let Err(error) = std::str::from_utf8(bytes) else {
        return true;
    };
    error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii()
}

/// Returns the bytes that quoted-printable text stands for.
pub(super) fn unquoted(bytes: &[u8]) -> Vec<u8> {
    quoted_printable::decode(bytes, ParseMode::Robust).unwrap_or_else(|_| bytes.to_vec())
}
