//! The encoding of a text file: that of its byte order mark, UTF-16 by its zero bytes, UTF-8 where it is valid, or else
//! the one that its bytes look like.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use serde::Serialize;

/// How many bytes a guess reads.
const LOOKED_AT: usize = 64 * 1024;

/// A file as text, and the name of the encoding that it was read in.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
    pub(crate) why: EncodingReason,
}

/// Why a file is read in its encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum EncodingReason {
    Chosen,
    /// The file begins with a byte order mark.
    Mark,
    /// Zero bytes, as only UTF-16 has them.
    ZeroBytes,
    /// All of it is valid UTF-8.
    Valid,
    /// Its bytes look most like it.
    Guess,
}

/// Returns the text of a file, in the encoding of a name or, with `None`, in the one found. The byte order mark is left
/// out.
///
/// # Errors
/// The name if no encoding has it.
pub(crate) fn decode(bytes: Vec<u8>, name: Option<&str>) -> Result<Decoded, String> {
    let chosen = name
        .map(|name| named(name).ok_or_else(|| name.to_owned()))
        .transpose()?;
    let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((UTF_8, 0));
    let (encoding, why) = match (chosen, mark) {
        (Some(chosen), _) => (chosen, EncodingReason::Chosen),
        (None, 0) => found(&bytes),
        (None, _) => (encoding, EncodingReason::Mark),
    };
    Ok(Decoded {
        text: text(bytes, mark, encoding),
        encoding: encoding.name(),
        why,
    })
}

fn text(mut bytes: Vec<u8>, mark: usize, encoding: &'static Encoding) -> String {
    bytes.drain(..mark);
    if encoding == UTF_8 {
        return String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    }
    encoding.decode_without_bom_handling(&bytes).0.into_owned()
}

fn named(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.trim().as_bytes()).map(whole)
}

/// Returns the encoding that has all letters of another one.
fn whole(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

fn found(bytes: &[u8]) -> (&'static Encoding, EncodingReason) {
    if let Some(zero) = bytes.iter().take(LOOKED_AT).position(|byte| *byte == 0) {
        // A letter of ASCII has its zero byte first or last.
        let encoding = if zero % 2 == 0 { UTF_16BE } else { UTF_16LE };
        return (encoding, EncodingReason::ZeroBytes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, EncodingReason::Valid);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(
        &bytes[..bytes.len().min(LOOKED_AT)],
        bytes.len() <= LOOKED_AT,
    );
    let guess = whole(detector.guess(None, Utf8Detection::Deny));
    (guess, EncodingReason::Guess)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    fn check(bytes: Vec<u8>, name: Option<&str>, text: &str, encoding: &str) {
        let decoded = decode(bytes, name).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
    }

    #[test]
    fn each_file_is_read_in_its_encoding() {
        let utf16 = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>()
        };
        check(b"\xef\xbb\xbfname".to_vec(), None, "name", "UTF-8");
        check("日期,标题".as_bytes().to_vec(), None, "日期,标题", "UTF-8");
        check(
            [b"\xff\xfe".to_vec(), utf16("日期")].concat(),
            None,
            "日期",
            "UTF-16LE",
        );
        check(utf16("date;title"), None, "date;title", "UTF-16LE");
        check(b"\0d\0a".to_vec(), None, "da", "UTF-16BE");
        let chinese = "日期,标题,内容\n2026年11月20日,新品发布,今天我们发布了新的产品";
        check(GBK.encode(chinese).0.into_owned(), None, chinese, "gb18030");
        let german = "Straße;Größe;Überschrift;für die Woche";
        check(
            WINDOWS_1252.encode(german).0.into_owned(),
            None,
            german,
            "windows-1252",
        );
    }

    #[test]
    fn a_chosen_encoding_is_taken() {
        check(b"\xe9".to_vec(), Some("latin1"), "é", "windows-1252");
        assert_eq!(
            decode(Vec::new(), Some("klingon")).err().unwrap(),
            "klingon"
        );
    }
}
