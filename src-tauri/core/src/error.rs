//! The error type of the whole program. Its code is for programs; its message is for a person and tells what
//! was wrong and what to do.

use std::fmt;

use serde::Serialize;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The kind of an error. The window translates each kind into the person's language, and scripts branch on it.
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
    /// The text is not a rule that a post can repeat by.
    CannotRepeat,
    NothingToUndo,
    NothingToRedo,
    FileMissing,
    FileExists,
    NotAPlan,
    Damaged,
    NewerVersion,
    Locked,
    /// Another file has taken the name of the open plan.
    Replaced,
    /// No file has the name of the open plan any more.
    Gone,
    ReadOnly,
    DiskFull,
    /// The person cancelled the operation.
    Cancelled,
    Unexpected,
}

/// An error of any operation; its `Display` is the message for a person.
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

    /// Sets the name of the input field that was refused, so that a form can mark it.
    pub fn field(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// Sets a key that tells errors of the same code apart where no input field is at fault.
    pub fn reason(mut self, reason: &'static str) -> Self {
        self.reason = Some(reason);
        self
    }

    /// Sets the name of the object that was refused, such as a channel, for translated messages.
    pub fn about(mut self, name: &str) -> Self {
        self.about = Some(name.to_owned());
        self
    }

    /// Sets the underlying error.
    pub fn caused_by(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Returns the kind of the error.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns the input field that was refused; `None` if no field is at fault.
    pub fn field_name(&self) -> Option<&'static str> {
        self.field
    }

    /// Returns the key set by [`Error::reason`].
    pub fn reason_name(&self) -> Option<&'static str> {
        self.reason
    }

    /// Returns the name set by [`Error::about`].
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
