//! The ways a run can end other than with success.

use std::io;

use daymark_core::Error;

pub(crate) type Result<T, E = Failure> = std::result::Result<T, E>;

pub(crate) enum Failure {
    /// The planner refused the input, or the file's state doesn't allow the command.
    Refused(Error),
    /// The command line could not be parsed.
    Usage(String),
    /// Help or the version was printed, which is no failure but ends the run.
    Shown(String),
    /// A check found an error, and it was printed.
    Found,
    /// The reader of standard output has closed it, as `head` does.
    Closed,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let source = std::error::Error::source(&error);
        match source.and_then(|source| source.downcast_ref::<io::Error>()) {
            Some(source) if source.kind() == io::ErrorKind::BrokenPipe => Failure::Closed,
            _ => Failure::Refused(error),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Error::from(error).into()
    }
}
