//! How a run can end other than well, and how it says so: one line, and the exit status.

use std::io;
use std::process::ExitCode;

use daymark_core::Error;
use serde_json::{Value, json};

use crate::output::{one_line, to_stderr, to_stdout};

pub(crate) type Result<T, E = Failure> = std::result::Result<T, E>;

pub(crate) enum Failure {
    /// The planner does not take the input, or the file is not in the state for it.
    Refused(Error),
    /// The command line was not understood.
    Usage(String),
    /// Help or the version, which is no failure but ends the run.
    Shown(String),
    /// Whoever read standard output has had enough, as `head` does.
    Closed,
}

impl Failure {
    pub(crate) fn report(self, json: bool) -> ExitCode {
        match self {
            Failure::Refused(error) => complain(json, &json!(error.code()), &error.to_string(), 1),
            Failure::Usage(message) => complain(json, &json!("usage"), &message, 2),
            Failure::Shown(text) => {
                to_stdout(&text);
                ExitCode::SUCCESS
            }
            Failure::Closed => ExitCode::SUCCESS,
        }
    }
}

fn complain(json: bool, code: &Value, message: &str, status: u8) -> ExitCode {
    let line = if json {
        json!({"error": {"code": code, "message": message}}).to_string()
    } else {
        format!("error: {}", one_line(message))
    };
    to_stderr(&line);
    ExitCode::from(status)
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
