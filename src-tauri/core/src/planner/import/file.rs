//! Reads a file of JSON within bounds: its size, its depth and its number of rows. Each row is told apart before it is
//! read, so that one that can't be read doesn't keep the others out.

use std::fmt;
use std::path::Path;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::export::json::{FORMAT, VERSION};
use crate::model::brief;
use crate::whole_file::{self, Unread};
use crate::{Code, Error, Result};

/// The largest file in bytes: a plan of 100,000 posts has about 70 MB.
const MOST_BYTES: u64 = 96 << 20;
/// How deep lists and objects may be in one another; an export has 6 levels.
const DEEPEST: usize = 32;
/// The most rows in one list.
const MOST_ROWS: usize = 200_000;

/// A list whose rows are not read yet.
#[derive(Default)]
pub(super) struct RawRows<'a>(pub(super) Vec<&'a RawValue>);

/// The file with its rows unread.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFile<'a> {
    format: &'a RawValue,
    version: &'a RawValue,
    #[serde(borrow)]
    pub(super) plan: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) mission: Option<&'a RawValue>,
    #[serde(borrow, default)]
    pub(super) messages: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) audiences: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) objectives: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) channels: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) slots: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) campaigns: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) pillars: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) labels: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) notes: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) views: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) layers: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) snippets: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) subjects: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) ideas: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) feedback: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) experiments: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) declined_times: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) media: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) items: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) series: RawRows<'a>,
    #[serde(borrow, default)]
    pub(super) posts: RawRows<'a>,
}

/// What tells whether a file is one of ours.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u32>,
}

/// Returns the text of a file without its byte order mark.
pub(super) fn read(path: &Path) -> Result<String> {
    let mut text = String::from_utf8(bytes(path, MOST_BYTES)?)
        .map_err(|_| refused("it is no text in UTF-8: save it in that encoding"))?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// Returns the content of a file of at most `most` bytes.
pub(super) fn bytes(path: &Path, most: u64) -> Result<Vec<u8>> {
    let error = match whole_file::read(path, most) {
        Ok(bytes) => return Ok(bytes),
        Err(Unread::Gone) => Error::new(
            Code::FileMissing,
            format!("{} is not there: check its name", path.display()),
        ),
        Err(Unread::NotAFile) => refused("it is no file that can be read, or a plan that is open"),
        Err(Unread::TooLarge) => too_large(most),
        Err(Unread::Trouble(error)) => {
            let reason = Error::from(error);
            let message = format!("{} was not read: {reason}", path.display());
            Error::new(reason.code(), message).caused_by(reason)
        }
    };
    Err(error.field("file"))
}

/// Returns the rows of a file's text.
pub(super) fn parse(text: &str) -> Result<RawFile<'_>> {
    refuse_deep(text)?;
    match serde_json::from_str::<RawFile<'_>>(text) {
        Ok(file) if file.is_of_today() => Ok(file),
        Ok(file) => refuse_head(text).map(|()| file),
        Err(error) => {
            refuse_head(text)?;
            Err(not_json(&error))
        }
    }
}

/// Refuses a file that is of another form or version.
fn refuse_head(text: &str) -> Result<()> {
    let head: Head = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    if head.format.as_deref() != Some(FORMAT) {
        return Err(refused(
            "it is no plan of Daymark in JSON: its “format” is not “daymark-plan”",
        ));
    }
    match head.version {
        Some(version) if version > VERSION => Err(Error::new(
            Code::NewerVersion,
            "the file was not imported: a newer Daymark wrote it, update Daymark to import it",
        )),
        Some(VERSION) => Ok(()),
        _ => Err(refused("its “version” is not 1")),
    }
}

impl RawFile<'_> {
    fn is_of_today(&self) -> bool {
        let format = serde_json::from_str::<&str>(self.format.get());
        let version = serde_json::from_str::<u32>(self.version.get());
        format.is_ok_and(|format| format == FORMAT)
            && version.is_ok_and(|version| version == VERSION)
    }
}

/// Returns an error that says why the whole file was not imported.
pub(super) fn refused(reason: &str) -> Error {
    let message = format!("the file was not imported: {reason}");
    Error::new(Code::BadValue, message).field("file")
}

fn too_large(most: u64) -> Error {
    let most = most >> 20;
    let message =
        format!("the file was not imported: it is larger than {most} MB, import it in parts");
    Error::new(Code::TooLong, message)
}

fn not_json(error: &serde_json::Error) -> Error {
    let said = brief(&error.to_string());
    refused(&format!("it is no plan of Daymark in JSON ({said})"))
}

pub(super) fn refuse_deep(text: &str) -> Result<()> {
    let (mut depth, mut is_text, mut is_escaped) = (0usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => is_escaped = true,
            b'"' => is_text = !is_text,
            b'{' | b'[' if !is_text => depth += 1,
            b'}' | b']' if !is_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let message = format!("its lists and objects are more than {DEEPEST} levels deep");
            return Err(refused(&message));
        }
    }
    Ok(())
}

impl<'de: 'a, 'a> Deserialize<'de> for RawRows<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(RowsVisitor)
    }
}

struct RowsVisitor;

impl<'de> Visitor<'de> for RowsVisitor {
    type Value = RawRows<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut rows = Vec::new();
        while let Some(row) = list.next_element()? {
            if rows.len() == MOST_ROWS {
                let message = format!("a list has more than {MOST_ROWS} rows");
                return Err(serde::de::Error::custom(message));
            }
            rows.push(row);
        }
        Ok(RawRows(rows))
    }
}
