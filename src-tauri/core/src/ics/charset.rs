//! Character encodings of a calendar file: UTF-8, UTF-16, Latin-1, the charset that a line names, and
//! quoted-printable.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use quoted_printable::ParseMode;

/// Returns the bytes of a file so that lines end at ASCII breaks: UTF-16 is converted to UTF-8, and a byte
/// order mark is removed.
pub(super) fn with_ascii_breaks(bytes: &[u8]) -> Cow<'_, [u8]> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((without_mark(bytes), 0));
    let rest = bytes.get(mark..).unwrap_or_default();
    if encoding == UTF_8 {
        return Cow::Borrowed(rest);
    }
    let (text, _) = encoding.decode_without_bom_handling(rest);
    Cow::Owned(text.into_owned().into_bytes())
}

/// Returns the encoding of a file without a byte order mark. A calendar begins with an ASCII letter, which in
/// UTF-16 has one zero byte.
fn without_mark(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [0, letter, ..] if *letter != 0 => UTF_16BE,
        [letter, 0, ..] if *letter != 0 => UTF_16LE,
        _ => UTF_8,
    }
}

/// Decodes the bytes of a line. Without a charset a line is UTF-8 or, if it isn't valid UTF-8, Windows-1252.
pub(super) fn text(bytes: &[u8], charset: Option<&str>) -> String {
    let named = charset.and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = named.unwrap_or_else(|| if is_utf8(bytes) { UTF_8 } else { WINDOWS_1252 });
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Returns true for UTF-8, including non-ASCII text whose last character was cut because the line is too long.
fn is_utf8(bytes: &[u8]) -> bool {
    let Err(error) = std::str::from_utf8(bytes) else {
        return true;
    };
    error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii()
}

/// Decodes quoted-printable text.
pub(super) fn unquoted(bytes: &[u8]) -> Vec<u8> {
    quoted_printable::decode(bytes, ParseMode::Robust).unwrap_or_else(|_| bytes.to_vec())
}
