//! How a run can end other than well.

use std::io;

use daymark_core::Error;

pub(crate) type Result<T, E = Failure> = std::result::Result<T, E>;

pub(crate) enum Failure {
    /// The planner does not take the input, or the file is not in the state for it.
    Refused(Error),
    /// The command line was not understood.
    Usage(String),
    /// Help or the version, which is no failure but ends the run.
    Shown(String),
    /// A check found an error, and it was printed.
    Found,
    /// Whoever read standard output has had enough, as `head` does.
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
