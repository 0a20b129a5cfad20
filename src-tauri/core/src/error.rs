//! One error type. The code is for programs, the message is for a person and says what was wrong
//! and what to do about it.

use std::fmt;

use serde::Serialize;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, as far as a caller tells it apart: the window words each of these in the
/// person's language, scripts branch on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Code {
    Empty,
    TooLong,
    BadValue,
    BadDate,
    UnknownZone,
    NotFound,
    Ambiguous,
    Taken,
    /// The channel is archived; [`Error::named`] has its name.
    Archived,
    /// Not a rule that a post can repeat by.
    CannotRepeat,
    NothingToUndo,
    NothingToRedo,
    FileMissing,
    FileExists,
    NotAPlan,
    Damaged,
    NewerVersion,
    Locked,
    /// Another file has the name of the open plan.
    Replaced,
    /// The open plan has no name any more.
    Gone,
    ReadOnly,
    DiskFull,
    Unexpected,
}

#[derive(Debug)]
pub struct Error {
    code: Code,
    field: Option<&'static str>,
    reason: Option<&'static str>,
    about: Option<String>,
    message: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            field: None,
            reason: None,
            about: None,
            message: message.into(),
            source: None,
        }
    }

    /// Names the input field that was refused, so that a form can point at it.
    pub fn field(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// Tells refusals of one code apart where no input field is at fault.
    pub fn reason(mut self, reason: &'static str) -> Self {
        self.reason = Some(reason);
        self
    }

    /// Names what was refused, such as a channel, for a message in another language.
    pub fn about(mut self, name: &str) -> Self {
        self.about = Some(name.to_owned());
        self
    }

    pub fn caused_by(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.source = Some(source.into());
        self
    }

    pub fn code(&self) -> Code {
        self.code
    }

    pub fn field_name(&self) -> Option<&'static str> {
        self.field
    }

    pub fn reason_name(&self) -> Option<&'static str> {
        self.reason
    }

    pub fn named(&self) -> Option<&str> {
        self.about.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn std::error::Error + 'static))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let (code, message) = match error.kind() {
            ErrorKind::NotFound => (Code::FileMissing, "there is no such file or folder"),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                (Code::ReadOnly, "the file or its folder cannot be written")
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                (Code::DiskFull, "the disk is full: make room and try again")
            }
            _ => (Code::Unexpected, "the file could not be read or written"),
        };
        Self::new(code, format!("{message} ({error})")).caused_by(error)
    }
}
